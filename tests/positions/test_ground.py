"""The common ground: what the page says of the demo's text, of silence, of its limits, and what it costs."""

import csv
import io
from datetime import timedelta
from pathlib import Path
from typing import Any

import lxml.html
import pytest
from django.conf import settings
from django.core.cache import caches

from hamgam.notices import clock
from hamgam.positions.acts import take
from hamgam.positions.drawing import Stair, draw, stairs_of
from hamgam.positions.ground import ground_of, question_of
from hamgam.positions.reading import Reading
from hamgam.positions.seen import seen_by
from hamgam.positions.work import prepare
from hamgam.record.times import told
from hamgam.texts import acts as texts
from hamgam.texts.models import Text
from tests.furnished import furnished
from tests.people import client_of
from tests.positions.scene import another_round, close, coalition_of
from tests.texts.drafts import accept_all, clauses, draft, in_common_ground, in_round, lead_of


def names(cast, *handles) -> list[str]:
    return [cast.organisations[handle].short_names["fa"] for handle in handles]


def ground_page(actor, text, query="", language="fa"):
    return client_of(actor).get(f"/{language}/w/texts/{text.number}/common-ground/{query}")


def heading(answer) -> str:
    return lxml.html.fromstring(answer.content.decode()).xpath("//h1")[0].text_content()


def test_the_demos_staircase_is_the_one_computed_by_hand(share):
    cast, text = share
    answer = ground_page(cast.liaison("darrehsabz"), text)
    rows = answer.context["reading"].stair_rows
    assert heading(answer) == "نُه بند از دوازده بند را همه می‌پذیرند"
    assert [(row.stair.longest, row.stair.signatories, row.stair.reach, row.left_out) for row in rows] == [
        (12, 4, 9, []), (11, 8, 11, ["۶"]), (10, 10, 13, ["۴", "۶"]), (9, 12, 14, ["۴", "۶", "۱۱"]),
        (8, 14, 14, ["۴", "۶", "۸", "۱۱"]),
    ]  # fmt: skip
    assert rows[0].names == names(cast, "masezar", "hamyar", "larchmouth", "darrehsabz")
    assert [(row.joins, row.leaves) for row in rows[1:]] == [
        (names(cast, "kuhpayeh", "rudkenar", "nikrud", "laledasht"), []), (names(cast, "abrah", "shahrak"), []),
        (names(cast, "sepol", "birkhamn"), []), (names(cast, "polnow", "bandargah"), []),
    ]  # fmt: skip


def test_the_demos_bridges_say_who_joins_and_who_is_lost(share):
    cast, text = share
    reading = Reading(seen_by(cast.liaison("hamyar"), text))
    found = {(row.label.short, row.wording.letter): (row.nearer_count, row.lost, row.after) for row in reading.bridges}
    assert found == {
        ("۶", 2): (4, names(cast, "hamyar"), 7), ("۴", 2): (3, [], 6), ("۴", 3): (3, [], 6),
    }  # fmt: skip
    assert (reading.pairs[0].after, reading.pairs[0].lost) == (9, names(cast, "hamyar"))


def test_what_an_own_answer_would_bring_is_shown_to_that_organisation_alone(share):
    cast, text = share
    own = ground_page(cast.liaison("polnow"), text)
    moves = own.context["reading"].moves
    assert [(m.label.short, m.leads, m.before, m.after, m.gains) for m in moves] == [("۸", True, 4, 5, [(12, 9, 10)])]
    said = "متن، همین‌گونه که هست، به جای ۴ امضا ۵ امضا می‌گیرد."
    assert said in own.content.decode()
    for handle in ("hamyar", "darrehsabz", "bandargah"):
        assert said not in ground_page(cast.liaison(handle), text).content.decode()


def test_the_matrix_is_the_one_of_the_content(share):
    cast, text = share
    answer = ground_page(cast.liaison("darrehsabz"), text)
    table = answer.context["reading"].matrix
    assert [column.accepting for column in table.columns] == [14, 14, 14, 11, 14, 9, 14, 11, 14, 14, 11, 14]
    assert [column.without for column in table.columns] == [4, 4, 4, 6, 4, 8, 4, 5, 4, 4, 5, 4]
    row = {row.organisation.slug: row for row in table.rows}["sepol"]
    assert [cell for cell in row.cells if cell[0] != "accept"] == [("reject", "ب پ"), ("reject", "")]
    assert [row.organisation.slug for row in table.rows if row.own] == ["darrehsabz"]
    page = lxml.html.fromstring(answer.content.decode())
    assert len(page.xpath("//table[contains(@class, 'matrix')]/tbody/tr")) == 14
    assert page.xpath("//tr[@class='me']/th//text()")[0] == cast.organisations["darrehsabz"].names["fa"]


