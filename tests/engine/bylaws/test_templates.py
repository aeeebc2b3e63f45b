"""The five templates and a sixth shape: rows and readable text say the same, in both languages."""

import re

import pytest

from hamgam.engine.bylaws import Matter, read
from hamgam.engine.bylaws import words as closed
from hamgam.engine.bylaws.floor import SETTLED
from tests.bylaws_files import SHAPES

BOTH = [(shape, language) for shape in SHAPES for language in ("fa", "en")]

ROLE = {
    "fa": {
        "liaison": "رابط", "delegate": "نماینده", "coordinator": "هماهنگ‌کننده", "secretary": "دبیر",
        "executive": "هیئت اجرایی", "observer": "ناظر", "invited": "دعوت‌شده", "key_holder": "کلید",
        "clock": "خودبه‌خود", "host": "میزبان", "second": "نمایندهٔ دوم", "candidate": "داوطلب", "mandated": "اختیار",
        "web_site": "سایت", "mailing_list": "فهرست پستی", "treasurer": "خزانه‌دار", "next_assembly": "نشست بعدی",
        "programme": "برنامه",
    },
    "en": {
        "liaison": "liaison", "delegate": "delegate", "coordinator": "coordinator", "secretary": "secretary",
        "executive": "executive", "observer": "observer", "invited": "invited", "key_holder": "key",
        "clock": "by itself", "host": "host", "second": "second representative", "candidate": "candidate",
        "mandated": "mandate", "web_site": "web site", "mailing_list": "mailing list", "treasurer": "treasurer",
        "next_assembly": "next assembly", "programme": "programme",
    },
}  # fmt: skip
METHOD = {
    "fa": {
        "agreement": "با توافق همه", "consent": "و کنار نمی‌ایستند", "room": "با توافق حاضران", "majority": "با اکثریت",
        "majority_of_present": "با بیش از نیمی از شرکت‌کنندگان", "majority_of_members": "با بیش از نیمی از همهٔ عضوها",
        "two_thirds": "با دو سوم پاسخ‌ها", "two_thirds_of_present": "با دو سوم شرکت‌کنندگان",
        "two_thirds_of_members": "با دو سوم همهٔ عضوها", "approval": "با رأی تأییدی", "rounds": "با اکثریت در چند دور",
        "stv": "با رأی واگذارشدنی", "schulze": "به شیوهٔ شولتسه", "lot": "با قرعه", "named_by_each": "هر نهاد نام می‌برد",
    },
    "en": {
        "agreement": "by agreement of all", "consent": "by consent", "room": "by agreement in the room",
        "majority": "by majority", "majority_of_present": "by more than half of those taking part",
        "majority_of_members": "by more than half of all members", "two_thirds": "by two thirds of the answers",
        "two_thirds_of_present": "by two thirds of those taking part",
        "two_thirds_of_members": "by two thirds of all members", "approval": "by approval",
        "rounds": "by majority in rounds", "stv": "by transferable vote", "schulze": "by Schulze", "lot": "by lot",
        "named_by_each": "each organisation names",
    },
}  # fmt: skip
QUORUM = {
    "fa": {"1/2": "دست‌کم نیمی از نهادهای عضو", "2/3": "دست‌کم دو سوم نهادهای عضو", "all": "همهٔ نهادهای عضو"},
    "en": {
        "1/2": "at least half of the member organisations", "2/3": "at least two thirds of the member organisations",
        "all": "all member organisations",
    },
}  # fmt: skip
QUORUM_OF_EXECUTIVE = {
    "fa": {"1/2": "دست‌کم نیمی از عضوهای هیئت اجرایی"}, "en": {"1/2": "at least half of the members of the executive"},
}  # fmt: skip
ROUNDS = {"fa": {1: "یک دور", 2: "دو دور", 3: "سه دور"}, "en": {1: "one round", 2: "two rounds", 3: "three rounds"}}
OTHERWISE = {
    "fa": {
        "status_quo_and_debate": "وضع موجود ادامه می‌یابد و بحث از سر گرفته می‌شود",
        "difference_and_left_out": "به افتراقات می‌رود و از متن بیرون می‌ماند",
        "left_out": "بند از متن بیرون می‌ماند",
        "falls": "پیشنهاد کنار می‌رود",
        "signatories_only": "تنها به نام امضاکنندگان",
        "status_quo": "آنچه هست می‌ماند",
        "former": "نام پیشین می‌ماند",
        "variants": "شعارهای محلی که ناسازگار شمرده نشده‌اند به کار می‌روند",
        "inside_only": "آنچه توافق شده در درون می‌ماند",
    },
    "en": {
        "status_quo_and_debate": "what stands goes on and the debate is taken up again",
        "difference_and_left_out": "becomes a difference and is left out",
        "left_out": "the clause is left out",
        "falls": "the proposal falls",
        "signatories_only": "only in the names of those who sign",
        "status_quo": "what is there stays",
        "former": "the former name stays",
        "variants": "local variants that were found not to contradict it are used",
        "inside_only": "it stays agreed inside",
    },
}
KIND = {
    "fa": {
        "platform": "پلاتفرم",
        "resolution": "قطعنامه",
        "policy_document": "سند سیاسی",
        "open_letter": "نامهٔ سرگشاده",
    },
    "en": {
        "platform": "platform",
        "resolution": "resolution",
        "policy_document": "policy document",
        "open_letter": "open letter",
    },
}
CHOICE = {
    "fa": {
        "before": "پیش از فرستادن", "after": "پس از فرستادن",
        "after_round": "پس از بسته شدن دور", "open": "پاسخ‌ها باز است", "alphabetical": "ترتیب الفبا",
        "signing": "ترتیب امضا", "attested": "گواهی دو نفر", "key": "تنها امضا با کلید",
        ("bylaws_public", True): "برای همگان باز است", ("bylaws_public", False): "تنها عضوها می‌بینند",
        ("observers_see_drafts", True): "ناظر پیش‌نویس‌ها و نگارش‌ها را می‌بینند",
        ("observers_see_drafts", False): "ناظر پیش‌نویس‌ها را نمی‌بینند",
        ("observers_read_talk", False): "ناظر گفت‌وگوها را نمی‌خوانند",
    },
    "en": {
        "before": "before it is sent", "after": "after it was sent",
        "after_round": "after the round has closed", "open": "Answers are open", "alphabetical": "order of the alphabet",
        "signing": "order of signing", "attested": "attested: two people", "key": "only a signature with the key",
        ("bylaws_public", True): "bylaws are public", ("bylaws_public", False): "for members alone",
        ("observers_see_drafts", True): "Observer organisations see drafts",
        ("observers_see_drafts", False): "do not see drafts",
        ("observers_read_talk", False): "do not read talks",
    },
}  # fmt: skip


