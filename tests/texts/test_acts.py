"""Acts on texts: what they do, who may, and what is refused."""

from datetime import timedelta

import pytest
from django.utils import timezone

from hamgam.bylaws.acts import NotPossible, Refused
from hamgam.positions.acts import take
from hamgam.texts import acts
from hamgam.texts.models import Text, Wording
from tests.texts.drafts import (
    PAY,
    RIGHT,
    WASTE,
    accept,
    accept_all,
    bodies,
    clauses,
    draft,
    in_common_ground,
    in_round,
    lead_of,
)

SOON = "تخلیهٔ فاضلاب در رود باید ظرف شش ماه متوقف شود."
PLAN = "تخلیهٔ فاضلاب در رود باید با برنامه‌ای روشن متوقف شود."


def code_of(caught):
    return caught.value.code


def test_a_liaison_imports_a_text_and_its_clauses_keep_their_order(world):
    text = draft(world)
    assert (text.number, text.stage, bodies(text)) == (1, "draft", [RIGHT, WASTE, PAY])
    assert [w.proposer for w in Wording.objects.all()] == [world.a] * 3


def test_an_observer_imports_nothing(world):
    with pytest.raises(Refused) as caught:
        acts.import_text(
            by=world.observer, kind="statement", titles={"fa": "رود"}, language="fa", sections=[{"clauses": []}]
        )
    assert caught.value.verdict.reason == "wrong_role"


def test_ten_thousand_clauses_are_refused(world):
    with pytest.raises(NotPossible) as caught:
        draft(world, bodies=("بند",) * 10_000)
    assert (code_of(caught), Text.objects.count()) == ("too_many_clauses", 0)


def test_two_megabytes_in_one_field_are_refused(world):
    with pytest.raises(NotPossible) as caught:
        draft(world, bodies=("ا" * 2_000_000,))
    assert (code_of(caught), Text.objects.count()) == ("too_long", 0)


def test_a_text_without_a_title_or_of_an_unknown_kind_is_refused(world):
    with pytest.raises(NotPossible) as caught:
        draft(world, titles={"fa": "  "})
    assert code_of(caught) == "title_missing"
    with pytest.raises(NotPossible) as caught:
        draft(world, kind="poem")
    assert code_of(caught) == "kind_missing"


def test_correcting_one_clause_keeps_its_former_words_and_outdates_its_translation(world):
    text = draft(world, languages=["en"])
    second = clauses(text)[1]
    acts.write_translation(by=world.a_liaison, on=lead_of(second), language="en", words="The discharge must end.")
    acts.edit_draft(by=world.a_liaison, on=text, clauses=[{"id": second.pk, "text": SOON}])
    assert [(w.body, w.state) for w in second.wordings.all()] == [(WASTE, "former"), (SOON, "leading")]
    assert [(t.body, t.state) for t in lead_of(second).translations.all()] == [("The discharge must end.", "outdated")]


def test_a_call_that_becomes_a_statement_keeps_the_version_before(world):
    text = draft(world, kind="call")
    second = clauses(text)[1]
    acts.edit_draft(by=world.a_liaison, on=text, titles={"fa": "رود ما"}, kind="call")
    assert text.versions.count() == 0
    acts.edit_draft(by=world.a_liaison, on=text, kind="statement", clauses=[{"id": second.pk, "text": SOON}])
    kept = text.versions.get()
    assert (kept.why, kept.snapshot["kind"], Text.objects.get().kind) == ("renamed", "call", "statement")
    assert kept.snapshot["sections"][0]["clauses"][1]["words"]["fa"] == WASTE


def test_another_organisation_does_not_edit_the_draft(world):
    text = draft(world)
    with pytest.raises(Refused) as caught:
        acts.edit_draft(by=world.c_liaison, on=text, titles={"fa": "رود ما"})
    assert caught.value.verdict.reason == "other_organisation"


