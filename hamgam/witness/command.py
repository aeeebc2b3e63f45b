"""Watches the record of a coalition from a machine of your own, and cosigns what it has seen.

    python3 hamgam_witness.py init ADDRESS KEY [--organisation ID]   begin: a key, an empty memory, a record to watch
    python3 hamgam_witness.py once                                   look once
    python3 hamgam_witness.py watch [--every MINUTES]                look again and again
    python3 hamgam_witness.py approve [NUMBER]                       confirm what was recorded in your organisation's name
    python3 hamgam_witness.py status                                 key, records, alarms
    python3 hamgam_witness.py moved ADDRESS                          the coalition's address has changed
    python3 hamgam_witness.py copy FILE                              write the copy of the record
    python3 hamgam_witness.py follow KEY                             accept this log at the address that “serve” opens
    python3 hamgam_witness.py serve [--port N]                       answer logs that hand in their checkpoints (C2SP)

ADDRESS and KEY stand on the coalition's page “The record”. Everything lies in one file, witness.db (--file names another);
keep it and do not copy it to a second machine. It opens connections to ADDRESS alone, needs no port of its own, and
Python 3.8 or newer and nothing else. With --lang en it speaks English, otherwise Persian. Exit: 0 well, 1 ALARM: two views
of a record, 2 it could not do it, 3 something waits for a person of your organisation.
"""

from __future__ import annotations

import argparse
import hashlib
import sqlite3
import sys
import time
from datetime import datetime, timezone
from typing import Sequence

from hamgam.engine.record.errors import RecordError
from hamgam.engine.record.leaves import Consent, TextFreeze, Withdraw, parse_leaf
from hamgam.engine.record.lines import KINDS, text_is_plain, to_base64
from hamgam.engine.record.notes import ED25519, VerifierKey, parse_verifier_key, write_verifier_key

from .memory import Claim, Log, Memory, Unusable, create_memory
from .rounds import Unreachable, copy_of, look, record_address, resumption_at
from .sentences import witness_says
from .serving import witness_server

ALARM, FAILED, WAITS = 1, 2, 3
_EXITS = {"two_views": ALARM, "waiting": WAITS, "cosigned": 0, "nothing_new": 0}


def _log_key(word: str) -> VerifierKey:
    try:
        key = parse_verifier_key(word.strip())
    except RecordError:
        raise Unusable("no_key", key=word) from None
    if key.kind != ED25519:
        raise Unusable("no_key", key=word)
    return key


def _grouped(digest: str) -> str:
    return " ".join(digest[i : i + 8] for i in range(0, 64, 8))