DUTY = {
    "fa": {
        "coordination": "نوبت هماهنگی", "web_site": "سایت", "mailing_list": "فهرست پستی",
        "treasurer": "خزانه‌داری", "next_assembly": "تدارک نشست بعدی", "programme": "برنامه",
    },
    "en": {
        "coordination": "The coordination duty", "web_site": "The web site",
        "mailing_list": "The mailing list", "treasurer": "The treasurer’s duty",
        "next_assembly": "Preparing the next assembly", "programme": "The programme",
    },
}  # fmt: skip
TURN = {
    "fa": {
        "order": "به ترتیب پیوستن نهادها می‌گردد", "volunteer": "با نهادی است که داوطلب شود",
        "lot": "با نهادی است که به قرعه درآید", "decision": "با نهادی است که با تصمیم همه تعیین شود",
    },
    "en": {
        "order": "goes round in the order in which the organisations joined",
        "volunteer": "goes to an organisation that volunteers", "lot": "goes to the organisation that the lot draws",
        "decision": "goes to the organisation that is named by a decision",
    },
}  # fmt: skip
DUTY_SAID = {
    "fa": "%s %s، هر بار برای %s روز، و در %s روز پایانی تحویل داده می‌شود.",
    "en": "%s %s, for %s days each time, and is handed over in the last %s days.",
}


def digits(number: int | str, language: str) -> str:
    return str(number).translate(str.maketrans("0123456789", "۰۱۲۳۴۵۶۷۸۹")) if language == "fa" else str(number)


