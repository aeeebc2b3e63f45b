"""`add-checkpoint`, asked over HTTP of the one file as a stranger runs it, and two who come at once."""

import http.client
import subprocess
import sys
import threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from hamgam.engine import record as engine
from hamgam.witness.command import main
from hamgam.witness.memory import Memory
from hamgam.witness.serving import add_checkpoint, witness_server

WITNESS = Path(__file__).parents[2] / "verifier" / "hamgam_witness.py"
SEED = b"l" * 32
LOG = engine.VerifierKey("log.example/one", engine.ED25519, engine.ed25519_public(SEED))
LEAVES = [engine.leaf_hash(bytes([i])) for i in range(40)]


def note(size, leaves=LEAVES, key=LOG, seed=SEED, origin=None):
    text = engine.checkpoint_text(origin or key.name, size, engine.root(leaves[:size]))
    return engine.sign_note(text, key, lambda message: engine.sign_ed25519(seed, message))


def submission(old, new, leaves=LEAVES):
    proof = tuple(engine.consistency_path(old, leaves[:new])) if old else ()
    return engine.write_submission(engine.Submission(old, proof, note(new, leaves)))


@pytest.fixture
def path(tmp_path):
    file = str(tmp_path / "witness.db")
    assert main(["--file", file, "follow", engine.write_verifier_key(LOG)]) == 0
    return file


@pytest.fixture
def ask(path):
    server = witness_server(path, "127.0.0.1", 0, clock=lambda: 1_800_000_000)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()

    def post(body, to="/add-checkpoint"):
        connection = http.client.HTTPConnection("127.0.0.1", server.server_port)
        connection.request("POST", to, body)
        answer = connection.getresponse()
        found = answer.status, answer.read(), answer.headers["Content-Type"]
        connection.close()
        return found

    yield post
    server.shutdown()
    thread.join()
    server.server_close()


def test_the_answers_of_the_protocol(ask, path):
    with Memory(path) as memory:
        key = memory.key
    status, body, _kind = ask(submission(0, 5))
    assert status == 200
    cosigned = engine.parse_note(note(5) + body)
    assert engine.cosigned_at(cosigned, [key]) == {key: 1_800_000_000}
    assert ask(submission(5, 9))[0] == 200
    assert ask(submission(9, 9))[0] == 200
    assert ask(submission(5, 9)) == (409, b"9\n", "text/x.tlog.size")
    assert ask(submission(0, 12)) == (409, b"9\n", "text/x.tlog.size")
    assert ask(submission(9, 9, LEAVES[::-1])) == (409, b"9\n", "text/x.tlog.size")
    assert ask(submission(9, 12, LEAVES[::-1]))[0] == 422
    stranger = engine.write_submission(engine.Submission(9, (), note(12, key=LOG, seed=b"x" * 32)))
    other = engine.VerifierKey("other.example", engine.ED25519, LOG.public)
    assert (ask(stranger)[0], ask(engine.write_submission(engine.Submission(0, (), note(3, key=other))))[0]) == (
        403,
        404,
    )
    assert (ask(b"old 13\n\n" + note(12))[0], ask(b"nonsense")[0], ask(b"x", "/")[0], ask(b"x" * 70_000)[0]) == (
        400,
        400,
        404,
        413,
    )
    with Memory(path) as memory:
        assert (memory.log(LOG.name).seen.size, len(memory.alarms())) == (9, 1)


def test_two_who_come_at_once_do_not_roll_back_one_another(ask, path):
    assert ask(submission(0, 5))[0] == 200
    with ThreadPoolExecutor(8) as pool:
        found = list(pool.map(ask, [submission(5, new) for new in range(6, 30)]))
    won = [new for new, answer in zip(range(6, 30), found, strict=True) if answer[0] == 200]
    assert len(won) == 1 and {answer[0] for answer in found} == {200, 409}
    with Memory(path) as memory:
        assert memory.log(LOG.name).seen.size == won[0]


def test_a_record_that_is_fetched_with_its_entries_is_not_cosigned_without_them(tmp_path):
    file = str(tmp_path / "pulls.db")
    assert main(["--file", file, "init", "http://127.0.0.1:9", engine.write_verifier_key(LOG)]) == 0
    with Memory(file) as memory:
        assert add_checkpoint(memory, submission(0, 5), 1).status == 404
    assert main(["--file", file, "once"]) == 2


def test_the_one_file_runs_alone(tmp_path):
    def run(*arguments):
        command = [sys.executable, "-I", str(WITNESS), "--lang", "en", *arguments]
        return subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, encoding="utf-8", check=False)

    begun = run(
        "init", "http://127.0.0.1:9/", engine.write_verifier_key(LOG), "--name", "w.example", "--organisation", "org-1"
    )
    assert (begun.returncode, begun.stderr) == (0, "")
    assert engine.parse_verifier_key(begun.stdout.split("\n")[1]).kind == engine.COSIGNATURE_V1
    assert (tmp_path / "witness.db").stat().st_mode & 0o077 == 0
    again = run("init", "http://127.0.0.1:9/", engine.write_verifier_key(LOG))
    assert (again.returncode, again.stderr) == (2, "There is a witness at witness.db already.\n")
    status = run("status")
    assert (status.returncode, "0 entries" in status.stdout, "No alarm." in status.stdout) == (0, True, True)
    once = run("once")
    assert (once.returncode, "does not answer" in once.stdout, "Traceback" in once.stderr) == (2, True, False)
    assert run("copy", "copy").returncode == 0
    assert run("init", "ftp://x", "key").returncode == 2
