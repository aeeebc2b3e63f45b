"""Pages of docs/reference, made from the code: acts, stages, doors, who sees what; and the manual's list of words."""

import inspect
from collections.abc import Iterator
from typing import Any

from django.apps import apps
from django.urls import URLResolver, get_resolver

from hamgam.bylaws import founding
from hamgam.bylaws.acts import ACTS
from hamgam.engine import stages
from hamgam.engine.bylaws import Bylaws, Power
from hamgam.engine.bylaws.words import SETTINGS
from hamgam.management import bylaws_words
from hamgam.site.doors import OPEN_DOORS

NOTE = "Made from the code by `make docs`; changes here are overwritten.\n"


def pages() -> dict[str, str]:
    """File name, from docs/reference → its text."""
    return {
        "acts.md": acts(),
        "stages.md": moves(),
        "doors.md": doors(),
        "visibility.md": visibility(),
    } | bylaws_words.pages()


def shapes() -> dict[str, Bylaws]:
    """The bylaws with which each shape begins."""
    return {shape: founding.read_checked(*founding.template(shape)) for shape in founding.SHAPES}


def first_line(thing: Any) -> str:
    """What a function or class says of itself, in its first line."""
    return (inspect.getdoc(inspect.unwrap(thing)) or "").split("\n")[0]


def acts() -> str:
    """Every act: what it does, and who may do it under the bylaws of each shape."""
    known = shapes()
    names = sorted({power.act for bylaws in known.values() for power in bylaws.powers} | set(ACTS))
    lines = ["# Acts", "", NOTE, "Shapes that say the same stand in one row. The number is the article's.", ""]
    for name in names:
        lines += [f"## {name}", ""]
        if name in ACTS:
            lines += [first_line(ACTS[name]), ""]
        lines += ["| shapes | who | within | when | article |", "| --- | --- | --- | --- | --- |"]
        lines += [f"| {' | '.join(row)} |" for row in _rows(name, known)]
        lines.append("")
    return "\n".join(lines)


def _rows(act: str, known: dict[str, Bylaws]) -> Iterator[tuple[str, ...]]:
    rows: dict[tuple[str, ...], list[str]] = {}
    for shape, bylaws in known.items():
        for power in bylaws.rows(act):
            cells = (", ".join(power.roles), power.within.replace("_", " "), _when(power), power.article)
            rows.setdefault(cells, []).append(shape)
    for cells, held in rows.items():
        yield (", ".join(held) if len(held) < len(known) else "all", *cells)


def _when(power: Power) -> str:
    said = [", ".join(power.stages)] if power.stages else []
    said += [f"only {', '.join(power.kinds)}"] if power.kinds else []
    said += [f"hands out {', '.join(power.gives)}"] if power.gives else []
    said += ["by a second person"] if power.second_person else []
    said += ["when nobody’s answer is missing"] if power.all_answered else []
    said += [f"when the matter “{power.matter}” is settled"] if power.matter else []
    said += [f"when the matter “{power.unsettled}” finds no agreement"] if power.unsettled else []
    said += [f"with the days of “{power.notice}”"] if power.notice else []
    said += [f"makes a signature of level {power.level}"] if power.level else []
    return "; ".join(said) or "at any time"


def moves() -> str:
    """The one table of moves, as a table and as a picture."""
    lines = ["# Stages", "", NOTE]
    for title, table in (
        ("A text", stages.MOVES),
        ("The coalition", stages.COALITION_MOVES),
        ("A matter", stages.MATTER_MOVES),
        ("An assembly", stages.ASSEMBLY_MOVES),
        ("An item of its agenda", stages.ITEM_MOVES),
    ):
        lines += [f"## {title}", "", "| act | from | to |", "| --- | --- | --- |"]
        lines += [f"| {move.act} | {move.before or '(new)'} | {move.after} |" for move in table]
        lines += ["", "```mermaid", stages.diagram(table), "```", ""]
    return "\n".join(lines)


def doors() -> str:
    """The open doors with their reasons, then every door that is closed."""
    patterns = dict(_patterns(get_resolver().url_patterns, ""))
    lines = ["# Doors", "", NOTE, "## Open to everybody", "", "| name | address | why |", "| --- | --- | --- |"]
    lines += [f"| {name} | `/{patterns.get(name, '')}` | {reason} |" for name, reason in OPEN_DOORS.items()]
    lines += ["", "## Closed: whoever has not signed in is led to the sign-in page", "", "| name | address |"]
    lines += ["| --- | --- |"]
    lines += [f"| {name} | `/{route}` |" for name, route in sorted(patterns.items()) if name not in OPEN_DOORS]
    return "\n".join([*lines, ""])


def _patterns(patterns: list[Any], before: str) -> Iterator[tuple[str, str]]:
    for pattern in patterns:
        if isinstance(pattern, URLResolver):
            prefix = getattr(pattern.pattern, "language_prefix", None)
            yield from _patterns(pattern.url_patterns, before + ("{language}/" if prefix else str(pattern.pattern)))
        else:
            yield str(pattern.name), before + str(pattern.pattern)


def visibility() -> str:
    """What each table's `visible_to` says, and the settings by which shapes differ."""
    lines = ["# Who sees what", "", NOTE, "Views read through `visible_to`; what one may not see is “not found”.", ""]
    lines += ["| table | what it is | who sees it |", "| --- | --- | --- |"]
    for model in sorted(apps.get_app_config("hamgam").get_models(), key=lambda one: one.__name__):
        seen = getattr(model.objects, "visible_to", None) or getattr(model, "visible_to", None)
        if seen:
            lines.append(
                f"| {model.__name__} | {first_line(model)} | {' '.join((inspect.getdoc(seen) or '').split())} |"
            )
    known = shapes()
    names = [
        name for name in ("answers", "bylaws_public", "observers_see_drafts", "observers_read_talk") if name in SETTINGS
    ]
    lines += ["", "## As the bylaws of each shape begin", "", f"| shape | {' | '.join(names)} |"]
    lines += [f"| --- |{' --- |' * len(names)}"]
    for shape, bylaws in known.items():
        said = [f"{bylaws.settings[name].value} ({bylaws.settings[name].article})" for name in names]
        lines.append(f"| {shape} | {' | '.join(said)} |")
    return "\n".join([*lines, ""])
