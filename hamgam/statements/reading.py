"""What a statement says and who stands under it, read for one reader in a fixed number of queries."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from typing import Any

from django.db.models import prefetch_related_objects

from hamgam.engine import record as engine
from hamgam.engine.letters import sort_key
from hamgam.engine.texts.telephone import fingerprint_groups, telephone_words
from hamgam.members.key_acts import voucher_missing
from hamgam.members.key_models import fingerprint
from hamgam.members.models import Organisation
from hamgam.members.names import mistakable
from hamgam.record.models import Leaf
from hamgam.signing.models import Consent
from hamgam.statements.models import Statement
from hamgam.statements.succession import Succession, successions
from hamgam.texts.models import FrozenText


def in_language(values: Mapping[str, str], language: str) -> str:
    """One of several languages: the reader's, else the first there is."""
    return values.get(language) or next((value for value in values.values() if value), "")


@dataclass(frozen=True)
class Signer:
    """An organisation under a statement, by the name that it bore when it signed."""

    public_id: str
    names: dict[str, str]
    name: str
    #: Its present name, where it has another one by now.
    today: str
    #: key: signed with its key. attested: people of it said so to the host, which names it.
    level: str
    #: By a passkey for which no key of the organisation had vouched, though it had one: the verifier says the same.
    unvouched: bool
    #: Attested by one person, where the organisation has no second.
    alone: bool
    signed: date
    late: bool
    withdrawn: date | None
    note: str
    #: Why it took its signature back, where it said so for everybody.
    withdrawal_note: str
    #: The key's fingerprint as `ssh-keygen -l` prints it, and the signature itself.
    key: str
    signature: str
    leaf: int
    #: Mergers and splits since then, and whether the signature went over.
    since: tuple[Succession, ...] = ()
    #: Its town, where it shows it and another under the statement has nearly the same name; it is no part of what was signed.
    town: str = ""

    @property
    def others(self) -> list[tuple[str, str]]:
        """Its names in further languages."""
        return [(language, name) for language, name in self.names.items() if name != self.name]


@dataclass(frozen=True)
class Item:
    """What stands in a text, one beneath the other: a heading (part), a clause or a paragraph without a number."""

    kind: str
    anchor: str = ""
    heading: str = ""
    lines: tuple[str, ...] = ()


@dataclass(frozen=True)
class Words:
    """The text in one language, and the bytes that were signed."""

    language: str
    title: str
    items: tuple[Item, ...]
    sha256: str
    size: int
    leading: bool