def test_the_own_row_is_never_moved_and_like_beside_like_is_asked_for(share):
    cast, text = share
    plain = Reading(seen_by(cast.liaison("darrehsabz"), text)).matrix.rows
    other = Reading(seen_by(cast.liaison("sepol"), text)).matrix.rows
    assert [row.organisation.pk for row in plain] == [row.organisation.pk for row in other]
    alike = Reading(seen_by(cast.liaison("sepol"), text), alike=True).matrix.rows
    assert {row.organisation.pk for row in alike} == {row.organisation.pk for row in plain}
    slugs = [row.organisation.slug for row in alike]
    assert abs(slugs.index("abrah") - slugs.index("shahrak")) == 1


def test_the_csv_holds_the_matrix_and_the_staircase(share):
    cast, text = share
    answer = client_of(cast.liaison("hamyar")).get(f"/en/w/texts/{text.number}/common-ground.csv")
    rows = list(csv.reader(io.StringIO(answer.content.decode("utf-8-sig"))))
    head = rows[0]
    assert head[:5] == ["organisation", "clause 1", "clause 2", "clause 3", "clause 4"]
    assert head[5] == "clause 4, wording b"
    sepol = next(row for row in rows if row[0] == cast.organisations["sepol"].names["en"])
    assert (sepol[4], sepol[5]) == ("does not accept", "accepts")
    begin = next(at for at, row in enumerate(rows) if row and row[0] == "clauses")
    assert [row[:3] for row in rows[begin + 1 : begin + 6]] == [
        ["12", "4", "9"], ["11", "8", "11"], ["10", "10", "13"], ["9", "12", "14"], ["8", "14", "14"],
    ]  # fmt: skip


# Silence


def test_silence_is_counted_neither_as_a_yes_nor_for_ever_against(world):
    text = in_round(world)
    for clause in clauses(text):
        for liaison in world.liaisons[:3]:
            take(by=liaison, on=lead_of(clause), stance="accept")
    close(text)
    plain = ground_page(world.a_liaison, text, language="en")
    assert heading(plain) == "No clause is accepted by all yet"
    assert plain.context["reading"].opening.sentences == [
        "Three of four organisations have answered all clauses.",
        "Three of three clauses are accepted by all who answered them.",
        "Three organisations can sign the whole text as it stands.",
    ]
    assert plain.context["reading"].ground.signers == tuple(
        str(pk) for pk in sorted(row.pk for row in (world.a, world.b, world.c))
    )
    asked = ground_page(world.a_liaison, text, "?silence=bears", language="en")
    assert heading(asked) == "Three of three clauses are accepted by all who answered"
    assert len(asked.context["reading"].ground.signers) == 4


def test_nobody_decides_nothing(world):
    text = in_round(world)
    close(text)
    answer = ground_page(world.a_liaison, text)
    assert heading(answer) == "هنوز هیچ بندی را همه نپذیرفته‌اند"
    assert (answer.context["reading"].ground.signers, answer.status_code) == ((), 200)
    assert answer.context["reading"].ground.agreement.accepted == ()


def test_a_text_that_was_not_asked_about_says_what_comes_next(world):
    text = draft(world)
    assert heading(ground_page(world.a_liaison, text)) == "هنوز اشتراکاتی برای نشان دادن نیست"


def test_when_all_accept_all_the_sentence_says_so(world):
    text = in_round(world)
    accept_all(world, text)
    close(text)
    answer = ground_page(world.a_liaison, text)
    assert heading(answer) == "هر سه بند را همه می‌پذیرند"
    assert answer.context["reading"].bridges == []


# Wordings, clauses left out, differences


