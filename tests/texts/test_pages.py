"""Pages of texts: what members see and send, without a script."""

import io
import re
import zipfile
from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from hamgam.engine.spoken import number as spoken
from hamgam.texts import acts
from hamgam.texts.models import Original, Text, Wording
from tests.people import client_of
from tests.texts.drafts import (
    PAY,
    RIGHT,
    WASTE,
    accept_all,
    bodies,
    clauses,
    draft,
    in_common_ground,
    in_round,
    lead_of,
)

SOON = "تخلیهٔ فاضلاب در رود باید ظرف شش ماه متوقف شود."
PAPER = f"رود پاک، کار ایمن\n\nما نهادهای امضاکننده این بیانیه را می‌نویسیم.\n\n۱. {RIGHT}\n۲. {WASTE}\n۳. {PAY}\n"


def solar(moment, name):
    """The selects of a moment as a Persian form sends them."""
    from persiantools.jdatetime import JalaliDate

    day = JalaliDate(moment.date())
    return {
        f"{name}_day": day.day, f"{name}_month": day.month, f"{name}_year": day.year, f"{name}_hour": 20,
    }  # fmt: skip


def every_page(text):
    base = f"w/texts/{text.number}/"
    return [
        "w/texts/", "w/texts/new/", base, f"{base}edit/", f"{base}round/", f"{base}history/", f"{base}clauses/new/",
        f"{base}clauses/1/", f"{base}clauses/2/wordings/new/", f"{base}clauses/2/leave-out/", f"{base}print/",
        f"{base}clauses/2/compare/?a=1&b=2", f"{base}compare/1/0/", f"{base}translation/en/", f"{base}hand-back/",
        f"{base}freeze/",
    ]  # fmt: skip


@pytest.mark.parametrize("language", ["fa", "en"])
def test_every_page_of_a_text_can_be_read_by_every_member(world, language):
    text = in_common_ground(world, languages=["en"])
    acts.propose_wording(by=world.b_liaison, on=clauses(text)[1], words=SOON, note="دلیل")
    acts.propose_clause(by=world.c_liaison, on=text, words="بند تازه", after=clauses(text)[0].pk)
    acts.write_translation(by=world.a_liaison, on=lead_of(clauses(text)[0]), language="en", words="Water")
    for actor in (world.a_liaison, world.c_delegate):
        client = client_of(actor, language=language)
        answers = {page: client.get(f"/{language}/{page}").status_code for page in every_page(text)}
        assert answers == dict.fromkeys(answers, 200)


def test_an_observer_finds_no_draft_where_the_bylaws_do_not_open_it(world):
    text = draft(world)
    client = client_of(world.observer)
    assert client.get(f"/fa/w/texts/{text.number}/").status_code == 404
    assert client.get(f"/fa/w/texts/{text.number}/original/file").status_code == 404


def send(client, page, **fields):
    return client.post(f"/fa/{page}", fields)


def test_a_plain_file_becomes_a_draft_at_once_with_its_original(world):
    client = client_of(world.a_liaison)
    paper = SimpleUploadedFile("بیانیه.txt", PAPER.encode(), "text/plain")
    answer = send(client, "w/texts/new/", paper=paper, languages=["fa", "en"])
    text = Text.objects.get()
    assert (answer.status_code, answer["Location"]) == (302, f"/fa/w/texts/{text.number}/edit/")
    assert (str(text), text.languages, text.stage) == ("رود پاک، کار ایمن", ["fa", "en"], "draft")
    assert [body for body in bodies(text) if body in (RIGHT, WASTE, PAY)] == [RIGHT, WASTE, PAY]
    original = client.get(f"/fa/w/texts/{text.number}/original/file")
    assert original.content == PAPER.encode()
    assert (original["Content-Disposition"], original["X-Content-Type-Options"]) == (
        f'attachment; filename="original-{text.number}.txt"', "nosniff",
    )  # fmt: skip
    assert client.get(f"/fa/w/texts/{text.number}/edit/").status_code == 200


def test_words_that_are_pasted_become_a_draft(world):
    send(client_of(world.a_liaison), "w/texts/new/", pasted=PAPER)
    assert (str(Text.objects.get()), bytes(Original.objects.get().data).decode()) == ("رود پاک، کار ایمن", PAPER)


