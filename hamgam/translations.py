"""Sentences in both languages: English stands in the code, Persian in `hamgam/locale/<feature>/fa/LC_MESSAGES/django.po`.

Works without gettext's programs, so that a fresh machine needs nothing but Python.
"""

import ast
import os
import re
from collections.abc import Iterator
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).resolve().parent
LANGUAGE = "fa"
_SINGLE = {"gettext", "gettext_lazy", "_", "gettext_noop"}
_PLURAL = {"ngettext", "ngettext_lazy"}
_IN_TEMPLATE = re.compile(
    r"(n?p?gettext)\((u?(?:'(?:[^'\\]|\\.)*'|\"(?:[^\"\\]|\\.)*\"))(?:,\s*(u?(?:'(?:[^'\\]|\\.)*'|\"(?:[^\"\\]|\\.)*\")))?"
)

Message = str | tuple[str, str]
PLURALS = "nplurals=2; plural=(n > 1);"


def catalogues() -> dict[str, Path]:
    """Feature → its Persian catalogue."""
    return {
        path.name: path / LANGUAGE / "LC_MESSAGES" / "django.po"
        for path in sorted((ROOT / "locale").iterdir())
        if path.is_dir()
    }


def compile_stale() -> int:
    """Compile every catalogue that is newer than its compiled form; answers how many."""
    done = 0
    for po in catalogues().values():
        mo = po.with_suffix(".mo")
        if po.exists() and (not mo.exists() or mo.stat().st_mtime < po.stat().st_mtime):
            fresh = mo.with_suffix(f".{os.getpid()}")  # whoever reads meanwhile finds the old one whole
            with fresh.open("wb") as file:
                write_mo(file, _read(po))
            fresh.replace(mo)
            done += 1
    return done


def _read(po: Path) -> Catalog:
    with po.open("rb") as file:
        return read_po(file, locale=LANGUAGE)


def _literal(node: ast.expr | None) -> str | None:
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else None


def from_python(source: str) -> Iterator[Message]:
    """The sentences that a module marks."""
    for node in ast.walk(ast.parse(source)):
        if not isinstance(node, ast.Call):
            continue
        name = node.func.id if isinstance(node.func, ast.Name) else getattr(node.func, "attr", "")
        first = _literal(node.args[0]) if node.args else None
        if first is None:
            continue
        if name in _SINGLE:
            yield first
        elif name in _PLURAL and (second := _literal(node.args[1])) is not None:
            yield (first, second)


def from_template(source: str) -> Iterator[Message]:
    """The sentences that a template marks."""
    from django.utils.translation.template import templatize

    for found in _IN_TEMPLATE.finditer(templatize(source)):
        first = ast.literal_eval(found[2])
        if found[1] == "ngettext" and found[3]:
            yield (first, ast.literal_eval(found[3]))
        else:
            yield first


def collect() -> dict[Message, str]:
    """Every sentence, and the feature that says it first."""
    found: dict[Message, str] = {}
    for path in sorted(
        [*ROOT.rglob("*.py"), *(ROOT / "templates").rglob("*.*ml"), *(ROOT / "templates").rglob("*.txt")]
    ):
        parts = path.relative_to(ROOT).parts
        feature = parts[1] if parts[0] == "templates" and len(parts) > 2 else parts[0]
        read = from_python if path.suffix == ".py" else from_template
        for message in read(path.read_text()):
            found.setdefault(message, feature)
    return found


def missing() -> dict[Message, str]:
    """Sentences without a Persian form, each with its feature."""
    done: set[Message] = set()
    for po in catalogues().values():
        if po.exists():
            done |= {_key(m.id) for m in _read(po) if m.id and _complete(m.string) and "fuzzy" not in m.flags}
    return {message: feature for message, feature in collect().items() if message not in done}


def _key(identity: object) -> Message:
    return tuple(identity) if isinstance(identity, list | tuple) else str(identity)  # type: ignore[return-value]


def _complete(string: object) -> bool:
    return all(string) if isinstance(string, list | tuple) else bool(string)


def unused() -> list[tuple[str, Message]]:
    """Translated sentences that nothing says any more, with their catalogue."""
    said = set(collect())
    return [
        (feature, _key(m.id))
        for feature, po in catalogues().items()
        if po.exists()
        for m in _read(po)
        if m.id and _key(m.id) not in said
    ]


def gather() -> int:
    """Put new sentences, still without Persian, into their feature's catalogue, drop unused ones; answers how many are new."""
    wanted = missing()
    gone = set(unused())
    features = set(wanted.values()) | {feature for feature, _m in gone}
    for feature in sorted(features):
        folder = ROOT / "locale" / (feature if (ROOT / feature).is_dir() or feature in catalogues() else "main")
        po = folder / LANGUAGE / "LC_MESSAGES" / "django.po"
        po.parent.mkdir(parents=True, exist_ok=True)
        old = _read(po) if po.exists() else Catalog(locale=LANGUAGE)
        _write(po, old, [m for m, f in wanted.items() if f == feature], {m for f, m in gone if f == feature})
    return len(wanted)


def _write(po: Path, old: Catalog, new: list[Message], gone: set[Message]) -> None:
    fresh = Catalog(locale=LANGUAGE, charset="utf-8", header_comment="# Persian sentences of Hamgam.", fuzzy=False)
    fresh.mime_headers = [
        ("Plural-Forms", PLURALS)
    ]  # Babel knows Persian with one form, Django's own catalogue has two
    for message in old:
        if message.id and _key(message.id) not in gone:
            fresh.add(message.id, message.string)
    for identity in new:
        fresh.add(identity)
    with po.open("wb") as file:
        write_po(file, fresh, omit_header=False, sort_output=True, width=110, ignore_obsolete=True)
    lines = [
        line
        for line in po.read_text().splitlines()
        if not re.match(r'"(POT-|PO-Rev|Last-|Language-Team|Generated|Project-Id|Report)', line)
    ]
    po.write_text("\n".join(lines) + "\n")
