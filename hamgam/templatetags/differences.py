"""What pages of differences say: a view's words in the reader's language, or in the one they were written in."""

from django import template
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from hamgam.templatetags.hamgam import direction

register = template.Library()


@register.filter
def in_own_words(words: dict[str, str]) -> SafeString:
    """Somebody's own words as paragraphs, marked as another language's where the reader's has none."""
    language = get_language() or "fa"
    written = language if words.get(language) else next((code for code, said in words.items() if said), language)
    lines = format_html_join("", "<p>{}</p>", ((line,) for line in words.get(written, "").split("\n") if line.strip()))
    if written == language:
        return lines
    return format_html('<div lang="{}" dir="{}">{}</div>', written, direction(written), lines)
