"""What an installation is set up from: the container's file and the service's, held to the tree and to each other."""

import json
import os
import re
import socket
import threading
import tomllib
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from typing import Any

import pytest

from deploy import answers
from hamgam.cli import _parser
from hamgam.management import serving

ROOT = Path(__file__).resolve().parents[2]
CONTAINER = (ROOT / "deploy" / "Containerfile").read_text()
SERVICE = (ROOT / "deploy" / "hamgam.service").read_text()
#: Python of each Debian release that the file may begin from.
PYTHON = {"bookworm": (3, 11), "trixie": (3, 13)}


def steps(kind: str) -> list[str]:
    """The instructions of one kind in the container's file, without the kind, each on one line."""
    joined = re.sub(r"\\\n\s*", "", re.sub(r"^#.*\n", "", CONTAINER, flags=re.M))
    return [line.split(" ", 1)[1] for line in joined.splitlines() if line.startswith(f"{kind} ")]


def copied() -> list[str]:
    """What is copied from the tree."""
    return [word for line in steps("COPY") if not line.startswith("--from") for word in line.split()[:-1]]


def test_the_container_copies_what_is_there_and_its_list_lets_through() -> None:
    let_through = {line[1:] for line in (ROOT / ".dockerignore").read_text().splitlines() if line.startswith("!")}
    assert [name for name in copied() if not (ROOT / name).exists()] == []
    assert set(copied()) == let_through


def test_the_container_begins_from_a_system_whose_python_fits() -> None:
    (base,) = [line.removeprefix("BASE=") for line in steps("ARG") if line.startswith("BASE=")]
    release = re.fullmatch(r"debian:(\w+)-slim", base)
    needed = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]["requires-python"]
    assert release and PYTHON[release[1]] >= tuple(int(part) for part in needed.removeprefix(">=").split("."))
    assert steps("FROM") == ["${BASE} AS made", "${BASE}"]


def test_the_container_installs_by_hash_and_runs_as_nobody_who_may_more() -> None:
    assert "--require-hashes -r requirements/run.txt" in CONTAINER
    assert steps("USER") == ["10001:10001"]
    assert steps("VOLUME") == ["/var/lib/hamgam"]
    assert steps("EXPOSE") == ["8000"]
    (surroundings,) = steps("ENV")
    assert {"HAMGAM_VAR=/var/lib/hamgam", "RUNTIME_DIRECTORY=/dev/shm/hamgam"} <= set(surroundings.split())


def test_the_container_starts_without_a_shell() -> None:
    (entry,), (words,) = steps("ENTRYPOINT"), steps("CMD")
    assert json.loads(entry) == ["/srv/hamgam/.venv/bin/hamgam"]
    assert json.loads(words) == ["serve", "--host", "0.0.0.0"]
    (health,) = steps("HEALTHCHECK")
    python, program = json.loads(health.split("CMD ", 1)[1])
    assert (python, program) == ("/srv/hamgam/.venv/bin/python", "/srv/hamgam/deploy/answers.py")


def test_both_files_serve_by_words_that_the_program_knows() -> None:
    """What neither names is as the program's own: the container's port is the one that it says is open."""
    (inside,) = steps("CMD")
    beside = re.findall(r"^ExecStart=/srv/hamgam/current/\.venv/bin/hamgam (.*)$", SERVICE, flags=re.M)
    both = [_parser().parse_args(words) for words in (json.loads(inside), beside[0].split())]
    assert [(given.command, given.host, given.port) for given in both] == [
        ("serve", "0.0.0.0", 8000),
        ("serve", "127.0.0.1", 8000),
    ]


def test_the_service_writes_its_own_folder_alone_and_counts_in_memory() -> None:
    said = dict(line.split("=", 1) for line in SERVICE.splitlines() if re.match(r"\w+=", line))
    assert (said["User"], said["ReadWritePaths"], said["RuntimeDirectory"]) == ("hamgam", "/srv/hamgam/var", "hamgam")
    assert (said["ProtectSystem"], said["NoNewPrivileges"], said["CapabilityBoundingSet"]) == ("strict", "yes", "")


class _Server(BaseHTTPRequestHandler):
    status = 200
    asked: str | None = None

    def do_GET(self) -> None:
        type(self).asked = self.headers["Host"]
        self.send_response(self.status)
        self.end_headers()

    def log_message(self, *words: object) -> None:
        """Say nothing."""


@pytest.fixture
def server() -> Iterator[int]:
    with HTTPServer(("127.0.0.1", 0), _Server) as one:
        threading.Thread(target=one.serve_forever, daemon=True).start()
        yield one.server_port
        one.shutdown()


@pytest.mark.parametrize(("status", "code"), [(200, 0), (302, 0), (404, 0), (500, 1), (503, 1)])
def test_health_is_that_pages_are_answered_without_a_fault(
    server: int, monkeypatch: pytest.MonkeyPatch, status: int, code: int
) -> None:
    monkeypatch.setattr(_Server, "status", status)
    monkeypatch.setenv("HAMGAM_HOSTS", "coalition.example,other.example")
    assert (answers.main(server), _Server.asked) == (code, "coalition.example")


def test_nobody_answering_is_no_health() -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        assert answers.main(free.getsockname()[1]) == 1


def test_static_files_of_another_version_are_collected_also_where_they_are_older(settings: Any, tmp_path: Path) -> None:
    """A version that was unpacked, or copied into an image, keeps the days of its files."""
    source = tmp_path / "source"
    source.mkdir()
    (source / "a.css").write_text("a{}")
    settings.STATICFILES_DIRS, settings.STATIC_ROOT = [source], tmp_path / "var" / "static"
    assert serving.static_is_stale()
    settings.STATIC_ROOT.mkdir(parents=True)
    (settings.STATIC_ROOT / "staticfiles.json").write_text("{}")
    serving._collected().write_text(serving._static_digest())
    assert not serving.static_is_stale()
    (source / "a.css").write_text("b{}")
    os.utime(source / "a.css", (1, 1))
    os.utime(source, (1, 1))
    assert serving.static_is_stale()
