"""What the demo says is complete, in both languages, in clean letters, and its stated facts hold."""

import dataclasses
import io
import itertools
import re
import zipfile
from collections.abc import Iterator

import pytest
from docx import Document
from docx.oxml.ns import qn
from persiantools.jdatetime import JalaliDate

from hamgam.demo.content import paper
from hamgam.demo.content.assemblies import NOTHING
from hamgam.demo.content.coalition import COALITION
from hamgam.demo.content.committee import elections as committee_elections
from hamgam.demo.content.committee import organisations as committee
from hamgam.demo.content.committee import session as committee_session
from hamgam.demo.content.committee import text as committee_text
from hamgam.demo.content.consultations import CONSULTATIONS
from hamgam.demo.content.council import session as council_session
from hamgam.demo.content.differences import DIFFERENCES
from hamgam.demo.content.elections import OBSERVERS, SEAT
from hamgam.demo.content.large import MOST_ORGANISATIONS, large
from hamgam.demo.content.network import agenda, groups, minutes, papers, settled, statement
from hamgam.demo.content.network.told import ACCOUNTS
from hamgam.demo.content.organisations import HANDLES, ORGANISATIONS, by_handle, everyone
from hamgam.demo.content.platform import first as platform_first
from hamgam.demo.content.platform import last as platform_last
from hamgam.demo.content.platform import organisations as platform
from hamgam.demo.content.platform import told as platform_told
from hamgam.demo.content.shapes import Answers, Both, Text
from hamgam.demo.content.texts import TEXTS, by_key
from hamgam.engine.letters import freeze_problems, store

STANCES = {"accept", "reservation", "stand_aside", "reject"}
PERSIAN_LETTER = re.compile("[\u0621-\u06d3]")
SPLIT_VERB = re.compile(r"(?<![\w\u200c])ن?می [\u0621-\u06cc]")
LARGE = large(12, 60, 3)
NETWORK = (
    agenda.THIRD, papers.AT_SESSION, papers.REPORTS, papers.PROPOSALS, minutes.OPENING, minutes.HAPPENED, groups.GROUPS,
    statement.CALLED, statement.RENAMED, statement.SECTIONS, statement.CHANGED, ACCOUNTS,
    [value for name, value in vars(settled).items() if name.isupper() and name != "NOTHING"],
)  # fmt: skip
EVERYTHING = (
    CONSULTATIONS, COALITION, ORGANISATIONS, OBSERVERS, SEAT.pages, TEXTS, DIFFERENCES, paper.CHANGES, LARGE, NETWORK,
    *(
        [value for name, value in vars(module).items() if name.isupper()]
        for module in (
            committee, committee_session, committee_text, committee_elections, platform, platform_first, platform_last,
            platform_told, council_session,
        )
    ),
)  # fmt: skip


def every(shape: type, inside: object) -> Iterator[object]:
    """Every value of this type, however deep it stands."""
    if isinstance(inside, shape):
        yield inside
    if dataclasses.is_dataclass(inside):
        inside = [getattr(inside, field.name) for field in dataclasses.fields(inside)]
    elif isinstance(inside, dict):
        inside = [*inside.keys(), *inside.values()]
    if isinstance(inside, (list, tuple)):
        for part in inside:
            yield from every(shape, part)


def persian_strings() -> list[str]:
    """Every string of the demo with a Persian letter in it, papers included."""
    strings = [string for string in every(str, EVERYTHING) if PERSIAN_LETTER.search(string)]
    return [*strings, paper.plain_text(), by_key("sand").source]


def used_handles(text: Text) -> set[str]:
    """Every organisation that a text names."""
    proposals = {proposal.proposer for proposal in (*text.wordings, *text.additions)}
    acting = {entry.organisation for entry in (*text.edits, *text.promises, *text.consents)}
    return {text.proposer, *proposals, *acting, *(handle for handle, _ in text.all_answers())}


