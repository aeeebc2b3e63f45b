"""The map of opinion as a file for a report: what it says, how it is mirrored, and who gets it."""

import struct
from types import SimpleNamespace

import pytest
from django.test import Client
from django.utils import translation

from hamgam.consultations import acts
from hamgam.consultations.pictures import MARKS, map_of
from hamgam.consultations.reading import Dot, Group, results_of
from hamgam.consultations.results import figures_of
from hamgam.papers.writing.picture import Box, Round, Words
from hamgam.papers.writing.picture import png as written
from tests.consultations.asked import opened
from tests.consultations.test_pages import divided  # noqa: F401
from tests.people import client_of
from tests.remembered import forget

FILES = ("map.png", "map.svg")


def drawn(consultation, language="en"):
    with translation.override(language):
        return map_of(consultation, results_of(consultation, figures_of(consultation)))


def test_the_files_are_linked_from_the_results_and_anybody_gets_them_who_may_read_these(divided):  # noqa: F811
    page = Client().get("/en/consultations/1/results/").content.decode()
    assert [f'href="/en/consultations/1/{name}"' in page for name in FILES] == [True, True]
    png, svg = (Client().get(f"/en/consultations/1/{name}") for name in FILES)
    assert (png.headers["Content-Type"], svg.headers["Content-Type"]) == ("image/png", "image/svg+xml")
    assert png.headers["Content-Disposition"] == 'attachment; filename="consultation-1-map.png"'
    assert (png.content[:8], svg.content[:4]) == (b"\x89PNG\r\n\x1a\n", b"<svg")
    width, height = struct.unpack(">II", png.content[16:24])
    assert (width > 1200, height > 1000) == (True, True)
    forget()
    assert Client().get("/en/consultations/1/map.png").content == png.content


def test_it_says_whose_it_is_how_many_answered_and_what_it_does_not_show(divided):  # noqa: F811
    picture = drawn(divided)
    assert picture.title == "Map of opinion: Clean river, safe work"
    assert picture.lines[1].startswith("120 people · 12 short statements · closed on ")
    assert picture.notes[0].startswith("Who answers alike lies close together")
    assert "It is no vote and decides nothing" in picture.notes[-1]
    assert picture.source == f"Hamgam, consultation 1; fingerprint of the answers: {divided.digest[:16]}"
    assert [shape.words for shape in picture.shapes if isinstance(shape, Words)] == [
        "Group A: 80 people",
        "Group B: 40 people",
    ]


def test_in_persian_it_is_the_same_mirrored(divided):  # noqa: F811
    en, fa = drawn(divided), drawn(divided, "fa")
    places = {
        picture.language: [(shape.x, shape.y) for shape in picture.shapes if isinstance(shape, Round)]
        for picture in (en, fa)
    }
    assert [(round(en.width - x, 1), y) for x, y in places["fa"]] == [(round(x, 1), y) for x, y in places["en"]]
    assert [shape.words for shape in fa.shapes if isinstance(shape, Words)] == ["گروه الف: ۸۰ نفر", "گروه ب: ۴۰ نفر"]
    assert (fa.direction, fa.title) == ("rtl", "نقشهٔ نظرها: رود پاک و کار ایمن")


def test_seven_groups_have_seven_marks_and_a_key_that_fits(db):
    assert len(set(MARKS)) == 7
    dots = [Dot("50.0%", "50.0%", "9.0", "", "", str(at), "", 5, 50, 50) for at in range(1, 8)]
    groups = [Group(letter, letter.upper(), 1000) for letter in "abcdefg"]
    results = SimpleNamespace(
        dots=dots, groups=groups, people=7000, lines=[], unplaced=6, faint=True, explained="about half"
    )
    consultation = SimpleNamespace(titles={"en": "River"}, closed_on=None, number=3, digest="ab" * 32)
    with translation.override("en"):
        picture = map_of(consultation, results)
    marks = [shape for shape in picture.shapes if isinstance(shape, Round | Box)][1:8]
    assert len({(shape.kind, shape.fill, shape.stroke) for shape in marks}) == 7
    assert [shape for shape in picture.shapes if isinstance(shape, Words) and not 0 <= shape.y <= picture.height] == []
    assert picture.lines[-1] == "7000 people · 0 short statements · 6 in no group"
    assert any("take them as leanings" in note for note in picture.notes)
    assert written(picture).startswith(b"\x89PNG")


@pytest.mark.parametrize("name", FILES)
def test_while_it_runs_and_where_nothing_is_drawn_there_is_no_file(world, name):
    asked = opened(world.a_liaison, public=True)
    assert Client().get(f"/en/consultations/1/{name}").status_code == 404
    acts.close(by=world.a_liaison, on=asked)
    assert Client().get(f"/en/consultations/1/{name}").status_code == 404


@pytest.mark.parametrize("name", FILES)
def test_results_for_members_have_a_map_for_members_alone(world, divided, name):  # noqa: F811
    assert client_of(world.a_liaison).get(f"/fa/consultations/1/{name}").status_code == 200
    acts.close(by=world.a_liaison, on=opened(world.a_liaison, "links"))
    assert Client().get(f"/en/consultations/2/{name}").status_code == 404
