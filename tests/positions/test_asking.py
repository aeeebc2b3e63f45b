"""What one can ask about the common ground: what if, the text of a step, any two, any together, the strongest pairs."""

from pathlib import Path

import lxml.html
import pytest
from django.conf import settings
from django.core.cache import caches
from django.http import QueryDict

from hamgam.engine import ground as engine
from hamgam.positions.acts import take
from hamgam.positions.asking import Asking
from hamgam.positions.changes import MOST
from hamgam.positions.ground import ground_of, question_of
from hamgam.positions.moved import moved
from hamgam.positions.seen import seen_by
from hamgam.templatetags.asking import bounded, joins_said
from hamgam.texts import acts as texts
from tests.architecture.test_pages import rows
from tests.architecture.test_weight import LONG, LONG_RAW, page_weight
from tests.furnished import furnished
from tests.people import client_of
from tests.positions.scene import another_round, close, coalition_of
from tests.positions.test_ground import heading, names, with_an_addition
from tests.positions.test_pages import _grow
from tests.texts.drafts import RIGHT, accept_all, clauses, in_round, lead_of

FOR_MEMBERS = ("what-if/", "two/", "together/")
FOR_ALL = ("steps/1/", "pairs/")


def ask(actor, text, what, language="fa"):
    return client_of(actor).get(f"/{language}/w/texts/{text.number}/common-ground/{what}")


def heights(answer, which="present") -> list[tuple[int, int, int | None, int | None]]:
    moved = getattr(answer.context["answer"], which)
    return [(row.longest, row.shortest, row.before, row.after) for row in moved.rows]


def said(answer) -> str:
    return " ".join(lxml.html.fromstring(answer.content.decode()).xpath("//main")[0].text_content().split())


def disputed(world):
    """Three clauses; the last organisation does not accept the first, and the third has not answered the second."""
    text = in_round(world)
    accept_all(world, text)
    first, second, _third = clauses(text)
    take(by=world.d_liaison, on=lead_of(first), stance="reject", reason="نه")
    take(by=world.b_liaison, on=lead_of(second), stance="reservation", reason="کمی زمان می‌خواهیم")
    close(text)
    return text


# What if


def test_without_a_change_the_staircase_stands_as_it_is(share):
    cast, text = share
    answer = ask(cast.liaison("darrehsabz"), text, "what-if/")
    assert heights(answer) == [(12, 12, 4, 4), (11, 11, 8, 8), (10, 10, 10, 10), (9, 9, 12, 12), (8, 8, 14, 14)]
    assert (answer.context["answer"].reach, answer.context["answer"].notes) == (None, [])
    assert "این موضع هیچ نهادی نیست" in said(answer)


def test_another_wording_moves_the_staircase_and_says_who_joins_and_who_is_lost(share):
    cast, text = share
    answer = ask(cast.liaison("darrehsabz"), text, "what-if/?c=6-2")
    whole = answer.context["answer"].whole
    assert (whole.clauses, whole.signatories) == ((12, 12), (4, 7))
    assert (whole.joins, whole.lost) == (
        names(cast, "kuhpayeh", "rudkenar", "nikrud", "laledasht"), names(cast, "hamyar"),
    )  # fmt: skip
    assert heights(answer) == [(12, 12, 4, 7), (11, 11, 8, 9), (10, 10, 10, 11), (9, 9, 12, 13), (8, 8, 14, 14)]
    assert answer.context["answer"].reach is None  # what can be reached held this wording already
    assert "همیار از دست می‌رود" in said(answer)


def test_a_clause_left_out_takes_its_step_away(share):
    cast, text = share
    answer = ask(cast.liaison("darrehsabz"), text, "what-if/?c=6-out")
    whole = answer.context["answer"].whole
    assert (whole.clauses, whole.signatories, whole.lost) == ((12, 11), (4, 8), [])
    assert heights(answer)[:2] == [(12, 12, 4, None), (11, 11, 8, 8)]
    assert heights(answer, "reach")[0] == (12, 12, 9, None)
    assert "هیچ نهادی از دست نمی‌رود" in said(answer)


