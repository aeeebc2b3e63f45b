"""Reports that were adopted to be read by everybody, and those that were not: what a stranger sees, and what never."""

import io
import re

import lxml.html
import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from pdfminer.high_level import extract_text

from hamgam.assemblies import minuting
from hamgam.assemblies.minutes_models import Report
from hamgam.decisions import acts as decisions
from tests.assemblies.test_minutes import closed
from tests.decisions.brought import answered, close
from tests.people import World, client_of

LIST, ONE, PDF = "/en/reports/", "/en/reports/1/", "/en/reports/1/report.pdf"


def settled(world: World, *words: str, public: bool = True) -> Report:
    """A report that was brought and answered."""
    report = minuting.present_report(by=world.b_liaison, on=closed(world, "The chair read the agenda."))
    details = {"report": report.pk, "public": public}
    matter = decisions.bring(by=world.c_liaison, kind="report", question={"en": "Is it adopted?"}, details=details)
    close(answered(world, matter, *words))
    report.refresh_from_db()
    return report  # type: ignore[no-any-return]


def test_a_stranger_reads_what_was_adopted_for_everybody_without_the_numbers_of_single_organisations(
    world: World,
) -> None:
    settled(world, "accept", "accept", "accept", "")
    page = lxml.html.fromstring(Client().get(ONE).content.decode()).xpath("string(//main)")
    assert ["The chair read the agenda." in page, "5 people of 1 organisation" in page] == [True, True]
    words = set(re.findall(r"\w+", extract_text(io.BytesIO(Client().get(PDF).content))))
    assert {"chair", "agenda"} <= words
    for said in (page, " ".join(words)):
        assert [name for name in ("Growers", "برزگران") if name in said] == []
    assert "General assembly" in Client().get(LIST).content.decode()


@pytest.mark.parametrize(
    ("words", "public"), [(("accept", "accept", "accept", ""), False), (("accept", "reject", "accept", ""), True)]
)
def test_any_other_report_is_not_found_by_a_stranger(world: World, words: tuple[str, ...], public: bool) -> None:
    report = settled(world, *words, public=public)
    assert report.public is False
    assert [Client().get(path).status_code for path in (LIST, ONE, PDF)] == [200, 404, 404]
    assert client_of(world.observer).get("/en/w/assemblies/1/report/").status_code == 200
    assert "General assembly" not in Client().get(LIST).content.decode()


def test_a_list_of_one_and_of_three_ask_equally_often(world: World) -> None:
    settled(world, "accept", "accept", "accept", "")
    counts = []
    for more in (0, 2):
        for _ in range(more):
            settled(world, "accept", "accept", "accept", "")
        with CaptureQueriesContext(connection) as asked:
            assert Client().get(LIST).status_code == 200
        counts.append(len(asked))
    assert counts[0] == counts[1]