def test_blocks_rearrange_a_draft_and_ids_stay(world):
    text = draft(world)
    one, two, three = clauses(text)
    acts.edit_draft(
        by=world.a_liaison,
        on=text,
        blocks=[
            {"section": None, "title": "کار"},
            {"id": three.pk, "text": PAY, "numbered": False},
            {"section": None, "title": "آب"},
            {"id": one.pk, "text": RIGHT, "heading": "حق آب"},
            {"id": None, "text": "نتیجهٔ آزمایش را همه ببینند.", "split_from": one.pk},
            {"id": two.pk, "joined": one.pk},
        ],
    )
    text.refresh_from_db()
    placed = [(c.anchor, c.section.titles.get("fa", ""), c.numbered, c.headings, c.lineage) for c in clauses(text)]
    assert placed == [
        (3, "کار", False, {}, ""),
        (1, "آب", True, {"fa": "حق آب"}, ""),
        (4, "آب", True, {}, "split"),
    ]
    two.refresh_from_db()
    assert (two.state, two.came_from_id, two.lineage) == ("out", one.pk, "merged")
    assert text.sections.filter(gone=False).count() == 2


def test_blocks_that_do_not_know_a_clause_are_a_conflict(world):
    text = draft(world)
    one, two, _three = clauses(text)
    with pytest.raises(NotPossible) as caught:
        acts.edit_draft(by=world.a_liaison, on=text, blocks=[{"id": one.pk, "text": RIGHT}, {"id": two.pk, "text": ""}])
    assert (code_of(caught), bodies(text)) == ("changed_meanwhile", [RIGHT, WASTE, PAY])


def test_words_written_over_words_that_changed_meanwhile_are_a_conflict(world):
    text = draft(world)
    second = clauses(text)[1]
    seen = lead_of(second).pk
    acts.edit_draft(by=world.a_delegate, on=text, clauses=[{"id": second.pk, "text": SOON, "seen": seen}])
    with pytest.raises(NotPossible) as caught:
        acts.edit_draft(by=world.a_liaison, on=text, clauses=[{"id": second.pk, "text": PLAN, "seen": seen}])
    assert (code_of(caught), lead_of(second).body) == ("changed_meanwhile", SOON)


def test_a_round_needs_the_notice_of_the_bylaws(world):
    text = draft(world)
    with pytest.raises(Refused) as caught:
        acts.open_round(by=world.a_liaison, on=text, closes_at=timezone.now() + timedelta(days=2))
    assert caught.value.verdict.reason == "notice_too_short"
    round_ = acts.open_round(by=world.a_liaison, on=text, closes_at=timezone.now() + timedelta(days=7, minutes=1))
    text.refresh_from_db()
    assert (round_.number, text.stage, text.answers) == (1, "positions", "after_round")


def test_a_round_with_silent_organisations_is_closed_by_the_clock_alone_and_when_due(world):
    text = in_round(world)
    with pytest.raises(Refused) as caught:
        acts.close_round(by=world.a_liaison, on=text)
    assert caught.value.verdict.reason == "answers_missing"
    with pytest.raises(NotPossible) as late:
        acts.close_round(by=world.clock, on=text)
    assert code_of(late) == "not_due_yet"


