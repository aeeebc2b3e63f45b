"""What pages say about positions: one reading of the database for a whole text, however many clauses it has."""

from collections.abc import Iterable
from functools import lru_cache
from typing import Any

from django import template
from django.template.context import RequestContext
from django.urls import reverse
from django.utils.html import conditional_escape, format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from hamgam.bylaws.sentences import reason as reason_sentence
from hamgam.engine.bylaws import Verdict
from hamgam.engine.spoken import counted, listed
from hamgam.engine.spoken import number as spoken_number
from hamgam.members.here import in_language
from hamgam.members.models import Organisation
from hamgam.members.saying import short_day
from hamgam.positions import words
from hamgam.positions.models import STANCES, Promise
from hamgam.positions.seen import Seen, seen_by
from hamgam.positions.standing import NAMES_LIMIT, Stand, called, stand
from hamgam.positions.words import stance_word
from hamgam.site.sentences import Explanation
from hamgam.texts.shape import Laid

register = template.Library()
register.filter("we", words.we)


@register.simple_tag(takes_context=True)
def positions_of(context: RequestContext, text: Any) -> Seen:
    """The positions on a text as the reader may see them; read once for a page: {% positions_of text as positions %}.

    A view that has laid the text out already hands its clauses on as `every_clause`.
    """
    request = context["request"]
    kept = request.__dict__.setdefault("_positions", {})
    if text.pk not in kept:
        kept[text.pk] = seen_by(request.actor, text)
        if context.get("every_clause"):
            kept[text.pk].clauses = context["every_clause"]
    found: Seen = kept[text.pk]
    return found


@register.simple_tag(takes_context=True)
def stand_on(context: RequestContext, laid: Laid, text: Any) -> Stand:
    """How a clause stands; worked out once for its form and its margin: {% stand_on laid text as stand %}."""
    seen = positions_of(context, text)
    if laid.clause.pk not in seen.stands:
        seen.stands[laid.clause.pk] = stand(seen, laid)
    found: Stand = seen.stands[laid.clause.pk]
    return found


@register.filter
def quoted(reason: str) -> SafeString:
    """Somebody's own words in quotation marks, with their language where it is another than the page's."""
    language = words.tongue_of(reason)
    marks = ("«", "»") if language == "fa" else ("“", "”")
    if language == get_language():
        return format_html("{}{}{}", marks[0], reason, marks[1])
    return format_html(
        '<bdi lang="{}" dir="{}">{}{}{}</bdi>', language, "rtl" if language == "fa" else "ltr", *_around(reason, marks)
    )


def _around(reason: str, marks: tuple[str, str]) -> tuple[str, str, str]:
    return marks[0], reason, marks[1]


@register.filter
def names_of(keys: Iterable[str], seen: Seen) -> list[str]:
    """Short names of organisations by the engine's keys, in the order of the alphabet."""
    wanted = {int(key) for key in keys}
    return [called(row) for pk, row in seen.members.items() if pk in wanted]


@register.filter
def told(count: int, stance: str) -> str:
    """«سه نهاد پاسخ نداده‌اند»."""
    return words.told(stance, count)


@register.filter
def given_of(count: int, seen: Seen) -> str:
    """«ده نهاد از چهارده نهاد پاسخ داده‌اند»."""
    return words.given_of(count, len(seen.members))


@register.filter
def complete_of(count: int, seen: Seen) -> str:
    """«ده نهاد از چهارده نهاد به همهٔ بندها پاسخ داده‌اند»."""
    return words.complete_of(count, len(seen.members))


@register.filter
def answered(organisation: Organisation, stance: str) -> str:
    """«بندرگاه نمی‌پذیرد»."""
    return words.told_of(stance, called(organisation))


@register.filter
def promised(promise: Promise, seen: Seen) -> SafeString:
    """«لاله‌دشت تا ۲ آذر پاسخ می‌دهد: «…»»."""
    said = _("%(name)s will answer by %(day)s") % {
        "name": conditional_escape(called(seen.members[promise.organisation_id])), "day": short_day(promise.until),
    }  # fmt: skip
    return format_html("{}: {}", mark_safe(said), quoted(promise.note)) if promise.note else mark_safe(said)


@register.inclusion_tag("positions/legend.html")
def legend(letters: bool = False) -> dict[str, Any]:
    """The five marks with their words; it stands above every table and every text."""
    return {"stances": [(stance, stance_word(stance)) for stance in (*STANCES, "")], "letters": letters}


#: Short, since a table of a large coalition has hundreds of cells; an end tag of a cell may be left out (HTML 13.1.2.4).
_CELLS = {"accept": "a", "reservation": "r", "stand_aside": "s", "reject": "n", "": "u"}


@register.simple_tag
def cell(stance: str, letters: str) -> SafeString:
    """A cell of the matrix: the mark, which holds its word for those who hear the page."""
    if not letters:
        return _plain_cell(stance, get_language() or "fa")
    said = _("%(answer)s; can sign wording %(letters)s") % {"answer": stance_word(stance), "letters": letters}
    return format_html('<td><i class="m {}">{}</i><sup aria-hidden="true">{}</sup></td>', _CELLS[stance], said, letters)


