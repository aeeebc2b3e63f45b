"""`hamgam_verify.py record FILE --since LETTER`: a copy of the record beside paper, as a stranger runs it."""

import base64
import json
import subprocess
import sys
from email.message import EmailMessage
from pathlib import Path

import pytest

from hamgam.engine import record as engine
from hamgam.engine.record.bundle import netstring
from tests.engine.record.coalition import published

VERIFY = Path(__file__).parents[2] / "verifier" / "hamgam_verify.py"


def run(folder, *arguments):
    command = [sys.executable, "-I", str(VERIFY), *arguments]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, encoding="utf-8", check=False)


def lines(leaves, size, origin="rud.example/record") -> str:
    root = base64.b64encode(engine.root_of_leaves(leaves[:size])).decode()
    return f"{origin}\n{size}\n{root}\n"


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """A folder with a copy of a record, and letters of many kinds."""
    folder = tmp_path_factory.mktemp("paper")
    leaves = published(3).leaves
    other = published(3, seed="other ").leaves
    for name, part in (
        ("copy", leaves),
        ("first", leaves[:2]),
        ("rest", leaves[2:]),
        ("tail", leaves[1:]),
        ("other", other),
    ):
        (folder / name).write_bytes(b"".join(netstring(leaf) for leaf in part))
    told = lines(leaves, 3)
    (folder / "letter").write_text(f"سلام\n\n{told}\nبا احترام\n")
    (folder / "quoted").write_text("".join(f"> \u200e{line}\n" for line in told.split("\n")))
    mail = EmailMessage()
    mail["Subject"] = "x"
    mail.set_content("نامه\n" + told, cte="base64")
    (folder / "mail").write_bytes(mail.as_bytes())
    (folder / "later").write_text(f"rud.example/record\n{len(leaves) + 4}\n{base64.b64encode(bytes(32)).decode()}\n")
    (folder / "foreign").write_text(lines(leaves, 3, "elsewhere.example"))
    (folder / "none").write_text("nothing\n")
    return folder


@pytest.mark.parametrize(
    ("files", "letter", "result", "code"),
    [
        (["copy"], "letter", "same", 0),
        (["first", "rest"], "letter", "same", 0),
        (["copy"], "quoted", "same", 0),
        (["copy"], "mail", "same", 0),
        (["other"], "letter", "other_history", 1),
        (["copy"], "later", "shorter", 1),
        (["first"], "letter", "shorter", 1),
        (["copy"], "foreign", "other_record", 2),
        (["copy"], "none", "no_checkpoint", 2),
        (["tail"], "letter", "not_a_copy", 2),
        (["letter"], "letter", "not_a_copy", 2),
        (["absent"], "letter", "no_file", 2),
        (["copy"], "absent", "no_file", 2),
    ],
)
def test_what_a_copy_says_to_a_letter(folder, files, letter, result, code):
    done = run(folder, "record", *files, "--since", letter, "--json")
    assert (done.returncode, json.loads(done.stdout)["result"], done.stderr) == (code, result, "")


def test_it_says_so_in_both_languages(folder):
    said = run(folder, "record", "copy", "--since", "letter").stdout
    assert said.startswith(
        "The record goes on from the letter: its first 3 entries are the same.\nRecord rud.example/record: "
    )
    said = run(folder, "record", "other", "--since", "letter", "--lang", "fa").stdout
    assert said.startswith("تاریخچهٔ دیگری است. ۳ مدخل نخست")
    for letter in ("later", "foreign", "none", "absent"):
        for language in ("fa", "en"):
            assert "Traceback" not in run(folder, "record", "copy", "--since", letter, "--lang", language).stderr


def test_a_bundle_may_be_called_record(folder):
    (folder / "record").write_bytes(published(3).bundle())
    assert run(folder, "record").returncode == 3
    assert run(folder, "record", "--fingerprint", "1" * 40).returncode == 1
    assert run(folder, "record", "copy").returncode == 2