def test_a_wording_that_all_accept_can_be_brought_to_lead_from_here(world):
    text = in_round(world)
    first, second, third = clauses(text)
    other = texts.propose_wording(by=world.b_liaison, on=first, words="آب پاک و رایگان حق همهٔ ساکنان کنار رود است.")
    for liaison in world.liaisons:
        refuses = liaison is world.b_liaison
        given = {"stance": "reject", "reason": "رایگان بودن گفته نشده."} if refuses else {"stance": "accept"}
        take(by=liaison, on=lead_of(first), **given)
        for wording in (other, lead_of(second), lead_of(third)):
            take(by=liaison, on=wording, stance="accept")
    close(text)
    answer = ground_page(world.a_liaison, text)
    bridge = answer.context["reading"].bridges[0]
    assert (bridge.nearer, bridge.lost, bridge.before, bridge.after, bool(bridge.verdict)) == (
        ["برزگران"], [], 3, 4, True
    )  # fmt: skip
    form = lxml.html.fromstring(answer.content.decode()).xpath("//section[@id='bridges']//form")[0]
    fields = {field.get("name"): field.get("value") for field in form.xpath(".//input")}
    assert client_of(world.a_liaison).post(form.get("action"), fields).status_code == 302
    other.refresh_from_db()
    assert other.state == "leading"


def test_who_objects_to_leaving_a_clause_out_is_said_beside_who_joins(world):
    text = in_round(world)
    first = clauses(text)[0]
    omission = texts.propose_leaving_out(by=world.b_liaison, on=first)
    for clause in clauses(text):
        for liaison in world.liaisons:
            rejects = liaison is world.b_liaison and clause.pk == first.pk
            given = {"stance": "reject", "reason": "نه"} if rejects else {"stance": "accept"}
            take(by=liaison, on=lead_of(clause), **given)
    take(by=world.d_liaison, on=omission, stance="reject", reason="بی این بند امضا نمی‌کنیم.")
    close(text)
    one = Reading(seen_by(world.a_liaison, text)).omissions[0]
    assert (one.nearer, one.lost, one.objecting, one.clauses) == (["برزگران"], [], ["پزشکان"], 2)


def test_a_clause_that_became_a_difference_is_no_longer_counted(world):
    from hamgam.differences.acts import open as open_difference

    text = in_round(world)
    accept_all(world, text)
    take(by=world.d_liaison, on=lead_of(clauses(text)[0]), stance="reject", reason="نه")
    close(text)
    assert heading(ground_page(world.a_liaison, text)) == "دو بند از سه بند را همه می‌پذیرند"
    open_difference(by=world.c_liaison, on=clauses(text)[0], question={"fa": "آب از آن کیست؟"})
    assert heading(ground_page(world.a_liaison, text)) == "هر دو بند را همه می‌پذیرند"


def test_while_another_round_is_open_all_see_the_state_of_the_last_one(world):
    text = in_round(world)
    accept_all(world, text)
    close(text)
    another_round(world, text)
    take(by=world.a_liaison, on=lead_of(clauses(text)[0]), stance="reject", reason="نه")
    for actor in (world.a_liaison, world.b_liaison):
        assert heading(ground_page(actor, text)) == "هر سه بند را همه می‌پذیرند"


# What it costs


def kept() -> int:
    """How many states of positions are kept in the store."""
    return len(list(Path(settings.CACHES["ground"]["LOCATION"]).glob("*")))


def test_the_engine_is_asked_once_for_each_state_of_the_positions(world):
    caches["ground"].clear()
    text = in_round(world)
    accept_all(world, text)
    close(text)
    first = ground_of(seen_by(world.a_liaison, text))
    assert (ground_of(seen_by(world.b_liaison, text)), kept()) == (first, 1)
    another_round(world, text)
    take(by=world.a_liaison, on=lead_of(clauses(text)[0]), stance="stand_aside")
    close(text)
    ground_of(seen_by(world.a_liaison, text))
    assert kept() == 2


def test_the_clock_works_it_out_when_a_round_closes_so_that_no_reader_waits(world):
    caches["ground"].clear()
    text = in_round(world)
    accept_all(world, text)
    clock.tick()
    assert kept() == 0  # nothing is disclosed yet
    with told(text.rounds.last().closes_at + timedelta(minutes=1)):
        clock.tick()
    text.refresh_from_db()
    assert (text.stage, kept()) == ("common_ground", 2)  # as it stands, and if silence did not stand in the way
    ground_of(seen_by(world.a_liaison, text))
    ground_of(seen_by(world.b_liaison, text), silence_bears=True)
    assert kept() == 2
    caches["ground"].clear()
    assert (prepare(), kept()) == (0, 0)  # the record has not grown, so nothing is looked at again


