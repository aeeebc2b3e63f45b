"""Hostile text through every field of every form: no failure, nothing shown as markup, nothing cut off unsaid."""

import itertools

import pytest
from django.db import transaction
from django.test import Client

from hamgam.members import acts as members
from hamgam.texts.models import Text
from tests.hostile.forms import Met, every_form, forms_on
from tests.people import client_of

pytestmark = pytest.mark.django_db

MARKUP = "<script>alert(1)</script><img src=x onerror=alert(2)>"
#: Markup, template tags, a formula, controls, bidi overrides, joiners, a broken pair, stacked marks and signs of other planes.
WORDS = (
    f"=1+1 {MARKUP} {{% debug %}}{{{{ settings }}}} %s %(x)s ' OR 1=1 -- \x00\x08\x1b[31m \u202eabc\u2066\u200d\u200b\ufeff "
    "متن\u200c\u200cفارسی ۱۲٣4 Z̸̧̛̟͎A̷L 👩‍👩‍👧‍👦 𝒳 \ufffe \U0010ffff"
)
#: What no field of an honest form holds: no number, one that is no number here, far too large, far too long, none at all.
SPOILED = ("9" * 5000, "²", "x\x00y")
LONG = "آب و کار " * 220_000

SAME_FOR_ALL: list[Met] = []


@pytest.fixture
def forms(stocked_world):
    """Every sort of form, with the browser of somebody who may send it."""
    world = stocked_world
    text = Text.objects.get(stage="final")
    waiting = members.invite(by=world.a_liaison, on=world.a, role="delegate")
    liaison, coordinator, anybody = client_of(world.a_liaison), client_of(world.coordinator), Client()
    if not SAME_FOR_ALL:  # the coalition is put back row by row: its pages hold the same forms each time
        SAME_FOR_ALL.extend(every_form(liaison))
    found = [(liaison, met) for met in SAME_FOR_ALL]
    more = (
        (liaison, f"/fa/w/texts/{text.number}/sign-off/"),
        (coordinator, f"/fa/w/texts/{text.number}/publish/"),
        (anybody, f"/fa/invitation/{waiting.secret}/"),
        (anybody, "/fa/sign-in/"),
        (anybody, f"/fa/members/{world.a.slug}/letter/"),
    )
    for client, path in more:
        found += [(client, met) for met in forms_on(path, client.get(path).content)]
    for client, _met in found:
        client.raise_request_exception = False
    return found


def sent(client: Client, met: Met, data: dict, *, follow: bool = True) -> tuple[int, str]:
    """What comes back, and what the pages after it show; the database is then as it was before."""
    try:
        with transaction.atomic():
            answer = client.post(met.action, data, headers={"referer": f"http://testserver{met.page}"})
            status, shown = answer.status_code, answer.content.decode(errors="replace")
            for place in {answer.headers.get("Location", ""), met.page} - {""} if follow else ():
                following = client.get(place)
                status = max(status, following.status_code) if following.status_code >= 500 else status
                shown += following.content.decode(errors="replace")
            raise _Undone
    except _Undone:
        return status, shown


class _Undone(Exception):
    pass


def unsafe(shown: str) -> bool:
    """Whether what was typed came out as markup."""
    return "<script>alert(1)" in shown or "<img src=x" in shown


def test_hostile_words_in_every_field_fail_nowhere_and_come_out_as_words(forms):
    assert len(forms) > 40
    wrong = []
    for (client, met), choice in itertools.product(forms, (0, 1)):
        status, shown = sent(client, met, met.filled(WORDS, choice=choice), follow=choice == 0)
        if status >= 500 or unsafe(shown):
            wrong.append((met.view, status, unsafe(shown)))
    assert wrong == []


def test_what_no_honest_form_sends_fails_nowhere(forms):
    wrong = [
        (met.view, value[:30], status)
        for client, met in forms
        if met.view != "account_logout"
        for value in SPOILED
        if (status := sent(client, met, met.spoiled(value), follow=False)[0]) >= 500
    ]
    assert wrong == []


def test_two_million_letters_in_one_field_are_answered_in_a_sentence(forms):
    wrong = []
    for client, met in forms:
        honest, areas = met.filled("آب"), [one.name for one in met.controls if one.kind == "area"]
        for name in areas[-1:]:
            status, shown = sent(client, met, {**honest, name: LONG}, follow=False)
            if status not in (200, 403, 409, 422) or "<h1" not in shown:
                wrong.append((met.view, name, status))
    assert wrong == []
