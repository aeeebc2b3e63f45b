"""What the pages of texts say: names of kinds and stages, the bar of stages, words that change."""

from typing import Any

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from hamgam.bylaws.act_words import act_words
from hamgam.engine.letters import direction
from hamgam.engine.spoken import listed
from hamgam.engine.spoken import number as spoken_number
from hamgam.engine.texts import compare
from hamgam.templatetags.hamgam import compared, paragraphs
from hamgam.texts import names

register = template.Library()
register.filter("kind_name", names.kind_name)
register.filter("stage_name", names.stage_name)
register.filter("language_name", names.language_name)
register.filter("translation_state", names.translation_state)
register.filter("wording_state", names.wording_state)
register.filter("version_reason", names.version_reason)


@register.inclusion_tag("texts/stages.html")
def stages(text: Any) -> dict[str, Any]:
    """The six bars: what is done, where the text stands, what is to come."""
    now = names.STEPS.index(text.stage) if text.stage in names.STEPS else -1
    return {"steps": [(names.stage_name(step), at < now, at == now) for at, step in enumerate(names.STEPS)]}


@register.simple_tag
def differ(old: str, new: str) -> SafeString:
    """What changes from one wording to another, word by word, to be read and heard."""
    return compared(compare(old, new))


@register.filter
def in_tongue(values: dict[str, str]) -> SafeString | str:
    """Words held in several languages, in the reader's, else in another one that says which it is."""
    language = get_language() or "fa"
    if (values or {}).get(language):
        return values[language]
    found = next(((code, words) for code, words in (values or {}).items() if words), None)
    if found is None:
        return ""
    return format_html('<span lang="{}" dir="{}">{}</span>', found[0], direction(found[0]), found[1])


@register.simple_tag
def in_reader(laid: Any) -> str:
    """The leading words in the reader's language, where there is a translation."""
    language = get_language() or "fa"
    return next((row.body for row in laid.lead.translations.all() if row.language == language), "")


@register.filter
def eight(digest: str) -> list[str]:
    """A fingerprint in eight groups of eight."""
    return [digest[at : at + 8] for at in range(0, len(digest), 8)]


@register.filter
def clause_name(number: int | None) -> str:
    """«بند ۳», or «پاراگراف» where there is no number."""
    if number is None:
        return _("Paragraph")
    return _("Clause %(number)s") % {"number": spoken_number(number, get_language() or "fa")}


@register.filter
def act_word(act: str) -> str:
    """What an entry of the record did."""
    return act_words().get(act, act)


@register.filter
def case_name(change: Any) -> str:
    """What became of a clause between two versions: “Clause 3 was moved, now clause 5”."""
    was = [clause_name(_number(number)) for number in change.numbers_before]
    now = [clause_name(_number(number)) for number in change.numbers_after]
    values = {"was": spoken_list(was), "now": spoken_list(now)}
    sentences = {
        "changed": _("%(now)s: other words") if was == now else _("%(was)s, now %(now)s: other words"),
        "added": _("%(now)s: new"),
        "removed": _("%(was)s: no longer in the text"),
        "moved": _("%(was)s was moved, now %(now)s"),
        "moved_and_changed": _("%(was)s was moved and changed, now %(now)s"),
        "split": _("%(was)s was divided into %(now)s"),
        "merged": _("%(was)s were joined into %(now)s"),
        "recast": _("%(was)s were recast as %(now)s"),
    }
    return sentences.get(change.case, "%(now)s") % values


@register.filter
def section_case(case: str) -> str:
    """What became of a section."""
    return {
        "changed": _("Section with another heading"),
        "added": _("New section"),
        "removed": _("Section that is gone"),
        "moved": _("Section that was moved"),
        "moved_and_changed": _("Section that was moved, with another heading"),
    }.get(case, case)


@register.filter
def problem_sentence(code: str) -> str:
    """Why a sign may not stand in a text to be signed."""
    return {
        "bidi_control": _("A hidden mark that turns the direction of reading stands near:"),
        "zero_width": _("A sign that nobody sees stands near:"),
        "control_character": _("A control sign stands near:"),
        "unassigned": _("A sign that no font knows stands near:"),
        "replacement_character": _("A sign was lost on the way; look near:"),
        "presentation_form": _("A letter in an old form for printers stands near:"),
        "mixed_script": _("Letters of two scripts stand in one word, which can deceive; look near:"),
        "mixed_digits": _("Digits of two kinds stand in one number; look near:"),
        "stacked_marks": _("Too many marks stand on one letter; look near:"),
    }.get(code, _("Something that cannot be frozen stands near:"))


def _number(value: str | None) -> int | None:
    return None if value is None else int(value)


def spoken_list(parts: list[str]) -> str:
    """Names in a row, in the reader's language."""
    return listed(parts, get_language() or "fa")


@register.simple_tag
def words(said: str, attributes: str, size: str = "") -> SafeString:
    """Words of a clause: one paragraph, or several. `attributes`: language and direction, as `tongue` gives them."""
    kind = f"text {size}".strip()
    if "\n" in said:
        return format_html('<div class="{}"{}>{}</div>', kind, attributes, paragraphs(said))
    return format_html('<p class="{}"{}>{}</p>', kind, attributes, said)
