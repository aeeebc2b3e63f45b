"""Levels as rings, and the pictures of the page as files: what they say, how large they are, and who gets them."""

import struct
from datetime import UTC, datetime
from math import pi

import lxml.html
import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import translation

from hamgam.engine.ground.compiled import plain
from hamgam.papers.writing.picture import Box, Line, Round, Words
from hamgam.positions import pictures
from hamgam.positions.acts import take
from hamgam.positions.levels import draw_rings
from hamgam.positions.reading import Reading
from hamgam.positions.seen import seen_by
from hamgam.record.times import told
from tests.furnished import furnished
from tests.people import client_of
from tests.positions.scene import close, hard
from tests.positions.test_ground import ground_page, names
from tests.positions.test_pages import _grow
from tests.remembered import forget_grounds
from tests.texts.drafts import accept_all, clauses, in_common_ground, in_round, lead_of

pytestmark = pytest.mark.usefixtures("in_persian")
FILES = [f"{name}.{kind}" for name in ("staircase", "levels", "table") for kind in ("png", "svg")]


@pytest.fixture
def in_persian():
    """What is computed outside a request is said in Persian, whatever was read before."""
    with translation.override("fa"):
        yield


def take_file(actor, text, name, language="fa"):
    return client_of(actor).get(f"/{language}/w/texts/{text.number}/common-ground/{name}")


def words(picture) -> list[str]:
    return [shape.words for shape in picture.shapes if isinstance(shape, Words)]


def reading_of(actor, text, **given) -> Reading:
    return Reading(seen_by(actor, text), **given)


# Rings


def test_rings_begin_at_the_right_edge_in_persian_and_are_the_same_otherwise():
    fa, en = draw_rings([(14, 9), (11, 11), (9, 12)], 14, "fa"), draw_rings([(14, 9), (11, 11), (9, 12)], 14, "en")
    assert [(-float(ring.cx), ring.cy, ring.r, ring.strength) for ring in fa.rings] == [
        (float(ring.cx), ring.cy, ring.r, ring.strength) for ring in en.rings
    ]
    assert [-float(ring.label_x) for ring in fa.rings] == [float(ring.label_x) for ring in en.rings]


def test_areas_go_with_clauses_colours_with_organisations_and_all_touch_below():
    rings = draw_rings([(14, 9), (7, 36)], 14, "en").rings
    large, core = rings
    assert (large.clauses, core.clauses) == (36, 9)
    assert round(pi * float(large.r) ** 2 / (pi * float(core.r) ** 2), 1) == 4.0
    assert (core.strength, large.strength) == ("1.00", "0.57")
    assert [round(float(ring.cy) + float(ring.r), 1) for ring in rings][0] == round(float(core.cy) + float(core.r), 1)


def test_numbers_beside_rings_never_stand_on_one_another():
    for sizes in ([(14, 9), (11, 11), (9, 12)], [(40, 1), (20, 2), (1, 60)], [(5, 58), (4, 59), (3, 60)], [(3, 3)]):
        drawn = draw_rings(sizes, 40, "en")
        places = [float(ring.number_y) for ring in drawn.rings]
        gaps = [after - before for before, after in zip(places, places[1:], strict=False)]
        assert [gap for gap in gaps if gap < 57.9] == []
        assert (min(places) > 20, max(float(ring.below_y) for ring in drawn.rings) <= float(drawn.height)) == (
            True,
            True,
        )
    assert draw_rings([], 0, "fa").rings == []