def holds_number(text: str, number: int | str, unit: str, language: str) -> bool:
    """Whether the number stands in the text before its unit, and not as part of a longer number."""
    return re.search(rf"(?<!\d){digits(number, language)} {unit}", text) is not None


def what_article_lacks(matter: Matter, text: str, language: str) -> list[str]:
    """The parts of a matter's rule that its article does not say."""
    fa = language == "fa"
    lacks = []
    said = {word for word, phrase in METHOD[language].items() if phrase in text}
    # The agreement of all who do not stand aside is a consent, in whatever words it begins.
    if (said - {"agreement"} if "consent" in said else said) != {matter.method}:
        lacks.append(f"method {matter.method}, says {said}")
    if matter.quorum.isdecimal():
        units = ("نهاد امضایش", "امضا") if fa else ("organisations have signed", "signatures")
        if not any(holds_number(text, matter.quorum, unit, language) for unit in units):
            lacks.append(f"quorum {matter.quorum}")
    elif (QUORUM_OF_EXECUTIVE if matter.body == "executive" else QUORUM)[language][matter.quorum] not in text:
        lacks.append(f"quorum {matter.quorum}")
    at_once = ("بی‌درنگ" if fa else "without waiting") in text
    if not (holds_number(text, matter.notice_days, "روز" if fa else "day", language) or matter.notice_days == 0):
        lacks.append(f"notice {matter.notice_days}")
    if at_once != (matter.notice_days == 0):
        lacks.append("at once")
    if ROUNDS[language][matter.rounds] not in text:
        lacks.append(f"rounds {matter.rounds}")
    if OTHERWISE[language][matter.otherwise] not in text:
        lacks.append(f"otherwise {matter.otherwise}")
    return lacks


@pytest.mark.parametrize(("shape", "language"), BOTH)
def test_number_and_method_of_each_matter_stand_in_its_article(bylaws_of, articles_of, shape, language):
    articles = articles_of[shape, language]
    lacks = {m.matter: what_article_lacks(m, articles[m.article], language) for m in bylaws_of[shape].matters}
    assert lacks == dict.fromkeys(lacks, [])


def test_an_article_with_another_number_or_method_is_noticed(bylaws_of, articles_of):
    matter = bylaws_of["network"].matter("wording")
    text = articles_of["network", "en"]["8.1"]
    assert what_article_lacks(matter, text.replace("7 days", "17 days"), "en") == ["notice 7"]
    assert what_article_lacks(matter, text.replace("two thirds", "half"), "en") == ["quorum 2/3"]
    said = "by consent (agreement of all who answer and do not stand aside)"
    assert what_article_lacks(matter, text.replace(said, "by majority"), "en") == ["method consent, says {'majority'}"]


@pytest.mark.parametrize(("shape", "language"), BOTH)
def test_each_role_of_a_power_is_named_in_its_article(bylaws_of, articles_of, shape, language):
    articles = articles_of[shape, language]
    unnamed = [
        (power.act, role, power.article)
        for power in bylaws_of[shape].powers
        for role in (*power.roles, *power.gives)
        if ROLE[language][role] not in articles[power.article].lower()
    ]
    assert unnamed == []


@pytest.mark.parametrize(("shape", "language"), BOTH)
def test_the_value_of_each_setting_stands_in_its_article(bylaws_of, articles_of, shape, language):
    units = {"days": "روز" if language == "fa" else "days", "hours": "ساعت" if language == "fa" else "hours"}
    unsaid = []
    for setting in bylaws_of[shape].settings.values():
        text = articles_of[shape, language][setting.article]
        if isinstance(setting.value, bool):
            said = CHOICE[language][setting.name, setting.value] in text
        elif isinstance(setting.value, int):
            said = holds_number(text, setting.value, units[setting.name.rpartition("_")[2]], language)
        else:
            said = CHOICE[language][setting.value] in text
        for kind, word in setting.kinds.items():
            said = said and KIND[language][kind] in text and CHOICE[language][word] in text
        unsaid += [] if said else [setting.name]
    assert unsaid == []