class Reading:
    """A statement for a reader of one language."""

    def __init__(self, statement: Statement, language: str) -> None:
        self.statement, self.language = statement, language
        self.version = statement.version
        self.text = statement.version.text

    @cached_property
    def roster(self) -> engine.Roster:
        """Who was asked to sign, with the names of that day."""
        return engine.parse_roster(bytes(self.version.roster))

    @cached_property
    def asked(self) -> int:
        """How many organisations were asked."""
        return len(self.roster.organisations)

    @cached_property
    def signers(self) -> list[Signer]:
        """Everybody who signed, withdrawn or not, in the statement's order; who came later stands last."""
        rows = self.version.consents.filter(answer="sign", state__in=("valid", "withdrawn")).exclude(leaf=None)
        consents = list(rows.select_related("organisation", "key").order_by("leaf"))
        prefetch_related_objects([row.organisation for row in consents if row.level == "passkey"], "keys")
        since = successions(consents, self.language)
        found = [self._signer(row, since.get(row.organisation_id, [])) for row in consents]
        found = self._told_apart(found, [row.organisation for row in consents])
        if self.statement.order == "alphabetical":
            found.sort(key=lambda row: sort_key(row.name, self.language))
        return sorted(found, key=lambda row: row.late)

    def _told_apart(self, rows: list[Signer], houses: list[Organisation]) -> list[Signer]:
        """With the towns of those whose names could be taken for another's in this list."""
        alike = mistakable(tuple(tuple(row.names.values()) for row in rows))
        towns = {n: in_language(houses[n].city, self.language) for n in alike if "city" in houses[n].shown}
        return [replace(row, town=towns.get(n, "")) for n, row in enumerate(rows)]

    def _signer(self, consent: Consent, since: list[Succession]) -> Signer:
        roster = engine.parse_roster(bytes(consent.later_roster)) if consent.later_roster else self.roster
        public_id = consent.organisation.public_id
        row, today = roster.find(public_id), consent.organisation.names
        names = dict(row.names) if row else dict(today)
        name, now = in_language(names, self.language), in_language(today, self.language)
        keys, leaf = consent.organisation.keys.all(), consent.leaf or 0
        return Signer(
            public_id=public_id, names=names, name=name, today="" if now == name else now, level=consent.level,
            unvouched=consent.key is not None and voucher_missing(consent.key, keys, leaf),
            alone=consent.level == "attested" and consent.confirmed_by_id is None, signed=consent.day,
            late=consent.late, withdrawn=consent.withdrawn_on if consent.state == "withdrawn" else None,
            note=consent.note, withdrawal_note=consent.withdrawal_note if consent.state == "withdrawn" else "",
            key=fingerprint(consent.key) if consent.key else "",
            signature=consent.signature, leaf=leaf, since=tuple(since),
        )  # fmt: skip

    @cached_property
    def first(self) -> list[Signer]:
        """Those who had signed when it was published."""
        return [row for row in self.signers if not row.late]

    @cached_property
    def later(self) -> list[Signer]:
        """Those who signed afterwards."""
        return [row for row in self.signers if row.late]

    @cached_property
    def withdrawn(self) -> list[Signer]:
        """Those who took their signature back."""
        return [row for row in self.signers if row.withdrawn]

    @property
    def by_key(self) -> int:
        """How many signed with a key."""
        return sum(row.level == "key" for row in self.signers)

    @cached_property
    def files(self) -> list[FrozenText]:
        """The frozen bytes: the reader's language first, then the leading one, then the others."""
        order = (self.language, self.text.language)
        rows = list(self.version.files.all())
        return sorted(rows, key=lambda row: (*(row.language != code for code in order), row.language))

    @cached_property
    def texts(self) -> list[Words]:
        """The text in each of its languages, the reader's first."""
        return [self._words(file) for file in self.files]

    def _words(self, file: FrozenText) -> Words:
        return Words(
            file.language, self.version.snapshot["titles"].get(file.language, ""),
            tuple(items_of(self.version.snapshot, file.language)), file.sha256, len(file.data),
            file.language == self.text.language,
        )  # fmt: skip

    @property
    def leading(self) -> Words:
        """The text in the language in which it was written."""
        return next(words for words in self.texts if words.leading)

    @property
    def aligned(self) -> str:
        """How clauses of two languages stand in line: class names for as many rows as there are, none for more."""
        rows = max(len(words.items) for words in self.texts) + 2
        return "aligned" if rows <= 60 else "aligned tall" if rows <= 240 else ""

    @cached_property
    def article(self) -> str:
        """The article of the bylaws under which it was published, as its entry in the record says."""
        leaf = Leaf.objects.get(pk=self.statement.leaf)
        return str(engine.parse_leaf(bytes(leaf.data)).entry.article)

    @property
    def groups(self) -> tuple[str, ...]:
        """The fingerprint in eight groups."""
        return fingerprint_groups(self.version.digest)

    @property
    def words(self) -> tuple[str, ...]:
        """The six words for the telephone."""
        return telephone_words(self.version.digest, self.language)

    @property
    def digest_lines(self) -> str:
        """The lines over which the fingerprint is computed: one for each language, the leading one first."""
        rows = sorted(self.files, key=lambda row: (row.language != self.text.language, row.language))
        lines = "".join(f"{row.language} {row.sha256}\n" for row in rows)
        assert hashlib.sha256(lines.encode()).hexdigest() == self.version.digest
        return lines

    @property
    def adopted_on(self) -> date | None:
        """The day on which it was adopted, where one was given."""
        given = self.statement.adopted.get("date")
        return date.fromisoformat(given) if given else None

    def adopted(self, what: str) -> str:
        """The assembly ("name") or the place ("place") of its adoption."""
        return in_language(self.statement.adopted.get(what) or {}, self.language)

    @property
    def adopted_by(self) -> str:
        """The assembly, or whatever adopted it."""
        return self.adopted("name")

    @property
    def adopted_at(self) -> str:
        """The place."""
        return self.adopted("place")


def items_of(snapshot: dict[str, Any], language: str) -> list[Item]:
    """Headings, clauses and paragraphs of a frozen text in one language, in their order."""
    found: list[Item] = []
    for section in snapshot["sections"]:
        if title := section["titles"].get(language):
            found.append(Item("part", heading=title))
        for clause in section["clauses"]:
            kind = "paragraph" if clause["number"] is None else "clause"
            lines = tuple(line for line in clause["words"].get(language, "").split("\n") if line.strip())
            found.append(Item(kind, f"b{clause['anchor']}", clause["headings"].get(language, ""), lines))
    return found
