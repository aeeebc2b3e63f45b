"""Pictures for a report: bounded in size, the same each time, in Persian letters that are joined as they should be."""

import struct
from xml.etree import ElementTree

import pytest

from hamgam.papers.writing.picture import HIGHEST, PIXELS, SHAPES, WIDEST, Box, Line, Picture, Round, Words, png, svg


def picture(width=400.0, height=200.0, language="fa", shapes=None, title="پلکان: سهم هر خانه") -> Picture:
    drawn = shapes or (
        Box(0, 0, 100, 50, fill="#27328f"), Round(50, 50, 20, stroke="#13181c"),
        Line(((0, 0), (40, 40), (80, 0)), "#13181c", dashed=True), Words(400, 20, "همهٔ ۱۴ عضو", 12, "#13181c", "right"),
    )  # fmt: skip
    return Picture(
        title, language, "rtl" if language == "fa" else "ltr", width, height, drawn, ("یک سطر",), ("کلید",), "سرچشمه"
    )


def size(data: bytes) -> tuple[int, int]:
    assert data[:8] == b"\x89PNG\r\n\x1a\n"
    return struct.unpack(">II", data[16:24])


def test_the_same_picture_gives_the_same_bytes():
    assert (png(picture()), svg(picture())) == (png(picture()), svg(picture()))


def test_a_png_is_dense_where_it_is_small_and_bounded_where_it_is_large():
    width, _height = size(png(picture()))
    assert width == round((400 + 56) * 192 / 72)
    wide, high = size(png(picture(WIDEST, HIGHEST)))
    assert (wide * high <= PIXELS, wide > 1.5 * width) == (True, True)


def test_letters_are_outlines_and_no_font_is_asked_for():
    drawn = svg(picture())
    tags = {element.tag.split("}")[1] for element in ElementTree.fromstring(drawn).iter()}
    assert ("text" in tags, "image" in tags, "path" in tags, b"font-family" in drawn) == (False, False, True, False)


def test_persian_letters_are_joined():
    """«بب» is two glyphs, an initial and a final one; two letters apart are the same isolated one twice."""
    together, apart = (svg(picture(shapes=(Words(0, 20, words, 12, "#13181c"),))) for words in ("بب", "ب ب"))
    glyphs = [len({part for part in drawn.decode().split('"') if part.startswith("#g")}) for drawn in (together, apart)]
    assert glyphs[0] == glyphs[1] + 1


def test_what_is_written_cannot_act_as_markup():
    marked = svg(picture(title="#panic() <b> $x$ \\u{41}", language="en"))
    assert svg(picture(title="#panic() <b> $x$ \\u{41}", language="en")) == marked


def test_what_no_sheet_holds_is_refused():
    for given in ({"width": WIDEST + 1}, {"height": HIGHEST + 1}, {"width": 0.0}):
        with pytest.raises(ValueError, match="at most"):
            picture(**given)
    with pytest.raises(ValueError, match=f"at most {SHAPES} shapes"):
        picture(shapes=[Box(0, 0, 1, 1)] * (SHAPES + 1))