def can_sign(text: Text, led: dict[int, Answers] | None = None) -> dict[int, set[str]]:
    """Who can sign each clause: answered, and not with a rejection. `led` puts other wordings in place."""
    positions = {**text.positions, **(led or {})}
    return {
        index: {handle for handle, answer in answers.items() if answer.stance != "reject"}
        for index, answers in positions.items()
    }


def best(text: Text, size: int, led: dict[int, Answers] | None = None) -> tuple[int, list[tuple[int, ...]]]:
    """Most signatories for `size` clauses, and the numbers left out in each such text."""
    signers = can_sign(text, led)
    found: dict[tuple[int, ...], int] = {}
    for kept in itertools.combinations(signers, size):
        left_out = tuple(index + 1 for index in signers if index not in kept)
        found[left_out] = len(set.intersection(*(signers[index] for index in kept)))
    most = max(found.values())
    return most, [left_out for left_out, number in found.items() if number == most]


def test_fourteen_organisations_in_six_countries() -> None:
    assert (len(HANDLES), len(set(HANDLES))) == (14, 14)
    assert {organisation.country_code for organisation in ORGANISATIONS} == {"IR", "AF", "TJ", "DE", "SE", "CA"}


def test_names_kinds_and_usernames_are_each_their_own() -> None:
    people = [person for organisation in ORGANISATIONS for person in organisation.people]
    assert len({person.username for person in people}) == len(people)
    assert len({organisation.names.fa for organisation in ORGANISATIONS}) == 14
    assert {organisation.kind for organisation in ORGANISATIONS} <= {
        "association", "council", "committee", "society", "collective", "unit", "union",
    }  # fmt: skip
    assert [person.username for person in people if not re.fullmatch(r"[a-z]+(-[a-z]+)*", person.username)] == []


def test_each_organisation_has_a_liaison_and_one_has_a_single_person() -> None:
    sizes = [len(organisation.people) for organisation in ORGANISATIONS]
    assert (min(sizes), max(sizes), sizes.count(1)) == (1, 4, 1)
    assert [o.handle for o in ORGANISATIONS if not any("liaison" in person.roles for person in o.people)] == []


def test_one_person_holds_the_coordination_duty_and_one_organisation_writes_english() -> None:
    duty = [o.handle for o in ORGANISATIONS for person in o.people if "coordinator" in person.roles]
    assert duty == ["polnow"]
    assert [o.handle for o in ORGANISATIONS if o.language == "en"] == ["larchmouth"]


def test_addresses_are_of_example_org() -> None:
    assert {o.contact.partition("@")[2] for o in ORGANISATIONS} == {"example.org"}
    assert [o.site for o in ORGANISATIONS if not o.site.endswith(".example.org/")] == []


def test_every_handle_that_is_used_exists() -> None:
    assert [(text.key, sorted(used_handles(text) - set(HANDLES))) for text in TEXTS] == [(t.key, []) for t in TEXTS]
    for difference in DIFFERENCES:
        held = {handle for view in difference.views for handle in (view.author, *view.holders)}
        assert held | set(difference.positions) | {difference.opened_by} <= set(HANDLES)
    assert paper.EDITED_BY in HANDLES


def test_an_unknown_organisation_in_positions_is_refused() -> None:
    with pytest.raises(KeyError, match="no such organisation"):
        everyone(nobody=None)


def test_everything_is_said_in_both_languages() -> None:
    pairs = [pair for pair in every(Both, EVERYTHING) if pair != NOTHING]
    assert len(pairs) > 500
    assert [pair for pair in pairs if not PERSIAN_LETTER.search(pair.fa)] == []
    assert [pair for pair in pairs if not pair.en or PERSIAN_LETTER.search(pair.en)] == []


