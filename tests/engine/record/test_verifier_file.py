"""The one file that a stranger downloads: fresh, alone, old Python, exit codes, both languages."""

import ast
import importlib.util
import json
import re
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest
from persiantools.jdatetime import JalaliDate

from hamgam.engine import build_verifier
from hamgam.engine.record import fingerprint_groups, policy_fingerprint
from hamgam.engine.record.sentences import reasons, sentence

from .coalition import Coalition, published

ROOT = Path(__file__).resolve().parents[3]
VERIFY = ROOT / "verifier" / "hamgam_verify.py"
RECORD = ROOT / "hamgam" / "engine" / "record"


def run(folder, *arguments):
    command = [sys.executable, "-I", str(VERIFY), *arguments]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, encoding="utf-8", check=False)


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """A folder with a bundle (one key, one attested, one later, one withdrawn), its policy and a foreign policy."""
    coalition = Coalition(4, without_key=("org-02",))
    coalition.freeze()
    consents = {
        o: coalition.consent(o, note="با تأکید".encode() if o == "org-00" else None) for o in ("org-00", "org-02")
    }
    coalition.publish(consents, "signatories 2")
    coalition.consent("org-01", day="2026-11-15")
    coalition.withdraw("org-02", consents["org-02"])
    folder = tmp_path_factory.mktemp("stranger")
    (folder / "bundle").write_bytes(coalition.bundle())
    (folder / "policy").write_bytes(coalition.policies[0])
    (folder / "digits").write_text(fingerprint_groups(policy_fingerprint(coalition.policies[0])))
    (folder / "foreign").write_bytes(published(4, seed="other ").policies[0])
    return folder


def test_the_files_in_the_repository_are_what_the_source_makes():
    for command in build_verifier.COMMANDS:
        assert (ROOT / "verifier" / command).read_text("utf-8") == build_verifier.built(command)


def test_a_stale_file_is_found(tmp_path, monkeypatch, capsys):
    for part in ("hamgam/engine/record", "hamgam/witness", "verifier/parts"):
        (tmp_path / part).mkdir(parents=True)
        for source in (ROOT / part).glob("*.py"):
            (tmp_path / part / source.name).write_text(source.read_text("utf-8"), "utf-8")
    monkeypatch.setattr(build_verifier, "_ROOT", tmp_path)
    monkeypatch.setattr(build_verifier, "_RECORD", tmp_path / "hamgam/engine/record")
    assert build_verifier.main(["--check"]) == 1
    assert build_verifier.main([]) == 0
    assert build_verifier.main(["--check"]) == 0
    (tmp_path / "verifier/hamgam_verify.py").write_text("# changed\n")
    assert build_verifier.main(["--check"]) == 1
    assert "make verifier" in capsys.readouterr().out


@pytest.mark.parametrize("command", build_verifier.COMMANDS)
def test_a_file_uses_the_standard_library_alone_and_syntax_of_python_3_8(command):
    tree = ast.parse((ROOT / "verifier" / command).read_text("utf-8"), feature_version=(3, 8))
    modules = {alias.name for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names}
    modules |= {node.module for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}
    assert {module.split(".")[0] for module in modules} - set(sys.stdlib_module_names) == set()
    if command != "hamgam_witness.py":  # the one that fetches; the other two open no connection
        assert (
            modules
            & {"socket", "urllib", "urllib.request", "http", "http.server", "sqlite3", "ssl", "ctypes", "pickle"}
            == set()
        )


def test_valid_under_the_fingerprint_on_paper(folder):
    done = run(folder, "bundle", "--fingerprint", (folder / "digits").read_text())
    assert (done.returncode, done.stderr) == (0, "")
    assert "2 verified signatures; 0 named by the host only." in done.stdout
    assert (
        "دشت سبز — 2026-11-05, named by the host, no verified signature, withdrew on 2026-11-20, by the host's word"
        in done.stdout
    )


def test_valid_under_the_policy_that_was_kept(folder):
    done = run(folder, "bundle", "--policy", "policy", "--lang", "fa")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("درست است، بر پایهٔ برگهٔ اعتمادی که دادید.\n")
    assert "یادداشت: با تأکید" in done.stdout


def test_the_answer_for_programs_has_exactly_these_words(folder):
    done = run(folder, "bundle", "--policy", "policy", "--json")
    found = json.loads(done.stdout)
    assert list(found) == [
        "valid", "title", "digest", "digests", "rule", "signatories", "origin", "size", "as_of", "witnesses",
        "witnesses_needed",
    ]  # fmt: skip
    assert found["signatories"] == [
        {"name": "رود پاک", "level": "key", "signed": "2026-11-05", "withdrawn": None},
        {"name": "دشت سبز", "level": "attested", "signed": "2026-11-05", "withdrawn": "2026-11-20"},
        {"name": "کارگاه ایمن", "level": "key", "signed": "2026-11-15", "withdrawn": None},
    ]