def test_a_title_alone_begins_an_empty_draft_that_can_be_filled(world):
    client = client_of(world.a_liaison)
    send(client, "w/texts/new/", title="بیانیهٔ ما", kind="call", language="fa")
    text = Text.objects.get()
    section = text.sections.get()
    answer = send(
        client, f"w/texts/{text.number}/edit/", title="بیانیهٔ ما", kind="call", row=[f"s{section.pk}"],
        **{f"role-s{section.pk}": "heading", f"text-s{section.pk}": "", "more": f"{RIGHT}\r\n\r\n{WASTE}"},
    )  # fmt: skip
    text.refresh_from_db()
    assert (answer.status_code, bodies(text), text.kind) == (302, [RIGHT, WASTE], "call")


@pytest.mark.parametrize(
    ("name", "data"),
    [("empty.txt", b""), ("old.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600), ("x.pdf", b"%PDF-1.4 broken")],
)
def test_a_file_that_cannot_be_read_gets_one_sentence_and_no_draft(world, name, data):
    answer = send(client_of(world.a_liaison), "w/texts/new/", paper=SimpleUploadedFile(name, data), pasted="")
    page = answer.content.decode()
    assert (answer.status_code, Text.objects.count(), page.count('role="alert"')) == (422, 0, 1)


def test_ten_thousand_clauses_are_refused_with_a_sentence_and_the_words_stay(world):
    words = "\n".join(f"{n}. بند شمارهٔ {n} دربارهٔ آب است." for n in range(1, 10_001))
    answer = send(client_of(world.a_liaison), "w/texts/new/", pasted=words)
    page = answer.content.decode()
    assert (answer.status_code, Text.objects.count()) == (422, 0)
    assert "بند شمارهٔ 10000 " in page


def edit_fields(text, **changes):
    """The correction form as the page holds it, with changes."""
    fields = {"title": str(text), "kind": text.kind, "row": [], "more": ""}
    for section in text.sections.filter(gone=False):
        fields["row"].append(f"s{section.pk}")
        fields |= {f"role-s{section.pk}": "heading", f"text-s{section.pk}": section.titles.get("fa", "")}
        for clause in section.clauses.exclude(lineage="merged").order_by("order"):
            key = f"c{clause.pk}"
            fields["row"].append(key)
            role = "note" if clause.state == "out" else "clause" if clause.numbered else "paragraph"
            fields |= {f"role-{key}": role, f"text-{key}": lead_of(clause).body, f"seen-{key}": lead_of(clause).pk}
    return fields | changes


def test_the_correction_page_divides_joins_and_puts_aside_without_a_script(world):
    text = draft(world)
    one, two, three = clauses(text)
    fields = edit_fields(
        text,
        **{
            f"text-c{one.pk}": f"{RIGHT}\r\n\r\nبند دوم از همان.",
            f"join-c{two.pk}": "1",
            f"role-c{three.pk}": "note",
            "title": "رود زنده",
        },
    )
    answer = client_of(world.a_liaison).post(f"/fa/w/texts/{text.number}/edit/", fields)
    text.refresh_from_db()
    assert (answer.status_code, str(text)) == (302, "رود زنده")
    assert bodies(text) == [RIGHT, f"بند دوم از همان.\n{WASTE}"]
    three.refresh_from_db()
    assert (three.state, lead_of(three).body) == ("out", PAY)
    back = edit_fields(text, **{f"role-c{three.pk}": "clause"})
    client_of(world.a_liaison).post(f"/fa/w/texts/{text.number}/edit/", back)
    assert bodies(text)[-1] == PAY


def test_two_megabytes_in_one_field_get_a_sentence_and_stay_in_the_page(world):
    text = draft(world)
    one = clauses(text)[0]
    fields = edit_fields(text, **{f"text-c{one.pk}": "آب" * 500_000})
    answer = client_of(world.a_liaison).post(f"/fa/w/texts/{text.number}/edit/", fields)
    assert (answer.status_code, bodies(text)[0]) == (422, RIGHT)
    assert "آب" * 500_000 in answer.content.decode()


def test_a_round_is_opened_by_three_selects_in_the_readers_calendar(world):
    text = draft(world)
    client, ahead = client_of(world.a_liaison), timezone.now() + timedelta(days=20)
    early = client.post(f"/fa/w/texts/{text.number}/round/", solar(timezone.now() + timedelta(days=2), "closes"))
    text.refresh_from_db()
    assert (early.status_code, text.stage) == (422, "draft")
    answer = client.post(f"/fa/w/texts/{text.number}/round/", solar(ahead, "closes"))
    text.refresh_from_db()
    assert (answer.status_code, text.stage) == (302, "positions")
    assert text.rounds.get().closes_at.astimezone().date() == ahead.date()


def test_a_deadline_that_is_not_complete_gets_a_sentence(world):
    text = draft(world)
    answer = client_of(world.a_liaison).post(f"/fa/w/texts/{text.number}/round/", {"closes_day": "31"})
    assert (answer.status_code, answer.context["errors"].keys()) == (422, {"closes"})


def test_a_wording_is_proposed_over_the_words_that_lead(world):
    text = in_round(world)
    second = clauses(text)[1]
    client = client_of(world.b_liaison)
    page = client.get(f"/fa/w/texts/{text.number}/clauses/2/wordings/new/").content.decode()
    against = re.search(r'name="against" value="(\d+)"', page)[1]
    same = send(client, f"w/texts/{text.number}/clauses/2/wordings/new/", words=WASTE, against=against)
    assert (same.status_code, second.wordings.count()) == (422, 1)
    answer = send(client, f"w/texts/{text.number}/clauses/2/wordings/new/", words=SOON, against=against, note="زودتر")
    assert (answer.status_code, answer["Location"]) == (302, f"/fa/w/texts/{text.number}/#b2")
    shown = client.get(f"/fa/w/texts/{text.number}/").content.decode()
    assert "<del>" in shown and "<ins>" in shown


def test_a_form_sent_twice_is_recorded_once(world):
    text = in_round(world)
    client = client_of(world.b_liaison)
    for _time in range(2):
        send(client, f"w/texts/{text.number}/clauses/2/wordings/new/", words=SOON, token="t" * 32)
    assert clauses(text)[1].wordings.count() == 2


def led_meanwhile(world, text, words):
    """Another wording of the second clause comes to lead."""
    second = clauses(text)[1]
    b = acts.propose_wording(by=world.b_liaison, on=second, words=words)
    acts.open_round(by=world.a_liaison, on=text, closes_at=timezone.now() + timedelta(days=14, minutes=1))
    from tests.texts.drafts import accept

    accept(world, b)
    accept_all(world, text)
    acts.close_round(by=world.a_liaison, on=text)
    acts.lead_wording(by=world.coordinator, on=b)


def test_a_conflict_keeps_what_was_typed_and_shows_both_changes(world):
    text = in_common_ground(world)
    old = lead_of(clauses(text)[1]).pk
    led_meanwhile(world, text, WASTE.replace("تا پایان سال", "ظرف شش ماه"))
    client, page = client_of(world.c_liaison), f"w/texts/{text.number}/clauses/2/wordings/new/"
    mine = WASTE.replace("پایان سال", "پایان بهار")
    answer = send(client, page, words=mine, against=old, note="یادداشت من")
    form = answer.context["form"]
    assert (answer.status_code, form.conflict, form.words, form.note) == (409, True, mine, "یادداشت من")
    assert form.against == lead_of(clauses(text)[1]).pk
    again = send(client, page, words=mine, against=form.against, note="یادداشت من")
    assert (again.status_code, Wording.objects.get(body=mine).proposer) == (302, world.c)


def test_a_conflict_that_can_be_merged_offers_both_changes_in_one(world):
    text = in_common_ground(world)
    old = lead_of(clauses(text)[1]).pk
    led_meanwhile(world, text, WASTE.replace("تا پایان سال", "ظرف شش ماه"))
    mine = WASTE.replace("فاضلاب", "فاضلاب صنعتی")
    answer = send(client_of(world.c_liaison), f"w/texts/{text.number}/clauses/2/wordings/new/", words=mine, against=old)
    assert answer.context["form"].words == "تخلیهٔ فاضلاب صنعتی در رود باید ظرف شش ماه متوقف شود."


def test_a_collision_is_shown_to_its_proposer_with_both_texts(world):
    text = in_common_ground(world)
    collides = acts.propose_wording(
        by=world.d_liaison, on=clauses(text)[1], words=WASTE.replace("پایان سال", "پایان بهار")
    )
    led_meanwhile(world, text, WASTE.replace("تا پایان سال", "ظرف شش ماه"))
    address = f"/fa/w/texts/{text.number}/clauses/2/wordings/{collides.letter}/revise/"
    assert address in client_of(world.d_liaison).get(f"/fa/w/texts/{text.number}/").content.decode()
    assert address not in client_of(world.c_liaison).get(f"/fa/w/texts/{text.number}/").content.decode()
    client_of(world.d_liaison).post(address, {"words": SOON.replace("شش", "سه")})
    assert Wording.objects.get(carried_from=collides).body == SOON.replace("شش", "سه")


def test_a_wording_leads_by_a_button_that_names_what_was_seen(world):
    text = in_common_ground(world)
    second = clauses(text)[1]
    old = lead_of(second)
    led_meanwhile(world, text, SOON)
    client = client_of(world.coordinator)
    address = f"/fa/w/texts/{text.number}/clauses/2/wordings/{old.letter}/lead/"
    assert client.post(address, {}).status_code == 404
    assert client.post(address, {"seen": old.pk}).status_code == 409
    assert client.post(address, {"seen": lead_of(second).pk}).status_code == 302
    assert lead_of(second) == old


def word_text(data):
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return package.read("word/document.xml").decode()


def changed_word(data, **changes):
    """The Word file with words replaced in it, as an editor without marked changes would leave it."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as package, zipfile.ZipFile(out, "w") as made:
        for name in package.namelist():
            part = package.read(name)
            if name == "word/document.xml":
                for old, new in changes.items():
                    assert old.encode() in part
                    part = part.replace(old.encode(), new.encode())
            made.writestr(name, part)
    return out.getvalue()


def test_a_word_file_that_comes_back_untouched_proposes_nothing(world):
    text = in_round(world)
    client = client_of(world.b_liaison)
    data = client.get(f"/fa/w/texts/{text.number}/draft.docx").content
    answer = send(client, f"w/texts/{text.number}/hand-back/", paper=SimpleUploadedFile("draft.docx", data))
    assert (answer.status_code, answer.context["rows"], answer.context["sent"]) == (200, [], True)


def test_each_change_in_a_word_file_becomes_a_proposal_that_is_confirmed(world):
    text = in_round(world)
    client = client_of(world.b_liaison)
    data = client.get(f"/fa/w/texts/{text.number}/draft.docx").content
    changed = changed_word(data, **{"تا پایان سال": "ظرف شش ماه", PAY: ""})
    answer = send(client, f"w/texts/{text.number}/hand-back/", paper=SimpleUploadedFile("draft.docx", changed))
    rows = answer.context["rows"]
    assert [(row.kind, row.words) for row in rows] == [("wording", SOON), ("leave_out", "")]
    packed = answer.context["packed"]
    assert "checked" not in answer.content.decode().split('id="f-chosen"')[1]
    nothing = send(client, f"w/texts/{text.number}/hand-back/", rows=packed)
    assert (nothing.status_code, Wording.objects.filter(state="open").count()) == (422, 0)
    done = send(
        client, f"w/texts/{text.number}/hand-back/", rows=packed, chosen=[row.key for row in rows], token="k" * 32
    )
    assert [row.recorded for row in done.context["outcomes"]] == [True, True]
    made = Wording.objects.filter(state="open").order_by("clause__order")
    assert [(row.body, row.omits, row.proposer) for row in made] == [(SOON, False, world.b), ("", True, world.b)]
    again = send(
        client, f"w/texts/{text.number}/hand-back/", rows=packed, chosen=[row.key for row in rows], token="k" * 32
    )
    assert ([row.recorded for row in again.context["outcomes"]], made.count()) == ([True, True], 2)


def test_a_proposal_that_fails_does_not_take_the_others_with_it(world):
    text = in_round(world)
    client = client_of(world.b_liaison)
    data = client.get(f"/fa/w/texts/{text.number}/draft.docx").content
    changed = changed_word(data, **{"تا پایان سال": "ظرف شش ماه", "همهٔ ساکنان": "هر ساکن"})
    answer = send(client, f"w/texts/{text.number}/hand-back/", paper=SimpleUploadedFile("draft.docx", changed))
    acts.propose_wording(by=world.c_liaison, on=clauses(text)[1], words=SOON)
    done = send(
        client, f"w/texts/{text.number}/hand-back/", rows=answer.context["packed"], chosen=["b1", "b2"], token="k" * 32
    )
    assert [(row.recorded, row.words) for row in done.context["outcomes"]] == [
        (True, RIGHT.replace("همهٔ ساکنان", "هر ساکن")), (False, SOON),
    ]  # fmt: skip


def test_a_word_file_of_something_else_is_refused_with_a_sentence(world):
    text, other = in_round(world), in_round(world)
    client = client_of(world.b_liaison)
    data = client.get(f"/fa/w/texts/{other.number}/draft.docx").content
    emptied = changed_word(data, **{'w:name="b': 'w:name="z'})
    answer = send(client, f"w/texts/{text.number}/hand-back/", paper=SimpleUploadedFile("draft.docx", emptied))
    assert (answer.status_code, answer.context["errors"].keys()) == (422, {"paper"})


def test_the_freeze_page_shows_the_bytes_and_the_final_page_keeps_them(world):
    text = in_common_ground(world)
    client = client_of(world.a_liaison)
    page = client.get(f"/fa/w/texts/{text.number}/freeze/").content.decode()
    seen = re.search(r'name="seen_fa" value="([0-9a-f]{64})"', page)[1]
    fields = {"languages": ["fa"], "seen_fa": seen, **solar(timezone.now() + timedelta(days=14), "sign")}
    assert client.post(f"/fa/w/texts/{text.number}/freeze/", fields | {"seen_fa": "0" * 64}).status_code == 409
    assert client.post(f"/fa/w/texts/{text.number}/freeze/", fields).status_code == 302
    final = client.get(f"/fa/w/texts/{text.number}/final/")
    file = client.get(f"/fa/w/texts/{text.number}/final/fa.txt")
    text.refresh_from_db()
    assert (final.status_code, file.content, len(final.context["words"])) == (
        200, bytes(text.frozen_version.files.get().data), 6,
    )  # fmt: skip
    assert client.post(f"/fa/w/texts/{text.number}/thaw/", {}).status_code == 302
    assert client.get(f"/fa/w/texts/{text.number}/final/").status_code == 404


def test_a_look_alike_letter_is_shown_before_the_freezing(world):
    text = in_common_ground(world, bodies=(RIGHT, "این pаypal است."))
    answer = client_of(world.a_liaison).get(f"/fa/w/texts/{text.number}/freeze/")
    assert ([p.code for p in answer.context["rows"][0].problems], answer.context["possible"]) == (
        ["mixed_script"],
        False,
    )


def test_versions_are_compared_with_named_cases(world):
    text = in_common_ground(world)
    first, second, third = clauses(text)
    acts.move_clause(by=world.a_liaison, on=third, after=None, section=first.section_id)
    acts.split_clause(by=world.a_liaison, on=second, first=WASTE[:14], second=WASTE[14:])
    answer = client_of(world.c_liaison).get(f"/fa/w/texts/{text.number}/compare/1/0/")
    assert sorted(row.change.case for row in answer.context["rows"]) == ["moved", "split"]


def test_versions_are_compared_in_each_language_of_the_text(world):
    text = in_common_ground(world, languages=["en"])
    second = clauses(text)[1]
    acts.write_translation(by=world.a_liaison, on=lead_of(second), language="en", words="The discharge must end.")
    client, address = client_of(world.c_liaison), f"/fa/w/texts/{text.number}/compare/1/0/"
    shown = client.get(address).content.decode(), client.get(f"{address}?language=en").content.decode()
    assert [set(re.findall(r'href="\?language=(\w+)"( aria-current="page")?', page)) for page in shown] == [
        {("fa", ' aria-current="page"'), ("en", "")}, {("fa", ""), ("en", ' aria-current="page"')},
    ]  # fmt: skip
    assert '<p class="text prewrap" lang="en" dir="ltr">' in shown[1]


def test_a_translation_is_written_reviewed_and_outdated_side_by_side(world):
    text = in_common_ground(world, languages=["en"])
    base = f"w/texts/{text.number}/translation/en/"
    send(client_of(world.a_liaison), f"{base}write/2/", words="The discharge must end by the end of the year.")
    second = clauses(text)[1]
    assert lead_of(second).translations.get().state == "draft"
    assert client_of(world.a_liaison).post(f"/fa/{base}review/2/", {}).status_code == 403
    send(client_of(world.b_liaison), f"{base}review/2/", seen="The discharge must end by the end of the year.")
    assert lead_of(second).translations.get().state == "reviewed"
    led_meanwhile(world, text, SOON)
    page = client_of(world.a_liaison).get(f"/fa/{base}")
    row = page.context["rows"][1]
    assert (row.state, [piece.kind for piece in row.since].count("inserted")) == ("outdated", 1)
    send(client_of(world.a_liaison), f"{base}write/0/", title="Clean river")
    text.refresh_from_db()
    assert (text.titles["en"], text.heading_states["en"]["state"]) == ("Clean river", "draft")


def test_a_text_of_another_language_than_the_page_says_so(world):
    text = draft(world)
    page = client_of(world.a_liaison).get(f"/en/w/texts/{text.number}/").content.decode()
    assert f'<p class="text" lang="fa" dir="rtl">{RIGHT}</p>' in page


def queries(client, path):
    client.get(path)
    with CaptureQueriesContext(
        connection,
    ) as seen:
        assert client.get(path).status_code == 200
    return len(seen)


def test_pages_ask_the_database_as_often_for_thirty_clauses_as_for_one(world):
    small = in_common_ground(world, bodies=(RIGHT,), languages=["en"])
    large = in_common_ground(world, bodies=tuple(f"{RIGHT} {n}" for n in range(30)), languages=["en"])
    for text in (small, large):
        for clause in clauses(text):
            for n, liaison in enumerate((world.b_liaison, world.c_liaison)):
                acts.propose_wording(by=liaison, on=clause, words=f"{lead_of(clause).body} {n} باز هم")
    client = client_of(world.a_liaison)
    pages = ("", "history/", "freeze/", "translation/en/", "print/")
    for_one, for_thirty = (
        {page: queries(client, f"/fa/w/texts/{text.number}/{page}") for page in pages} for text in (small, large)
    )
    assert for_one == for_thirty


def test_the_list_asks_the_database_as_often_for_three_texts_as_for_one(world):
    client = client_of(world.a_liaison)
    in_round(world)
    one = queries(client, "/fa/w/texts/")
    for _n in range(2):
        in_round(world)
    assert queries(client, "/fa/w/texts/") == one


def test_a_draft_of_thirty_clauses_is_light(world):
    import gzip

    text = in_round(world, bodies=tuple(f"{RIGHT} {n} {WASTE}" for n in range(30)))
    page = client_of(world.a_liaison).get(f"/fa/w/texts/{text.number}/").content
    assert len(gzip.compress(page, 6)) <= 15_000


def test_the_word_for_a_clause_and_its_link_stay_when_numbers_change(world):
    text = in_common_ground(world)
    first, _second, third = clauses(text)
    acts.move_clause(by=world.a_liaison, on=third, after=None, section=first.section_id)
    page = client_of(world.a_liaison).get(f"/fa/w/texts/{text.number}/").content.decode()
    assert re.findall(r'<article class="clause[^"]*" id="(b\d+)"><p class="no" aria-hidden="true">(.)</p>', page) == [
        ("b3", spoken(1, "fa")), ("b1", spoken(2, "fa")), ("b2", spoken(3, "fa")),
    ]  # fmt: skip
