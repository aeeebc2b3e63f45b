"""Templates: nothing inline, nothing from elsewhere, nothing declared safe, every word marked for translation."""

import re
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

import pytest
from django.apps import apps
from django.template.base import Lexer, TokenType

TEMPLATES = Path(apps.get_app_config("hamgam").path) / "templates"
FILES = sorted(path for path in TEMPLATES.rglob("*.*") if path.suffix in (".html", ".txt", ".xml"))
WORD = re.compile(r"[^\W\d_]{2,}")
SPOKEN_ATTRIBUTES = {"aria-label", "title", "alt", "placeholder", "aria-description"}
VOID = {"meta", "link", "br", "hr", "img", "input", "source", "col", "wbr", "area", "base", "embed", "track"}
#: Names that are the same in every language.
NAMES = {
    "Hamgam",
    "PDF",
    "Word",
    "CSV",
    "HTML",
    "Atom",
    "QR",
    "Ed25519",
    "SHA",
    "hamgam",
    "UTF",
    "Windows",
    "docx",
    "txt",
    "pdf",
    "JSON",
}
#: A file is called the same in every language; § stands for what is filled in.
FILE_NAME = r"[\w§-]+\.(?:bundle|policy|txt|py|json|csv|docx|pdf|asc)\b"
FORBIDDEN = {
    "declared safe": r"\|\s*safe\b|\|\s*safeseq\b|autoescape\s+off",
    "inline style": r"\sstyle\s*=|<style\b",
    "inline script": r"<script(?![^>]*\s(?:src=|type=\"application/json\"))|\son[a-z]+\s*=\s*[\"']|javascript:",
    "from elsewhere": r"(?:src|href|action)\s*=\s*[\"'](?:https?:)?//",
    "comment that is served": r"<!--",
}


class Spoken(HTMLParser):
    """What of a template is read or heard, and not marked as another language."""

    def __init__(self) -> None:
        super().__init__()
        self.stack: list[tuple[str, bool]] = []
        self.words: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        foreign = tag != "html" and ("lang" in given or tag in ("code", "kbd", "samp", "style", "script"))
        self.words += [str(value) for name, value in attrs if name in SPOKEN_ATTRIBUTES and value]
        if tag == "input" and given.get("type") in ("submit", "button") and given.get("value"):
            self.words.append(str(given["value"]))
        if tag not in VOID:
            self.stack.append((tag, foreign))

    def handle_endtag(self, tag: str) -> None:
        for place in range(len(self.stack) - 1, -1, -1):
            if self.stack[place][0] == tag:
                del self.stack[place:]
                return

    def handle_data(self, data: str) -> None:
        if not any(foreign for _tag, foreign in self.stack):
            self.words.append(data)


def unmarked(source: str) -> Iterator[str]:
    """Words in a template that stand outside of every {% translate %} and {% blocktranslate %}."""
    kept, within = [], ""
    for token in Lexer(source).tokenize():
        verb = token.contents.split()[0] if token.token_type == TokenType.BLOCK and token.contents else ""
        if within:
            within = "" if verb == f"end{within}" else within
        elif verb in ("blocktranslate", "blocktrans", "comment", "verbatim"):
            within = verb
        elif token.token_type == TokenType.TEXT:
            kept.append(token.contents)
        else:
            kept.append("§")
    spoken = Spoken()
    spoken.feed("".join(kept))
    for words in spoken.words:
        text = re.sub(r"&[a-z]+;|&#\d+;|" + FILE_NAME, " ", words)
        if set(WORD.findall(text)) - NAMES:
            yield " ".join(text.split())[:80]


@pytest.mark.parametrize("what", sorted(FORBIDDEN))
def test_no_template_has_anything(what: str) -> None:
    found = [path.relative_to(TEMPLATES).as_posix() for path in FILES if re.search(FORBIDDEN[what], path.read_text())]
    assert found == []


def test_every_word_of_a_template_is_marked_for_translation() -> None:
    left = {path.relative_to(TEMPLATES).as_posix(): list(unmarked(path.read_text())) for path in FILES}
    assert {name: words for name, words in left.items() if words} == {}


def test_a_word_outside_of_a_translation_is_found() -> None:
    source = (
        '<h1>{% translate "Yes" %}</h1><p lang="en">English</p><p aria-label="Spoken">{{ x }} Told</p><code>make</code>'
    )
    assert list(unmarked(source)) == ["Spoken", "§ Told"]


#: Forms that change nothing: a token would set a cookie on visitors.
CHANGES_NOTHING = {"statements/verify.html"}


def test_every_form_that_changes_something_is_protected() -> None:
    forms = [
        (path.relative_to(TEMPLATES).as_posix(), form)
        for path in FILES
        for form in re.findall(r"<form\b[^>]*method=[\"']post[\"'].*?</form>", path.read_text(), flags=re.S | re.I)
    ]
    assert {name for name, form in forms if "{% csrf_token %}" not in form} == CHANGES_NOTHING
