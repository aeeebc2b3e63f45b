"""Names of languages."""

from babel import Locale, UnknownLocaleError
from django.utils.translation import get_language


def language_name(code: str) -> str:
    """A language as the reader calls it; its code where nobody knows a name."""
    try:
        return Locale.parse(get_language() or "fa").languages.get(code, code)
    except UnknownLocaleError:
        return code


def is_language(code: str) -> bool:
    """Whether this is the code of a language that has a name (ISO 639, as `ckb`)."""
    return code in Locale.parse("en").languages and "_" not in code
