"""The process dies, the disk is full, two act at once: nothing is lost, nothing is half done."""

import json
import os
import shutil
import sqlite3
import subprocess
import sys
import threading
from pathlib import Path
from typing import Any

import pytest
from django.db import OperationalError, close_old_connections, connection, connections
from django.http import HttpRequest, HttpResponse
from django.test import Client
from django.urls import path

from hamgam.bylaws.acts import AlreadyRecorded
from hamgam.members import acts
from hamgam.members.models import FormerName, Organisation
from hamgam.record.checking import check
from hamgam.record.models import Entry, Leaf
from hamgam.urls import handler400, handler500
from hamgam.urls import urlpatterns as real
from tests.people import World, client_of
from tests.trust.injecting import can

ROOT = Path(__file__).resolve().parents[2]
POINTS = (
    "INSERT INTO \"hamgam_formername\"", "UPDATE \"hamgam_organisation\"", "INSERT INTO \"hamgam_leaf\"",
    "UPDATE \"hamgam_head\"", "INSERT INTO \"hamgam_checkpoint\"", "INSERT INTO \"hamgam_entry\"",
    "INSERT INTO \"hamgam_authorship\"", "INSERT INTO \"hamgam_seal\"", "INSERT INTO \"hamgam_usedtoken\"",
)  # fmt: skip
TABLES = ("organisation", "formername", "leaf", "checkpoint", "entry", "seal", "authorship", "usedtoken", "head")


def alone(folder: Path, *words: str) -> subprocess.CompletedProcess[str]:
    """A process of its own on the database in this folder."""
    surroundings = {**os.environ, "HAMGAM_VAR": str(folder), "DJANGO_SETTINGS_MODULE": "hamgam.settings"}
    surroundings.pop("DATABASE_URL", None)
    command = [sys.executable, "-m", "tests.record.crash", *words]
    return subprocess.run(command, cwd=ROOT, env=surroundings, capture_output=True, text=True)


def contents(folder: Path) -> dict[str, list[Any]]:
    """Everything that the tables of an act hold."""
    with sqlite3.connect(folder / "hamgam.sqlite3") as database:
        return {table: database.execute(f"SELECT * FROM hamgam_{table} ORDER BY 1").fetchall() for table in TABLES}