class _Command:
    """One run of the program: its options, and what it says."""

    def __init__(self, options: argparse.Namespace) -> None:
        self.options = options

    def say(self, word: str, **data: object) -> None:
        print(witness_says(word, self.options.lang, {name: str(value) for name, value in data.items()}), flush=True)

    def init(self) -> int:
        given = self.options
        key, url = _log_key(given.key), record_address(given.address)
        if given.organisation and not KINDS["token"](given.organisation):
            raise Unusable("no_organisation", organisation=given.organisation)
        create_memory(
            given.file, given.name, lambda memory: memory.watch(key, url, given.organisation, not given.at_once)
        )
        with Memory(given.file) as memory:
            self._begun(memory)
        return 0

    def _begun(self, memory: Memory) -> None:
        self.say("begun")
        print(write_verifier_key(memory.key))
        self.say("hand")

    def follow(self) -> int:
        key = _log_key(self.options.key)
        try:
            create_memory(self.options.file, self.options.name)
        except Unusable as error:
            if error.word != "exists":
                raise
        with Memory(self.options.file) as memory:
            memory.watch(key, "", "", False)
            self.say("key")
            print(write_verifier_key(memory.key))
        return 0

    def once(self) -> int:
        worst = 0
        with Memory(self.options.file) as memory:
            for log in memory.logs():
                if log.url:
                    found = look(memory, log, int(time.time()))
                    self.say(found.word, **found.data)
                    code = _EXITS.get(found.word, FAILED)
                    worst = code if worst == 0 or code == ALARM else worst
        return worst

    def watch(self) -> int:
        while True:
            try:
                self.once()
            except Unusable as error:
                if error.word != "another_was_quicker":
                    raise
            time.sleep(max(self.options.every, 0.05) * 60)

    def approve(self) -> int:
        with Memory(self.options.file) as memory:
            claims = [*memory.claims(), *memory.claims("not_ours")]
            if self.options.number is None:
                for claim in claims:
                    self._show(memory, claim)
                if not claims:
                    self.say("none_waits")
                return WAITS if claims else 0
            found = [claim for claim in claims if claim.number == self.options.number]
            if not found:
                raise Unusable("no_claim", number=self.options.number)
            return self._decide(memory, found[0])

    def _decide(self, memory: Memory, claim: Claim) -> int:
        self._show(memory, claim)
        if self.options.not_ours:
            memory.decide(claim, "not_ours", int(time.time()))
            self.say("not_ours")
            return WAITS
        print(witness_says("ask", self.options.lang, {}), end="", flush=True)
        if sys.stdin.readline().strip().lower() not in ("yes", "بله", "بلی"):
            self.say("left")
            return WAITS
        memory.decide(claim, "approved", int(time.time()))
        self.say("approved")
        return 0

    def _show(self, memory: Memory, claim: Claim) -> None:
        """What the record says in the organisation's name, and the text that it speaks of."""
        self.say("entry", number=claim.number, origin=claim.origin)
        print("".join(f"    {line}\n" for line in claim.leaf.decode("utf-8", "replace").split("\n\n")[0].splitlines()))
        entry = parse_leaf(claim.leaf).entry
        if not isinstance(entry, (Consent, Withdraw)):
            return
        self.say("text", text=entry.text, version=entry.version)
        print("  " + _grouped(entry.digest))
        for raw in memory.leaves(claim.origin):
            freeze = parse_leaf(raw).entry if raw.startswith(b"hamgam/text-freeze/") else None
            if isinstance(freeze, TextFreeze) and freeze.digest == entry.digest:
                for language, digest in freeze.languages:
                    self.say("language", language=language, digest=_grouped(digest))
                self._compare(freeze)
                break

    def _compare(self, freeze: TextFreeze) -> None:
        if self.options.text is None:
            return
        try:
            with open(self.options.text, "rb") as file:
                raw = file.read()
        except OSError:
            raise Unusable("other_text", file=self.options.text) from None
        digest = hashlib.sha256(raw).hexdigest()
        language = next((name for name, value in freeze.languages if value == digest), None)
        if language is None or not text_is_plain(raw.decode("utf-8", "replace")):
            raise Unusable("other_text", file=self.options.text)
        self.say("is_text", file=self.options.text, language=language)
        print("\n" + raw.decode("utf-8"))

    def status(self) -> int:
        with Memory(self.options.file) as memory:
            self.say("key")
            print(write_verifier_key(memory.key))
            for log in memory.logs():
                self.say("remembers", origin=log.origin, size=log.seen.size, root=to_base64(log.seen.root))
            alarms = memory.alarms()
            for alarm in alarms:
                day = datetime.fromtimestamp(alarm.at, timezone.utc).date()
                self.say("alarm", day=day, origin=alarm.origin)
                print(f"{alarm.mine.decode('utf-8', 'replace')}\n{alarm.theirs.decode('utf-8', 'replace')}")
            if not alarms:
                self.say("no_alarm")
            return ALARM if alarms else 0

    def moved(self) -> int:
        with Memory(self.options.file) as memory:
            logs = [log for log in memory.logs() if log.url]
            if len(logs) != 1:
                raise Unusable("many_logs")
            memory.moved(logs[0].origin, record_address(self.options.address))
        return self.once()

    def resumed(self) -> int:
        """The record goes on under another key: shown, asked, and only then followed."""
        key, given = _log_key(self.options.key), self.options
        with Memory(given.file) as memory:
            log = memory.log(key.name)
            if log is None or not log.url:
                raise Unusable("many_logs")
            url = record_address(given.address) if given.address else log.url
            try:
                number, entry, agreed = resumption_at(log, key, url)
            except (Unreachable, RecordError) as error:
                raise Unusable("not_reached", address=url, why=error) from None
            self.say("goes_on", number=number, origin=log.origin, lost=entry.told - entry.size, agreed=agreed)
            print(f"  {entry.former}\n  {entry.log}\n")
            print(witness_says("ask", given.lang, {}), end="", flush=True)
            if sys.stdin.readline().strip().lower() not in ("yes", "بله", "بلی"):
                self.say("left")
                return WAITS
            memory.resumed(log, key, url)
        return self.once()

    def copy(self) -> int:
        with Memory(self.options.file) as memory:
            logs: list[Log] = [log for log in memory.logs() if log.url and self.options.origin in ("", log.origin)]
            if len(logs) != 1:
                raise Unusable("many_logs")
            try:
                with open(self.options.out, "wb") as file:
                    file.write(copy_of(memory, logs[0]))
                with open(self.options.out + ".checkpoint", "wb") as file:
                    file.write(logs[0].note)
            except OSError:
                raise Unusable("no_place", file=self.options.out) from None
            self.say("copied", size=logs[0].seen.size, file=self.options.out)
        return 0

    def serve(self) -> int:
        Memory(self.options.file).close()
        server = witness_server(self.options.file, self.options.host, self.options.port)
        self.say("serving", address="http://{}:{}/add-checkpoint".format(*server.server_address[:2]))
        server.serve_forever()
        return 0


