"""What the pages and the paper of accounts show: the accounts side by side, and what they say differently."""

import hashlib
import json
from dataclasses import dataclass
from typing import Any

from django.core.cache import caches
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from hamgam.assemblies.account_models import Account
from hamgam.assemblies.account_sentences import counted_names, narrowed_names
from hamgam.assemblies.models import Assembly
from hamgam.engine import accounts as engine
from hamgam.engine.spoken import listed
from hamgam.members import here
from hamgam.members.models import Organisation

#: How long what was found in accounts is remembered, in seconds; it is asked for by the accounts' own words.
REMEMBERED = 3600


def author(account: Account) -> str:
    """Under which name an account stands, in the reader's language."""
    language = get_language() or "fa"
    house = here.in_language(account.organisation.names, language) if account.organisation else ""
    return house if account.signed == "organisation" else _("%(name)s, %(organisation)s") % {
        "name": account.name, "organisation": house,
    } if house else account.name  # fmt: skip


@dataclass(frozen=True)
class Part:
    """A stretch of a sentence; strong where it is what the accounts differ on."""

    words: str
    strong: bool


@dataclass(frozen=True)
class Column:
    """What one account says on a topic. parts: its sentence, empty where it says nothing; houses: organisations named as there
    that another account does not name, absent: those named as absent."""

    account: Account
    author: str
    parts: list[Part]
    houses: str
    absent: str


@dataclass(frozen=True)
class Card:
    """A topic with a column for each account, in the accounts' order."""

    title: str
    columns: list[Column]


@dataclass(frozen=True)
class Beside:
    """Accounts side by side. differ: what they say differently; some: what only some of them say."""

    accounts: list[tuple[Account, str]]
    differ: list[Card]
    some: list[Card]


def beside(assembly: Assembly) -> Beside:
    """The finished accounts of an assembly, and what they say differently; in two queries, however many there are."""
    language = get_language() or "fa"
    rows = list(assembly.accounts.beside_one_another().select_related("organisation"))
    houses = {row.public_id: row for row in Organisation.objects.all()} if len(rows) > 1 else {}
    topics = _compared(assembly, rows, houses) if len(rows) > 1 else []
    cards = [(topic.differs, _card(topic, rows, houses, language)) for topic in topics]
    return Beside(
        [(row, author(row)) for row in rows], [card for differs, card in cards if differs],
        [card for differs, card in cards if not differs],
    )  # fmt: skip


def _compared(assembly: Assembly, rows: list[Account], houses: dict[str, Organisation]) -> list[engine.Topic]:
    """What the engine finds; remembered by everything that it is given, since accounts are read more often than written."""
    names = {key: sorted({*house.names.values(), *house.short_names.values()}) for key, house in houses.items()}
    given = [[(str(row.pk), row.words) for row in rows], sorted(names.items()), assembly.first_day.isoformat()]
    key = "accounts-" + hashlib.sha256(json.dumps(given).encode()).hexdigest()
    found = caches["process"].get(key)
    if found is None:
        found = engine.compare([engine.Account(str(row.pk), row.words) for row in rows], assembly.first_day, names)
        caches["process"].set(key, found, REMEMBERED)
    return list(found)


def _card(topic: engine.Topic, rows: list[Account], houses: dict[str, Organisation], language: str) -> Card:
    def called(keys: Any) -> str:
        return listed([here.in_language(houses[key].names, language) for key in keys if key in topic.houses], language)

    columns = []
    for row in rows:
        said = topic.said.get(str(row.pk))
        parts = _parts(said) if said else []
        columns.append(
            Column(row, author(row), parts, called(said.houses) if said else "", called(said.absent) if said else "")
        )
    return Card(title_of(topic), columns)


def _parts(said: engine.Said) -> list[Part]:
    found, position = [], 0
    for low, high in said.spans:
        if low >= position:
            found += [Part(said.sentence[position:low], False), Part(said.sentence[low:high], True)]
            position = high
    return [part for part in [*found, Part(said.sentence[position:], False)] if part.words]


def title_of(topic: engine.Topic) -> str:
    """What a topic is called: "Working groups", "Hour: beginning"."""
    names = {"day": _("Day"), "hour": _("Hour"), "present": _("Who was there")}
    said = names.get(topic.kind) or counted_names().get(topic.what, _("Number"))
    about = [name for word, name in narrowed_names().items() if word in topic.narrowed]
    return _("%(what)s: %(which)s") % {"what": said, "which": listed(about, get_language() or "fa")} if about else said