def test_the_table_beside_the_rings_says_who_leaves_and_which_clauses_come(share):
    cast, text = share
    levels = reading_of(cast.liaison("hamyar"), text).levels
    assert [(level.count, level.clauses, level.added) for level in levels] == [
        (14, 9, "۱، ۲، ۳، ۴ ب، ۵، ۷، ۹، ۱۰ و ۱۲"), (11, 11, "۶ ب و ۸"), (9, 12, "۱۱"),
    ]  # fmt: skip
    assert [sorted(level.leaves) for level in levels] == [
        [], sorted(names(cast, "polnow", "bandargah", "hamyar")), sorted(names(cast, "sepol", "birkhamn"))
    ]  # fmt: skip
    page = lxml.html.fromstring(ground_page(cast.liaison("hamyar"), text).content.decode())
    rows = page.xpath("//table[contains(@class, 'levels')]/tbody/tr")
    assert [row.xpath("td")[-1].text_content() for row in rows][0] == "همه"
    assert page.xpath("//*[@class='rings']/@aria-label") == [
        "حلقه‌های توافق: ۱۴ نهاد ۹ بند را امضا می‌کنند، ۱۱ نهاد ۱۱ بند را امضا می‌کنند و ۹ نهاد ۱۲ بند را امضا می‌کنند."
    ]


# What a file says


def test_each_picture_bears_title_coalition_counts_day_and_source(share):
    cast, text = share
    reading = reading_of(cast.liaison("hamyar"), text)
    for make, name in ((pictures.staircase, "Staircase"), (pictures.levels, "Levels")):
        with translation.override("en"):
            drawn = make(reading_of(cast.liaison("hamyar"), text))
        assert drawn.title == f"{name}: {text.titles['en']}"
        assert drawn.lines[1].startswith("14 organisations · 12 clauses · positions of round 1, closed on ")
        assert drawn.lines[2] == "Silence is no yes. All steps are proved."
        assert drawn.source.endswith(f"state of the positions: {reading.progress.key[:16]}")


def test_a_picture_bears_the_day_that_is_told(share):
    cast, text = share
    with translation.override("en"), told(datetime(2027, 5, 9, 12, tzinfo=UTC)):
        drawn = pictures.staircase(reading_of(cast.liaison("hamyar"), text))
    assert "common ground as of 9 May 2027" in drawn.source


def test_the_staircase_is_the_one_of_the_page_mirrored_in_persian(share):
    cast, text = share
    made = {}
    for language in ("fa", "en"):
        with translation.override(language):
            made[language] = pictures.staircase(reading_of(cast.liaison("hamyar"), text))
    bars = {
        language: [shape for shape in drawn.shapes if isinstance(shape, Box) and shape.fill == pictures.ACCENT]
        for language, drawn in made.items()
    }
    assert [(round(pictures.WIDTH - bar.x - bar.width, 1), bar.height) for bar in bars["fa"]] == [
        (round(bar.x, 1), bar.height) for bar in bars["en"]
    ]
    assert {"4", "8", "10", "12", "14"} <= set(words(made["en"]))


def test_what_is_not_proved_is_said_in_the_picture_too(db):
    forget_grounds()  # another test may have proved all of it
    liaisons, text = hard()
    with plain(), translation.override("en"):
        reading = reading_of(liaisons[0], text)
        drawn = pictures.staircase(reading)
    assert drawn.lines[2] == f"Silence is no yes. {reading.progress.proved} of 40 steps are proved."
    assert any(note.startswith("Light: more signatories are not excluded yet") for note in drawn.notes)
    assert any(isinstance(shape, Box) and shape.fill == pictures.ACCENT + "1f" for shape in drawn.shapes)


def test_the_table_holds_every_clause_and_every_member(share):
    cast, text = share
    drawn = pictures.table(reading_of(cast.liaison("hamyar"), text))
    said = words(drawn)
    reading = reading_of(cast.liaison("hamyar"), text)
    assert [column.label.short in said for column in reading.whole_matrix.columns] == [True] * 12
    refusals = [shape for shape in drawn.shapes if isinstance(shape, Line) and shape.thickness == 1.6]
    cells = [stance for row in reading.whole_matrix.rows for stance, _letters in row.cells]
    assert len(refusals) == 2 * (cells.count("reject") + 1)  # two strokes each, and once in the key


# Files


