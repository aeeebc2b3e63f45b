"""`hamgam new`: an empty installation of a shape, and the links by which its first person comes in."""

import sys
from argparse import Namespace
from pathlib import Path
from zoneinfo import ZoneInfo

from django.db import transaction
from django.urls import NoReverseMatch, reverse
from django.utils import translation
from django.utils.translation import gettext as _

from hamgam.bylaws import problem_words, proposals, rules
from hamgam.bylaws.founding import found, template
from hamgam.engine.spoken import number
from hamgam.members import acts
from hamgam.members.actor import Actor
from hamgam.members.models import Coalition, Invitation
from hamgam.members.words import is_language
from hamgam.site.sentences import role_name

#: Beside the liaison's seat, the first person is offered the first of these that the bylaws know.
DUTIES = ("coordinator", "secretary", "executive")


def begin(given: Namespace) -> int:
    """Make the installation and print the links. Refused where there is one already."""
    translation.activate(given.language)
    if Coalition.objects.exists():
        print(_("There is an installation already; nothing was changed."), file=sys.stderr)
        return 1
    try:
        ZoneInfo(given.time_zone)
    except (KeyError, ValueError, OSError):
        print(_("There is no time zone %(name)s.") % {"name": given.time_zone}, file=sys.stderr)
        return 2
    further = [code.strip() for code in given.also.split(",") if code.strip()]
    unknown = [code for code in further if not is_language(code)]
    if unknown:
        print(_("There is no language with the code %(code)s.") % {"code": unknown[0]}, file=sys.stderr)
        return 2
    wrong = what_is_wrong(given.shape)
    if wrong:
        print(_("These bylaws cannot be put into force. Nothing was made."), *wrong, sep="\n", file=sys.stderr)
        return 2
    names = {given.language: given.name or _("A new coalition")}
    languages = list(dict.fromkeys([given.language, "fa", "en", *further]))
    with transaction.atomic():  # an installation without a link would let nobody in, and refuse to be made again
        found(
            given.shape,
            lambda: Coalition.objects.create(names=names, languages=languages, time_zone=given.time_zone),
        )
        host = Actor.host()
        first = acts.add_organisation(by=host, names={given.language: given.organisation or _("First organisation")})
        links = {role: acts.invite(by=host, on=first, role=role) for role in ("liaison", *_duty())}
    for role, link in links.items():
        print(f"{role_name(role)}: {given.address.rstrip('/')}{_path(link)}")
    days = number(rules.in_force().setting("invitation_days"), translation.get_language() or "fa")
    print(_("Each link opens once, within %(days)s days.") % {"days": days})
    return 0


def what_is_wrong(shape: str | Path) -> list[str]:
    """Why a coalition cannot begin with these bylaws, a sentence each, in the reader's language; empty where it can."""
    try:
        rules_text, texts = template(shape)
    except OSError as error:
        missing = _("%(file)s cannot be read. Beside a file of rules, FILE.toml, stand FILE.fa.md and FILE.en.md.")
        return [missing % {"file": error.filename}]
    except UnicodeDecodeError:
        return [problem_words.problem_words()["not_utf8"]]
    return proposals.examine(rules_text, texts, stage="founding").sentences()


def _duty() -> tuple[str, ...]:
    """The duty that the host may hand out while the coalition is being founded, if the bylaws know one."""
    given = {role for row in rules.in_force().rows("members.invite") if "host" in row.roles for role in row.gives}
    return tuple(role for role in DUTIES if role in given)[:1]


def _path(link: Invitation) -> str:
    """The invitation's address on the site."""
    try:
        return reverse("members.accept_invitation", args=[link.secret])
    except NoReverseMatch:
        return f"/{translation.get_language()}/invitation/{link.secret}/"
