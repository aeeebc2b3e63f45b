"""The demo's duties: a fund that is half handed over, one vacant that somebody volunteers for, some that nobody took."""

import pytest
from django.utils import timezone

from hamgam.coordination.models import DutyTurn, Handover
from hamgam.coordination.reading import duties
from hamgam.coordination.standing import Known
from hamgam.demo.coalition import Cast, found_coalition
from hamgam.demo.content import duties as content
from hamgam.demo.content.coalition import COALITION
from hamgam.demo.content.organisations import HANDLES, ORGANISATIONS
from hamgam.demo.duties import Duties
from hamgam.demo.loader import FOUNDED, _tell
from hamgam.record.times import told


@pytest.mark.django_db
def test_a_fund_is_half_handed_over_and_others_are_vacant() -> None:
    cast = Cast(timezone.now())
    found_coalition(cast, COALITION, ORGANISATIONS, FOUNDED)
    with told(cast.moment(content.SITE.day)):
        Duties(cast).taken(content.SITE)  # as the network's cycle tells it
    _tell(cast, [Duties(cast)])
    assert {row.row.duty: row.state for row in duties(Known())} == {
        "coordination": "late", "web_site": "vacant", "mailing_list": "vacant", "treasurer": "handing_over",
        "next_assembly": "vacant", "programme": "vacant",
    }  # fmt: skip
    turns = list(DutyTurn.objects.filter(duty="web_site").values_list("how", "ended"))
    assert turns == [("volunteer", "given_up")]
    book = Handover.objects.get()
    assert (book.state, book.to.slug) == ("open", content.NEXT_TREASURER[2])
    items = book.items
    assert (items.count(), items.exclude(given_on=None).count(), items.exclude(taken_on=None).count()) == (
        5, content.GIVEN, content.RECEIVED,
    )  # fmt: skip


def test_whoever_holds_a_duty_of_the_demo_is_a_member_of_it() -> None:
    named = {row.by for row in (content.SITE, *content.TAKEN)} | {content.NEXT_TREASURER[2], content.OFFERED[2]}
    assert named - set(HANDLES) == set()