@lru_cache(maxsize=64)
def _plain_cell(stance: str, language: str) -> SafeString:
    return format_html("<td><i class={}>{}</i>", _CELLS[stance], stance_word(stance))


@register.filter
def stair_text(row: Any) -> str:
    """«۸ بند، بی ۷»: which text a step of the staircase is."""
    language, stair = get_language() or "fa", row.stair
    digits = {"n": spoken_number(stair.longest, language), "least": spoken_number(stair.shortest, language)}
    if row.last and not row.first and stair.longest > 1:
        said = _("%(n)s clauses and fewer") % digits
    elif stair.width > 1:
        said = _("%(n)s to %(least)s clauses") % digits
    else:
        said = ngettext("%(n)s clause", "%(n)s clauses", stair.longest) % digits
    if stair.signatories is None:
        if row.added:
            return _("%(text)s, with %(clauses)s") % {"text": said, "clauses": listed(row.added, language)}
        return _("%(text)s, with proposed clauses") % {"text": said}
    if row.left_out:
        return _("%(text)s, without %(clauses)s") % {"text": said, "clauses": listed(row.left_out, language)}
    if row.kept:
        return _("%(text)s: %(clauses)s") % {"text": said, "clauses": listed(row.kept, language)}
    return said


@register.filter
def to(known: int, upper: int | None) -> str:
    """«۱۲ تا ۱۵» of a step that is not proved, «۱۲» of one that is."""
    language = get_language() or "fa"
    if upper is None:
        return spoken_number(known, language)
    return _("%(n)s to %(upper)s") % {"n": spoken_number(known, language), "upper": spoken_number(upper, language)}


@register.filter
def levels_said(reading: Any) -> str:
    """The rings in one sentence, for those who hear the page."""
    language = get_language() or "fa"
    levels = [
        ngettext(
            "%(n)s organisation signs %(clauses)s clauses", "%(n)s organisations sign %(clauses)s clauses", one.count
        )
        % {"n": spoken_number(one.count, language), "clauses": spoken_number(one.clauses, language)}
        for one in reading.levels
    ]
    return _("Rings of agreement: %(levels)s.") % {"levels": listed(levels, language)}


@register.inclusion_tag("positions/picture_links.html", takes_context=True)
def picture_links(context: RequestContext, picture: str, reading: Any) -> dict[str, Any]:
    """Where the picture is had for a report."""
    query = "?silence=bears" if reading.silence_bears else ""
    files = [
        (kind.upper(), reverse(f"positions.{picture}_{kind}", args=[reading.seen.text.number]) + query)
        for kind in ("png", "svg")
    ]
    return {"files": files, "picture": picture}


@register.filter
def stairs_said(reading: Any) -> str:
    """The picture in one sentence, for those who hear it."""
    language = get_language() or "fa"
    stairs = [stair for stair in reading.stairs if stair.signatories is not None]
    some = stairs if len(stairs) <= 8 else [*stairs[:: len(stairs) // 6], stairs[-1]]
    steps = [
        _("with %(clauses)s clauses %(n)s can sign")
        % {"clauses": spoken_number(stair.longest, language), "n": to(stair.signatories, stair.upper)}
        for stair in some
    ]
    return _("Staircase of signatories: %(steps)s.") % {"steps": listed(steps, language)}


@register.filter
def begun_of(count: int) -> str:
    """«دو نهاد بخشی را پاسخ داده‌اند»."""
    said = ngettext("%(n)s has answered a part.", "%(n)s have answered a part.", count)
    return words.begun(said % {"n": counted(count, get_language() or "fa")})


@register.inclusion_tag("site/why_not.html")
def why_not_named(verdict: Verdict, seen: Seen) -> dict[str, Any]:
    """Why a wording does not lead yet, with everybody's name, from what was read already; observers see no names."""
    missing, refused = (
        [in_language(row.names) for row in seen.members.values() if seen.named and row.public_id in waited]
        for waited in (verdict.missing, verdict.refused)
    )
    return {"explanation": _explained(verdict, missing, refused)}


def _explained(verdict: Verdict, missing: list[str], refused: list[str]) -> Explanation:
    article, shown = verdict.article or "", spoken_number(verdict.article or "", get_language() or "fa")
    return Explanation(reason_sentence(verdict), shown, article, missing, refused)


@register.inclusion_tag("site/why_not.html")
def why_not_here(verdict: Verdict, seen: Seen) -> dict[str, Any]:
    """Why a button is not offered, with names that were read already."""
    few = seen.named and len({*verdict.missing, *verdict.refused}) <= NAMES_LIMIT
    missing, refused = (
        [called(row) for row in seen.members.values() if few and row.public_id in waited]
        for waited in (verdict.missing, verdict.refused)
    )
    return {"explanation": _explained(verdict, missing, refused)}