@pytest.mark.parametrize("language", ["fa", "en"])
def test_a_member_gets_every_picture(share, language):
    cast, text = share
    for name in FILES:
        answer = take_file(cast.liaison("hamyar"), text, name, language)
        stem, kind = name.split(".")
        assert (answer.status_code, answer["Content-Disposition"]) == (
            200, f'attachment; filename="common-ground-{text.number}-{stem}.{kind}"'
        )  # fmt: skip
        if kind == "png":
            assert answer["Content-Type"] == "image/png"
            wide, high = struct.unpack(">II", answer.content[16:24])
            assert (wide * high <= 6_000_000, len(answer.content) < 600_000) == (True, True)
        else:
            assert (answer["Content-Type"], answer.content[:4]) == ("image/svg+xml", b"<svg")


def test_pictures_of_the_largest_coalition_stay_within_their_bounds(db):
    liaisons, text = hard(3, 60)
    _grow(37)
    for name in FILES:
        answer = take_file(liaisons[0], text, name)
        assert (answer.status_code, len(answer.content) < 3_000_000) == (200, True)


def test_nothing_is_drawn_before_it_is_disclosed(world):
    text = in_round(world)
    accept_all(world, text)
    assert {take_file(world.a_liaison, text, name).status_code for name in FILES} == {404}


def test_a_stranger_gets_none(world, client):
    text = in_common_ground(world)
    for name in FILES:
        answer = client.get(f"/fa/w/texts/{text.number}/common-ground/{name}")
        assert (answer.status_code, answer.headers.get("Location", "").split("?")[0]) == (302, "/fa/sign-in/")


@pytest.mark.django_db
def test_an_observer_gets_pictures_of_counts_and_no_names():
    world = furnished("alliance")
    text = in_round(world)
    accept_all(world, text)
    take(by=world.d_liaison, on=lead_of(clauses(text)[0]), stance="reject", reason="نه")
    close(text)
    codes = {name: take_file(world.observer, text, name).status_code for name in FILES}
    assert codes == {name: 404 if name.startswith("table") else 200 for name in FILES}
    called = {row.short_names["fa"] for row in world.organisations}
    for make in (pictures.staircase, pictures.levels):
        drawn = make(reading_of(world.observer, text))
        told = " ".join([*words(drawn), *drawn.lines, *drawn.notes, drawn.source, drawn.title])
        assert [name for name in called if name in told] == []


def test_what_the_page_does_not_draw_is_no_file_either(world):
    text = in_common_ground(world)
    codes = {name: take_file(world.a_liaison, text, name).status_code for name in FILES}
    assert codes == {name: 200 if name.startswith("table") else 404 for name in FILES}


def test_a_picture_is_asked_for_as_the_page_was(share):
    cast, text = share
    reader = cast.liaison("hamyar")
    page = lxml.html.fromstring(ground_page(reader, text, "?silence=bears").content.decode())
    links = [link for link in page.xpath("//a/@href") if "staircase." in link]
    assert links == [
        f"/fa/w/texts/{text.number}/common-ground/staircase.{kind}?silence=bears" for kind in ("png", "svg")
    ]
    with translation.override("en"):
        drawn = pictures.staircase(reading_of(reader, text, silence_bears=True))
    assert drawn.lines[2].startswith("Silence is not counted against a text here.")


@pytest.mark.parametrize("name", ["", "staircase.png", "levels.svg", "table.png"])
def test_forty_organisations_cost_no_more_queries_than_three(db, name):
    liaisons, text = hard(3, 12)
    client = client_of(liaisons[0])
    place = f"/fa/w/texts/{text.number}/common-ground/{name}"
    counts = []
    for more in (0, 37):
        _grow(more)
        client.get(place)
        with CaptureQueriesContext(connection) as queries:
            assert client.get(place).status_code == 200
        counts.append(len(queries))
    assert counts[0] == counts[1]


def test_rings_are_drawn_as_circles(share):
    cast, text = share
    drawn = pictures.levels(reading_of(cast.liaison("hamyar"), text))
    assert len([shape for shape in drawn.shapes if isinstance(shape, Round) and shape.r > 10]) == 6