def test_persian_is_written_with_persian_letters_and_digits() -> None:
    mail = re.compile(r"\S+@\S+|https?://\S+")
    assert [string for string in persian_strings() if re.search("[يكىة٠-٩]", string)] == []
    assert [string for string in persian_strings() if re.search("[0-9]", mail.sub("", string))] == []


def test_the_prefix_of_a_verb_is_never_split_off() -> None:
    assert SPLIT_VERB.search("چنین می شود")
    assert [string for string in persian_strings() if SPLIT_VERB.search(string)] == []


def test_every_text_can_be_stored_and_frozen_as_it_stands() -> None:
    pairs = [pair for pair in every(Both, EVERYTHING) if pair != NOTHING]
    assert [pair.fa for pair in pairs if store(pair.fa, "fa") != pair.fa or freeze_problems(pair.fa, "fa")] == []
    assert [pair.en for pair in pairs if store(pair.en, "en") != pair.en or freeze_problems(pair.en, "en")] == []


def test_every_stage_is_there_and_kinds_vary() -> None:
    assert {text.stage for text in TEXTS} == {"draft", "positions", "common_ground", "final", "signing", "published"}
    assert {text.kind for text in TEXTS} == {"statement", "call", "platform", "open_letter", "message", "notice"}
    assert len({text.key for text in TEXTS}) == len(TEXTS) == 10


def test_clauses_are_neither_slogans_nor_chapters() -> None:
    lengths = {
        (text.key, index): len(clause.text.fa.split()) for text in TEXTS for index, clause in enumerate(text.clauses())
    }
    assert [place for place, words in lengths.items() if not 15 <= words <= 45] == [("sand", 4)]


def test_positions_wordings_and_additions_hang_on_clauses_that_exist() -> None:
    for text in TEXTS:
        indexes = set(range(len(text.clauses())))
        asked = set(text.positions) | {wording.clause for wording in text.wordings}
        assert asked | {addition.after for addition in text.additions} | {edit.clause for edit in text.edits} <= indexes
        assert set(text.positions) == (indexes if text.rounds else set())
        letters = [(wording.clause, wording.letter) for wording in text.wordings]
        assert len(set(letters)) == len(letters)


def test_stances_are_the_four_and_a_reason_goes_with_reservation_and_refusal() -> None:
    answers = [answer for text in (*TEXTS, LARGE.text) for _, answer in text.all_answers()]
    assert {answer.stance for answer in answers} == STANCES
    assert [a for a in answers if a.stance in {"reservation", "reject"} and not a.reason] == []
    assert {answer.language for answer in answers} == {"fa", "en"}


def test_days_follow_one_another() -> None:
    for text in TEXTS:
        rounds = [day for one in text.rounds for day in (one.opened, one.closes)]
        later = [day for day in (text.frozen, text.published) if day is not None]
        signed = [consent.day for consent in text.consents if not consent.late]
        assert [text.created, *rounds, *later] == sorted([text.created, *rounds, *later])
        assert all(text.frozen <= day <= (0 if text.published is None else text.published) for day in signed)
        assert all(rounds[0] <= wording.day <= min(rounds[1], 0) for wording in text.wordings)


def test_the_main_draft_has_two_paragraphs_and_twelve_numbered_clauses() -> None:
    text = by_key("clean-river")
    assert [clause.numbered for clause in text.clauses()] == [False] * 2 + [True] * 12
    assert (text.numbers()[2], text.numbers()[13]) == (1, 12)


