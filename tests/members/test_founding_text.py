"""The founding text: brought with its fields and their means, in force when settled, read and accepted by who joins."""

import html
from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import translation

from hamgam.bylaws.acts import NotPossible
from hamgam.decisions.models import Matter
from hamgam.decisions.telling import undone_said
from hamgam.members import acts, founding_text
from hamgam.members.founding_changes import changes
from hamgam.members.founding_text import FIELDS, FoundingText
from hamgam.members.joining_models import Candidature
from hamgam.members.models import Coalition
from hamgam.notices.waiting import waiting
from hamgam.record import times
from hamgam.record.kept import Writing, written_by
from tests.decisions.brought import answer, answered, brought, close
from tests.decisions.test_pages import moment
from tests.furnished import furnished
from tests.members.founded import PRESS, RIVER, SCHOOL, TEXT, agreed_now, bring_text, settled_text
from tests.members.joined import ready
from tests.members.test_acts import refused
from tests.members.test_pages import text_of
from tests.people import client_of

pytestmark = pytest.mark.django_db

OTHER = {"fa": "ما برای آب و زمین کنار هم ایستاده‌ایم.", "en": "We stand together for water and land."}
ADDRESS = "/en/w/decisions/new/founding_text/"
FORM = "/fa/w/decisions/new/founding_text/"


def code_of(call, *given, **more):
    with pytest.raises(NotPossible) as raised:
        call(*given, **more)
    return raised.value.code


def test_what_all_agree_on_is_in_force_from_that_moment(world):
    assert founding_text.in_force() is None
    matter = agreed_now(world, bring_text(world, fields=(RIVER, PRESS)))
    made = FoundingText.objects.get()
    assert (made.number, made.texts, made.fields, made.settled_by) == (1, TEXT, [RIVER, PRESS], matter.number)
    assert (matter.result, made.force_at) == ({"founding_text": 1}, matter.closed_at)
    assert founding_text.in_force(matter.closed_at - timedelta(seconds=1)) is None
    assert founding_text.in_force(matter.closed_at) == made


def test_a_later_version_takes_its_place_and_the_former_stays(world):
    first = settled_text(world)
    second = settled_text(world, OTHER, (PRESS,))
    assert (second.number, founding_text.in_force(second.force_at), founding_text.before(second.force_at)) == (
        2, second, first,
    )  # fmt: skip


def test_without_agreement_the_text_in_force_stays(world):
    matter = answered(world, bring_text(world), "accept", "reject", "accept", "accept")
    close(close(matter))
    assert (matter.stage, FoundingText.objects.count()) == ("not_agreed", 0)


@pytest.mark.parametrize(
    ("texts", "fields", "code"),
    [
        ({}, (RIVER,), "founding_text_missing"),
        (None, None, "founding_text_missing"),
        ({"en": "Only English"}, (RIVER,), "founding_text_missing"),
        ({"fa": "آ" * 20_001}, (), "founding_text_long"),
        (TEXT, tuple({**RIVER, "names": {"fa": f"زمینهٔ {n}"}} for n in range(FIELDS + 1)), "founding_fields_many"),
        (TEXT, (RIVER, {**PRESS, "names": RIVER["names"]}), "founding_fields_alike"),
        (TEXT, ({"names": {}, "means": RIVER["means"]},), "founding_field_unnamed"),
        (TEXT, ({"names": RIVER["names"], "means": {"en": "x"}},), "founding_field_without_means"),
        (TEXT, ({"names": {"fa": "آ" * 121}, "means": RIVER["means"]},), "founding_field_long"),
        (TEXT, ({"names": RIVER["names"], "means": {"fa": "آ" * 2_001}},), "founding_field_long"),
    ],
)
def test_what_cannot_be_a_founding_text_is_put_to_nobody(world, texts, fields, code):
    assert (code_of(bring_text, world, texts, fields), Matter.objects.count()) == (code, 0)


@pytest.mark.parametrize("fields", ["x", 3, [3, "y", None], [{"names": 4, "means": []}]])
def test_what_is_no_list_of_fields_holds_none(world, fields):
    assert agreed_now(world, bring_text(world, fields=fields)).stage == "agreed"
    assert FoundingText.objects.get().fields == []


