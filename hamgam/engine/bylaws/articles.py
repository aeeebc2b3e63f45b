"""The readable bylaws: numbered paragraphs in Markdown, found by their numbers."""

import re

_DIGITS = str.maketrans("۰۱۲۳۴۵۶۷۸۹٠١٢٣٤٥٦٧٨٩", "01234567890123456789")
_CHAPTER = re.compile(r"^##\s+(?:\D*?\s)?([0-9۰-۹٠-٩]+)[.:)ـ،]?\s+(\S.*)$")
_PARAGRAPH = re.compile(r"^(?:#{3,6}\s+)?\*{0,2}([0-9۰-۹٠-٩]+[.٫/][0-9۰-۹٠-٩]+)\.?\*{0,2}[.:)]?\s+(\S.*)$")


def read_articles(markdown: str) -> dict[str, str]:
    """Number of article ("7.3", Latin digits, whatever the text uses) → its text, lines joined by a space.

    An article begins on a line with its number ("**7.3** …", "### 7.3 …", "۷.۳ …") and ends before the next number or
    heading. Raises ValueError when a number occurs twice: then nobody could say which of the two a rule cites.
    """
    articles: dict[str, list[str]] = {}
    current: list[str] | None = None
    for line in markdown.splitlines():
        found = _PARAGRAPH.match(line)
        if found:
            number = re.sub("[٫/]", ".", found[1].translate(_DIGITS))
            if number in articles:
                raise ValueError(f"article {number} occurs twice")
            current = articles[number] = [found[2]]
        elif line.startswith("#"):
            current = None
        elif current is not None and line.strip():
            current.append(line.strip())
    return {number: " ".join(lines) for number, lines in articles.items()}


def read_chapters(markdown: str) -> dict[str, str]:
    """Number of chapter ("7") → its heading, for the page that lists articles by chapter."""
    # A line longer than a heading is none; the expression takes time with the square of its length.
    found = (_CHAPTER.match(line) for line in markdown.splitlines() if len(line) <= 500)
    return {match[1].translate(_DIGITS): match[2].strip() for match in found if match}