def test_the_main_draft_is_in_its_first_round_with_everything_that_can_happen_in_it() -> None:
    text = by_key("clean-river")
    assert (text.rounds[0].opened < 0 < text.rounds[0].closes, len(text.rounds)) == (True, 1)
    assert [(w.clause, w.letter, w.omits, w.text is None) for w in text.wordings] == [
        (4, 2, False, False), (4, 3, False, False), (9, 2, True, True),
    ]  # fmt: skip
    assert [(addition.proposer, addition.after) for addition in text.additions] == [("hamyar", 6)]
    assert [promise.words.format(date="۱۲ آبان") for promise in text.promises] == [
        "تا ۱۲ آبان نشست داریم و همان شب پاسخ می‌دهیم."
    ]
    answered = {handle for answers in text.positions.values() for handle in answers}
    silent_somewhere = {h for answers in text.positions.values() for h in HANDLES if h not in answers}
    assert set(HANDLES) - answered == {"laledasht"}
    assert silent_somewhere == {"laledasht", "darrehsabz", "shahrak", "birkhamn"}
    assert {answer.mandated for _, answer in text.all_answers()} == {True, False}


def test_all_accept_eight_clauses_of_the_share_of_water_and_the_staircase_is_as_told() -> None:
    text = by_key("water-share")
    everywhere = [index for index, signers in can_sign(text).items() if signers == set(HANDLES)]
    assert (len(text.clauses()), len(everywhere)) == (12, 8)
    assert [best(text, size) for size in (12, 11, 10, 9, 8)] == [
        (4, [()]), (8, [(6,)]), (10, [(4, 6)]), (12, [(4, 6, 11)]), (14, [(4, 6, 8, 11)]),
    ]  # fmt: skip


def test_two_bridges_bring_more_and_lose_nobody_and_a_third_loses_one() -> None:
    text = by_key("water-share")
    signers = can_sign(text)
    gained_and_lost = {}
    for wording in text.wordings:
        new = can_sign(text, {wording.clause: wording.positions})[wording.clause]
        gained_and_lost[(wording.clause + 1, wording.letter)] = (
            len(new - signers[wording.clause]), len(signers[wording.clause] - new),
        )  # fmt: skip
    assert gained_and_lost == {(4, 2): (3, 0), (4, 3): (3, 0), (6, 2): (4, 1)}
    bridges = {wording.clause: wording.positions for wording in text.wordings if wording.letter == 2}
    assert best(text, 12, bridges) == (9, [()])


def test_the_text_that_is_being_signed_has_every_kind_of_answer() -> None:
    text = by_key("heat")
    answers = [(consent.answer, consent.level) for consent in text.consents]
    assert (answers.count(("sign", "key")), answers.count(("sign", "attested"))) == (6, 2)
    assert answers.count(("decline", "")) == 1
    assert [consent.organisation for consent in text.consents if consent.answer == "sign" and consent.note] == [
        "masezar"
    ]
    assert len(set(HANDLES) - {consent.organisation for consent in text.consents}) == 5
    assert text.sign_by > 0


def test_the_statement_in_the_coalitions_name_is_signed_by_all_with_one_note() -> None:
    text = by_key("flood")
    assert text.in_name_of == "coalition"
    assert sorted(consent.organisation for consent in text.consents) == sorted(HANDLES)
    assert {consent.answer for consent in text.consents} == {"sign"}
    assert [consent.organisation for consent in text.consents if consent.note] == ["polnow"]


def test_the_letter_in_the_signatories_names_is_signed_by_twelve_then_by_one_more_and_one_withdraws() -> None:
    text = by_key("schools")
    in_time = [c.organisation for c in text.consents if c.answer == "sign" and not c.late]
    assert text.in_name_of == "signatories"
    assert len(set(in_time)) == len(in_time) == 12
    assert [c.organisation for c in text.consents if c.answer == "decline"] == ["bandargah", "shahrak"]
    assert [c.organisation for c in text.consents if c.late] == ["shahrak"]
    assert [c.organisation for c in text.consents if c.withdrawn is not None] == ["birkhamn"]
    assert all(c.day > text.published for c in text.consents if c.late)
    assert all(c.withdrawn > text.published and c.withdrawal_note for c in text.consents if c.withdrawn is not None)


def test_only_organisations_with_a_key_sign_with_one() -> None:
    keyed = {c.organisation for text in TEXTS for c in text.consents if c.level == "key"}
    assert [handle for handle in sorted(keyed) if not by_handle(handle).key] == []