@pytest.mark.parametrize(("shape", "language"), BOTH)
def test_turn_and_days_of_each_duty_stand_in_its_article(bylaws_of, articles_of, shape, language):
    said = [
        DUTY_SAID[language] % (
            DUTY[language][row.duty], TURN[language][row.turn], digits(row.term_days, language),
            digits(row.handover_days, language),
        )
        for row in bylaws_of[shape].duties
    ]  # fmt: skip
    text = articles_of[shape, language]["20.2"]
    assert [sentence for sentence in said if sentence not in text] == []
    assert text.startswith(said[0]) and len(said) == text.count(DUTY_SAID[language].rsplit("%s", 1)[1])


@pytest.mark.parametrize(("shape", "language"), BOTH)
def test_a_round_is_never_shorter_than_the_notice_that_its_article_states(bylaws_of, articles_of, shape, language):
    notice = bylaws_of[shape].matter("wording").notice_days
    text = articles_of[shape, language]["7.1"]
    assert holds_number(text, notice, "روز" if language == "fa" else "days", language)
    assert bylaws_of[shape].setting("round_days") >= notice


@pytest.mark.parametrize("shape", SHAPES)
def test_both_languages_have_the_same_articles(articles_of, shape):
    assert list(articles_of[shape, "fa"]) == list(articles_of[shape, "en"])


@pytest.mark.parametrize("shape", SHAPES)
def test_each_act_has_a_row(bylaws_of, acts, shape):
    assert {power.act for power in bylaws_of[shape].powers} == acts


@pytest.mark.parametrize("shape", SHAPES)
def test_the_file_says_which_shape_it_is(bylaws_of, shape):
    assert bylaws_of[shape].shape == shape


def test_the_shapes_differ_in_data_alone(bylaws_of):
    assert len({tuple(bylaws.matters) for bylaws in bylaws_of.values()}) == len(SHAPES)
    assert {shape: bylaws.matter("publish_for_all").method for shape, bylaws in bylaws_of.items()} == {
        "network": "agreement", "council": "consent", "platform": "agreement", "committee": "majority",
        "alliance": "consent", "federation": "agreement",
    }  # fmt: skip
    assert {shape: bylaws.minimum_signatories("platform") for shape, bylaws in bylaws_of.items()} == {
        "network": 3, "council": 4, "platform": 8, "committee": 3, "alliance": 4, "federation": 8,
    }  # fmt: skip


@pytest.mark.parametrize("shape", SHAPES)
def test_what_is_settled_together_is_never_done_at_once(bylaws_of, shape):
    rows = {power.act: power.matter for power in bylaws_of[shape].powers if power.act in SETTLED}
    assert rows == dict(SETTLED)


@pytest.mark.parametrize(("shape", "language"), BOTH)
def test_the_text_says_openly_what_the_coordinator_can_not_do(articles_of, shape, language):
    text = articles_of[shape, language]["5.2"]
    assert ("هماهنگ‌کننده نمی‌تواند" if language == "fa" else "coordinator can NOT") in text


@pytest.mark.parametrize("shape", SHAPES)
def test_persian_is_written_with_persian_letters_and_digits(articles_of, shape):
    text = " ".join(articles_of[shape, "fa"].values())
    assert re.findall("[0-9٠-٩يكھةA-Za-z]", text) == []
    assert re.findall(r"\b(?:ن?می) \w", text) == []


@pytest.mark.parametrize("shape", SHAPES)
def test_no_article_is_missing_from_either_language(acts, toml_of, articles_of, shape):
    numbers = set(articles_of[shape, "fa"]) & set(articles_of[shape, "en"])
    assert read(toml_of[shape], acts=acts, articles=numbers).version == "1"


def test_every_word_of_the_closed_lists_has_its_phrase_in_both_languages():
    for language in ("fa", "en"):
        assert set(ROLE[language]) == set(closed.ROLES)
        assert set(METHOD[language]) == set(closed.METHOD_WORDS)
        assert set(OTHERWISE[language]) == set(closed.OTHERWISE)
        assert (set(DUTY[language]), set(TURN[language])) == (set(closed.DUTIES), set(closed.TURNS))