def test_what_a_what_if_shows_is_what_the_engine_says_of_such_positions(share):
    cast, text = share
    actor = cast.liaison("polnow")
    seen = seen_by(actor, text)
    given = "what-if/?c=8-1-accept&c=4-1-reject&c=11-1-silent"
    answer = ask(actor, text, given)
    stances = dict(question_of(seen, additions=True).stances)
    for anchor, stance in ((8, "accept"), (4, "reject"), (11, None)):
        lead = str(lead_of(text.clauses.get(anchor=anchor)).pk)
        stances.pop((str(seen.me), lead), None)
        if stance:
            stances[str(seen.me), lead] = stance
    for which, asked in (
        ("present", question_of(seen, leading_only=True)), ("reach", question_of(seen, additions=True)),
    ):  # fmt: skip
        known = {w.id for clause in asked.clauses for w in clause.wordings}
        kept = {at: one for at, one in stances.items() if at[1] in known}
        steps = engine.frontier(engine.Question(asked.clauses, asked.organisations, kept)).steps
        found = getattr(answer.context["answer"], which)
        assert [row.after for row in found.rows for _ in range(row.longest, row.shortest - 1, -1)] == [
            len(step.signatories) for step in reversed(steps)
        ][: found.rows[0].longest - found.rows[-1].shortest + 1]


def test_a_position_asked_about_is_what_comes_of_it_when_it_is_taken(world):
    text = disputed(world)
    asked = heights(ask(world.d_liaison, text, "what-if/?own=1-1&stance=accept"))
    assert asked == [(3, 3, 3, 4), (2, 2, 4, 4)]
    another_round(world, text)
    take(by=world.d_liaison, on=lead_of(clauses(text)[0]), stance="accept")
    close(text)
    steps = ground_of(seen_by(world.d_liaison, text)).present.steps
    assert [len(step.signatories) for step in steps] == [4, 4, 4]


def test_nobody_moves_another_organisation(world):
    """The same address moves whoever opens it, and nobody else."""
    text = disputed(world)
    moved = ask(world.d_liaison, text, "what-if/?c=1-1-accept").context["answer"]
    assert (moved.whole.joins, moved.notes) == (["پزشکان"], [])
    other = ask(world.a_liaison, text, "what-if/?c=1-1-accept").context["answer"]
    assert (other.changes, len(other.notes), other.whole.joins) == ([], 1, [])  # a accepts it already
    own = ask(world.a_liaison, text, "what-if/?c=1-1-reject").context["answer"]
    assert own.whole.lost == ["آب‌بانان"]


def test_what_an_own_move_would_bring_is_offered_to_that_organisation_alone(world):
    text = disputed(world)
    offered = [
        [tick.value for tick in ask(liaison, text, "what-if/").context["answer"].ticks if tick.own]
        for liaison in world.liaisons
    ]
    assert offered == [[], [], [], ["1-1-accept"]]


def test_a_proposed_clause_can_be_put_in(world):
    text, added, _leaving = with_an_addition(world)
    answer = ask(world.a_liaison, text, f"what-if/?c={added.anchor}-{added.wordings.get().letter}")
    assert heights(answer) == [(4, 4, None, 3), (3, 3, 4, 4)]
    assert answer.context["answer"].whole.lost == ["پزشکان"]


def test_nothing_of_a_what_if_is_stored(world):
    text = disputed(world)
    caches["ground"].clear()
    ask(world.d_liaison, text, "what-if/")
    kept = sorted(path.name for path in Path(settings.CACHES["ground"]["LOCATION"]).glob("*"))
    before = rows()
    answer = ask(world.d_liaison, text, "what-if/?c=1-1-accept&c=2-out")
    assert len(answer.context["answer"].changes) == 2
    assert sorted(path.name for path in Path(settings.CACHES["ground"]["LOCATION"]).glob("*")) == kept
    assert rows() == before
    assert answer.headers["Cache-Control"] == "no-store"


