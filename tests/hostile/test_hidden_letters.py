"""Letters that deceive the eye reach no text that is signed, and no name or note that stands beside it."""

from datetime import timedelta

import pytest
from django.utils import timezone

from hamgam.bylaws.acts import NotPossible
from hamgam.members import acts as members
from hamgam.record.kept import Writing, written_by
from hamgam.signing import acts as signing
from hamgam.statements import acts as statements
from hamgam.texts import acts as texts
from hamgam.texts.acts.freezing import language_bytes
from hamgam.texts.models import Original
from tests import flow
from tests.people import client_of
from tests.texts import drafts

pytestmark = pytest.mark.django_db

BIDI, TAG, JOINER, SPACE = "\u202e", "\U000e0041", "\u200d", "\u200b"
HIDDEN = (BIDI, "\u2066", "\u061c", TAG, JOINER, SPACE, "\ufeff", "\u2060", "\u00ad", "\u3164", "\ufe0f")
CYRILLIC = "Cle\u0430n water"  # the third vowel is Cyrillic
MIXED = "کار\u0440"  # a Cyrillic letter ends a Persian word


def refused(act, **given):
    """The code with which something is refused."""
    with pytest.raises(NotPossible) as caught:
        act(**given)
    return caught.value.code


def frozen_now(world, text):
    """The code with which freezing is refused."""
    return refused(texts.freeze, by=world.a_liaison, on=text, sign_by=timezone.now() + timedelta(days=9))


@pytest.mark.parametrize("sign", HIDDEN, ids=lambda sign: f"U+{ord(sign):04X}")
def test_a_hidden_sign_typed_anywhere_is_not_kept(world, sign):
    text = drafts.draft(
        world, bodies=(f"آب{sign} پاک.",), titles={"fa": f"رود{sign} پاک"},
        sections=[{"titles": {"fa": f"بخش{sign} یک"}, "clauses": [{"text": f"آب{sign} پاک.", "heading": f"سر{sign} بند"}]}],
    )  # fmt: skip
    clause = drafts.clauses(text)[0]
    kept = [text.titles["fa"], clause.section.titles["fa"], clause.headings["fa"], drafts.lead_of(clause).body]
    assert kept == ["رود پاک", "بخش یک", "سر بند", "آب پاک."]
    assert sign not in language_bytes(text, "fa").decode()


def test_hidden_signs_written_past_the_acts_are_refused_when_the_text_is_frozen(world):
    places = {"title": BIDI, "section": SPACE, "heading": TAG, "words": JOINER}
    for place, sign in places.items():
        text = drafts.in_common_ground(world)
        clause = drafts.clauses(text)[0]
        with written_by(Writing("texts.edit_draft", timezone.now())):
            if place == "title":
                text.titles = {"fa": f"رود{sign} پاک"}
                text.save()
            elif place == "section":
                clause.section.titles = {"fa": f"بخش{sign} یک"}
                clause.section.save()
            elif place == "heading":
                clause.headings = {"fa": f"سر{sign} بند"}
                clause.save()
            else:
                lead = drafts.lead_of(clause)
                lead.body = f"آب{sign} پاک."
                lead.save()
        assert frozen_now(world, text) == "not_freezable", place


@pytest.mark.parametrize("place", ["title", "section", "heading", "words"])
def test_look_alike_letters_are_refused_when_the_text_is_frozen_and_the_page_says_where(world, place):
    words = dict.fromkeys(("title", "section", "heading", "words"), "آب پاک") | {place: f"آب و {MIXED} پاک"}
    text = drafts.in_common_ground(
        world, titles={"fa": words["title"]},
        sections=[{"titles": {"fa": words["section"]}, "clauses": [{"text": words["words"], "heading": words["heading"]}]}],
    )  # fmt: skip
    page = client_of(world.a_liaison).get(f"/fa/w/texts/{text.number}/freeze/").content.decode()
    assert MIXED in page
    assert frozen_now(world, text) == "not_freezable"


def test_look_alike_letters_in_a_translation_are_refused(world):
    text = flow.draft(world)
    flow.translate(world, text.clauses.first(), f"{CYRILLIC} for all.")
    flow.open_round(text, world.a_liaison)
    flow.all_accept(world, text)
    flow.close_round(world, text)
    assert frozen_now(world, text) == "not_freezable"


def test_no_organisation_passes_for_another_by_look_alike_letters(world):
    twin = {"fa": "انجمن آب‌بانان", "en": "W\u0430ter Keepers"}
    assert refused(members.rename_organisation, by=world.b_liaison, on=world.b, names=twin) == "looks_alike"
    for sign in HIDDEN:
        same = {"fa": f"انجمن {sign}آب‌بانان", "en": f"Water{sign} Keepers"}
        assert refused(members.rename_organisation, by=world.b_liaison, on=world.b, names=same) == "name_taken"


def test_a_signing_note_shows_what_it_says(world):
    version = flow.frozen(world)
    note = f"با {MIXED} موافقیم"
    assert refused(signing.attest, by=world.a_liaison, on=version, note=note) == "note_looks_alike"
    assert refused(signing.decline, by=world.a_liaison, on=version, note=note) == "note_looks_alike"
    consent = signing.attest(by=world.a_liaison, on=version, note="".join(HIDDEN) + "موافقیم")
    assert consent.note == "موافقیم"


def test_where_a_statement_was_adopted_shows_what_it_says(world):
    version = flow.frozen(world)
    flow.everybody_signs(world, version)
    adopted = {"place": {"en": CYRILLIC}}
    given = {"by": world.coordinator, "on": version, "adopted": adopted}
    assert refused(statements.publish_for_all, **given) == "looks_alike"
    page = client_of(world.coordinator, language="en").post(
        f"/en/w/texts/{version.text.number}/publish/", {"rule": "all", "order": "alphabetical", "place_en": CYRILLIC}
    )
    assert page.status_code == 409 and "look-alike letters" in page.content.decode()


def test_the_name_of_a_file_turns_nothing_around(world):
    from django.core.files.uploadedfile import SimpleUploadedFile

    paper = SimpleUploadedFile(f"رود{BIDI}fdp.exe\x00.txt", "رود پاک\n\n۱. آب پاک حق همه است.".encode())
    answer = client_of(world.a_liaison).post("/fa/w/texts/new/", {"paper": paper})
    assert answer.status_code == 302
    kept = Original.objects.get().filename
    assert not [sign for sign in kept if not sign.isprintable()]


def test_a_view_and_a_wish_of_names_hold_no_hidden_signs(world):
    from hamgam.differences import acts as differences
    from hamgam.notices import acts as notices

    question = differences.open(by=world.a_liaison, question={"fa": f"آب{BIDI} رایگان؟"})
    view = differences.write_view(
        by=world.a_liaison, on=question, titles={"fa": f"آ{SPACE}ری"}, words={"fa": f"آب {BIDI}کالا نیست."}
    )
    person = notices.choose_channels(
        by=world.a_liaison, on=world.a_liaison.person, channels=[], email="", language="fa", display_name=f"مریم{BIDI}"
    )
    text = drafts.in_round(world)
    wording = texts.propose_wording(
        by=world.b_liaison, on=drafts.clauses(text)[0], words=f"آب{BIDI} پاک.", note=f"چون\x00{BIDI} بهتر است"
    )
    said = [
        question.question["fa"],
        view.titles["fa"],
        view.words["fa"],
        person.display_name,
        wording.body,
        wording.note,
    ]
    assert said == ["آب رایگان؟", "آری", "آب کالا نیست.", "مریم", "آب پاک.", "چون بهتر است"]
