"""An urgent statement: called from a draft, signed for hours, published in the names of those who signed in time."""

from datetime import timedelta
from typing import Any

import pytest
from django.utils import translation

from hamgam.bylaws import rules
from hamgam.bylaws.acts import NotPossible, Refused
from hamgam.notices import clock
from hamgam.notices.models import Letter
from hamgam.notices.waiting import waiting
from hamgam.record import times
from hamgam.record.checking import check
from hamgam.record.times import told
from hamgam.signing import acts as signing
from hamgam.signing.models import Consent
from hamgam.statements import acts as statements
from hamgam.statements import papers, words
from hamgam.statements.models import Statement
from hamgam.texts import acts
from hamgam.texts.models import Text, Version
from tests import flow
from tests.notices.postbox import open_box
from tests.people import World, client_of, reached_by_mail
from tests.shapes import SHAPES, house

pytestmark = pytest.mark.django_db
WHO = {
    "network": "a_delegate",
    "council": "a_delegate",
    "platform": "a_liaison",
    "committee": "coordinator",
    "alliance": "a_liaison",
}
HOURS = {"network": 24, "council": 24, "platform": 36, "committee": 12, "alliance": 24}


def called(world: World) -> Version:
    """An urgent text of a, just called."""
    return acts.call_urgent(by=world.a_delegate, on=flow.draft(world), languages=["fa"])


def sign(world: World, version: Version, letters: str) -> None:
    for letter in letters:
        flow.attest(version, getattr(world, f"{letter}_liaison"), getattr(world, f"{letter}_delegate"))


def over(version: Version) -> told:
    """The moment at which the time for signing is over."""
    version.text.refresh_from_db()
    return told(version.text.sign_by)


@pytest.mark.parametrize("shape", SHAPES)
def test_a_draft_called_urgent_is_frozen_at_once_for_as_long_as_the_bylaws_say(shape: str) -> None:
    here = house(shape)
    version = acts.call_urgent(by=getattr(here.world, WHO[shape]), on=here.text())
    text = Text.objects.get()
    assert (text.stage, text.urgent, version.frozen, text.rounds.count()) == ("final", True, True, 0)
    assert text.sign_by - text.urgent_since == timedelta(hours=HOURS[shape])


def test_only_a_draft_without_a_round_is_called_urgent_and_no_platform_is(world: World) -> None:
    opened = flow.draft(world)
    flow.open_round(opened, world.a_liaison)
    platform = flow.draft(world, kind="platform")
    for text, reason in ((opened, "wrong_stage"), (platform, "wrong_kind")):
        with pytest.raises(Refused) as refused:
            acts.call_urgent(by=world.a_liaison, on=text)
        assert (refused.value.verdict.reason, refused.value.verdict.article) == (reason, "9.5")


def test_nobody_calls_the_draft_of_another_organisation_urgent(world: World) -> None:
    for who in (world.b_liaison, world.coordinator, world.observer, world.nobody, world.clock):
        with pytest.raises(Refused):
            acts.call_urgent(by=who, on=flow.draft(world))
    assert Text.objects.exclude(urgent_since=None).count() == 0


def test_it_never_goes_out_in_the_name_of_the_coalition_even_if_all_sign(world: World) -> None:
    version = called(world)
    sign(world, version, "abcd")
    with pytest.raises(Refused) as refused:
        statements.publish_for_all(by=world.coordinator, on=version)
    assert (refused.value.verdict.reason, refused.value.verdict.article) == ("urgent_text", "9.1")
    made = statements.publish_for_signatories(by=world.coordinator, on=version)
    assert (made.rule, made.stated_rule) == ("signatories", "signatories 3")


def test_before_the_time_is_over_it_waits_for_those_who_have_not_answered(world: World) -> None:
    version = called(world)
    sign(world, version, "abc")
    with pytest.raises(Refused) as refused:
        statements.publish_for_signatories(by=world.coordinator, on=version)
    assert (refused.value.verdict.reason, refused.value.verdict.missing) == ("notice_too_short", (world.d.public_id,))
    signing.decline(by=world.d_liaison, on=version)
    assert statements.publish_for_signatories(by=world.coordinator, on=version).number == 1


def test_the_days_of_the_ordinary_rule_do_not_hold_it_up() -> None:
    here = house("platform")
    days = rules.in_force().matter("publish_for_signatories").notice_days
    version = acts.call_urgent(by=here.world.a_liaison, on=here.text())
    assert (days, version.text.sign_by - times.now() < timedelta(days=2)) == (1, True)
    with over(version):
        verdict = rules.ask(here.world.a_liaison, "statements.publish_for_signatories", version)
    assert verdict.reason == "nobody_answered"


def test_when_the_time_is_over_the_clock_publishes_what_enough_have_signed(world: World) -> None:
    version = called(world)
    sign(world, version, "abc")
    assert clock.tick() == []
    with over(version):
        assert clock.tick() == ["signing.expire", "statements.publish_for_signatories"]
        assert clock.tick() == []
    statement = Statement.objects.get()
    assert (statement.rule, statement.version.text.stage) == ("signatories", "published")
    assert version.silences.get().organisation == world.d
    assert check() == []


def test_too_few_signatures_are_not_published_and_nobody_can_add_one_any_more(world: World) -> None:
    version = called(world)
    sign(world, version, "ab")
    half = signing.attest(by=world.c_liaison, on=version)
    with over(version):
        assert clock.tick() == ["signing.expire"]
        with pytest.raises(NotPossible) as late:
            signing.attest(by=world.d_liaison, on=version)
        with pytest.raises(NotPossible) as confirmed:
            signing.confirm_attestation(by=world.c_delegate, on=half)
        assert [task.about for task in waiting(world.d_liaison)] == []
    assert (late.value.code, confirmed.value.code) == ("urgent_time_over", "urgent_time_over")
    assert Statement.objects.count() == 0


