"""The pages that explain verification, the programs, and the bundle that may be tried here."""

import hashlib
import subprocess
import sys

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from hamgam.engine.record import fingerprint_groups
from hamgam.statements import bundles
from tests.statements import published
from tests.statements.test_pages import address, plain, read

pytestmark = pytest.mark.django_db


def ask(bundle: bytes, digits: str = "", language: str = "en"):
    """The answer to an uploaded bundle."""
    form = {"bundle": SimpleUploadedFile("bundle", bundle), "fingerprint": digits}
    return Client(enforce_csrf_checks=True).post(f"/{language}/verify/", form)


def test_the_right_digits_make_it_valid_and_the_page_says_that_this_proves_nothing(world):
    statement = published.in_the_name_of_all(world)
    digits = fingerprint_groups(bundles.policy(statement).fingerprint)
    answer = ask(bundles.bundle(statement), digits.translate(str.maketrans("0123456789", "۰۱۲۳۴۵۶۷۸۹")))
    page = plain(answer.content.decode())
    assert answer.status_code == 200 and "The bundle fits these forty digits" in page
    assert "This answer proves nothing" in page
    assert "signature verified" in page and "named by the host, no verified signature" in page
    assert not answer.cookies


def test_without_digits_the_signers_are_unknown(world):
    statement = published.in_the_name_of_all(world)
    assert "the signers are unknown" in plain(ask(bundles.bundle(statement)).content.decode())


def test_one_letter_changed_is_refused_with_the_reason_in_both_languages(world):
    statement = published.in_the_name_of_all(world)
    changed = bundles.bundle(statement).replace("آزمایش".encode(), "آزمايش".encode(), 1)
    digits = bundles.policy(statement).fingerprint
    assert "is not the one that was frozen" in plain(ask(changed, digits).content.decode())
    assert "همان متن قفل‌شده نیست" in plain(ask(changed, digits, "fa").content.decode())


def test_other_digits_are_refused(world):
    statement = published.in_the_name_of_all(world)
    page = plain(ask(bundles.bundle(statement), "1" * 40).content.decode())
    assert "It does not hold" in page


@pytest.mark.parametrize(
    ("form", "sentence"),
    [
        ({}, "Choose the bundle"),
        ({"bundle": b"x", "fingerprint": "123"}, "The fingerprint has 40 digits."),
        ({"bundle": b"x" * (2 * 1024 * 1024 + 1)}, "This file is larger than any bundle."),
    ],
)
def test_bad_input_gets_one_sentence(world, form, sentence):
    files = {"bundle": SimpleUploadedFile("b", form["bundle"])} if "bundle" in form else {}
    answer = Client().post("/en/verify/", {"fingerprint": form.get("fingerprint", ""), **files})
    assert answer.status_code == 422
    assert sentence in plain(answer.content.decode())


def test_rubbish_cannot_be_checked(world):
    assert "This file cannot be checked" in plain(ask(b"rubbish").content.decode())


@pytest.mark.parametrize("name", ["hamgam_verify.py", "hamgam_sign.py"])
def test_the_programs_are_those_of_the_source_with_their_digest(world, name):
    data = Client().get(f"/en/verify/{name}").content
    assert data == (settings.BASE_DIR / "verifier" / name).read_bytes()
    assert hashlib.sha256(data).hexdigest() in read("/en/verify/")
    assert Client().get("/en/verify/other.py").status_code == 404


def test_a_stranger_downloads_three_things_and_verifies_offline(world, tmp_path):
    statement = published.with_what_came_later(world)
    for name, path in (("hamgam_verify.py", "/fa/verify/hamgam_verify.py"), ("b", address("bundle", statement))):
        (tmp_path / name).write_bytes(Client().get(path).content)
    page = read(address("page", statement, "en"))
    digits = page.split("--fingerprint ")[1].split(" ")[0]
    done = subprocess.run(
        [sys.executable, "-I", "hamgam_verify.py", "b", "--fingerprint", digits], cwd=tmp_path, capture_output=True
    )
    assert done.returncode == 0, done.stdout.decode()
    assert "not of the whole coalition" in done.stdout.decode()


def test_the_sheet_holds_what_is_compared_on_paper(world):
    statement = published.in_the_name_of_all(world)
    page = read("/en/verify/print/")
    assert fingerprint_groups(bundles.policy(statement).fingerprint) in page
    assert "+" in page.split("The record’s key")[1].split("The record as it stands")[0]
    assert "— " in page


def test_the_statements_own_page_shows_the_lines_of_its_fingerprint(world):
    statement = published.in_the_name_of_all(world)
    page = Client().get(address("verify_statement", statement, "en")).content.decode()
    files = {file.language: file.sha256 for file in statement.version.files.all()}
    lines = f"fa {files['fa']}\nen {files['en']}\n"
    assert lines in page
    assert hashlib.sha256(lines.encode()).hexdigest() == statement.version.digest
