"""The founding text, with the fields of joint work and the means of each: agreed, it is in force from that moment.

details: {"texts": language → text, "fields": [{"names": language → name, "means": language → means}], "means": language → means
of all fields, where they share a list}.
"""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from hamgam.bylaws.acts import NotPossible
from hamgam.decisions.kinds import Details, Kind, register
from hamgam.decisions.kinds.admission import in_words
from hamgam.decisions.models import Matter
from hamgam.decisions.voices import given
from hamgam.engine.letters import direction
from hamgam.members import founding_text, here
from hamgam.members.founding_changes import changes
from hamgam.members.words import language_name

SHOWN = 3
"""So many rows for fields stand open at least; the others are folded away."""


def _stored(details: Details) -> tuple[founding_text.Words, list[founding_text.Field], founding_text.Words]:
    texts, fields = founding_text.stored(details.get("texts"), details.get("fields"))
    return texts, fields, founding_text.stored_means(details.get("means"))


def read(data: Mapping[str, str], language: str) -> tuple[Details, dict[str, str]]:
    """From the form: the text as `founding-<language>`, the means of all as `means-<language>`, and for each field its name and its means in each language."""
    languages = here.languages()
    rows = [
        {
            part: {code: data.get(f"field-{n}-{part}-{code}", "").replace("\r\n", "\n") for code in languages}
            for part in ("names", "means")
        }
        for n in range(1, founding_text.FIELDS + 1)
    ]
    texts, fields = founding_text.stored(
        {code: data.get(f"founding-{code}", "").replace("\r\n", "\n") for code in languages}, rows
    )
    means = {code: data.get(f"means-{code}", "").replace("\r\n", "\n") for code in languages}
    details: Details = {"texts": texts, "fields": fields, "means": founding_text.stored_means(means)}
    try:
        check(details)
    except NotPossible as error:
        return details, {"fields" if error.code.startswith("founding_field") else "founding": in_words(error)}
    return details, {}


def check(details: Details) -> None:
    """A text with fields that each have a name and means, other than the one in force; asked once at a time."""
    founding_text.check(*_stored(details))
    if Matter.objects.running().filter(kind="founding_text").exists():
        raise NotPossible("founding_text_runs_already")


def carry_out(matter: Matter, at: datetime) -> Details:
    """The version begins, with those who accepted it under it. Where it says just what is in force by now, nothing happens, and
    the result says so."""
    try:
        made = founding_text.begin(*_stored(matter.details), at, matter.number, _accepted(matter))
    except NotPossible as error:
        return {"not_carried_out": error.code}
    return {"founding_text": made.number}


def _accepted(matter: Matter) -> list[dict[str, str]]:
    """The organisations that said yes; nobody where people of a body answered, or where a hall agreed without a list of names."""
    people = matter.voices.filter(person__isnull=False).exists()
    said = {} if people else {name: answer.said.get("word", "") for name, answer in given(matter).items() if answer}
    kept = {"accept": "accept", "yes": "accept", "reservation": "reservation"}
    return [{"organisation": name, "word": kept[word]} for name, word in sorted(said.items()) if word in kept]


def former_of(matter: Matter) -> founding_text.FoundingText | None:
    """The version beside which a proposal is read: the one in force now, or when it was settled."""
    return founding_text.before(matter.closed_at) if matter.closed_at else founding_text.in_force()


def changes_of(matter: Matter) -> list[str]:
    """What the proposal changes in the founding text, in the reader's language."""
    return changes(former_of(matter), *_stored(matter.details))


def offers(actor: Any) -> Details:
    """What the form begins with: the text in force with its fields, and rows for more."""
    now = founding_text.in_force()
    fields = now.fields if now else []
    languages = [{"code": code, "dir": direction(code), "called": language_name(code)} for code in here.languages()]
    rows = [
        {"n": n, "open": n <= max(SHOWN, len(fields) + 1), "parts": _row(n, fields, languages)}
        for n in range(1, founding_text.FIELDS + 1)
    ]
    texts = [{**row, "id": f"founding-{row['code']}", "value": now.texts.get(row["code"], "") if now else ""}
             for row in languages]  # fmt: skip
    means = [{**row, "id": f"means-{row['code']}", "value": now.means.get(row["code"], "") if now else ""}
             for row in languages]  # fmt: skip
    return {
        "texts": texts,
        "means": means,
        "open": [row for row in rows if row["open"]],
        "more": [row for row in rows if not row["open"]],
    }


def _row(n: int, fields: list[Any], languages: list[dict[str, str]]) -> list[dict[str, Any]]:
    """The inputs of one field: in each language its name and its means."""
    words = fields[n - 1] if n <= len(fields) else {"names": {}, "means": {}}
    labels = {"names": _("Field of joint work"), "means": _("By which means")}
    return [
        {**row, "id": f"field-{n}-{part}-{row['code']}", "label": label, "long": part == "means",
         "value": words[part].get(row["code"], "")}
        for part, label in labels.items() for row in languages
    ]  # fmt: skip


register(
    Kind(
        "founding_text",
        template="decisions/kinds/founding_text.html",
        read=read,
        check=check,
        carry_out=carry_out,
        offers=offers,
    )
)
