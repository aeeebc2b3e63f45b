"""The layout that is frozen, and how people compare a digest."""

import hashlib

import pytest
from hypothesis import given

from hamgam.engine.letters import NotFreezable
from hamgam.engine.texts import (
    ClauseText,
    Section,
    Snapshot,
    TextError,
    fingerprint_groups,
    frozen,
    frozen_text,
    telephone_words,
)
from hamgam.engine.texts.telephone import WORDS
from tests.engine.texts.snapshots import changed

STATEMENT = Snapshot(
    (
        Section("s0", (ClauseText("p", "ما نهادهای امضاکننده می‌گوییم:", numbered=False),)),
        Section(
            "s1",
            (
                ClauseText("a", "رودها پاک بمانند.\n\n- آب هر شهر سنجیده شود.\n- نتیجه منتشر شود."),
                ClauseText("x", None),
                ClauseText("b", "کار ایمن حق همه است.", "کار"),
            ),
            "خواسته‌ها",
        ),
    ),
    "رود پاک، کار ایمن",
)


def test_a_persian_statement_is_laid_out_to_the_letter():
    shown = frozen_text(
        STATEMENT, "fa", adopted="پذیرفته در نشست سوم، ۵ آبان ۱۴۰۵", context=("به نام هم‌پیمانی", "متن ۷، نسخهٔ ۲")
    )
    assert shown == (
        "رود پاک، کار ایمن\n\n"
        "پذیرفته در نشست سوم، ۵ آبان ۱۴۰۵\n\n"
        "ما نهادهای امضاکننده می‌گوییم:\n\n"
        "خواسته‌ها\n\n"
        "۱. رودها پاک بمانند.\n    - آب هر شهر سنجیده شود.\n    - نتیجه منتشر شود.\n\n"
        "۲. کار\n    کار ایمن حق همه است.\n\n"
        "——\nبه نام هم‌پیمانی\nمتن ۷، نسخهٔ ۲\n"
    )


def test_an_english_statement_has_latin_digits_and_no_empty_blocks():
    plain = Snapshot((Section("s", (ClauseText("a", "Rivers stay clean."),)), Section("t")), "Rivers")
    assert frozen_text(plain, "en") == "Rivers\n\n1. Rivers stay clean.\n"


def test_words_inside_a_clause_cannot_pass_for_another_clause():
    one = Snapshot((Section("s", (ClauseText("a", "first\n\n2. second"),)),), "T")
    two = Snapshot((Section("s", (ClauseText("a", "first"), ClauseText("b", "second"))),), "T")
    assert frozen_text(one, "en") == "T\n\n1. first\n    2. second\n"
    assert frozen_text(two, "en") == "T\n\n1. first\n\n2. second\n"


def test_the_bytes_are_normalised_by_the_letters_of_the_language():
    text = Snapshot((Section("s", (ClauseText("a", "كار ايمن"),)),), "متن")
    assert frozen(text, "fa") == "متن\n\n۱. کار ایمن\n".encode()
    assert frozen(text, "ar") == "متن\n\n١. كار ايمن\n".encode()


def test_a_hidden_sign_is_refused():
    with pytest.raises(NotFreezable):
        frozen(Snapshot((Section("s", (ClauseText("a", "safe \u202eriver"),)),), "T"), "en")


@given(changed("x"))
def test_the_same_text_gives_the_same_bytes_and_ends_with_one_newline(snapshot):
    data = frozen(snapshot, "fa")
    assert data == frozen(snapshot, "fa")
    assert data.decode().rstrip("\n") + "\n" == data.decode()


@given(changed("x"))
def test_every_clause_that_is_in_the_text_is_in_its_layout(snapshot):
    shown = frozen_text(snapshot, "fa")
    assert [clause.id for _, clause in snapshot.placed() if " ".join(clause.text.split()) not in shown] == []


def test_a_digest_is_shown_in_eight_groups_of_eight():
    digest = hashlib.sha256(b"text").hexdigest()
    assert [len(group) for group in fingerprint_groups(digest)] == [8] * 8
    assert "".join(fingerprint_groups(digest)) == digest


def test_six_words_stand_for_the_first_six_bytes():
    assert telephone_words("000102030405" + "f" * 52, "en") == WORDS["en"][:6]
    assert telephone_words("fffefdfcfbfa" + "0" * 52, "fa") == WORDS["fa"][:-7:-1]
    assert telephone_words("0" * 64, "tr") == telephone_words("0" * 64, "en")


def test_each_word_list_has_256_different_words_and_stays_as_it_is():
    assert {language: len(set(words)) for language, words in WORDS.items()} == {"fa": 256, "en": 256}
    assert {language: hashlib.sha256(" ".join(words).encode()).hexdigest() for language, words in WORDS.items()} == {
        "fa": "5a7ac68526f9a12f3af316ac92374719199ccf11e86a78d67843672df3865723",
        "en": "ba6e7719576262ce8159accdef7ddd2f030a48697125d9eeb7f0bc41e2ba5d4d",
    }


@pytest.mark.parametrize("wrong", ["", "0" * 63, "0" * 65, "G" * 64, "A" * 64, "0" * 64 + "\n"])
def test_what_is_no_digest_is_refused(wrong):
    with pytest.raises(TextError) as refused:
        fingerprint_groups(wrong)
    assert refused.value.code == "not_a_digest"
    with pytest.raises(TextError):
        telephone_words(wrong, "fa")