@pytest.fixture(scope="module")
def installation(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with an installation that no process holds open."""
    folder = tmp_path_factory.mktemp("installation")
    done = alone(folder, "prepare")
    assert done.returncode == 0, done.stderr
    return folder


@pytest.mark.parametrize("point", POINTS)
def test_a_process_killed_within_an_act_leaves_nothing_half_done(
    installation: Path, tmp_path: Path, point: str
) -> None:
    folder = shutil.copytree(installation, tmp_path / "var")
    before = contents(folder)
    killed = alone(folder, "die", point)
    assert killed.returncode == 9, killed.stderr
    assert contents(folder) == before


def test_a_process_killed_before_the_answer_keeps_the_act_and_the_form_is_not_recorded_twice(
    installation: Path, tmp_path: Path
) -> None:
    folder = shutil.copytree(installation, tmp_path / "var")
    before = contents(folder)
    assert alone(folder, "die", "answer").returncode == 9
    after = contents(folder)
    assert len(after["leaf"]) == len(before["leaf"]) + 1
    assert len(after["formername"]) == 1
    again = alone(folder, "again")
    assert AlreadyRecorded.__name__ in again.stderr
    assert contents(folder) == after


def counted(module: str, *words: str) -> list[dict[str, Any]]:
    """What a figure of trust found, and what it found with a careless program."""
    command = [sys.executable, "-m", module, *words]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    told: list[dict[str, Any]] = json.loads(done.stdout)
    return told


def test_writers_killed_at_moments_of_chance_lose_nothing_that_they_acknowledged(installation: Path) -> None:
    """The short version of T7; its control acknowledges before the commit."""
    found, careless = counted(
        "tests.trust.killing", "sqlite", "12", "--careless", "then-early", "--copy-of", str(installation)
    )
    assert (found["kills"], found["broken"]) == (12, [])
    assert found["acknowledged"] > 0
    assert careless["broken"] != []


@pytest.mark.skipif(not can(), reason="calls to the disk can be made to fail on Linux 5.5 or newer alone")
def test_calls_to_the_disk_that_fail_leave_whole_what_there_was(installation: Path) -> None:
    """The short version of T8; its control writes a backup under its own name from the first byte on."""
    some = "the key of the log,the secret,a ballot box"
    found, careless = counted("tests.trust.failing", "12", "--only", some, "--careless", "--copy-of", str(installation))
    assert (found["things"], found["broken"]) == (4, [])
    assert found["faults"] > 8
    assert careless["broken"] != []


@pytest.mark.django_db(transaction=True)
def test_two_who_act_at_once_keep_one_sequence_without_gaps(world: World) -> None:
    before = Leaf.objects.count()
    failures: list[BaseException] = []

    def work(who: int) -> None:
        try:
            for turn in range(8):
                liaison, organisation = world.liaisons[who], Organisation.objects.get(pk=world.organisations[who].pk)
                acts.edit_organisation(by=liaison, on=organisation, contact=f"{who} {turn}")
        except BaseException as error:
            failures.append(error)
        finally:
            connections.close_all()

    threads = [threading.Thread(target=work, args=(who,)) for who in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    close_old_connections()
    assert failures == []
    assert list(Leaf.objects.values_list("index", flat=True)) == list(range(before + 16))
    assert Entry.objects.filter(act="members.edit_organisation").count() == 16
    assert check() == []


def large(request: HttpRequest) -> HttpResponse:
    """A page that records more than fits."""
    organisation = request.actor.organisation
    acts.edit_organisation(by=request.actor, on=organisation, intro={"fa": "آ" * 400_000})
    return HttpResponse("recorded")


def large_session(request: HttpRequest) -> HttpResponse:
    """A page that keeps more in the session than fits."""
    request.session["kept"] = "آ" * 400_000
    return HttpResponse("kept")


__all__ = ["handler400", "handler500"]
urlpatterns = [*real, path("large/", large, name="test.large"), path("session/", large_session, name="test.session")]


def fill_disk() -> None:
    """SQLite may not grow by a page; a PostgreSQL that says the same raises what its driver raises."""
    with connection.cursor() as cursor:
        cursor.execute("VACUUM")
        cursor.execute("PRAGMA page_count")
        cursor.execute(f"PRAGMA max_page_count = {cursor.fetchone()[0]}")


def give_room() -> None:
    """As before."""
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA max_page_count = 1073741823")


@pytest.mark.django_db(transaction=True)
@pytest.mark.urls("tests.record.test_crash")
@pytest.mark.parametrize("address", ["/large/", "/session/"])
def test_a_full_disk_is_a_clear_sentence_and_nothing_is_half_done(world: World, address: str) -> None:
    if connection.vendor != "sqlite":
        assert full_postgresql_is_recognised()
        return
    client: Client = client_of(world.a_liaison)
    client.raise_request_exception = False
    before = list(Leaf.objects.values_list("index", flat=True)), Organisation.objects.get(pk=world.a.pk).intro
    fill_disk()
    try:
        answer = client.post(address, {"words": "آنچه نوشته بودم"}, headers={"accept-language": "fa"})
    finally:
        give_room()
    assert answer.status_code == 507
    assert "<h1>" in answer.content.decode()
    assert "آنچه نوشته بودم" in answer.content.decode()
    assert (list(Leaf.objects.values_list("index", flat=True)), Organisation.objects.get(pk=world.a.pk).intro) == before
    assert FormerName.objects.count() == 0
    assert check() == []


def full_postgresql_is_recognised() -> bool:
    """The page knows the word of PostgreSQL for it, as its driver gives it."""
    import psycopg

    from hamgam.site.room import is_full

    error = OperationalError("could not extend file")
    error.__cause__ = psycopg.errors.DiskFull("could not extend file")
    return is_full(error) and not is_full(OperationalError("locked"))