def test_nothing_pinned_is_exit_3_and_says_so(folder):
    done = run(folder, "bundle")
    assert done.returncode == 3
    assert done.stdout.startswith("Consistent, signers unknown.\n")
    assert "verified signatures" not in done.stdout and "signature verified" not in done.stdout
    told = json.loads(run(folder, "bundle", "--json").stdout)
    assert (told["valid"], told["reason"]) == (False, "signers_unknown")


def test_one_letter_changed_is_exit_1_with_the_reason(folder):
    raw = (folder / "bundle").read_bytes()
    (folder / "changed").write_bytes(raw.replace(b"Work must be safe", b"Work must be sage"))
    done = run(folder, "changed", "--policy", "policy")
    assert done.returncode == 1
    assert done.stdout == (
        "Invalid.\nThe text (en) is not the one that was frozen: at least one letter differs.\n"
    )  # fmt: skip
    told = json.loads(run(folder, "changed", "--policy", "policy", "--json").stdout)
    assert (told["valid"], told["reason"], told["title"]) == (False, "text_differs", None)


def test_the_same_names_with_other_keys_are_exit_1(folder):
    done = run(folder, "bundle", "--policy", "foreign", "--lang", "fa")
    assert done.returncode == 1
    assert done.stdout == "نادرست است.\nوضعیت دفتر ثبت با کلیدی که شما به آن اعتماد دارید امضا نشده است.\n"


@pytest.mark.parametrize(
    "arguments",
    [
        ("absent",), (".",), ("policy",), ("bundle", "--policy", "absent"), ("bundle", "--policy", "bundle"),
        ("bundle", "--fingerprint", "12345"), ("bundle", "--fingerprint", "1" * 40, "--policy", "policy"),
        ("bundle", "--what"), (), ("bundle", "--lang", "xx"), ("a\0b",),
    ],
    ids=str,
)  # fmt: skip
def test_what_cannot_be_checked_is_exit_2_without_a_traceback(folder, arguments):
    if "\0" in "".join(arguments):
        arguments = ("x" * 5000,)
    done = run(folder, *arguments)
    assert (done.returncode, "Traceback" in done.stderr) == (2, False)


def test_every_reason_of_the_verifier_has_its_sentence_in_both_languages():
    raised = set()
    for module in ("verify", "signers", "entries", "webauthn"):
        source = (RECORD / f"{module}.py").read_text("utf-8")
        raised |= set(re.findall(r'"([a-z]+(?:_[a-z]+)+)"', source))
    raised -= {"parts_not_in_order"}
    raised |= {"malformed", "checkpoint_not_signed", "bad_fingerprint", "file_unreadable", "file_too_large"}
    assert raised == set(reasons())
    data = dict.fromkeys(
        ("file", "count", "cause", "part", "found", "expected", "language", "entry", "kind", "rule", "organisation", "needed"),
        "7",
    )  # fmt: skip
    for reason in reasons():
        assert {language: sentence(reason, data, language)[-1] for language in ("en", "fa")} == {"en": ".", "fa": "."}


def test_a_sentence_calls_the_organisation_by_its_name():
    data = {"organisation": "org-01", "name en": "Clean River", "name fa": "رود پاک"}
    assert sentence("signed_twice", data, "en") == "The bundle holds two signatures of “Clean River”."
    assert sentence("signed_twice", data, "fa") == "در بسته دو امضا از «رود پاک» هست."
    assert sentence("signed_twice", {"organisation": "org-01"}, "en") == "The bundle holds two signatures of org-01."


def test_days_are_said_in_the_solar_calendar(folder):
    said = run(folder, "bundle", "--policy", "policy", "--lang", "fa").stdout
    assert "رود پاک — امضا در ۱۴ آبان ۱۴۰۵، امضا بررسی شد و درست است" in said
    assert "تا ۳۰ آبان ۱۴۰۵." in said


def test_the_solar_calendar_is_right_for_two_centuries():
    parts = importlib.util.spec_from_file_location("hamgam_verify", VERIFY)
    verifier = importlib.util.module_from_spec(parts)
    sys.modules["hamgam_verify"] = verifier
    parts.loader.exec_module(verifier)
    for ordinal in range(date(1900, 1, 1).toordinal(), date(2090, 1, 1).toordinal()):
        day = date.fromordinal(ordinal)
        solar = JalaliDate(day)
        expected = f"{solar.day} {verifier._MONTHS[solar.month - 1]} {solar.year}"
        assert verifier.solar_day(day.isoformat()) == verifier.persian_digits(expected)
