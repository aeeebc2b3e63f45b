"""What people type: `hamgam new`, `check`, `bundle`, `serve`."""

import os
import re
import signal
import socket
import subprocess
import sys
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.utils import translation

from hamgam import cli
from hamgam.bylaws.rules import in_force
from hamgam.management import serving
from hamgam.members.models import Coalition, Invitation, Organisation
from hamgam.record.checking import check
from tests.bylaws_files import FEDERATION, written

COMMANDS = (
    "demo",
    "new",
    "check",
    "bundle",
    "import",
    "ground",
    "bylaws",
    "lot",
    "recount",
    "mail",
    "backup",
    "restore",
    "takeover",
    "drill",
    "update",
    "export",
    "serve",
    "clock",
    "migrate",
)


@pytest.fixture(autouse=True)
def spoken(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Commands choose a language; the next test begins in the former one."""
    monkeypatch.setenv("LC_ALL", "C.UTF-8")
    before = translation.get_language()
    yield
    translation.activate(before or "fa")


def test_help_lists_every_command_in_plain_words(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        cli.main(["--help"])
    assert ended.value.code == 0
    listed = re.findall(r"^    (\w+) {2,}\S", capsys.readouterr().out, flags=re.M)
    assert listed == list(COMMANDS)


@pytest.mark.parametrize("shape", cli.SHAPES)
def test_new_makes_an_empty_installation_of_any_shape(db: None, shape: str, capsys: pytest.CaptureFixture[str]) -> None:
    words = ["new", "--shape", shape, "--name", "یاری رودها", "--organisation", "آب‌بانان"]
    assert cli.main([*words, "--address", "https://rivers.example/"]) == 0
    coalition = Coalition.objects.get()
    assert (coalition.shape, coalition.names, coalition.stage) == (shape, {"fa": "یاری رودها"}, "founding")
    assert [row.names for row in Organisation.objects.all()] == [{"fa": "آب‌بانان"}]
    assert in_force().shape == shape
    links = re.findall(r"https://rivers\.example/fa/\S+", capsys.readouterr().out)
    assert len(links) == Invitation.objects.count() == len({*links})
    assert Invitation.objects.order_by("pk").first().role == "liaison"
    assert check() == []


def test_new_founds_a_coalition_under_bylaws_of_its_own(db: None, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["new", "--shape", str(FEDERATION), "--language", "en"]) == 0
    assert (Coalition.objects.get().shape, in_force().shape) == ("federation", "federation")
    told = [line.split(":")[0] for line in capsys.readouterr().out.splitlines()[:2]]
    assert told == ["liaison", "holder of the coordination duty"]
    assert check() == []


@pytest.mark.parametrize(("language", "said"), [("en", "Line 1: “version” is missing here."), ("fa", "سطر ۱")])
def test_new_says_what_is_wrong_with_a_file_and_makes_nothing(
    db: None, tmp_path: Path, capsys: pytest.CaptureFixture[str], language: str, said: str
) -> None:
    for ending in ("fa.md", "en.md"):
        (tmp_path / f"ours.{ending}").write_text("**1.1** …")
    (tmp_path / "ours.toml").write_text('shape = "ours"\n')
    assert cli.main(["new", "--shape", str(tmp_path / "ours.toml"), "--language", language]) == 2
    assert said in capsys.readouterr().err
    assert Coalition.objects.count() == 0


def test_new_refuses_bylaws_that_nobody_could_ever_change(
    db: None, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for ending in ("toml", "fa.md", "en.md"):
        words = written("federation", ending)
        lines = [line for line in words.splitlines() if 'matter = "bylaws"' not in line]
        (tmp_path / f"ours.{ending}").write_text("\n".join(lines))
    assert cli.main(["new", "--shape", str(tmp_path / "ours.toml"), "--language", "en"]) == 2
    assert "Nobody could ever change these bylaws again" in capsys.readouterr().err
    assert Coalition.objects.count() == 0


def test_new_names_the_text_that_is_missing_beside_the_rules(
    db: None, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "ours.toml").write_text("")
    (tmp_path / "ours.fa.md").write_text("")
    assert cli.main(["new", "--shape", str(tmp_path / "ours.toml"), "--language", "en"]) == 2
    assert f"{tmp_path / 'ours.en.md'} cannot be read." in capsys.readouterr().err


def test_a_shape_is_a_word_or_a_file(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        cli.main(["new", "--shape", "pyramid"])
    assert (ended.value.code, "or a file that ends in .toml" in capsys.readouterr().err) == (2, True)


def test_new_refuses_where_there_is_one_already(db: None, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["new", "--shape", "network", "--language", "en"]) == 0
    assert cli.main(["new", "--shape", "council", "--language", "en"]) == 1
    assert capsys.readouterr().err == "There is an installation already; nothing was changed.\n"
    assert Coalition.objects.get().shape == "network"


def test_new_refuses_a_time_zone_that_does_not_exist(db: None, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["new", "--shape", "network", "--language", "en", "--time-zone", "Nowhere/Town"]) == 2
    assert capsys.readouterr().err == "There is no time zone Nowhere/Town.\n"
    assert Coalition.objects.count() == 0


def test_new_takes_further_languages_and_refuses_a_code_that_is_none(
    db: None, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.main(["new", "--shape", "network", "--language", "en", "--also", "ckb,klingon"]) == 2
    assert capsys.readouterr().err == "There is no language with the code klingon.\n"
    assert cli.main(["new", "--shape", "network", "--language", "en", "--also", "ckb, de,fa"]) == 0
    assert Coalition.objects.get().languages == ["en", "fa", "ckb", "de"]


def test_check_ends_with_nought_when_all_is_well(world: object, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["check"]) == 0
    assert capsys.readouterr().out.startswith("The record holds: ")


def test_check_ends_with_one_without_a_record(db: None, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["check"]) == 1
    assert capsys.readouterr().out.startswith("There is no record yet")


def test_a_statement_that_does_not_exist_has_no_bundle(
    world: object, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.main(["bundle", "7", "--out", str(tmp_path / "bundle")]) == 2
    assert capsys.readouterr().err == "There is no statement with the number 7.\n"
    assert list(tmp_path.iterdir()) == []


def test_the_clock_does_what_is_due_once(world: object) -> None:
    assert cli.main(["clock"]) == 0
    assert serving.tick() == []


def test_the_clock_of_an_empty_database_has_nothing_to_do(db: None) -> None:
    assert cli.main(["clock"]) == 0


def test_a_taken_port_leads_to_the_next_free_one() -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        assert serving.free_port(port) > port


def test_reading_a_paper_loads_nothing_of_django(tmp_path: Path) -> None:
    paper = tmp_path / "paper.txt"
    paper.write_text("بیانیه\n۱. آب از آن همه است.\n")
    script = (
        "import sys; from hamgam import cli; code = cli.main(['import', sys.argv[1], '--json']); "
        "print('django' in sys.modules, file=sys.stderr); sys.exit(code)"
    )
    done = subprocess.run([sys.executable, "-c", script, str(paper)], capture_output=True, text=True)
    assert (done.returncode, done.stderr) == (0, "False\n")


def test_an_installation_is_served_with_its_files_and_ends_when_told(tmp_path: Path) -> None:
    port = serving.free_port(18_000 + os.getpid() % 10_000)
    surroundings = {**os.environ, "HAMGAM_VAR": str(tmp_path), "DJANGO_SETTINGS_MODULE": "hamgam.settings"}
    surroundings.pop("DATABASE_URL", None)
    hamgam = [sys.executable, "-m", "hamgam.cli"]
    made = subprocess.run([*hamgam, "new", "--shape", "council"], env=surroundings, capture_output=True, text=True)
    assert made.returncode == 0, made.stderr
    server = subprocess.Popen(
        [*hamgam, "serve", "--port", str(port), "--workers", "1"],
        env=surroundings, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
    )  # fmt: skip
    try:
        assert server.stdout and server.stdout.readline() == f"http://127.0.0.1:{port}\n"
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/fa/") as answer:
            page = answer.read().decode()
        style = re.search(r'href="(/static/css/hamgam\.[0-9a-f]+\.css)"', page)
        assert style
        with urllib.request.urlopen(f"http://127.0.0.1:{port}{style[1]}") as answer:
            assert "immutable" in answer.headers["Cache-Control"]
        second = subprocess.run(
            [*hamgam, "serve", "--port", str(port)], env=surroundings, capture_output=True, text=True
        )
        assert (second.returncode, second.stderr) == (1, f"Port {port} is taken.\n")
    finally:
        server.send_signal(signal.SIGTERM)
        _out, errors = server.communicate(timeout=20)
    assert (server.returncode, errors) == (0, "")