def test_another_wording_comes_to_lead_and_open_ones_are_carried_over(world):
    text = in_round(world)
    second = clauses(text)[1]
    b = acts.propose_wording(by=world.b_liaison, on=second, words=WASTE.replace("تا پایان سال", "ظرف شش ماه"))
    c = acts.propose_wording(by=world.c_liaison, on=second, words=WASTE.replace("فاضلاب", "فاضلاب صنعتی"))
    collides = acts.propose_wording(by=world.d_liaison, on=second, words=WASTE.replace("پایان سال", "پایان بهار"))
    for wording in (lead_of(second), b):
        accept(world, wording)
    accept_all(world, text)
    acts.close_round(by=world.a_liaison, on=text)
    acts.lead_wording(by=world.coordinator, on=b, seen=lead_of(second).pk)
    c.refresh_from_db()
    collides.refresh_from_db()
    assert (lead_of(second), c.state, collides.state) == (b, "carried", "collided")
    carried = c.carried_to.get()
    assert (carried.body, carried.proposer, carried.state) == (
        "تخلیهٔ فاضلاب صنعتی در رود باید ظرف شش ماه متوقف شود.", world.c, "open",
    )  # fmt: skip
    assert collides.collisions == [
        {"base": "تا پایان سال", "lead": "ظرف شش ماه", "proposed": "تا پایان بهار"}
    ]  # fmt: skip
    revised = acts.revise_wording(by=world.d_liaison, on=collides, words=SOON.replace("شش", "نُه"))
    assert (revised.state, revised.base, revised.carried_from, revised.positions.count()) == ("open", b, collides, 0)


def test_what_nobody_touched_keeps_its_positions(world):
    text = in_common_ground(world)
    first, second, _third = clauses(text)
    b = acts.propose_wording(by=world.b_liaison, on=second, words=SOON)
    assert (lead_of(first).positions.filter(current=True).count(), b.positions.count()) == (4, 0)


def test_two_people_lead_different_wordings_at_once_and_the_second_is_told(world):
    text = in_round(world)
    second = clauses(text)[1]
    b = acts.propose_wording(by=world.b_liaison, on=second, words=SOON)
    c = acts.propose_wording(by=world.c_liaison, on=second, words=RIGHT)
    for wording in (b, c):
        accept(world, wording)
    accept_all(world, text)
    acts.close_round(by=world.a_liaison, on=text)
    seen = lead_of(second).pk
    acts.lead_wording(by=world.a_liaison, on=b, seen=seen)
    with pytest.raises(NotPossible) as caught:
        acts.lead_wording(by=world.coordinator, on=c, seen=seen)
    assert (code_of(caught) in ("another_leads", "not_open_any_more"), lead_of(second)) == (True, b)


def test_a_wording_that_somebody_rejects_does_not_lead(world):
    text = in_round(world)
    b = acts.propose_wording(by=world.b_liaison, on=clauses(text)[1], words=SOON)
    accept(world, b)
    take(by=world.d_liaison, on=b, stance="reject", reason="زود است")
    accept_all(world, text)
    acts.close_round(by=world.a_liaison, on=text)
    with pytest.raises(Refused) as caught:
        acts.lead_wording(by=world.coordinator, on=b)
    assert (caught.value.verdict.reason, caught.value.verdict.refused) == ("not_agreed", (world.d.public_id,))


def test_words_written_against_a_former_wording_are_merged_or_refused(world):
    text = in_common_ground(world)
    second = clauses(text)[1]
    old = lead_of(second)
    b = acts.propose_wording(by=world.b_liaison, on=second, words=WASTE.replace("تا پایان سال", "ظرف شش ماه"))
    accept_in_new_round(world, text, b)
    merged = acts.propose_wording(
        by=world.c_liaison, on=second, words=WASTE.replace("فاضلاب", "فاضلاب صنعتی"), against=old.pk
    )
    assert merged.body == "تخلیهٔ فاضلاب صنعتی در رود باید ظرف شش ماه متوقف شود."
    with pytest.raises(NotPossible) as caught:
        acts.propose_wording(
            by=world.d_liaison, on=second, words=WASTE.replace("پایان سال", "پایان بهار"), against=old.pk
        )
    assert code_of(caught) == "changed_meanwhile"


def accept_in_new_round(world, text, wording):
    acts.open_round(by=world.a_liaison, on=text, closes_at=timezone.now() + timedelta(days=14, minutes=1))
    accept(world, wording)
    accept_all(world, text)
    acts.close_round(by=world.a_liaison, on=text)
    acts.lead_wording(by=world.coordinator, on=wording)


