"""In each shape a wording comes to lead by that shape's own method, recorded by whom its bylaws name, and not otherwise."""

import pytest

from hamgam.bylaws.acts import Refused
from hamgam.texts import acts
from tests.shapes import SHAPES, House, house, lead_of

pytestmark = pytest.mark.django_db
#: Answers of a, b, c and d → what the count of the shape comes to. Written by hand from article 8.1 of each text.
CONSENT_OF_TWO_THIRDS = {
    "+++.": "agreed", "+~/.": "agreed", "///+": "agreed", "++..": "quorum_missing", "+++-": "not_agreed",
    "////": "not_agreed", "....": "nobody_answered",
}  # fmt: skip
COUNTS = {
    "network": CONSENT_OF_TWO_THIRDS,
    "council": CONSENT_OF_TWO_THIRDS,
    "alliance": CONSENT_OF_TWO_THIRDS,
    "platform": {
        "++..": "agreed", "+/..": "agreed", "+...": "quorum_missing", "+++-": "not_agreed", "//..": "not_agreed",
        "....": "nobody_answered",
    },
    "committee": {
        "++-.": "agreed", "+/..": "agreed", "+-..": "not_agreed", "++--": "not_agreed", "+...": "quorum_missing",
        "+---": "not_agreed", "....": "nobody_answered",
    },
}  # fmt: skip
ROWS = [(shape, said, outcome) for shape in SHAPES for said, outcome in COUNTS[shape].items()]
#: Who records a result, and who does not.
RECORDS = {
    "network": ("a_liaison", "a_delegate"), "council": ("a_delegate", "a_liaison"), "platform": ("a_liaison", "a_delegate"),
    "committee": ("coordinator", "a_liaison"), "alliance": ("a_liaison", "a_delegate"),
}  # fmt: skip


def proposal(here: House, said: str):
    """Another wording that got these answers in a round that has closed."""
    text = here.text()
    clause = text.clauses.get()
    here.open(text)
    here.say(lead_of(clause), "----")
    made = acts.propose_wording(by=here.voices["b"], on=clause, words="آب پاک برای همه.")
    here.say(made, said)
    here.close(text)
    return made


@pytest.mark.parametrize(("shape", "said", "outcome"), ROWS)
def test_a_wording_leads_by_the_method_of_the_shape(shape, said, outcome):
    here = house(shape)
    made, records = proposal(here, said), getattr(here.world, RECORDS[shape][0])
    if outcome == "agreed":
        assert acts.lead_wording(by=records, on=made).state == "leading"
        return
    with pytest.raises(Refused) as caught:
        acts.lead_wording(by=records, on=made)
    assert (caught.value.verdict.reason, caught.value.verdict.article) == (outcome, "8.1")


@pytest.mark.parametrize("shape", SHAPES)
def test_others_do_not_record_it(shape):
    here = house(shape)
    made = proposal(here, "++++")
    with pytest.raises(Refused) as caught:
        acts.lead_wording(by=getattr(here.world, RECORDS[shape][1]), on=made)
    assert caught.value.verdict.reason == "wrong_role"
