"""The demo's letters from outside: one answered, one whose answer the others read now, one that waits."""

import pytest
from django.utils import timezone

from hamgam.demo.coalition import Cast, found_coalition
from hamgam.demo.content.coalition import COALITION
from hamgam.demo.content.enquiries import ENQUIRIES
from hamgam.demo.content.organisations import HANDLES, ORGANISATIONS
from hamgam.demo.enquiries import Received
from hamgam.demo.loader import FOUNDED, _tell
from hamgam.enquiries import reading
from hamgam.enquiries.models import EnquirerAddress, Enquiry
from hamgam.enquiries.reading import answers
from tests.people import client_of


@pytest.mark.django_db
def test_letters_from_outside_stand_where_the_story_left_them() -> None:
    cast = Cast(timezone.now())
    found_coalition(cast, COALITION, ORGANISATIONS, FOUNDED)
    _tell(cast, [Received(cast)])
    rows = Enquiry.objects.order_by("number").select_related("taken_by")
    assert [(row.subject, row.stands, row.taken_by and row.taken_by.slug) for row in rows] == [
        (came.subject, stands, came.by or None)
        for came, stands in zip(ENQUIRIES, ("answered", "taken", "waiting"), strict=True)
    ]
    reader = cast.liaison("kuhpayeh")
    assert reading.counts(reader) == {"waiting": 1, "taken": 1, "answered": 1, "closed": 0}
    seen = [[row.answer.state for row in answers(reader, enquiry)] for enquiry in rows]
    assert (seen, EnquirerAddress.objects.count()) == ([["sent"], ["draft"], []], 0)
    for language in ("fa", "en"):
        client = client_of(reader, language=language)
        assert [client.get(f"/{language}/w/enquiries/{row.number}/").status_code for row in rows] == [200] * 3


def test_whoever_answers_is_a_member_of_the_demo() -> None:
    assert {came.by for came in ENQUIRIES} - {""} - set(HANDLES) == set()
