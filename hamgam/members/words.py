"""Names of languages, and on which side their writing begins."""

from babel import Locale, UnknownLocaleError
from django.utils.translation import get_language

LANGUAGE_DIRECTIONS = dict.fromkeys(("fa", "ar", "ckb", "ur", "he", "azb", "ps"), "rtl")


def language_name(code: str) -> str:
    """A language as the reader calls it; its code where nobody knows a name."""
    try:
        return Locale.parse(get_language() or "fa").languages.get(code, code)
    except UnknownLocaleError:
        return code