@pytest.mark.parametrize(
    ("given", "kept", "sentence"),
    [
        ("c=zz", 0, "1 change belongs to nothing in this text; it is left aside."),
        ("c=99-1&c=1-9", 0, "2 changes belong to nothing in this text; they are left aside."),
        ("c=1-out-accept", 0, "1 change belongs to nothing in this text; it is left aside."),
        ("c=1-1-never", 0, "1 change belongs to nothing in this text; it is left aside."),
        ("c=" + "9" * 5000, 0, "1 change belongs to nothing in this text; it is left aside."),
        ("c=%DB%B1-out", 0, "1 change belongs to nothing in this text; it is left aside."),
        ("c=1-1", 0, "What is so already is no change; it is left aside."),
        ("c=1-1-accept", 0, "What is so already is no change; it is left aside."),
        ("c=1-1-reject&c=1-1-stand_aside", 1, "Of two changes of the same thing the later one counts."),
        ("own=1-1", 0, "For a position choose both, the wording and the answer."),
        ("stance=accept&c=2-out", 1, "For a position choose both, the wording and the answer."),
        ("own=1-1&stance=x", 0, "1 change belongs to nothing in this text; it is left aside."),
        ("c=&c=2-out", 1, ""),
    ],
)
def test_what_an_address_cannot_mean_is_left_aside_with_a_sentence(world, given, kept, sentence):
    text = disputed(world)
    answer = ask(world.a_liaison, text, f"what-if/?{given}", language="en")
    assert (answer.status_code, len(answer.context["answer"].changes)) == (200, kept)
    assert answer.context["answer"].notes == ([sentence] if sentence else [])
    assert sentence in said(answer)


@pytest.mark.django_db
def test_no_more_than_twelve_changes_are_shown():
    actor, text = coalition_of(3, size=20)
    answer = ask(actor, text, "what-if/?" + "&".join(f"c={n}-out" for n in range(1, 21)), language="en")
    assert (MOST, len(answer.context["answer"].changes)) == (12, 12)
    assert answer.context["answer"].notes == [
        "No more than twelve changes are shown at once; the others are left aside."
    ]
    many = ask(actor, text, "what-if/?" + "&".join("c=1-out" for _ in range(800)), language="en")
    assert (many.status_code, len(many.context["answer"].changes)) == (200, 1)


def test_every_change_can_be_chosen_without_a_script(share):
    cast, text = share
    page = lxml.html.fromstring(ask(cast.liaison("darrehsabz"), text, "what-if/?c=6-2").content.decode())
    form = page.xpath("//main//form")[0]
    assert (form.get("method"), form.get("action")) == ("get", f"/fa/w/texts/{text.number}/common-ground/what-if/")
    ticked = form.xpath(".//input[@type='checkbox'][@checked]/@value")
    offered = form.xpath(".//select[@name='c']//option/@value")
    assert ticked == ["6-2"]
    assert {f"{n}-out" for n in range(1, 13)} | {"4-2", "4-3", "6-2", ""} <= set(offered)
    assert len(form.xpath(".//select[@name='own']//option")) == 1 + 12 + len([v for v in offered if v[-1:].isdigit()])
    assert form.xpath(".//select[@name='stance']/option/@value") == [
        "", "accept", "reservation", "stand_aside", "reject", "silent",
    ]  # fmt: skip


def test_each_bridge_leads_to_the_staircase_with_it(share):
    cast, text = share
    actor = cast.liaison("darrehsabz")
    links = lxml.html.fromstring(ask(actor, text, "").content.decode()).xpath("//section[@id='bridges']//a/@href")
    asked = [link for link in links if "what-if/?" in link]
    page = f"/fa/w/texts/{text.number}/common-ground/what-if/"
    assert asked[:3] == [f"{page}?c=6-2", f"{page}?c=4-2", f"{page}?c=4-3"]
    answers = [client_of(actor).get(link).context["answer"] for link in asked]
    assert {(len(one.notes), len(one.changes) > 0) for one in answers} == {(0, True)}


def test_where_a_step_is_not_proved_both_bounds_stand_and_nobody_is_said_to_join(world):
    text = disputed(world)
    asking = Asking(seen_by(world.a_liaison, text), QueryDict())
    keys = asking.question.organisations
    before = [engine.Step(1, keys, ("1",), 4, True), engine.Step(2, keys[:2], ("1", "2"), 4, False)]
    after = [engine.Step(1, keys, ("1",), 4, True), engine.Step(2, keys[1:], ("1", "2"), 3, True)]
    two, one = moved(asking, before, after).rows
    assert (two.open, two.moves, two.joins, two.lost, joins_said(two)) == (
        True, False, [], [], "ثابت نشده است و هنوز معلوم نیست",
    )  # fmt: skip
    assert (bounded(two.before, two.before_upper), bounded(two.after, two.after_upper)) == ("۲ تا ۴", "۳")
    assert (one.open, joins_said(one), bounded(None, None)) == (False, "همان‌ها", "–")


