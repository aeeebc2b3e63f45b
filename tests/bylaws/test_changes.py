"""What changes between two versions is said in plain sentences, in both languages, the weightiest first."""

from dataclasses import fields, replace

import pytest
from django.utils import translation

from hamgam.bylaws import changes, duty_words, election_words, flaw_words, phrases, problem_words
from hamgam.bylaws.founding import SHAPES, read_checked, template
from hamgam.engine.bylaws import Election, Matter, Power, reader
from hamgam.engine.bylaws.rules import Body, Duty, Level
from hamgam.engine.bylaws.sound import FLAWS, NEEDS, flaws

LANGUAGES = ("fa", "en")


def version(shape="platform", texts=None, **changed):
    rules, own = template(shape)
    return replace(read_checked(rules, own), **changed), own if texts is None else texts


def with_power(bylaws, act, **changed):
    return tuple(
        replace(row, **changed) if row.act == act and "mandated" not in row.roles else row for row in bylaws.powers
    )


def lines(before, after, language):
    with translation.override(language):
        found = changes.between(before, after)
    return [(group.heading, [line.sentence for line in group.lines]) for group in found.groups]


def told(language, **changed):
    before = version()
    powers = changed.pop("act"), changed
    after = (replace(before[0], powers=with_power(before[0], powers[0], **powers[1])), before[1])
    [(_heading, [sentence])] = lines(before, after, language)
    return sentence


def test_nothing_is_said_where_nothing_differs():
    before = version()
    found = changes.between(before, before)
    assert (found.nothing, found.count, found.text) == (True, 0, ())


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("en", "Freeze the text: so far for liaison and delegate; from now on for liaison."),
        ("fa", "قفل کردن متن: تا کنون با رابط و نماینده؛ از این پس، با رابط."),
    ],
)
def test_roles_are_said_before_and_after(language, sentence):
    assert told(language, act="texts.freeze", roles=("liaison",)) == sentence


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        (
            "en",
            "Freeze the text, for liaison and delegate: so far for their own organisation alone; "
            "from now on in the whole coalition.",
        ),
        ("fa", "قفل کردن متن، با رابط و نماینده: تا کنون تنها برای نهاد خود؛ از این پس، در همهٔ هم‌پیمانی."),
    ],
)
def test_where_the_roles_stay_the_sentence_names_them_once(language, sentence):
    assert told(language, act="texts.freeze", within="coalition") == sentence


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        (
            "en",
            "Open a frozen text again: so far for liaison and delegate, for their own organisation alone, at this stage: "
            "final text; from now on nobody can do this.",
        ),
        (
            "fa",
            "بازگشودن متن قفل‌شده: تا کنون با رابط و نماینده، تنها برای نهاد خود، در این مرحله: متن نهایی؛ از این پس، "
            "هیچ‌کس نمی‌تواند.",
        ),
    ],
)
def test_what_nobody_may_any_more_is_said(language, sentence):
    before = version()
    powers = tuple(row for row in before[0].powers if row.act != "texts.thaw")
    after = (replace(before[0], powers=powers), before[1])
    [(_heading, [said])] = lines(before, after, language)
    assert said == sentence


def test_acts_that_change_in_the_same_way_share_a_sentence_and_keep_their_articles():
    before = version()
    powers = before[0].powers
    for act in ("texts.import_text", "texts.discard_draft"):
        powers = with_power(replace(before[0], powers=powers), act, roles=("liaison",))
    with translation.override("en"):
        [group] = changes.between(before, (replace(before[0], powers=powers), before[1])).groups
    assert [(line.sentence, line.articles, line.effect) for line in group.lines] == [
        (
            "Import a text and discard a draft: so far for liaison and delegate; from now on for liaison.",
            ["6.1", "6.2"],
            "allows less",
        )
    ]


def test_how_the_bylaws_are_changed_is_said_before_anything_else():
    before, after = version(), version("committee")
    with translation.override("en"):
        found = changes.between(before, after)
    assert found.groups[0].lines[0].sentence.startswith("A change of the bylaws: so far in consent")
    assert [line.weight for line in found.groups[0].lines] == sorted(
        (line.weight for line in found.groups[0].lines), reverse=True
    )


def test_rows_that_only_cite_another_article_or_stand_elsewhere_are_said_apart():
    before = version()
    powers = with_power(before[0], "texts.freeze", article="8.8")
    after = (replace(before[0], powers=(*powers[1:], powers[0])), before[1])
    with translation.override("en"):
        found = changes.between(before, after)
    assert (found.groups, found.formal) == (
        [],
        [
            "Article 8.8 instead of 8.7, with the same rule: freeze the text.",
            "Some rows stand in another place of the file; nothing changes by that.",
        ],
    )


def test_a_version_whose_words_are_not_known_any_more_is_compared_by_its_text_alone():
    before, after = version(), version("council")
    found = changes.between((None, before[1]), after)
    assert (found.known, found.groups, len(found.text) > 0, found.nothing) == (False, [], True, False)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("before", SHAPES)
@pytest.mark.parametrize("after", SHAPES)
def test_any_shape_can_become_any_other_and_every_change_can_be_said(before, after, language):
    with translation.override(language):
        found = changes.between(version(before), version(after))
    said = [line.sentence for group in found.groups for line in group.lines] + found.formal
    assert [text for text in said if "%(" in text or "  " in text or ";;" in text or ": ;" in text] == []
    assert found.nothing == (before == after)
    if language == "fa":
        latin = [text for text in said if any("a" <= letter <= "z" for letter in text)]
        assert latin == []