def test_one_proposal_runs_at_a_time_and_it_differs_from_what_is_in_force(world):
    settled_text(world)
    assert code_of(bring_text, world) == "founding_text_same"
    bring_text(world, OTHER)
    assert code_of(bring_text, world, OTHER, (PRESS,)) == "founding_text_runs_already"


def test_what_is_in_force_already_is_not_begun_again(world):
    matter = bring_text(world)
    with written_by(Writing("test", times.now())):
        founding_text.begin(TEXT, [RIVER], {}, times.now(), 0, [])
    agreed_now(world, matter)
    assert (matter.result, undone_said(matter) != "") == ({"not_carried_out": "founding_text_same"}, True)


@pytest.mark.parametrize("who", ["observer", "nobody", "clock"])
def test_whoever_may_not_bring_matters_brings_no_founding_text(world, who):
    given = {"kind": "founding_text", "by": getattr(world, who), "details": {"texts": TEXT, "fields": [RIVER]}}
    assert refused(brought, world=world, **given) == ("wrong_role", "14.1")


@pytest.mark.parametrize("shape", ["network", "council", "platform", "committee", "alliance"])
def test_a_founding_text_begins_under_each_shape(shape):
    world = furnished(shape, duty="secretary" if shape == "committee" else "coordinator")
    matter = bring_text(world, by=world.a_delegate)
    for voice in (world.a_delegate, world.b_delegate, world.c_delegate, world.d_delegate):
        answer(voice, matter, "yes" if shape == "committee" else "accept")
    close(matter)
    assert (matter.stage, FoundingText.objects.get().number) == ("agreed", 1)


def told(former, texts, *fields, means=None):
    with translation.override("en"):
        return changes(former, texts, list(fields), means or {})


def test_changes_are_said_in_sentences():
    former = FoundingText(texts=TEXT, fields=[RIVER, PRESS])
    assert told(None, TEXT, RIVER) == [
        "This is the first founding text.",
        "A new field: “Guarding the river”. Its means: Measuring the water each month.",
    ]  # fmt: skip
    assert told(former, OTHER, RIVER, SCHOOL) == [
        "The text changes.", "“News” is no longer a field of joint work.",
        "A new field: “Teaching”. Its means: Open workshops.",
    ]  # fmt: skip
    weekly = {"fa": "سنجش هفتگی", "en": "Measuring each week."}
    assert told(former, TEXT, {**RIVER, "means": weekly}, PRESS) == [
        "The means of “Guarding the river” so far: Measuring the water each month. From now on: Measuring each week."
    ]  # fmt: skip
    renamed = {**PRESS, "names": {"fa": "رسانه", "en": "Media"}}
    assert told(former, TEXT, RIVER, renamed) == ["“News” is called “Media” from now on."]
    assert told(former, TEXT, PRESS, RIVER) == ["The fields stand in another order."]
    spelled = {**PRESS, "names": {"fa": "خبر", "en": "News"}}
    assert told(former, TEXT, RIVER, spelled) == ["“News” has another name in another language."]
    assert told(former, TEXT, RIVER, PRESS) == []


def typed(**given):
    fields = {
        "question-fa": "این متن را بپذیریم؟", **moment("closes", times.now() + timedelta(days=30)),
        "founding_form": "1", "founding-fa": TEXT["fa"], "founding-en": TEXT["en"],
    }  # fmt: skip
    for n, row in enumerate((RIVER, PRESS), 1):
        fields |= {f"field-{n}-{part}-{code}": words for part in row for code, words in row[part].items()}
    return {**fields, **{name.replace("_", "-"): value for name, value in given.items()}}


def test_the_form_takes_text_and_fields_and_begins_with_what_is_in_force(world):
    client = client_of(world.c_liaison)
    assert client.post(FORM, typed()).status_code == 302
    matter = Matter.objects.get()
    assert matter.details == {"texts": TEXT, "fields": [RIVER, PRESS], "means": {}}
    agreed_now(world, matter)
    page = client.get(ADDRESS).content.decode()
    assert [words in page for words in (TEXT["fa"], RIVER["means"]["fa"], PRESS["names"]["en"])] == [True] * 3