# The text of a step


def test_a_step_shows_its_words_its_signatories_and_what_stands_in_the_way_of_the_others(share):
    cast, text = share
    answer = ask(cast.liaison("darrehsabz"), text, "steps/9/")
    step = answer.context["answer"]
    assert heading(answer) == "متنی با نُه بند"
    assert (step.signatories, step.step.proved) == (12, True)
    assert [(row.label.short, row.rejected) for row in step.missing] == [
        ("۴", names(cast, "sepol", "abrah", "shahrak")),
        ("۶", names(cast, "kuhpayeh", "rudkenar", "nikrud", "laledasht")),
        ("۱۱", names(cast, "sepol", "bandargah")),
    ]  # fmt: skip
    assert [(row.name, row.rejected, row.silent) for row in step.apart] == [
        (names(cast, "polnow")[0], ["۸"], []), (names(cast, "bandargah")[0], ["۸"], []),
    ]  # fmt: skip
    bodies = [row.body for _part, rows in step.parts for row in rows]
    assert bodies == [lead_of(text.clauses.get(anchor=n)).body for n in (1, 2, 3, 5, 7, 8, 9, 10, 12)]
    assert all(body in answer.content.decode() for body in bodies)
    assert ("دوازده نهاد از چهارده نهاد می‌توانند آن را امضا کنند" in said(answer), "دقیق" in said(answer)) == (
        True,
        True,
    )


def test_the_staircase_leads_to_the_text_of_each_step(share):
    cast, text = share
    page = lxml.html.fromstring(ask(cast.liaison("darrehsabz"), text, "").content.decode())
    base = f"/fa/w/texts/{text.number}/common-ground/steps"
    links = page.xpath("//section[.//*[contains(@class, 'stairs')]]//tbody//a/@href")
    expected = [(f"{base}/{k}/", f"{base}/{k}/?with=others") for k in (12, 11, 10, 9, 8)]
    assert links == [link for both in expected for link in both]
    assert all(client_of(cast.liaison("darrehsabz")).get(link).status_code == 200 for link in links)


def test_the_first_page_leads_to_the_text_that_all_could_sign_and_to_what_is_missing_in_it(share):
    cast, text = share
    page = lxml.html.fromstring(ask(cast.liaison("darrehsabz"), text, "?silence=bears").content.decode())
    links = [(link.get("href"), link.text_content()) for link in page.xpath("//main//a")]
    base = f"/fa/w/texts/{text.number}/common-ground"
    assert (
        dict(reversed(links))[f"{base}/steps/8/?silence=bears"]
        == "متن هشت‌بندی که همه می‌توانند امضا کنند، و آنچه در آن نیست"
    )
    assert {f"{base}/{what}/?silence=bears" for what in ("what-if", "two", "together", "pairs")} <= {
        link for link, _ in links
    }


def test_with_other_wordings_the_text_says_which_wording_stands_in_it(share):
    cast, text = share
    answer = ask(cast.liaison("darrehsabz"), text, "steps/12/?with=others")
    step = answer.context["answer"]
    rows = {row.label.short: row.letter for _part, printed in step.parts for row in printed}
    assert (step.signatories, rows["۶"], rows["۱"]) == (9, "ب", "")
    assert text.clauses.get(anchor=6).wordings.get(letter=2).body in answer.content.decode()


def test_a_step_that_is_not_there_is_not_found(share):
    cast, text = share
    assert [ask(cast.liaison("darrehsabz"), text, f"steps/{k}/").status_code for k in (0, 13, 9999999)] == [404] * 3


def test_silence_is_named_apart_from_refusal_and_counts_where_it_was_asked(world):
    text = in_round(world)
    for clause in clauses(text):
        for liaison in world.liaisons[:3]:
            take(by=liaison, on=lead_of(clause), stance="accept")
    close(text)
    plain = ask(world.a_liaison, text, "steps/3/").context["answer"]
    assert [(row.name, row.rejected, row.silent) for row in plain.apart] == [("پزشکان", [], ["۱", "۲", "۳"])]
    asked = ask(world.a_liaison, text, "steps/3/?silence=bears")
    assert (asked.context["answer"].signatories, asked.context["answer"].apart) == (4, [])