def test_every_key_of_every_row_can_be_said():
    keys = {kind: {row.name for row in fields(kind)[1:]} - {"article"} for kind in (Power, Matter, Body, Level)}
    assert (keys[Power] - set(phrases.POWER_PHRASES), keys[Matter] - set(phrases.MATTER_PHRASES)) == (set(), set())
    said = {row.name for row in fields(Election)[1:]} - {"article"}
    assert said == set(election_words.ELECTION_PHRASES)
    assert {row.name for row in fields(Duty)[1:]} - {"article"} == set(duty_words.PHRASES)
    assert (keys[Body] - set(phrases.BODY_PHRASES), keys[Level] - set(phrases.LEVEL_PHRASES)) == (set(), set())


@pytest.mark.parametrize("language", LANGUAGES)
def test_bodies_and_levels_are_said(language):
    before = version("network", bodies=())
    board, step = Body("board", "elected", "18.1", seats=3), Level("contact", ("texts", "positions.take"), "17.2")
    after = (replace(before[0], bodies=(board,), levels=(step,)), before[1])
    wider = (
        replace(
            before[0], bodies=(replace(board, seats=5, term_days=365),), levels=(replace(step, may=("everything",)),)
        ),
        before[1],
    )
    said = [sentence for _heading, found in lines(before, after, language) for sentence in found]
    then = [sentence for _heading, found in lines(after, wider, language) for sentence in found]
    assert (
        said + then
        == {
            "en": [
                "The board: so far there was no such body; from now on elected, 3 seats, for no fixed time.",
                "Keeping in contact: so far there was no such level; from now on this is allowed: Texts and take a position on a clause.",
                "The board: so far 3 seats, for no fixed time; from now on 5 seats, for 365 days.",
                "Keeping in contact: so far this is allowed: Texts and take a position on a clause; from now on everything is allowed.",
            ],
            "fa": [
                "هیئت: تا کنون چنین جمعی نبود؛ از این پس، با انتخابات، ۳ کرسی، بی زمان معین.",
                "تماس با هم: تا کنون چنین سطحی نبود؛ از این پس، این کارها آزاد است: متن‌ها و موضع گرفتن دربارهٔ یک بند.",
                "هیئت: تا کنون ۳ کرسی، بی زمان معین؛ از این پس، ۵ کرسی، برای ۳۶۵ روز.",
                "تماس با هم: تا کنون این کارها آزاد است: متن‌ها و موضع گرفتن دربارهٔ یک بند؛ از این پس، هر کاری آزاد است.",
            ],
        }[language]
    )


@pytest.mark.parametrize("language", LANGUAGES)
def test_duties_are_said(language):
    before = version("network", duties=())
    post = Duty("coordination", "order", 183, 30, "20.2", "coordinator")
    after = (replace(before[0], duties=(post,)), before[1])
    longer = (replace(before[0], duties=(replace(post, turn="volunteer", term_days=365, role=""),)), before[1])
    said = [sentence for _heading, found in lines(before, after, language) for sentence in found]
    then = [sentence for _heading, found in lines(after, longer, language) for sentence in found]
    assert (
        said + then
        == {
            "en": [
                "Coordination duty: so far there was no such duty; from now on in turn, in the order in which the organisations "
                "joined, for 183 days each time, handed over in the last 30 days, with the powers of this role: holder of the "
                "coordination duty.",
                "Coordination duty: so far in turn, in the order in which the organisations joined, for 183 days each time, with "
                "the powers of this role: holder of the coordination duty; from now on whoever volunteers; who never had it goes "
                "first, for 365 days each time, with no power in Hamgam.",
            ],
            "fa": [
                "نوبت هماهنگی: تا کنون چنین وظیفه‌ای نبود؛ از این پس، به نوبت، به ترتیب پیوستن نهادها، هر بار برای ۱۸۳ روز، در ۳۰ "
                "روز پایانی تحویل داده می‌شود، با اختیارهای این نقش: هماهنگ‌کننده.",
                "نوبت هماهنگی: تا کنون به نوبت، به ترتیب پیوستن نهادها، هر بار برای ۱۸۳ روز، با اختیارهای این نقش: هماهنگ‌کننده؛ "
                "از این پس، هر نهادی که داوطلب شود؛ آن که هیچ‌گاه عهده‌دار نبوده است پیش می‌افتد، هر بار برای ۳۶۵ روز، "
                "بدون هیچ اختیاری در همگام.",
            ],
        }[language]
    )


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("need", NEEDS, ids=lambda need: "+".join(need.one_of))
def test_every_need_is_said_with_how_to_meet_it(need, language):
    bylaws = version()[0]
    broken = replace(bylaws, powers=tuple(row for row in bylaws.powers if row.act not in need.one_of))
    held = {"liaison", "delegate", "coordinator"}
    [flaw] = [f for f in flaws(broken, stage=need.stage or "standing", held=held) if f.name == need.one_of[0]]
    with translation.override(language):
        said = flaw_words.said(flaw)
    assert ("%(" in said.sentence + said.mend, need.one_of[0] in said.mend, said.serious) == (False, True, True)


def test_every_flaw_and_every_problem_has_its_sentence():
    assert sorted(flaw_words._BOOK) == sorted(FLAWS)
    assert set(reader.PROBLEMS) - set(problem_words.problem_words()) == set()


@pytest.mark.parametrize("code", sorted(problem_words.problem_words()))
def test_every_problem_is_said_in_persian_with_its_line(code):
    problem = reader.Problem(12, code, "word")
    with translation.override("fa"):
        persian = problem_words.said(problem)
    with translation.override("en"):
        english = problem_words.said(problem)
    assert (persian[:8], english[:9], "%(" in persian + english) == ("سطر ۱۲: ", "Line 12: ", False)
