"""A process that dies in the middle of an act: python -m tests.record.crash (prepare | die STATEMENT | again)."""

import os
import sys

TOKEN = "the-same-form"
NAMES = {"fa": "انجمن چشمه", "en": "Spring"}


def prepare() -> None:
    """An installation with its people."""
    from django.core.management import call_command

    from tests.people import make_world

    call_command("migrate", verbosity=0)
    make_world()


def rename() -> None:
    """The act that is tried."""
    from hamgam.members import acts
    from hamgam.members.actor import Actor
    from hamgam.members.models import Organisation, Person

    organisation = Organisation.objects.get(slug="a")
    liaison = Actor.of(Person.objects.get(username="a-liaison"), organisation)
    acts.rename_organisation(by=liaison, on=organisation, names=NAMES, token=TOKEN)


def die(statement: str) -> None:
    """End without a word as soon as a statement that begins so has been done; "answer": after the act."""
    from django.db import connection

    def last(execute, sql, params, many, context):
        answer = execute(sql, params, many, context)
        if sql.startswith(statement):
            os._exit(9)
        return answer

    with connection.execute_wrapper(last):
        rename()
    os._exit(9 if statement == "answer" else 3)


if __name__ == "__main__":
    import django

    django.setup()
    {"prepare": prepare, "die": die, "again": rename}[sys.argv[1]](*sys.argv[2:])