def test_the_charter_has_six_sections_forty_clauses_and_twelve_numbered_demands() -> None:
    text = by_key("charter")
    assert (len(text.sections), len(text.clauses()), len(text.numbers())) == (6, 40, 12)
    assert list(text.numbers()) == list(range(28, 40))


def test_the_english_of_the_call_still_says_what_the_persian_said_before() -> None:
    text = by_key("river-week")
    edit = text.edits[0]
    now = text.clauses()[edit.clause].text
    assert (text.translation, now.en == edit.before.en, now.fa == edit.before.fa) == ("outdated", True, False)


def test_the_imported_draft_holds_every_line_of_its_source_and_a_weekday_that_does_not_fit() -> None:
    text = by_key("sand")
    assert [clause.text.fa for clause in text.clauses() if clause.text.fa not in text.source] == []
    assert "چهارشنبه ۲۸ آبان ۱۴۰۵ (۱۹ نوامبر ۲۰۲۶)" in text.source
    meant = JalaliDate(1405, 8, 28).to_gregorian()
    assert (meant.isoformat(), meant.strftime("%A")) == ("2026-11-19", "Thursday")


def test_the_difference_has_one_named_and_one_unnamed_view_and_says_what_stays_and_what_comes() -> None:
    [difference] = DIFFERENCES
    assert sorted(view.named for view in difference.views) == [False, True]
    holders = [handle for view in difference.views for handle in view.holders]
    assert len(holders) == len(set(holders)) == 7
    assert [view.author for view in difference.views if view.author not in view.holders] == []
    assert (difference.debate_day > 0, difference.text in {text.key for text in TEXTS}) == (True, True)
    refusing = {handle for handle, answer in difference.positions.items() if answer.stance == "reject"}
    assert refusing == set(difference.views[1].holders)


def test_the_dates_of_the_paper_agree_in_both_calendars() -> None:
    assert JalaliDate(1405, 8, 7).to_gregorian() == paper.FIRST_DAY
    assert JalaliDate(1405, 8, 9).to_gregorian() == paper.LAST_DAY
    assert (paper.FIRST_DAY.strftime("%A"), paper.LAST_DAY.strftime("%A")) == ("Thursday", "Saturday")


def test_the_paper_lists_all_organisations_in_alphabetical_order_with_their_cities() -> None:
    names = [name for name, _ in paper.signatories()]
    assert sorted(names) == sorted(organisation.names.fa for organisation in ORGANISATIONS)
    assert (names[0], names[4], names[-1]) == (
        "اتحادیهٔ کارگران نساجی سه‌پل", "جمعیت رود و کار لارچ‌موث", "گروه همیاری کارگران مهاجر بیرک‌هامن",
    )  # fmt: skip
    assert "- اتحادیهٔ کارگران نساجی سه‌پل (سه‌پل)" in paper.plain_text()


def test_the_word_file_holds_the_paper_line_by_line_from_right_to_left_and_is_the_same_each_time() -> None:
    data = paper.docx_bytes()
    paragraphs = Document(io.BytesIO(data)).paragraphs
    assert [p.text for p in paragraphs] == [line for line in paper.plain_text().splitlines() if line]
    assert [p.text for p in paragraphs if p._p.pPr.find(qn("w:bidi")) is None] == []
    assert data == paper.docx_bytes()


