"""Pictures for a report: a drawing with its title, its key and where it comes from, as PNG or SVG.

Letters are set by typst with the fonts of this folder and become outlines, so that Persian looks the same everywhere.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Literal

import typst

from .direction import isolate
from .paper import Direction, check_direction, one_line
from .printing import language_code

_HERE = Path(__file__).parent
_FONTS = _HERE.parent / "fonts"

#: The widest and highest drawing, in points, the most shapes, and the most pixels of a PNG with its margins.
WIDEST, HIGHEST, SHAPES, PIXELS = 1600.0, 1600.0, 8_000, 6_000_000
#: Dots an inch where the size allows it.
DENSE = 192.0
#: Room around the drawing and for the lines, in points; for counting pixels alone.
_AROUND, _LINES = 60.0, 260.0


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle. Colours are `#rrggbb` or `#rrggbbaa`; None is left out."""

    x: float
    y: float
    width: float
    height: float
    fill: str | None = None
    stroke: str | None = None
    thickness: float = 1.0
    dashed: bool = False
    kind: Literal["box"] = "box"


@dataclass(frozen=True, slots=True)
class Round:
    """A circle around a point."""

    x: float
    y: float
    r: float
    fill: str | None = None
    stroke: str | None = None
    thickness: float = 1.0
    dashed: bool = False
    kind: Literal["round"] = "round"


@dataclass(frozen=True, slots=True)
class Line:
    """A line through points."""

    points: tuple[tuple[float, float], ...]
    stroke: str
    thickness: float = 1.0
    dashed: bool = False
    kind: Literal["path"] = "path"


@dataclass(frozen=True, slots=True)
class Words:
    """Words on their baseline; `side` says which of their ends stands at x."""

    x: float
    y: float
    words: str
    size: float
    fill: str
    side: Literal["left", "right", "middle"] = "left"
    bold: bool = False
    kind: Literal["words"] = "words"


Shape = Box | Round | Line | Words


@dataclass(frozen=True, slots=True)
class Picture:
    """One picture in one language; points of 1/72 inch, y downwards. All words come from the caller."""

    title: str
    language: str
    direction: Direction
    width: float
    height: float
    shapes: Sequence[Shape]
    lines: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    source: str = ""

    def __post_init__(self) -> None:
        """Refuse what no sheet holds."""
        check_direction(self.direction)
        if not (0 < self.width <= WIDEST and 0 < self.height <= HIGHEST):
            raise ValueError(
                f"A picture is at most {WIDEST:.0f} × {HIGHEST:.0f} points, not {self.width} × {self.height}"
            )
        if len(self.shapes) > SHAPES:
            raise ValueError(f"A picture has at most {SHAPES} shapes, not {len(self.shapes)}")


def png(picture: Picture) -> bytes:
    """The picture as PNG, at most `PIXELS` large; the same picture gives the same bytes."""
    area = (picture.width + _AROUND) * (picture.height + _LINES) / 72**2
    return _compiled(picture, "png", min(DENSE, (PIXELS / area) ** 0.5))


def svg(picture: Picture) -> bytes:
    """The picture as SVG, with outlines in place of letters."""
    return _compiled(picture, "svg", None)


def _compiled(picture: Picture, kind: Literal["png", "svg"], dots: float | None) -> bytes:
    content = json.dumps(_content(picture), ensure_ascii=False)
    found = typst.compile(
        _HERE / "picture.typ", root=_HERE, font_paths=[_FONTS], ignore_system_fonts=True, format=kind, ppi=dots,
        sys_inputs={"picture": content},
    )  # fmt: skip
    return b"".join(found) if isinstance(found, list) else found


def _content(picture: Picture) -> dict[str, object]:
    def fenced(words: str) -> str:
        return isolate(one_line(words), picture.direction)

    shapes = [asdict(shape) for shape in picture.shapes]
    for shape in shapes:
        if shape["kind"] == "words":
            shape["words"] = fenced(shape["words"])
    return {
        "title": fenced(picture.title), "language": language_code(picture.language), "direction": picture.direction,
        "width": picture.width, "height": picture.height, "shapes": shapes, "source": fenced(picture.source),
        "lines": [fenced(line) for line in picture.lines], "notes": [fenced(line) for line in picture.notes],
    }  # fmt: skip
