"""What one can ask about the common ground: the text of a step, any two, any together, the strongest pairs."""

import lxml.html
import pytest

from hamgam.positions.acts import take
from hamgam.positions.asking import Asking
from hamgam.positions.seen import seen_by
from hamgam.texts import acts as texts
from tests.architecture.test_weight import LONG, LONG_RAW, page_weight
from tests.furnished import furnished
from tests.people import client_of
from tests.positions.scene import close, coalition_of
from tests.positions.test_ground import heading, names
from tests.positions.test_pages import _grow
from tests.texts.drafts import RIGHT, accept_all, clauses, in_round, lead_of

FOR_MEMBERS = ("what-if/", "two/", "together/")
FOR_ALL = ("steps/1/", "pairs/")


def ask(actor, text, what, language="fa"):
    return client_of(actor).get(f"/{language}/w/texts/{text.number}/common-ground/{what}")


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