def test_a_store_that_is_damaged_or_cannot_be_written_costs_nothing_but_time(world, settings, tmp_path):
    text = in_common_ground(world)
    seen = seen_by(world.a_liaison, text)
    caches["ground"].clear()
    whole = ground_of(seen)
    for path in Path(settings.CACHES["ground"]["LOCATION"]).glob("*"):
        path.write_bytes(path.read_bytes()[:40])
    assert ground_of(seen) == whole
    blocked = tmp_path / "blocked"
    blocked.write_text("a file where a folder should be")
    settings.CACHES = {**settings.CACHES, "ground": {**settings.CACHES["ground"], "LOCATION": blocked}}
    assert ground_of(seen) == whole


# What is proposed to be added or to be left out


def with_an_addition(world) -> tuple[Text, Any, Any]:
    """Three clauses that all accept, one of them by three of four; a fourth that is proposed, and a proposal to leave
    the second out."""
    text = in_round(world)
    accept_all(world, text)
    added = texts.propose_clause(by=world.c_liaison, on=text, words="گزارش هر ماه منتشر می‌شود.", heading="گزارش")
    leaving = texts.propose_leaving_out(by=world.b_liaison, on=clauses(text)[1])
    words = added.wordings.get()
    for liaison, stance in zip(world.liaisons, ("accept", "accept", "reservation", "reject"), strict=True):
        take(by=liaison, on=words, stance=stance, reason="دلیل" if stance in ("reservation", "reject") else "")
    take(by=world.a_liaison, on=leaving, stance="accept")
    take(by=world.b_liaison, on=leaving, stance="accept")
    take(by=world.d_liaison, on=leaving, stance="reject", reason="لازم است")
    close(text)
    return text, added, leaving


def test_a_clause_that_is_proposed_to_be_added_stands_in_the_matrix_and_is_marked(world):
    text, added, _leaving = with_an_addition(world)
    reading = Reading(seen_by(world.a_liaison, text))
    column = reading.matrix.columns[-1]
    assert [one.label.added for one in reading.matrix.columns] == [False, False, False, True]
    assert (column.laid.clause, column.accepting, column.without) == (added, 3, None)
    cells = {row.organisation.slug: row.cells[-1] for row in reading.matrix.rows}
    assert cells == {"a": ("accept", ""), "b": ("accept", ""), "c": ("reservation", ""), "d": ("reject", "")}
    page = ground_page(world.a_liaison, text).content.decode()
    assert ("پیشنهاد افزودن" in page, ">+۱<" in page) == (True, True)


def test_it_takes_part_in_the_staircase_of_what_could_be_reached_and_not_in_the_text_as_it_stands(world):
    text, added, _leaving = with_an_addition(world)
    reading = Reading(seen_by(world.a_liaison, text))
    rows = [(row.stair.longest, row.stair.signatories, row.stair.reach, row.added) for row in reading.stair_rows]
    assert rows == [(4, None, 3, ["+۱"]), (3, 4, 4, [])]
    assert reading.stair_rows[0].names == ["رانندگان", "آب‌بانان", "برزگران"]
    assert (reading.ground.reworded, len(reading.ground.signers)) == (4, 4)
    assert heading(ground_page(world.a_liaison, text)) == "هر سه بند را همه می‌پذیرند"
    assert reading.opening.sentences[-2] == "افزودن یک بند پیشنهاد شده است؛ همه آن را نمی‌پذیرند."
    assert {move.label.short for move in Reading(seen_by(world.d_liaison, text)).moves} == {"+۱"}


def test_how_many_accept_that_a_clause_is_left_out_stands_beside_it(world):
    text, _added, leaving = with_an_addition(world)
    reading = Reading(seen_by(world.a_liaison, text))
    assert [column.leaving for column in reading.matrix.columns] == [None, 2, None, None]
    stand = next(row.stand for row in reading.apart if row.stand.laid.clause == leaving.clause)
    assert [(group.stance, group.everyone) for group in stand.leaving] == [
        ("accept", ["آب‌بانان", "برزگران"]), ("reject", ["پزشکان"])
    ]  # fmt: skip
    page = lxml.html.fromstring(ground_page(world.a_liaison, text).content.decode())
    foot = page.xpath("//table[contains(@class, 'matrix')]/tfoot/tr[3]")[0]
    assert [cell.text_content() for cell in foot.xpath("td")] == ["", "۲", "", ""]