def test_a_clause_that_everybody_wants_out_is_left_out_and_stays_readable(world):
    text = in_common_ground(world)
    third = clauses(text)[2]
    out = acts.propose_leaving_out(by=world.d_liaison, on=third, note="جای دیگری نوشته شده است.")
    acts.open_round(by=world.a_liaison, on=text, closes_at=timezone.now() + timedelta(days=14, minutes=1))
    accept(world, out)
    acts.close_round(by=world.a_liaison, on=text)
    acts.leave_clause_out(by=world.coordinator, on=out)
    third.refresh_from_db()
    assert (third.state, lead_of(third).body, bodies(text)) == ("out", PAY, [RIGHT, WASTE])


def test_a_proposed_clause_is_part_of_the_text_once_its_wording_leads(world):
    text = in_round(world)
    first = clauses(text)[0]
    clause = acts.propose_clause(by=world.d_liaison, on=text, words=SOON, after=first.pk, heading="مهلت")
    assert bodies(text) == [RIGHT, WASTE, PAY]
    accept(world, clause.wordings.get())
    accept_all(world, text)
    acts.close_round(by=world.a_liaison, on=text)
    acts.lead_wording(by=world.coordinator, on=clause.wordings.get())
    assert (bodies(text), clauses(text)[1].anchor) == ([RIGHT, SOON, WASTE, PAY], 4)


def test_the_same_words_are_not_proposed_twice(world):
    text = in_round(world)
    second = clauses(text)[1]
    acts.propose_wording(by=world.b_liaison, on=second, words=SOON)
    for propose in (
        lambda: acts.propose_wording(by=world.c_liaison, on=second, words=SOON.replace("ی", "ي")),
        lambda: acts.propose_clause(by=world.c_liaison, on=text, words=RIGHT),
    ):
        with pytest.raises(NotPossible) as caught:
            propose()
        assert code_of(caught) == "same_words_exist"


def test_only_the_proposer_withdraws_a_wording_and_it_stays_in_the_history(world):
    text = in_round(world)
    b = acts.propose_wording(by=world.b_liaison, on=clauses(text)[1], words=SOON)
    with pytest.raises(Refused):
        acts.withdraw_wording(by=world.c_liaison, on=b)
    acts.withdraw_wording(by=world.b_delegate, on=b)
    b.refresh_from_db()
    assert (b.state, b.body, b.proposer) == ("withdrawn", SOON, world.b)


def test_dividing_a_clause_after_a_round_may_not_change_its_words(world):
    text = in_common_ground(world)
    second = clauses(text)[1]
    with pytest.raises(NotPossible) as caught:
        acts.split_clause(by=world.a_liaison, on=second, first="تخلیهٔ فاضلاب", second="هرگز متوقف نشود.")
    assert code_of(caught) == "words_must_stay"
    head, tail = WASTE[:14], WASTE[14:]
    new = acts.split_clause(by=world.a_liaison, on=second, first=head, second=tail)
    assert (bodies(text), new.came_from, new.lineage) == ([RIGHT, head.strip(), tail.strip(), PAY], second, "split")
    assert lead_of(second).positions.count() == 0


def test_joined_clauses_keep_the_first_link_and_the_second_leads_to_it(world):
    text = draft(world)
    first, second, _third = clauses(text)
    acts.merge_clauses(by=world.a_liaison, on=first, other=second.pk, words=f"{RIGHT}\n{WASTE}")
    second.refresh_from_db()
    assert (bodies(text), second.state, second.came_from) == ([f"{RIGHT}\n{WASTE}", PAY], "out", first)


def test_a_moved_clause_keeps_its_link_and_its_positions(world):
    text = in_common_ground(world)
    first, _second, third = clauses(text)
    acts.move_clause(by=world.a_liaison, on=third, after=first.pk)
    assert [(c.anchor, lead_of(c).positions.count()) for c in clauses(text)] == [(1, 4), (3, 4), (2, 4)]


