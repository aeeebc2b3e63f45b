"""What the pages of statements say."""

from babel import Locale, UnknownLocaleError
from django import template

from hamgam.statements import words

register = template.Library()
register.filter("level_word", words.level_word)


@register.filter
def own_name(code: str) -> str:
    """A language's name in itself."""
    try:
        return Locale.parse(code).get_language_name(code) or code
    except UnknownLocaleError:
        return code