def test_the_edited_file_gives_the_old_words_when_rejected_and_the_new_ones_when_accepted() -> None:
    old, new = {}, {}
    for place, paragraph in enumerate(Document(io.BytesIO(paper.docx_with_changes())).paragraphs):
        if paragraph._p.findall(qn("w:ins")) or paragraph._p.findall(qn("w:del")):
            kept = list(paragraph._p.iter(qn("w:t"), qn("w:delText")))
            inserted = {id(n) for mark in paragraph._p.iter(qn("w:ins")) for n in mark.iter(qn("w:t"))}
            old[place] = "".join(n.text for n in kept if id(n) not in inserted)
            new[place] = "".join(n.text for n in kept if n.tag == qn("w:t"))
    lines = {line.number: (place, line.text) for place, line in enumerate(paper.lines()) if line.number in (2, 7)}
    label = {2: "۲. ", 7: "۷. "}
    assert old == {place: label[number] + words for number, (place, words) in lines.items()}
    assert new == {lines[number][0]: label[number] + paper.CHANGES[number].fa for number in lines}


def test_the_marks_in_the_edited_file_have_each_their_own_number() -> None:
    with zipfile.ZipFile(io.BytesIO(paper.docx_with_changes())) as archive:
        xml = archive.read("word/document.xml").decode()
    assert re.findall(r'<w:(?:ins|del) w:id="(\d+)"', xml) == ["1", "2", "3"]


def test_the_large_coalition_has_the_size_that_was_asked_for() -> None:
    made = large(organisations=40, clauses=60, wordings=3)
    assert (len(made.organisations), len(made.text.clauses()), len(made.text.sections)) == (40, 60, 6)
    assert len({organisation.handle for organisation in made.organisations}) == 40
    assert len({organisation.names.fa for organisation in made.organisations}) == 40
    assert len({clause.text.fa for clause in made.text.clauses()}) == 60
    with_all = {wording.clause for wording in made.text.wordings if wording.letter == 3}
    assert (len(with_all), len(made.text.wordings)) == (40, 80)
    assert used_handles(made.text) <= {organisation.handle for organisation in made.organisations}


def test_the_large_coalition_has_a_text_in_each_stage() -> None:
    made = large(organisations=40, clauses=60, wordings=3)
    assert {text.stage for text in (made.text, *made.more)} == {
        "draft", "positions", "common_ground", "signing", "published"
    }  # fmt: skip
    published = made.more[-1]
    assert [(row.organisation, row.answer) for row in published.consents] == [
        (member.handle, "sign") for member in made.organisations
    ]
    for text in made.more:
        assert used_handles(text) <= {organisation.handle for organisation in made.organisations}


def test_other_wordings_of_a_large_clause_all_differ() -> None:
    made = large(8, 30, 9).text
    for index, clause in enumerate(made.clauses()):
        words = [clause.text.fa, *(wording.text.fa for wording in made.wordings if wording.clause == index)]
        assert len(set(words)) == len(words)


def test_the_large_coalition_is_the_same_for_the_same_seed_and_another_for_another() -> None:
    assert large(10, 12, 3, seed=7) == large(10, 12, 3, seed=7)
    assert large(10, 12, 3, seed=7).text.positions != large(10, 12, 3, seed=8).text.positions


def test_most_clauses_of_the_large_text_have_few_refusals_and_some_have_many() -> None:
    refusals = [
        sum(answer.stance == "reject" for answer in answers.values()) for answers in large().text.positions.values()
    ]
    assert (sum(number <= 3 for number in refusals) > 35, sum(number >= 10 for number in refusals) >= 5) == (True, True)


def test_every_organisation_of_the_largest_coalition_is_another() -> None:
    members = large(MOST_ORGANISATIONS, 1, 1).organisations
    assert len({member.handle for member in members}) == len({member.names.en for member in members}) == 400
    usernames = [person.username for member in members for person in member.people]
    assert len(set(usernames)) == len(usernames) == 800


@pytest.mark.parametrize(
    ("sizes", "word"), [((0, 1, 1), "organisations"), ((1, 0, 1), "clauses"), ((1, 1, 10), "wordings")]
)
def test_a_size_out_of_range_is_refused_with_a_sentence(sizes: tuple[int, int, int], word: str) -> None:
    with pytest.raises(ValueError, match=f"The number of {word} must be between 1 and"):
        large(*sizes)
