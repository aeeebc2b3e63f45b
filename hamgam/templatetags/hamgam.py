"""What templates say: digits, dates, names in the reader's language, marks, and whether one may."""

import uuid
from collections.abc import Iterable
from typing import Any

from django import template
from django.template.context import RequestContext
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from hamgam.bylaws import rules
from hamgam.engine import letters, spoken
from hamgam.members import saying
from hamgam.positions.words import stance_word
from hamgam.site.fields import field_name, value_said
from hamgam.site.sentences import explain, in_language, role_name

register = template.Library()


def _language() -> str:
    return get_language() or "fa"


@register.filter
def digits(value: object) -> str:
    """A number in the reader's digits."""
    return spoken.number(value, _language())


@register.filter
def in_fours(code: str) -> str:
    """A long code as people copy it: four signs, a space, four signs."""
    return " ".join(code[place : place + 4] for place in range(0, len(code), 4))


@register.filter
def counted(value: int) -> str:
    """A small number as a word."""
    return spoken.counted(int(value), _language())


@register.filter
def letter(value: int) -> str:
    """The letter of a wording."""
    return spoken.letter(int(value), _language())


@register.filter
def said(values: dict[str, str]) -> str:
    """A text held in several languages, in the reader's."""
    return in_language(values or {})


@register.filter
def name(organisation: Any) -> str:
    """An organisation's name in the reader's language."""
    return in_language(organisation.names)


@register.filter
def short(organisation: Any) -> str:
    """An organisation's short name."""
    return in_language(organisation.short_names) or in_language(organisation.names)


@register.filter
def role(value: str) -> str:
    """A role's name."""
    return role_name(value)


@register.filter
def field_said(value: str) -> str:
    """What a field of a form is called."""
    return field_name(value)


@register.filter
def chosen_in(value: str, field: str) -> str:
    """What was typed or chosen in a field, as a person reads it."""
    return value_said(field, value)


@register.filter
def listed(items: Iterable[str]) -> str:
    """Names in a row, as they are said."""
    return spoken.listed(list(items), _language())


@register.filter
def direction(language: str) -> str:
    """rtl or ltr."""
    return letters.direction(language)


@register.filter
def get(values: dict[Any, Any], key: Any) -> Any:
    """One value of a dictionary."""
    return values.get(key) if values else None


for said_time in (saying.day, saying.short_day, saying.both, saying.moment):
    register.filter(said_time.__name__, said_time)


#: stance or answer → (class of the mark, word)
_MARKS = {"accept": "m-a", "reservation": "m-r", "stand_aside": "m-s", "reject": "m-n", "": "m-u", None: "m-u"}
_SIGN_MARKS = {"sign": "m-a", "sign_note": "m-r", "decline": "m-n", "waiting": "m-u"}


@register.simple_tag
def mark(stance: str | None, hidden_word: bool = True) -> SafeString:
    """The mark of a stance, with its word for those who hear the page."""
    word = format_html('<span class="vh">{}</span>', stance_word(stance)) if hidden_word else ""
    kind = _MARKS.get(stance) or _SIGN_MARKS.get(stance or "", "m-u")
    return format_html('<i class="m {}"></i>{}', kind, word)


@register.simple_tag
def compared(pieces: Iterable[Any]) -> SafeString:
    """Words that change, with hidden words that say so aloud."""
    parts, removed = [], False
    for piece in pieces:
        if piece.kind == "same":
            parts.append(format_html("{}", piece.text))
        elif piece.kind == "deleted":
            parts.append(format_html('<del><span class="vh">{}</span>{}</del>', _("removed: "), piece.text))
        else:
            # Without a space between them the letters of the two words would be joined.
            parts.append(" " if removed else "")
            parts.append(format_html('<ins><span class="vh">{}</span>{}</ins>', _("added: "), piece.text))
        removed = piece.kind == "deleted"
    return mark_safe("".join(parts))


@register.filter
def paragraphs(value: str) -> SafeString:
    """Plain text as paragraphs."""
    return format_html_join("", "<p>{}</p>", ((line,) for line in value.split("\n") if line.strip()))


@register.filter
def frozen(value: str) -> SafeString:
    """A frozen text as paragraphs: its first line is the title, empty lines divide."""
    title, *blocks = value.strip().split("\n\n")
    body = format_html_join("", '<p class="text">{}</p>', ((block,) for block in blocks))
    return format_html('<p class="frozen-title">{}</p>{}', title, body)


@register.simple_tag
def token() -> SafeString:
    """A form's own number, so that sending it twice records it once."""
    return format_html('<input type="hidden" name="token" value="{}">', uuid.uuid4().hex)


@register.simple_tag(takes_context=True)
def may(context: RequestContext, act: str, on: Any = None) -> Any:
    """The gate's own question, asked before a button is shown: {% may "texts.freeze" text as verdict %}."""
    return rules.ask(context["request"].actor, act, on, bylaws=_bylaws(context))


def _bylaws(context: RequestContext) -> Any:
    request = context["request"]
    if not hasattr(request, "bylaws"):
        request.bylaws = rules.in_force()
    return request.bylaws


@register.inclusion_tag("site/why_not.html")
def why_not(verdict: Any) -> dict[str, Any]:
    """Why a button is not offered, with the article."""
    return {"explanation": explain(verdict)}
