"""The text moves on while somebody types, or what is sent is too much: a sentence, and the words come back."""

from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from hamgam.record import checking
from hamgam.record.models import Entry
from hamgam.texts import acts as texts
from hamgam.texts.models import Text
from tests import flow
from tests.papers.reading.test_files import bomb
from tests.people import client_of
from tests.texts import drafts

pytestmark = pytest.mark.django_db
TYPED = "این را در سه ساعت نوشته‌ام و گم نمی‌شود."


def test_whatever_is_typed_while_the_text_is_frozen_comes_back(world):
    text = drafts.in_common_ground(world, titles={"fa": "رود پاک"}, languages=["fa"])
    clause = drafts.clauses(text)[0]
    lead = drafts.lead_of(clause)
    base = f"/fa/w/texts/{text.number}/"
    texts.freeze(by=world.a_liaison, on=text, sign_by=timezone.now() + timedelta(days=9))
    here, before, client = f"{base}clauses/{clause.anchor}/", Entry.objects.count(), client_of(world.a_liaison)
    forms = {
        f"{here}wordings/new/": {"words": TYPED, "against": lead.pk, "note": TYPED},
        f"{here}leave-out/": {"note": TYPED},
        f"{here}split/": {"words": f"{TYPED}\n\nدوم", "seen": lead.pk},
        f"{here}position/": {"wording": lead.pk, "stance": "reject", "reason": TYPED, "seen": 0},
        f"{here}difference/": {"question-fa": TYPED},
        f"{base}clauses/new/": {"words": TYPED, "after": clause.anchor},
        f"{base}edit/": {"title": TYPED, "row": [f"c{clause.pk}"], f"text-c{clause.pk}": TYPED,
                         f"role-c{clause.pk}": "clause"},
    }  # fmt: skip
    for path, form in forms.items():
        answer = client.post(path, form)
        assert answer.status_code in (403, 404, 409, 422), path
        assert answer.status_code == 404 or TYPED in answer.content.decode(), path
        assert answer.status_code != 404, path
    assert Entry.objects.count() == before and checking.check() == []


def test_a_translation_typed_while_the_text_is_frozen_comes_back(world):
    version = flow.frozen(world)
    anchor = version.text.clauses.first().anchor
    answer = client_of(world.a_delegate).post(
        f"/fa/w/texts/{version.text.number}/translation/en/write/{anchor}/", {"words": "Typed for three hours."}
    )
    assert answer.status_code in (403, 409) and "Typed for three hours." in answer.content.decode()


def test_a_packed_file_that_swells_is_refused_in_a_sentence_and_leaves_nothing(world):
    paper = SimpleUploadedFile("draft.docx", bomb())
    answer = client_of(world.a_liaison).post("/fa/w/texts/new/", {"paper": paper})
    assert (answer.status_code, Text.objects.count()) == (422, 0)
    assert 'role="alert"' in answer.content.decode()


def test_two_million_letters_pasted_are_refused_in_a_sentence_and_leave_nothing(world):
    answer = client_of(world.a_liaison).post("/fa/w/texts/new/", {"pasted": "آب و کار " * 220_000})
    assert (answer.status_code, Text.objects.count()) == (422, 0)
    assert 'role="alert"' in answer.content.decode()


def test_a_form_larger_than_anything_honest_is_refused_before_it_is_read(world):
    client = client_of(world.a_liaison)
    client.raise_request_exception = False
    answer = client.post("/fa/w/texts/new/", {"pasted": "x" * 7_000_000})
    assert (answer.status_code, Text.objects.count()) == (400, 0)
    many = client.post("/fa/w/texts/new/", {f"f{number}": "x" for number in range(20_500)})
    assert many.status_code == 400