@pytest.mark.parametrize(
    ("given", "field"),
    [
        ({"founding_fa": ""}, "founding"),
        ({"field_2_names_fa": ""}, "fields"),
        ({"field_1_means_fa": ""}, "fields"),
        ({"field_12_means_fa": "ابزاری بی‌زمینه"}, "fields"),
        ({"field_2_names_fa": RIVER["names"]["fa"]}, "fields"),
    ],
)
def test_bad_input_is_told_beside_its_field_and_what_was_typed_is_kept(world, given, field):
    page = client_of(world.c_liaison).post(FORM, typed(**given))
    errors = page.context["form"].errors
    assert (page.status_code, sorted(errors), errors[field] != "") == (422, [field], True)
    text = page.content.decode()
    kept = [value for name, value in typed(**given).items() if name.startswith(("founding-", "field-")) and value]
    assert [value for value in kept if value not in html.unescape(text)] == []
    assert (Matter.objects.count(), f'id="{"founding-fa" if field == "founding" else "fields"}"' in text) == (0, True)


def test_the_matters_page_says_what_changes_while_it_is_open_and_after_it(world):
    settled_text(world)
    matter = bring_text(world, OTHER, (RIVER, SCHOOL))
    client, address = client_of(world.c_liaison), f"/en/w/decisions/{matter.number}/"
    new = "A new field: “Teaching”. Its means: Open workshops."
    assert (text_of(client.get(address)).count(new), "What it would change" in text_of(client.get(address))) == (
        1,
        True,
    )
    agreed_now(world, matter)
    page = client.get(address)
    assert (text_of(page).count(new), "/en/founding-text/2/" in page.content.decode()) == (1, True)


def test_everybody_reads_it_where_the_bylaws_are_public_and_members_alone_otherwise(world):
    settled_text(world)
    for address in ("/en/founding-text/", "/en/founding-text/1/"):
        page = text_of(Client().get(address))
        assert (TEXT["en"] in page, "Measuring the water each month." in page) == (True, True)
    assert "Guarding the river" in text_of(Client().get("/en/join/"))
    with written_by(Writing("test", times.now())):
        Coalition.objects.update(public_bylaws=False)
    for address in ("/en/founding-text/", "/en/founding-text/1/"):
        assert Client().get(address).headers["Location"] == f"/en/sign-in/?next={address}"
        assert client_of(world.observer).get(address).status_code == 200
    assert "Guarding the river" not in text_of(Client().get("/en/join/"))


def test_before_the_first_there_is_a_way_to_bring_one(world):
    page = client_of(world.c_liaison).get("/en/founding-text/")
    assert ("No founding text has been adopted yet." in text_of(page), ADDRESS in page.content.decode()) == (True, True)
    assert ADDRESS not in client_of(world.observer).get("/en/founding-text/").content.decode()
    assert Client().get("/en/founding-text/1/").status_code == 404


def test_a_version_says_what_changed_in_it_and_until_when_it_was_in_force(world):
    settled_text(world)
    settled_text(world, OTHER, (RIVER, PRESS))
    old, new = (text_of(Client().get(f"/en/founding-text/{number}/")) for number in (1, 2))
    assert ("In force from" in old, "What changed from version 1" in new, "A new field: “News”." in new) == (
        True, True, True,
    )  # fmt: skip


def test_one_field_or_three_one_version_or_three_cost_the_same_queries(world):
    def asked(address):
        with CaptureQueriesContext(connection) as found:
            assert client_of(world.d_liaison).get(address).status_code == 200
        return len(found)

    settled_text(world)
    addresses = ("/en/founding-text/", ADDRESS, "/en/founding-text/1/")
    before = [asked(address) for address in addresses]
    settled_text(world, OTHER, (RIVER, PRESS))
    settled_text(world, TEXT, (RIVER, PRESS, SCHOOL))
    after = [asked(address) for address in ("/en/founding-text/", ADDRESS, "/en/founding-text/1/")]
    assert after == before


