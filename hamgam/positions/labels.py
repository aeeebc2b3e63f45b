"""How clauses are called: by their number, or, where they bear none, by their place among those without."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from hamgam.engine.spoken import number
from hamgam.texts.shape import Laid


@dataclass(frozen=True)
class Label:
    """`short` stands in the head of a column («۳», «¶۱»), `spoken` in a sentence («بند ۳»)."""

    short: str
    spoken: str
    #: The clause's place in its own address; it stays for ever.
    anchor: int
    heading: str = ""
    #: Whether the clause is proposed to be added.
    added: bool = False


def labels(clauses: Iterable[Laid]) -> dict[int, Label]:
    """Clause id → how it is called in the reader's language."""
    language = get_language() or "fa"
    made: dict[int, Label] = {}
    plain = added = 0
    for laid in clauses:
        heading = laid.clause.headings.get(language) or next((h for h in laid.clause.headings.values() if h), "")
        if laid.clause.state == "proposed":
            added += 1
            said = number(added, language)
            short, spoken = f"+{said}", _("proposed clause %(number)s") % {"number": said}
        elif laid.number is None:
            plain += 1
            said = number(plain, language)
            short, spoken = f"¶{said}", _("paragraph %(number)s") % {"number": said}
        else:
            short = number(laid.number, language)
            spoken = _("clause %(number)s") % {"number": short}
        made[laid.clause.pk] = Label(short, spoken, laid.clause.anchor, heading, laid.clause.state == "proposed")
    return made