def test_the_file_says_which_texts_the_staircase_reaches_and_who_can_sign_them(world):
    text, _added, _leaving = with_an_addition(world)
    answer = client_of(world.a_liaison).get(f"/en/w/texts/{text.number}/common-ground.csv")
    rows = list(csv.reader(io.StringIO(answer.content.decode("utf-8-sig"))))
    begin = next(at for at, row in enumerate(rows) if row and row[0] == "clauses")
    assert rows[begin + 1][:5] == ["4", "", "3", "", "1, 2, 3 and +1"]
    assert rows[begin + 1][6] == "Drivers’ Union, Growers’ Circle and Water Keepers"
    assert rows[begin + 2][:5] == ["3", "4", "4", "1, 2 and 3", "1, 2 and 3"]


@pytest.mark.django_db
def test_observers_see_how_many_accept_an_addition_and_a_leaving_out():
    world = furnished("alliance")
    text, _added, _leaving = with_an_addition(world)
    counts = ground_page(world.observer, text).context["counts"]
    assert [(label.short, row, leaving) for label, row, leaving in counts] == [
        ("۱", [4, 0, 0, 0, 0], None), ("۲", [4, 0, 0, 0, 0], 2), ("۳", [4, 0, 0, 0, 0], None),
        ("+۱", [2, 1, 0, 1, 0], None),
    ]  # fmt: skip


def test_a_long_text_is_shown_in_parts(db):
    actor, text = coalition_of(3, size=25)
    first, second = ground_page(actor, text), ground_page(actor, text, "?part=2")
    assert [len(answer.context["reading"].matrix.columns) for answer in (first, second)] == [20, 5]
    assert ground_page(actor, text, "?part=99").context["reading"].matrix.part == 2
    assert ground_page(actor, text, "?part=x").context["reading"].matrix.part == 1


def test_the_question_holds_members_alone_and_no_proposal_to_leave_out(world):
    text = in_round(world)
    texts.propose_leaving_out(by=world.b_liaison, on=clauses(text)[0])
    accept_all(world, text)
    close(text)
    question = question_of(seen_by(world.a_liaison, text))
    assert [len(clause.wordings) for clause in question.clauses] == [1, 1, 1]
    assert question.organisations == tuple(str(pk) for pk in sorted(row.pk for row in world.organisations))


@pytest.mark.django_db
def test_an_observer_sees_numbers_and_no_names_in_the_staircase():
    world = furnished("alliance")
    text = in_round(world)
    accept_all(world, text)
    close(text)
    rows = ground_page(world.observer, text).context["reading"].stair_rows
    assert [(row.stair.signatories, row.names) for row in rows] == [(4, [])]


# The picture


def test_steps_that_are_equally_high_are_one_and_the_last_is_where_most_sign():
    stairs = stairs_of([5, 5, 5, 3, 3, 1], [5, 5, 5, 4, 4, 4])
    assert stairs == [Stair(6, 6, 1, 4), Stair(5, 4, 3, 4), Stair(3, 3, 5, 5)]
    assert stairs_of([], []) == []
    assert stairs_of([0, 0], [0, 0]) == [Stair(2, 2, 0, 0)]


def test_the_picture_begins_at_the_right_edge_in_persian():
    stairs = stairs_of([4, 2], [4, 3])
    fa, en = draw(stairs, 4, "fa"), draw(stairs, 4, "en")
    assert [(bar.x, bar.width, bar.number) for bar in fa.bars] == [("50.0%", "50.0%", "2"), ("0.0%", "50.0%", "4")]
    assert [(bar.x, bar.width, bar.number) for bar in en.bars] == [("0.0%", "50.0%", "2"), ("50.0%", "50.0%", "4")]
    assert [(bar.reach, bar.y, bar.height) for bar in fa.bars] == [(3, "142.8", "107.2"), (0, "35.5", "214.5")]


def test_narrow_steps_have_no_boxes_and_no_lines_between_them():
    wide, narrow = draw(stairs_of([3, 2], [3, 3]), 3, "en"), draw(stairs_of([*range(40, 0, -1)], [40] * 40), 40, "en")
    assert ([bar.edge for bar in wide.bars], [bar.reach_end for bar in wide.bars]) == (["", "50.0%"], ["", ""])
    assert {bar.edge for bar in narrow.bars} == {""}
    assert [bar.reach_end for bar in narrow.bars[:3]] == ["2.5%", "5.0%", "7.5%"]
