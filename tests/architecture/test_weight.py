"""What a page weighs on the wire: someone with a slow line and a small purse reads here too."""

import gzip
from typing import Any

from django.test import Client
from django.urls import reverse
from django.utils import translation

from hamgam.positions.acts import take_whole
from hamgam.site.doors import OPEN_DOORS
from hamgam.texts import acts as texts
from tests import flow
from tests.architecture.walk import addresses, path_of
from tests.browser import Story, languages
from tests.people import World, client_of

FIRST, REQUESTS, NEXT, DRAFT = 35_000, 3, 5_000, 15_000
#: The page of sixty clauses with eighty other wordings and a reason of everybody on each clause: on the wire, and as a
#: telephone has to read it.
LONG, LONG_RAW = 15_000, 150_000
#: Documents that are read from beginning to end. The bylaws of a whole coalition grow with what it settles by them.
DOCUMENTS, BYLAWS = {"bylaws.how_we_work", "bylaws.text"}, 16_400
#: What a response's and a request's own lines weigh, for a page asked without a browser.
LINES = 600
#: One clause as people write them: some forty words.
CLAUSE = (
    "نتیجهٔ آزمایش آب آشامیدنی هر شهر و روستا باید هر هفته، به زبان‌های ساکنان و به شکلی که همه بفهمند، منتشر شود و هر کس "
    "بتواند بی‌هزینه بپرسد که نمونه کجا و کی گرفته شده، چه کسی آن را آزموده و برای آنچه از اندازهٔ مجاز بیشتر است چه کرده‌اند؛ شمارهٔ {}."
)


def test_the_first_public_page_weighs_little_in_few_requests(stocked_world: World, story: Story) -> None:
    finished: list[Any] = []
    story.page.on("requestfinished", lambda request: finished.append(request))
    story.go("site.home")
    story.page.wait_for_load_state("networkidle")
    asked = [request for request in finished if "/static/img/" not in request.url]
    weights = {request.url: weight(request) for request in asked}
    assert len(weights) <= REQUESTS, weights
    assert sum(weights.values()) <= FIRST, weights


def weight(request: Any) -> int:
    """Bytes of one answer as it is served: text compressed, with its lines."""
    answer = request.response()
    body = answer.body()
    kind = answer.headers.get("content-type", "")
    packed = gzip.compress(body, 9) if kind.startswith(("text/", "application/javascript", "image/svg")) else body
    return len(packed) + int(request.sizes()["responseHeadersSize"])


def page_weight(client: Client, path: str) -> int:
    """Bytes of one page as it is served, with its lines."""
    answer = client.get(path, headers={"accept-encoding": "gzip"})
    body = answer.content if answer.headers.get("Content-Encoding") == "gzip" else gzip.compress(answer.content)
    return len(body) + LINES


def test_every_further_public_page_weighs_little(stocked_world: World) -> None:
    heavy = {}
    for address in addresses():
        if address.name not in OPEN_DOORS or address.parts:
            continue
        for language in languages():
            path = path_of(address, language, {})
            if not Client().get(path).headers.get("Content-Type", "").startswith("text/html"):
                continue
            found = page_weight(Client(), path)
            if found > (BYLAWS if address.name in DOCUMENTS else NEXT):
                heavy[path] = found
    assert heavy == {}


def test_a_draft_of_thirty_clauses_weighs_little(world: World) -> None:
    words = tuple((CLAUSE.format(n), f"Clause {n}") for n in range(1, 31))
    text = flow.draft(world, words=words)
    draft = page(world, text.number)
    flow.open_round(text, world.a_liaison)
    round = page(world, text.number)
    assert (draft <= DRAFT, round <= DRAFT) == (True, True), (draft, round)


def page(world: World, number: int) -> int:
    """What the text's page weighs for a liaison who may answer each clause."""
    with translation.override("fa"):
        return page_weight(client_of(world.c_liaison), reverse("texts.text", args=[number]))


def test_a_text_of_sixty_clauses_with_other_wordings_and_reasons_weighs_little(world: World) -> None:
    words = tuple((CLAUSE.format(n), f"Clause {n}") for n in range(1, 61))
    text = flow.draft(world, words=words)
    flow.open_round(text, world.a_liaison)
    leads = [clause.wordings.get() for clause in text.clauses.order_by("order")]
    for liaison in world.liaisons:
        reason = (
            f"با یک ملاحظه از {liaison.organisation}: تا پایان سال آینده زمان می‌خواهیم و پشتوانهٔ آن باید روشن باشد."
        )
        take_whole(by=liaison, on=text, answers={lead.pk: ("reservation", reason) for lead in leads}, mandated=True)
    for lead in leads[:40]:
        for liaison, week in ((world.b_liaison, "هر ماه"), (world.c_liaison, "هر روز")):
            texts.propose_wording(by=liaison, on=lead.clause, words=lead.body.replace("هر هفته", week))
    flow.close_round(world, text)
    client, path = client_of(world.c_liaison), f"/fa/w/texts/{text.number}/"
    raw, wire = len(client.get(path).content), page_weight(client, path)
    assert (raw <= LONG_RAW, wire <= LONG) == (True, True), (raw, wire)