def test_a_text_that_nobody_could_sign_says_so(world):
    text = in_round(world)
    close(text)
    answer = ask(world.a_liaison, text, "steps/3/", language="en")
    assert (answer.status_code, "Nobody could sign it." in said(answer)) == (200, True)


# Two, any together, pairs


def test_two_organisations_see_what_they_share_and_what_parts_them(share):
    cast, text = share
    answer = ask(cast.liaison("darrehsabz"), text, "two/?a=darrehsabz&b=sepol")
    two = answer.context["answer"]
    assert [(row.label.short, row.one, row.other) for row in two.shared] == [("۶", "stand_aside", "accept")]
    assert two.accepted == ["۱", "۲", "۳", "۴ ب", "۵", "۷", "۸", "۹", "۱۰", "۱۲"]
    assert [(row.label.short, row.one, row.other) for row in two.apart] == [("۱۱", "accept", "reject")]
    assert len(two.found.shared) == 11
    both = ask(cast.liaison("darrehsabz"), text, "two/?a=polnow&b=bandargah").context["answer"]
    assert [(row.label.short, row.one, row.other) for row in both.apart] == [("۱۱", "accept", "reject")]
    assert [(row.label.short, row.one, row.other) for row in both.neither] == [("۸", "reject", "reject")]
    turned = ask(cast.liaison("darrehsabz"), text, "two/?a=sepol&b=darrehsabz").context["answer"]
    assert turned.found.shared == two.found.shared


@pytest.mark.parametrize(
    ("given", "sentence"),
    [
        ("a=b&b=b", "Please choose two different organisations."),
        ("a=b&b=zz", "One of the two is no member of this coalition; please choose from the list."),
        ("a=b", ""),
        ("", ""),
    ],
)
def test_without_two_different_members_the_page_only_asks(world, given, sentence):
    text = disputed(world)
    answer = ask(world.a_liaison, text, f"two/?{given}", language="en")
    assert (answer.status_code, answer.context["answer"].ready, sentence in said(answer)) == (200, False, True)


def test_the_longest_text_of_any_organisations_says_who_could_sign_it_too(world):
    text = disputed(world)
    answer = ask(world.a_liaison, text, "together/?with=d&with=a&with=nobody", language="en")
    found = answer.context["answer"]
    assert (found.names, found.clauses, found.also) == (["Keepers", "Physicians"], ["2", "3"], ["Drivers", "Growers"])
    assert [(row.label.short, row.rejected, row.silent) for row in found.apart] == [("1", ["Physicians"], [])]
    assert "Some of those named are no members of this coalition; they are left aside." in said(answer)
    nobody = ask(world.a_liaison, text, "together/", language="en")
    assert (nobody.status_code, nobody.context["answer"].chosen) == (200, [])


def test_the_strongest_pairs_stand_with_what_was_left_out(share):
    cast, text = share
    answer = ask(cast.liaison("darrehsabz"), text, "pairs/")
    rows = [(row.count, row.clauses) for row in answer.context["answer"].rows]
    assert rows[:3] == [(13, 10), (14, 9), (11, 11)]
    assert [a * b for a, b in rows] == sorted((a * b for a, b in rows), reverse=True)
    assert "هر چه نیامده است از آخری که می‌بینید امضای کمتری دارد" in said(answer)


def test_every_page_carries_the_answer_on_silence_along(share):
    cast, text = share
    for what in ("what-if/?c=6-2", "steps/9/?with=others", "two/?a=sepol&b=hamyar", "together/?with=sepol", "pairs/"):
        joint = "&" if "?" in what else "?"
        plain, bears = (ask(cast.liaison("darrehsabz"), text, what + more) for more in ("", f"{joint}silence=bears"))
        assert (plain.context["asking"].silence_bears, bears.context["asking"].silence_bears) == (False, True)
        links = [lxml.html.fromstring(page.content.decode()).xpath("//main//a/@href") for page in (plain, bears)]
        query = what.partition("?")[2]
        assert f"?{query}{'&' if query else ''}silence=bears" in links[0]
        assert f"?{query}" in links[1]
        assert all("silence=bears" in link for link in links[1] if "common-ground/" in link)