def test_whoever_signs_after_publication_is_dated_and_not_among_the_first(world: World) -> None:
    version = called(world)
    sign(world, version, "abc")
    half = signing.attest(by=world.d_liaison, on=version)
    with over(version):
        clock.tick()
        signing.confirm_attestation(by=world.d_delegate, on=half)
    late = dict(Consent.objects.filter(state="valid").values_list("organisation__slug", "late"))
    assert late == {"a": False, "b": False, "c": False, "d": True}
    assert check() == []


def test_where_the_bylaws_do_not_give_it_to_the_clock_somebody_presses_the_button() -> None:
    here = house("committee")
    version = acts.call_urgent(by=here.world.coordinator, on=here.text())
    sign(here.world, version, "abc")
    with over(version):
        assert clock.tick() == ["signing.expire"]
        assert statements.publish_for_signatories(by=here.world.coordinator, on=version).rule == "signatories"


def test_the_clock_publishes_nothing_that_is_not_urgent(world: World) -> None:
    version = flow.frozen(world)
    flow.everybody_signs(world, version)
    version.text.refresh_from_db()
    with told(version.text.sign_by):
        assert clock.tick() == []
    assert Statement.objects.count() == 0


def test_taken_back_before_anybody_answered_it_is_a_text_like_any_other(world: World) -> None:
    version = called(world)
    text = acts.thaw(by=world.a_liaison, on=version.text)
    assert (text.stage, text.urgent, text.sign_by) == ("common_ground", False, None)
    flow.open_round(text, world.a_liaison)
    assert client_of(world.a_liaison).get(f"/fa/w/texts/{text.number}/").status_code == 200


def test_all_organisations_are_told_at_once_and_those_who_are_silent_once_more_near_the_end(
    world: World, settings: Any
) -> None:
    for actor in (world.b_liaison, world.c_liaison):
        reached_by_mail(actor, language="en")
    with open_box(settings) as postbox:
        clock.tick()
        version = called(world)
        assert clock.tick() == []
        assert list(Letter.objects.order_by("about").values_list("about", "subject").distinct()) == [
            (f"sign-{version.pk}", "Something urgent waits for you")
        ]
        sign(world, version, "b")
        with told(version.text.sign_by - timedelta(hours=6)):
            assert clock.tick() == ["notices.remind"]
        reminded = Letter.objects.filter(about=f"reminder-sign-{version.pk}")
        assert [row.person_id for row in reminded] == [world.c_liaison.person.pk]
        assert [letter["Subject"] for letter in postbox.messages] == ["Something urgent waits for you"] * 3


@pytest.mark.parametrize(
    ("language", "sentences"),
    [
        ("en", ["It was called urgent: ", "It could be signed until: ", "it does not speak for the coalition"]),
        ("fa", ["فوری اعلام شد: ", "مهلت امضا: ", "سخنِ هم‌پیمانی نیست"]),
    ],
)
def test_the_statement_says_in_whose_names_and_by_when(world: World, language: str, sentences: list[str]) -> None:
    version = called(world)
    sign(world, version, "abc")
    with over(version):
        clock.tick()
    statement = Statement.objects.get()
    with translation.override(language):
        said = words.rule_sentence(statement, 3, 4, language)
        line = papers.paper(statement, language, "https://x.example").rule_line
    page = client_of(world.nobody, language=language).get(f"/{language}/statements/1/", follow=True).content.decode()
    assert [sentence in said and sentence in line for sentence in sentences] == [True] * len(sentences)
    assert said.split(".")[0] in page


@pytest.mark.parametrize("language", ["fa", "en"])
def test_the_page_says_what_it_does_and_does_it(world: World, language: str) -> None:
    text = flow.draft(world)
    client = client_of(world.a_delegate, language=language)
    address = f"/{language}/w/texts/{text.number}/urgent/"
    assert address in client.get(f"/{language}/w/texts/{text.number}/").content.decode()
    page = client.get(address)
    seen = {f"seen_{row.language}": row.sha256 for row in page.context["rows"] if row.fine}
    assert (page.context["hours"], page.context["needed"], page.context["by_itself"]) == (24, 3, True)
    done = client.post(address, {"languages": ["fa"], "token": "t", **seen}, follow=True)
    mark = {"fa": "فوری", "en": "Urgent"}[language]
    text.refresh_from_db()
    assert (text.urgent, mark in done.content.decode()) == (True, True)
    for path in ("", "final/", "sign-off/", "publish/"):
        assert mark in client.get(f"/{language}/w/texts/{text.number}/{path}").content.decode()
    listed = client.get(f"/{language}/w/texts/").content.decode()
    assert mark.lower() in listed
    assert mark in client_of(world.b_liaison, language=language).get(f"/{language}/w/").content.decode()


def test_words_that_changed_meanwhile_are_not_frozen(world: World) -> None:
    text = flow.draft(world)
    client = client_of(world.a_delegate)
    done = client.post(f"/fa/w/texts/{text.number}/urgent/", {"languages": ["fa"], "seen_fa": "0" * 64, "token": "t"})
    text.refresh_from_db()
    assert (done.status_code, text.stage, text.urgent) == (409, "draft", False)


def test_who_may_not_call_it_reads_why(world: World) -> None:
    text = flow.draft(world)
    page = client_of(world.b_liaison, language="en").get(f"/en/w/texts/{text.number}/urgent/").content.decode()
    assert ("Each organisation does this for itself alone." in page, "Call it urgent and freeze it" in page) == (
        True,
        False,
    )