def _witness_options() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(description="Watch the record of a coalition, and cosign what was seen.")
    parser.add_argument("--file", default="witness.db", help="where key and memory lie (witness.db)")
    parser.add_argument("--lang", choices=("en", "fa"), default="fa", help="language of the answers")
    words = parser.add_subparsers(dest="word", required=True, metavar="COMMAND")
    init = words.add_parser("init", help="begin a witness of a coalition's record")
    init.add_argument("address", metavar="ADDRESS", help="the coalition's web address")
    init.add_argument("key", metavar="KEY", help="the record's key, as its page and papers show it")
    init.add_argument("--organisation", default="", metavar="ID", help="your organisation's id in the record")
    init.add_argument("--at-once", action="store_true", help="cosign without waiting for a person to confirm")
    follow = words.add_parser("follow", help="accept a log that comes to us")
    follow.add_argument("key", metavar="KEY")
    for one in (init, follow):
        one.add_argument("--name", default="", help="the witness's public name")
    words.add_parser("once", help="look once")
    words.add_parser("watch", help="look again and again").add_argument(
        "--every", type=float, default=10, metavar="MINUTES"
    )
    approve = words.add_parser("approve", help="confirm what was recorded in your organisation's name")
    approve.add_argument("number", nargs="?", type=int)
    approve.add_argument("--text", metavar="FILE", help="the text that you believe it is; it is compared")
    approve.add_argument("--not-ours", action="store_true", help="nobody of us did this: do not cosign past it")
    words.add_parser("status", help="key, records and alarms")
    words.add_parser("moved", help="the coalition's address has changed").add_argument("address", metavar="ADDRESS")
    resumed = words.add_parser("resumed", help="the record goes on under another key, as the members agreed")
    resumed.add_argument("key", metavar="KEY", help="the new key, as the new host told it")
    resumed.add_argument("address", metavar="ADDRESS", nargs="?", default="", help="the coalition's new web address")
    copy = words.add_parser("copy", help="write the copy of the record, and FILE.checkpoint beside it")
    copy.add_argument("out", metavar="FILE")
    copy.add_argument("--origin", default="", help="of which record, where there are several")
    serve = words.add_parser("serve", help="answer logs that hand in their checkpoints")
    serve.add_argument("--host", default="127.0.0.1")
    serve.add_argument("--port", type=int, default=7380)
    return parser


def main(arguments: Sequence[str] | None = None) -> int:
    """The command; its answer is the exit code."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")
    options = _witness_options().parse_args(arguments)
    try:
        code: int = getattr(_Command(options), options.word)()
    except Unusable as error:
        print(witness_says(error.word, options.lang, error.data), file=sys.stderr)
        return FAILED
    except sqlite3.OperationalError:
        print(witness_says("no_place", options.lang, {"file": options.file}), file=sys.stderr)
        return FAILED
    except KeyboardInterrupt:
        return 0
    return code


if __name__ == "__main__":
    sys.exit(main())