def test_nobody_reviews_a_translation_of_their_own(world):
    text = draft(world, languages=["en"])
    made = acts.write_translation(by=world.a_liaison, on=lead_of(clauses(text)[0]), language="en", words="Clean water.")
    with pytest.raises(Refused) as caught:
        acts.review_translation(by=world.a_liaison, on=made)
    assert caught.value.verdict.reason == "same_person"
    acts.review_translation(by=world.b_liaison, on=made)
    made.refresh_from_db()
    assert (made.state, made.reviewed_by) == ("reviewed", world.b)


def test_translated_headings_wait_for_a_review_and_are_outdated_by_a_new_title(world):
    text = draft(world, titles={"fa": "رود پاک"}, languages=["en"])
    acts.write_translation(by=world.a_liaison, on=text, language="en", headings={"title": "Clean river"})
    with pytest.raises(Refused):
        acts.review_translation(by=world.a_liaison, on=text, language="en")
    acts.review_translation(by=world.b_liaison, on=text, language="en")
    text.refresh_from_db()
    assert (text.titles["en"], text.heading_states["en"]["state"]) == ("Clean river", "reviewed")
    acts.edit_draft(by=world.a_liaison, on=text, titles={"fa": "رود زنده"})
    text.refresh_from_db()
    assert (text.titles, text.heading_states["en"]["state"]) == ({"fa": "رود زنده", "en": "Clean river"}, "outdated")


def in_days(days):
    return timezone.now() + timedelta(days=days)


def test_freezing_keeps_the_exact_bytes_and_thawing_takes_them_back(world):
    text = in_common_ground(world)
    version = acts.freeze(by=world.a_liaison, on=text, sign_by=in_days(14))
    text.refresh_from_db()
    written = bytes(version.files.get().data).decode()
    assert written == f"رود پاک\n\n۱. {RIGHT}\n\n۲. {WASTE}\n\n۳. {PAY}\n"
    assert (text.stage, version.frozen, len(version.digest)) == ("final", True, 64)
    acts.thaw(by=world.a_liaison, on=text)
    text.refresh_from_db()
    assert (text.stage, text.frozen_version) == ("common_ground", None)


def test_a_text_is_not_frozen_in_a_language_that_is_not_ready(world):
    text = in_common_ground(world, languages=["en"])
    with pytest.raises(NotPossible) as caught:
        acts.freeze(by=world.a_liaison, on=text, sign_by=in_days(14))
    assert (code_of(caught), caught.value.data["language"]) == ("translation_not_ready", "en")


@pytest.mark.parametrize(
    "trick",
    ["آب\u202e پاک", "حق\u200b همه", "pаypal"],
    ids=["a bidi override", "a zero-width space", "a look-alike letter"],
)
def test_tricks_in_words_never_reach_the_frozen_bytes(world, trick):
    text = in_common_ground(world, bodies=(RIGHT, f"این {trick} است."))
    try:
        version = acts.freeze(by=world.a_liaison, on=text, sign_by=in_days(14))
    except NotPossible as refused:
        assert refused.code == "not_freezable"
        assert "p" in refused.data["excerpt"]
    else:
        data = bytes(version.files.get().data).decode()
        assert [sign for sign in data if sign in "\u202e\u200b"] == []


def test_nothing_is_frozen_when_the_text_changed_since_the_page_was_read(world):
    text = in_common_ground(world)
    with pytest.raises(NotPossible) as caught:
        acts.freeze(by=world.a_liaison, on=text, sign_by=in_days(14), seen={"fa": "0" * 64})
    text.refresh_from_db()
    assert (code_of(caught), text.stage) == ("changed_meanwhile", "common_ground")


def test_words_that_come_after_the_freezing_are_refused(world):
    text = in_common_ground(world)
    acts.freeze(by=world.a_liaison, on=text, sign_by=in_days(14))
    with pytest.raises(Refused) as caught:
        acts.propose_wording(by=world.b_liaison, on=clauses(text)[0], words=SOON)
    assert caught.value.verdict.reason == "wrong_stage"