def test_a_candidate_accepts_the_version_that_it_has_read(world):
    first = settled_text(world)
    actor = ready(world)
    way = Candidature.objects.get()
    assert (way.accepted_text, TEXT["en"] in text_of(client_of(actor).get("/en/w/members/candidature/"))) == (
        first,
        True,
    )
    second = settled_text(world, OTHER)
    assert code_of(acts.accept_founding_text, by=actor, on=actor.organisation, text=1) == "founding_text_changed"
    details = {"organisation": actor.organisation.public_id, "level": ""}
    assert code_of(brought, world, "admission", details=details) == "founding_text_newer"
    assert [task.about for task in waiting(actor)] == [f"candidature-{way.pk}"]
    page = text_of(client_of(actor).get("/en/w/members/candidature/"))
    assert "The founding text was changed since." in page
    assert "it has to accept the new one" in text_of(client_of(world.a_liaison).get("/en/w/members/candidates/"))
    acts.accept_founding_text(by=actor, on=actor.organisation, text=2)
    way.refresh_from_db()
    assert (way.accepted_text, waiting(actor), brought(world, "admission", details=details).stage) == (
        second,
        [],
        "open",
    )


def test_the_candidates_page_sends_the_version_along(world):
    settled_text(world)
    actor = ready(world)
    client = client_of(actor)
    assert 'name="text" value="1"' in client.get("/en/w/members/candidature/").content.decode()
    settled_text(world, OTHER)
    stale = client.post("/en/w/members/candidature/accept/", {"level": "wholly", "text": "1"})
    assert (stale.status_code, Candidature.objects.get().accepted_text.number) == (409, 1)
    assert client.post("/en/w/members/candidature/accept/", {"level": "wholly", "text": "2"}).status_code == 302
    assert Candidature.objects.get().accepted_text.number == 2


@pytest.mark.parametrize("text", ["x", "-1", "0", "9" * 30])
def test_what_is_no_version_is_not_accepted(world, text):
    settled_text(world)
    client = client_of(ready(world))
    assert client.post("/en/w/members/candidature/accept/", {"level": "wholly", "text": text}).status_code in (409, 422)


ALL = {"fa": "بیانیه، کارزار، آیین و سمینار", "en": "Statements, actions, ceremonies and seminars."}


def test_fields_may_share_one_list_of_means(world):
    bare = ({"names": RIVER["names"]}, {"names": PRESS["names"]})
    assert code_of(bring_text, world, fields=bare) == "founding_field_without_means"
    long = {"fa": "آ" * 2_001}
    assert code_of(brought, world, "founding_text", details={"texts": TEXT, "fields": bare, "means": long}) == (
        "founding_means_long"
    )
    agreed_now(
        world, brought(world, "founding_text", details={"texts": TEXT, "fields": bare, "means": ALL}, closes_at=None)
    )
    made = FoundingText.objects.get()
    assert (made.means, [row["means"] for row in made.fields]) == (ALL, [{}, {}])


def test_changes_of_the_shared_means_are_said():
    bare = {"names": RIVER["names"], "means": {}}
    assert told(None, TEXT, bare, means=ALL)[1:] == [
        "A new field: “Guarding the river”.", "The means of all fields: Statements, actions, ceremonies and seminars.",
    ]  # fmt: skip
    former = FoundingText(texts=TEXT, fields=[RIVER])
    assert told(former, TEXT, RIVER, means=ALL) == [
        "The fields have means in common now: Statements, actions, ceremonies and seminars."
    ]
    shared = FoundingText(texts=TEXT, fields=[RIVER], means=ALL)
    assert told(shared, TEXT, RIVER) == [
        "The fields have no means in common any more; so far: Statements, actions, ceremonies and seminars."
    ]
    assert told(shared, TEXT, RIVER, means={"en": "Seminars."}) == [
        "The means of all fields so far: Statements, actions, ceremonies and seminars. From now on: Seminars."
    ]