def test_the_file_too_counts_silence_as_it_was_asked_and_says_so(world):
    text = in_round(world)
    for clause in clauses(text):
        for liaison in world.liaisons[:3]:
            take(by=liaison, on=lead_of(clause), stance="accept")
    close(text)
    page = lxml.html.fromstring(ask(world.a_liaison, text, "?silence=bears", "en").content.decode())
    link = page.xpath("//a[contains(@href, '.csv')]/@href")[0]
    asked = client_of(world.a_liaison).get(link).content.decode("utf-8-sig")
    plain = client_of(world.a_liaison).get(link.partition("?")[0]).content.decode("utf-8-sig")
    sentence = "Here silence is not counted against a text: only a refusal is."
    assert [(sentence in file, "\r\n3,4,4," in file, "\r\n3,3,3," in file) for file in (asked, plain)] == [
        (True, True, False), (False, False, True),
    ]  # fmt: skip


# Who may ask


def test_before_anything_is_disclosed_every_question_leads_to_the_page_that_says_when(world):
    text = in_round(world)
    take(by=world.b_liaison, on=lead_of(clauses(text)[0]), stance="reject", reason="نه")
    for what in (*FOR_MEMBERS, *FOR_ALL):
        answer = ask(world.a_liaison, text, what)
        assert (answer.status_code, answer.url) == (302, f"/fa/w/texts/{text.number}/common-ground/")


@pytest.mark.django_db
def test_observers_get_numbers_and_no_questions_by_which_to_find_out_who():
    world = furnished("alliance")
    text = disputed(world)
    for language in ("fa", "en"):
        for what in FOR_MEMBERS:
            answer = ask(world.observer, text, what + "?c=1-out&a=a&b=b&with=a", language)
            assert (answer.status_code, "answer" in answer.context) == (403, False)
        for what in FOR_ALL:
            answer = ask(world.observer, text, what, language)
            assert answer.status_code == 200
            shown = said(answer)
            assert [row for row in world.organisations if row.short_names[language] in shown] == []
    links = lxml.html.fromstring(ask(world.observer, text, "").content.decode()).xpath("//main//a/@href")
    assert [link for link in links if any(link.endswith(what) for what in FOR_MEMBERS)] == []


def test_strangers_are_led_to_the_door(world, client):
    text = disputed(world)
    for what in (*FOR_MEMBERS, *FOR_ALL):
        assert client.get(f"/fa/w/texts/{text.number}/common-ground/{what}").status_code in (302, 403)


def test_a_reservation_is_named_beside_the_signature(world):
    text = disputed(world)
    step = ask(world.a_liaison, text, "steps/3/").context["answer"]
    assert [(row.name, row.reserved, row.aside) for row in step.reserving] == [("برزگران", ["۲"], [])]


# What it costs


@pytest.mark.django_db
def test_forty_organisations_and_sixty_clauses_weigh_little_on_every_page():
    actor, text = coalition_of(3, size=60)
    _grow(37)
    heavy = {}
    changes = "&".join(f"c={n}-out" for n in range(1, 13))
    everybody = "&".join(f"with=g{n}" for n in range(37))
    for what in (
        "?order=alike", f"what-if/?{changes}", "steps/60/", "steps/40/?with=others", "two/?a=o0&b=g1",
        f"together/?{everybody}", "pairs/",
    ):  # fmt: skip
        path = f"/fa/w/texts/{text.number}/common-ground/{what}"
        raw, wire = len(client_of(actor).get(path).content), page_weight(client_of(actor), path)
        if raw > LONG_RAW or wire > LONG:
            heavy[what[:20]] = raw, wire
    assert heavy == {}


def test_the_words_of_the_text_are_those_that_were_asked_about(world):
    text = disputed(world)
    other = texts.propose_wording(by=world.b_liaison, on=clauses(text)[0], words=RIGHT + " بی هیچ هزینه")
    asking = Asking(seen_by(world.a_liaison, text), ask(world.a_liaison, text, "pairs/").wsgi_request.GET)
    assert asking.short(str(lead_of(clauses(text)[0]).pk)) == "۱"
    assert asking.short(str(other.pk)) == "۱ ب"
