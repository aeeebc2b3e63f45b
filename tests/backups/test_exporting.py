"""An export holds what every member reads, in files that open alone, and nothing that one of them alone may know."""

import csv
import hashlib
import io
import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from urllib.parse import unquote

import lxml.html
import pytest
from django.conf import settings
from django.utils import translation

from hamgam import cli
from hamgam.engine import record as engine
from hamgam.management import exporting
from hamgam.management.backups.words import Stopped
from hamgam.members.models import Organisation, Person
from hamgam.positions import acts as positions
from hamgam.record import trees
from hamgam.talk.models import Talk
from hamgam.texts.models import Text, Wording
from tests.people import World


@pytest.fixture
def exported(stocked_world: World, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder, taken in an English terminal."""
    monkeypatch.setenv("LC_ALL", "C.UTF-8")
    assert cli.main(["export", str(tmp_path / "export")]) == 0
    return tmp_path / "export"


def held(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_every_file_stands_in_the_manifest_with_its_sum(exported: Path) -> None:
    files = held(exported)
    manifest = json.loads(files.pop("manifest.json"))
    listed = files.pop("sha256sums.txt").decode()
    sums = {name: {"bytes": len(data), "sha256": hashlib.sha256(data).hexdigest()} for name, data in files.items()}
    assert manifest["files"] == sums
    assert listed == "".join(f"{sums[name]['sha256']}  {name}\n" for name in sorted(sums))
    newest = trees.newest()
    assert newest and manifest["record"] == newest.note.splitlines()[:3]
    assert (manifest["format"], manifest["coalition"]) == ("hamgam-export/v1", {**manifest["coalition"]})


def test_the_first_page_leads_to_files_that_are_there_and_to_every_text_and_assembly(exported: Path) -> None:
    files = held(exported)
    page = lxml.html.fromstring(files["index.html"].decode())
    links = {unquote(link) for link in page.xpath("//a/@href | //link/@href")}
    assert links <= set(files)
    assert {f"texts/{text.number}/index.html" for text in Text.objects.all()} <= links
    for name in (
        "decisions.csv",
        "tasks.csv",
        "members.csv",
        "duties.csv",
        "assemblies/1/index.html",
        "bylaws/1/rules.toml",
    ):
        assert name in links
    for name, data in files.items():
        if name.endswith(".html"):
            inner = lxml.html.fromstring(data.decode())
            assert inner.xpath("//script | //*[starts-with(@src, 'http')] | //link[starts-with(@href, 'http')]") == []
            near = Path(name).parent
            assert [link for link in inner.xpath("//link/@href") if (near / link).as_posix() not in files] == []


def test_the_record_in_it_gives_the_signed_root_and_its_statements_verify_offline(exported: Path) -> None:
    raw, note = (exported / "record/entries.netstrings").read_bytes(), (exported / "record/checkpoint.txt").read_bytes()
    leaves = engine.read_netstrings(raw)
    key = engine.parse_verifier_key((exported / "record/key.txt").read_text().strip())
    signed = engine.open_checkpoint(note, key)
    assert (signed.size, signed.root) == (len(leaves), engine.root([engine.leaf_hash(leaf) for leaf in leaves]))
    bundle, policy = exported / "statements/1.bundle", exported / "statements/1.policy"
    command = [sys.executable, str(exported / "statements/verify.py"), str(bundle), "--policy", str(policy)]
    done = subprocess.run(command, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr


def test_the_bylaws_in_it_can_be_founded_upon(exported: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["bylaws", "check", str(exported / "bylaws/1/rules.toml")]) == 0


def test_nothing_that_one_organisation_the_liaisons_or_the_host_alone_sees_is_in_it(exported: Path) -> None:
    files = held(exported)
    everything = b"\n".join(files.values())
    secrets = [settings.SECRET_KEY.encode(), settings.LOG_KEY_FILE.read_bytes()]
    secrets += [person.password.encode() for person in Person.objects.exclude(password="")]
    secrets += [f"{person.username}@".encode() for person in Person.objects.all()]
    secrets += [person.email.encode() for person in Person.objects.exclude(email=None).exclude(email="")]
    assert [secret for secret in secrets if secret in everything] == []
    assert [name for name in files if "own-answers" in name] == []
    liaisons = Talk.objects.filter(kind="liaisons").values_list("number", flat=True)
    assert [number for number in liaisons if f"talks/{number}.csv" in files] == []


def test_an_answer_that_only_its_organisation_sees_now_is_left_out(
    stocked_world: World, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LC_ALL", "C.UTF-8")
    canary = "canary-of-a-reason-7710"
    wording = Wording.objects.filter(clause__text__stage="positions", state="leading").first()
    assert wording
    positions.take(by=stocked_world.a_liaison, on=wording, stance="reject", reason=canary)
    assert cli.main(["export", str(tmp_path / "export")]) == 0
    seen_by_itself = canary in _as_seen_by(stocked_world, wording.clause.text)
    assert seen_by_itself
    assert canary.encode() not in b"".join(held(tmp_path / "export").values())


def _as_seen_by(world: World, text: Text) -> str:
    from hamgam.copies import of_texts

    return b"".join(data for name, data in of_texts.files(text, world.a_liaison) if name.endswith(".txt")).decode()


def test_it_speaks_persian_in_a_persian_terminal(
    world: World, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("LC_ALL", "fa_IR.UTF-8")
    assert cli.main(["export", str(tmp_path / "export")]) == 0
    page = lxml.html.fromstring((tmp_path / "export/index.html").read_text())
    assert (page.get("lang"), page.get("dir")) == ("fa", "rtl")
    assert "آنچه هم‌پیمانی دارد" in page.text_content()
    assert capsys.readouterr().out.startswith(f"در {tmp_path / 'export'} ")
    translation.activate("fa")


def test_members_stand_in_it_with_their_names_in_each_language(exported: Path) -> None:
    rows = list(csv.DictReader(io.StringIO((exported / "members.csv").read_text("utf-8-sig"))))
    known = {row.public_id: row for row in Organisation.objects.exclude(standing="candidate")}
    assert {row["id"]: (row["name_fa"], row["name_en"]) for row in rows} == {
        key: (row.names.get("fa", ""), row.names.get("en", "")) for key, row in known.items()
    }


def test_a_folder_that_holds_something_is_left_alone_and_a_failure_leaves_nothing(
    world: World, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "taken").mkdir()
    (tmp_path / "taken" / "mine.txt").write_text("mine")
    with pytest.raises(Stopped, match="taken_folder"):
        exporting.write(tmp_path / "taken")
    assert held(tmp_path / "taken") == {"mine.txt": b"mine"}
    with pytest.raises(Stopped, match="cannot_write"):
        exporting.write(Path("/proc/export"))
    limited(lambda: exporting.write(tmp_path / "full"))
    assert not (tmp_path / "full").exists()


def limited(attempt: Callable[[], object]) -> None:
    """On a disk that takes no file above 3 kB."""
    import resource

    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (3_000, hard))
    try:
        with pytest.raises(Stopped, match="cannot_write"):
            attempt()
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
