"""A wording that can lead is led from the page of the text, by whoever may; nobody else sees the button."""

import pytest

from hamgam.positions import acts as positions
from hamgam.texts import acts
from tests import flow
from tests.people import client_of


@pytest.mark.parametrize(("who", "shown"), [("c_liaison", True), ("coordinator", True), ("d_delegate", False)])
@pytest.mark.parametrize(("language", "said"), [("fa", "این نگارش به متن بیاید"), ("en", "Let it lead")])
def test_what_can_lead_now_is_led_from_the_text_itself(world, who, shown, language, said):
    text = flow.draft(world)
    clause = text.clauses.order_by("order").first()
    flow.open_round(text, world.a_liaison)
    flow.all_accept(world, text)
    offered = acts.propose_wording(by=world.b_liaison, on=clause, words="آب پاک برای همه.")
    for liaison in world.liaisons:
        positions.take(by=liaison, on=offered, stance="accept")
    flow.close_round(world, text)
    client = client_of(getattr(world, who), language=language)
    page = client.get(f"/{language}/w/texts/{text.number}/").content.decode()
    address = f"clauses/{clause.anchor}/wordings/{offered.letter}/lead/"
    assert (f'action="{address}"' in page, said in page) == (shown, shown)
    seen = {"seen": clause.wordings.get(state="leading").pk}
    answer = client.post(f"/{language}/w/texts/{text.number}/{address}", seen)
    offered.refresh_from_db()
    assert (answer.status_code, offered.state) == ((302, "leading") if shown else (403, "open"))
