"""A backup is restored only where nothing is, whole, and never older than the letter that members hold."""

import base64
import os
import quopri
import random
import subprocess
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pyrage
import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from hamgam import cli
from hamgam.management.backups import going_on, history, making, parcel, restoring, sealing, steps
from hamgam.management.backups.words import SENTENCES, Stopped, said
from hamgam.members.models import Person
from hamgam.notices.composing import Press
from hamgam.notices.models import Letter
from hamgam.record import times
from tests.backups.conftest import DAY, act, everything, letter, restored_database
from tests.record.raw import sql


@pytest.fixture(autouse=True)
def in_english(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LC_ALL", "C.UTF-8")


def restore(path: Path, identity: str, into: Path, url: str, *words: str) -> int:
    """The command, as one types it."""
    database = ["--database", url] if url else []
    return cli.main(["restore", str(path), "--identity", identity, "--into", str(into), *database, *words])


def test_a_stale_backup_is_refused_and_the_same_without_a_letter_is_restored(
    installed: making.Source, made: Path, identity: str, tmp_path: Path, empty_database: Callable[[], str],
    capsys: pytest.CaptureFixture[str],
) -> None:  # fmt: skip
    before, after = tmp_path / "before.txt", tmp_path / "after.txt"
    before.write_text(letter())
    act()
    act()
    after.write_text(letter())
    url, into = empty_database(), tmp_path / "restored"
    assert restore(made, identity, into, url, "--since", str(after)) == 1
    refused = capsys.readouterr()
    size = int(before.read_text().splitlines()[4])
    assert refused.out == ""
    assert refused.err.startswith(
        f"This backup is older than the letter: its record has {size} entries, the letter’s {size + 2}; 2 are missing."
    )
    assert not into.exists()
    assert restore(made, identity, into, url, "--since", str(before)) == 0
    assert f"the first {size} entries give the letter’s root" in capsys.readouterr().out
    assert restore(made, identity, tmp_path / "again", empty_database()) == 0
    told = capsys.readouterr().out.splitlines()
    assert told[2:5] == before.read_text().splitlines()[3:6]


def test_a_letter_of_another_history_is_refused(
    installed: making.Source, made: Path, keys: list[Any], tmp_path: Path
) -> None:
    backup = restoring.opened(made, keys)
    lines = letter().splitlines()
    slip = tmp_path / "letter.txt"
    for position, put, code in (
        (5, base64.b64encode(b"x" * 32).decode(), "other_history"),
        (4, str(int(lines[4]) - 1), "other_history"),
        (3, "hamgam/another", "other_record"),
        (5, "no root", "no_checkpoint"),
    ):
        slip.write_text("\n".join([*lines[:position], put, *lines[position + 1 :]]))
        with pytest.raises(Stopped, match=code):
            history.follows(backup.leaves, restoring.letter_of(backup, slip))
    slip.write_text("\n".join(lines))
    assert restoring.letter_of(backup, slip).size == backup.manifest.size


def test_a_checkpoint_is_found_in_mails_as_people_save_and_quote_them(made: Path, keys: list[Any]) -> None:
    origin = restoring.opened(made, keys).manifest.origin
    plain = letter()
    told = history.of_letter(plain.encode(), "", origin)
    quoted = "".join(f"> > {line}\r\n" for line in plain.splitlines())
    head = b"Subject: x\nContent-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: "
    saved = head + b"quoted-printable\n\n" + quopri.encodestring(plain.encode())
    in_base64 = head + b"base64\n\n" + base64.encodebytes(plain.encode())
    for raw in (quoted.encode(), saved, in_base64, plain.encode() + b"\n\xff\xfe"):
        assert history.of_letter(raw, "", origin) == told
    older = plain.replace(str(told.size), str(told.size - 1))
    assert history.of_letter((older + plain).encode(), "", origin) == told


@pytest.mark.parametrize("language", ["fa", "en"])
def test_a_letter_as_it_goes_out_and_as_it_is_copied_from_its_page_will_do(
    made: Path, keys: list[Any], language: str
) -> None:
    manifest = restoring.opened(made, keys).manifest
    reader = Person.objects.get(username="b-liaison")
    sent = Letter(person=reader, kind="digest", language=language, subject="x", content=[], made=times.now())
    raw = Press.ready().bytes_of(sent, "someone@member.example")
    told = history.of_letter(raw, "", manifest.origin)
    assert (told.origin, told.size) == (manifest.origin, manifest.size)
    copied = "\r\n\r\n".join(f"\u2066{line}\u2069" for line in letter().splitlines() if line)
    assert history.of_letter(copied.encode(), "", manifest.origin) == told


def test_a_flipped_byte_anywhere_and_a_stranger_s_key_open_nothing(made: Path, keys: list[Any], tmp_path: Path) -> None:
    raw = made.read_bytes()
    broken = tmp_path / "broken.hamgam.age"
    for place in (30, 200, 700, len(raw) // 2, len(raw) - 1):
        broken.write_bytes(raw[:place] + bytes([raw[place] ^ 1]) + raw[place + 1 :])
        with pytest.raises(Stopped, match="cannot_open"):
            restoring.opened(broken, [keys[0]])
    broken.write_bytes(raw[:-100])
    with pytest.raises(Stopped, match="cannot_open"):
        restoring.opened(broken, [keys[0]])
    with pytest.raises(Stopped, match="cannot_open"):
        restoring.opened(made, [pyrage.x25519.Identity.generate()])
    for key in keys:
        assert restoring.opened(made, [key]).manifest.day == "2026-11-30"


def test_a_file_that_holds_no_key_is_named(tmp_path: Path, keys: list[Any]) -> None:
    path = tmp_path / "identity.txt"
    for words in ("", "# nothing\n", str(keys[0].to_public()), f"{keys[0]}\nmore\n"):
        path.write_text(words)
        with pytest.raises(Stopped, match="no_identity"):
            sealing.identities(str(path))
    with pytest.raises(Stopped, match="cannot_read"):
        sealing.identities(str(tmp_path / "none"))


def test_what_a_stranger_sealed_for_the_same_recipients_is_refused(
    installed: making.Source, made: Path, keys: list[Any], to: list[Any]
) -> None:
    held = restoring.opened(made, keys).parcel
    own = Ed25519PrivateKey.from_private_bytes(installed.log_key.read_bytes()).sign

    def opened(parts: dict[str, bytes], sign: Any) -> str:
        made.write_bytes(sealing.seal(parcel.pack(held.manifest, parts, sign), to))
        try:
            restoring.opened(made, keys)
        except Stopped as stopped:
            return stopped.code
        return "opened"

    changed = {**held.parts, "secret": b"another"}
    stranger = Ed25519PrivateKey.generate().sign
    assert opened(changed, own) == "opened"
    assert opened(changed, stranger) == "not_as_made"
    assert opened({**held.parts, "log.key": b"1" * 32}, own) == "other_log_key"
    assert opened({"secret": b""}, own) == "not_a_backup"
    made.write_bytes(sealing.seal(b"no archive", to))
    with pytest.raises(Stopped, match="not_a_backup"):
        restoring.opened(made, keys)


def test_a_backup_of_a_newer_program_waits_for_that_program(
    installed: making.Source, made: Path, keys: list[Any], to: list[Any]
) -> None:
    held = restoring.opened(made, keys).parcel
    own = Ed25519PrivateKey.from_private_bytes(installed.log_key.read_bytes()).sign
    newer = replace(held.manifest, program="9.1", step="0999_from_tomorrow")
    made.write_bytes(sealing.seal(parcel.pack(newer, held.parts, own), to))
    with pytest.raises(Stopped, match="newer_program") as stopped:
        restoring.opened(made, keys)
    assert stopped.value.values == {"program": "9.1", "step": "0999_from_tomorrow"}


def test_a_backup_says_the_newest_step_and_no_fold_of_former_ones(made: Path, keys: list[Any]) -> None:
    """Django notes a fold after all others; a backup that named it would be taken by programs that are too old for it."""
    newest = max(path.stem for path in steps.HERE.glob("0*.py"))
    assert restoring.opened(made, keys).manifest.step == newest


@pytest.mark.parametrize(
    ("taken", "told"),
    [
        (
            ["0001_initial", "0046_new_address", "0003_sessions_of_people", "0002_guards", "0001_tables"],
            "0003_sessions_of_people",
        ),
        (["0001_initial", "0046_new_address", "0001_tables", "0002_guards"], "0002_guards"),
        (["0001_initial", "0046_new_address"], "0046_new_address"),
        (["0001_initial", "0002_guards", "0001_tables", "0999_from_tomorrow"], "0999_from_tomorrow"),
        ([], ""),
    ],
)
def test_the_last_step_is_told_from_those_that_a_database_noted(taken: list[str], told: str) -> None:
    assert steps.last(taken) == told
    assert steps.known(told) == (told not in ("0999_from_tomorrow", ""))


def test_an_ssh_key_serves_as_well(tmp_path: Path, to: list[Any]) -> None:
    path = tmp_path / "key"
    subprocess.run(["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", str(path)], check=True)
    both = sealing.recipients([path.with_suffix(".pub").read_text(), str(to[0])])
    sealed = tmp_path / "sealed"
    sealed.write_bytes(sealing.seal(b"words", both))
    assert sealing.unseal(sealed, sealing.identities(str(path))) == b"words"


def test_nothing_is_ever_written_over(
    installed: making.Source, made: Path, identity: str, tmp_path: Path, empty_database: Callable[[], str],
    capsys: pytest.CaptureFixture[str],
) -> None:  # fmt: skip
    into, url = tmp_path / "restored", empty_database()
    into.mkdir()
    (into / "note.txt").write_text("mine")
    assert restore(made, identity, into, url) == 1
    assert (
        capsys.readouterr().err
        == f"{into} is not empty. Restoring never writes over anything: choose a new directory.\n"
    )
    assert [path.name for path in into.iterdir()] == ["note.txt"]
    if url:
        assert restore(made, identity, tmp_path / "new", str(installed.database)) == 1
        assert capsys.readouterr().err.startswith("That database holds tables already.")
        assert restore(made, identity, tmp_path / "new", "") == 2
    else:
        assert restore(made, identity, tmp_path / "new", "postgres://nobody@/none") == 2
    assert not (tmp_path / "new").exists()


def test_a_place_that_cannot_be_written_is_named_and_left_as_it_was(
    made: Path, keys: list[Any], tmp_path: Path
) -> None:
    import resource

    backup = restoring.opened(made, keys)
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    into = tmp_path / "restored"
    resource.setrlimit(resource.RLIMIT_FSIZE, (16, hard))
    try:
        with pytest.raises(Stopped, match="cannot_write"):
            restoring.write(backup, into, _some_url(backup))
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    assert not into.exists()


def _some_url(backup: restoring.Opened) -> str:
    """On PostgreSQL a database is asked for, too: here one that is empty by nature."""
    from django.conf import settings
    from psycopg import conninfo

    if not backup.of_server:
        return ""
    return conninfo.make_conninfo(str(making.source(settings).database), dbname="postgres")


def test_every_sentence_is_said_in_both_languages(monkeypatch: pytest.MonkeyPatch) -> None:
    filled = dict.fromkeys(
        "what why found wanted name bytes recipients size later gap day days rows tables url files program step before now count entry disk".split(),
        "7",
    )
    for spoken, place in (("fa_IR.UTF-8", 1), ("C.UTF-8", 0)):
        monkeypatch.setenv("LC_ALL", spoken)
        for code, pair in SENTENCES.items():
            assert said(code, **filled) == pair[place].format(**filled)
    fields = {
        code: [{*part.split("{")[1:]} and {p.split("}")[0] for p in part.split("{")[1:]} for part in pair]
        for code, pair in SENTENCES.items()
    }
    assert {code for code, (english, persian) in fields.items() if english != persian} == set()


#: `make trust` counts fifty on each database; the suite tries a few.
TIMES = int(os.environ.get("HAMGAM_BACKUPS", "3"))


def test_backups_again_and_again_are_restored_equal_and_stale_ones_refused(
    installed: making.Source, keys: list[Any], to: list[Any], tmp_path: Path, empty_database: Callable[[], str]
) -> None:
    chance, slip = random.Random(2026), tmp_path / "letter.txt"
    equal = refused = accepted = 0
    for number in range(TIMES):
        path, _manifest = making.make(installed, tmp_path / "backups", to, DAY)
        backup = restoring.opened(path, [keys[number % 2]])
        into, url = tmp_path / f"restored{number}", empty_database()
        slip.write_text(letter())
        accepted += not is_stale(backup, slip)
        restoring.write(backup, into, url)
        equal += everything(restored_database(into, url)) == everything(installed.database)
        for _ in range(chance.randint(1, 4)):
            act()
        slip.write_text(letter())
        refused += is_stale(backup, slip)
    print(f"\nFIGURE T16 {TIMES} {3 * TIMES - equal - refused - accepted}")
    assert (equal, refused, accepted) == (TIMES, TIMES, TIMES)


def is_stale(backup: restoring.Opened, slip: Path) -> bool:
    try:
        told = restoring.letter_of(backup, slip)
        going_on.planned(restoring.held(backup), None, told, other_key=False, day=DAY)
    except Stopped as stopped:
        return stopped.code == "stale"
    return False


def test_a_program_that_does_not_compare_or_changes_a_row_is_caught(
    installed: making.Source, made: Path, keys: list[Any], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What the figure above rests on: with a spoiled program it would not come out as it does."""
    backup, slip = restoring.opened(made, keys), tmp_path / "letter.txt"
    act()
    slip.write_text(letter())
    assert is_stale(backup, slip)
    monkeypatch.setattr(history, "follows", lambda _leaves, _letter: None)
    assert not is_stale(backup, slip)
    before = everything(installed.database)
    sql("UPDATE hamgam_organisation SET site = 'https://changed.example' WHERE slug = 'b'")
    assert before != everything(installed.database)
    print("\nFIGURE T16-control 2 0")
