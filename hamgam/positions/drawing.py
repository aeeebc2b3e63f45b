"""The staircase as a picture: inline SVG without a viewBox, x in per cent and y in pixels, so that labels keep their size.

Right-to-left pages begin at the right edge: the picture is mirrored here, on the server.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

TOP, BASE = 35.5, 250.0
#: From these shares of the width on, in per cent, there is room for a number with its word, and for a number.
ROOM_FOR_WORDS, ROOM_FOR_NUMBER = {"fa": 18.0, "en": 24.0}, 7.0
#: Of steps that are narrower only some bear their numbers, so far from each other.
BETWEEN_NUMBERS = 9.0
#: Where a step is narrower, none are parted by lines, and what other wordings reach is a line and no box.
ROOM_FOR_EDGE = 3.0


class Stair(NamedTuple):
    """A step of the staircase: the longest and the shortest text, who signs with the present wordings, and with others.

    `signatories` is None where the present text has not so many clauses: only with what is proposed to be added.
    `upper` and `reach_upper` are the bounds from above where a step is not proved, and None where it is.
    """

    longest: int
    shortest: int
    signatories: int | None
    reach: int
    upper: int | None = None
    reach_upper: int | None = None

    @property
    def width(self) -> int:
        """How many numbers of clauses it covers."""
        return self.longest - self.shortest + 1


@dataclass
class Bar:
    """A drawn step. Numbers are strings as SVG wants them; an empty label is not drawn."""

    x: str
    width: str
    y: str
    height: str
    edge: str
    number: str
    number_y: str
    inside: bool
    label_x: str
    clauses: int
    wide: bool
    roomy: bool
    #: Whether its numbers are written: with room of its own, or with that of the steps beside it.
    said: bool = False
    share: float = 0.0
    #: The dashed part above, where other wordings would reach higher.
    reach_x: str = ""
    reach_width: str = ""
    reach_y: str = ""
    reach_height: str = ""
    reach_label_y: str = ""
    reach_end: str = ""
    reach: int = 0
    #: Between what is known and what is not excluded yet, with the present wordings and with others; empty where proved.
    #: Finer than the step itself: light as they are, they would show where they overlap.
    band_x: str = ""
    band_width: str = ""
    band_y: str = ""
    band_height: str = ""
    reach_band_y: str = ""
    reach_band_height: str = ""


@dataclass
class Drawing:
    """The whole picture."""

    bars: list[Bar] = field(default_factory=list)
    #: Whether some step is drawn with a band, for it is not proved.
    open: bool = False
    top: str = f"{TOP:.1f}"
    base: str = f"{BASE:.0f}"
    below: str = f"{BASE + 26:.0f}"


def stairs_of(
    present: Sequence[int],
    reach: Sequence[int],
    upper: Sequence[int] | None = None,
    reach_upper: Sequence[int] | None = None,
) -> list[Stair]:
    """Steps from the whole text down to the longest text that most can sign.

    `present[k - 1]` and `reach[k - 1]`: how many can sign a text of k clauses. `reach` is longer where clauses are
    proposed to be added. `upper` and `reach_upper` are bounds of the same, unless all is proved.
    """
    if not present:
        return []
    last = max(k for k, count in enumerate(present, 1) if count == max(present))
    made: list[Stair] = []
    for k in range(max(len(present), len(reach)), last - 1, -1):
        here = (
            present[k - 1] if k <= len(present) else None,
            reach[k - 1],
            _open(k, present, upper),
            _open(k, reach, reach_upper),
        )
        if made and made[-1][2:] == here:
            made[-1] = made[-1]._replace(shortest=k)
        else:
            made.append(Stair(k, k, *here))
    return made


def _open(k: int, known: Sequence[int], upper: Sequence[int] | None) -> int | None:
    """The bound of a step that is not proved."""
    return upper[k - 1] if upper and k <= len(known) and upper[k - 1] > known[k - 1] else None


def draw(stairs: Sequence[Stair], members: int, language: str) -> Drawing:
    """The bars of a staircase of so many members, as readers of the language look at it."""
    mirrored = language == "fa"
    drawing = Drawing()
    total = sum(stair.width for stair in stairs) or 1
    scale = (BASE - TOP) / max(members, 1)
    begun, free = 0.0, 0.0
    dense = any(100.0 * stair.width / total < ROOM_FOR_EDGE for stair in stairs)
    for at, stair in enumerate(stairs):
        share = 100.0 * stair.width / total
        left = 100.0 - begun - share if mirrored else begun
        bar = _bar(stair, left, share, scale, language, edge=at > 0 and not dense, dense=dense)
        drawing.bars.append(bar)
        drawing.open |= bool(bar.band_y or bar.reach_band_y)
        if begun >= free and begun + ROOM_FOR_NUMBER <= 100.0:
            bar.said, free = True, begun + max(share, BETWEEN_NUMBERS)
        begun += share
    return drawing


def _bar(stair: Stair, left: float, share: float, scale: float, language: str, *, edge: bool, dense: bool) -> Bar:
    mirrored = language == "fa"
    signatories = stair.signatories or 0
    height = signatories * scale
    y = BASE - height
    inside = height >= 44
    begin = left + share if mirrored else left
    inset = min(2.0, share / 5)
    bar = Bar(
        x=f"{left:.1f}%", width=f"{share:.1f}%", y=f"{y:.1f}", height=f"{height:.1f}",
        edge=f"{begin:.1f}%" if edge else "", number="" if stair.signatories is None else str(signatories),
        number_y=f"{y + 36:.1f}" if inside else f"{y - 8:.1f}", inside=inside,
        label_x=f"{begin - inset if mirrored else begin + inset:.1f}%", clauses=stair.longest,
        wide=share >= ROOM_FOR_WORDS.get(language, 24.0), roomy=share >= ROOM_FOR_NUMBER, share=share,
    )  # fmt: skip
    if stair.reach > signatories:
        above = BASE - stair.reach * scale
        bar.reach, bar.reach_y, bar.reach_height = stair.reach, f"{above:.1f}", f"{y - above:.1f}"
        bar.reach_x, bar.reach_width = f"{left + 0.4:.1f}%", f"{max(share - 0.8, 0.2):.1f}%"
        bar.reach_end = f"{left + share:.1f}%" if dense else ""
        room = y - above >= 26 and (inside or y - above >= 60)
        bar.reach_label_y = f"{above + 20:.1f}" if room else f"{above - 5:.1f}"
    bar.band_x, bar.band_width = f"{left:.4f}%", f"{share:.4f}%"
    if stair.upper is not None:
        bar.band_y, bar.band_height = _band(signatories, stair.upper, scale)
    if stair.reach_upper is not None:
        bar.reach_band_y, bar.reach_band_height = _band(stair.reach, stair.reach_upper, scale)
    return bar


def _band(known: int, upper: int, scale: float) -> tuple[str, str]:
    return f"{BASE - upper * scale:.1f}", f"{(upper - known) * scale:.1f}"
