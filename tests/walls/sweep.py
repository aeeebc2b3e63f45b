"""Everybody at every door, by every way of asking."""

from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlencode

from django.db import transaction
from django.urls import reverse
from django.utils import translation

from tests.hostile.forms import forms_on
from tests.remembered import forget
from tests.walls.answers import newest, said
from tests.walls.house import READERS, House
from tests.walls.subjects import Place, fillings, places

#: By whose eyes forms are found: what stands on their pages is sent by everybody.
EYES = ("liaison", "coordinator", "minute taker", "delegate", "observer", "candidate")
#: Ways of asking that no page of ours uses.
STRANGE = ("PUT", "PATCH", "DELETE", "OPTIONS")
METHODS = ("GET", "POST", "other")
#: Who tries them.
SOME = ("visitor", "other", "liaison")
#: Whoever leaves ends the session of the browser with which the next page is asked for.
ENDS = {"account_logout", "members.quick_exit"}


@dataclass(frozen=True)
class Cell:
    """One door for one reader: the name of the address, the kind of object, the way of asking, who asks."""

    name: str
    kind: str
    method: str
    reader: str


@dataclass
class Sweep:
    """The doors of a house: at which path each is tried, and what forms send there."""

    house: House
    doors: dict[tuple[str, str], str] = field(default_factory=dict)
    #: Path → where its form stands (address, kind, reader), and what it sends.
    forms: dict[str, tuple[str, dict[str, Any]]] = field(default_factory=dict)
    clients: dict[str, Any] = field(default_factory=dict)
    seen: set[str] = field(default_factory=set)

    def __post_init__(self) -> None:
        for place in places():
            for kind, parts in fillings(place, self.house).items():
                self.doors[(place.name, kind)] = path_of(place, parts)
        self.first = dict(reversed(self.doors))

    def client(self, reader: str) -> Any:
        """The browser of a reader, the same for every door."""
        if reader not in self.clients:
            self.clients[reader] = self.house.client(reader)
        return self.clients[reader]

    def read_forms(self, source: str) -> None:
        """Keep the forms of one page (address, object, reader) that were not met before."""
        if source and source not in self.seen:
            name, kind, reader = source.split(" | ")
            self.read(Cell(name, kind, "GET", reader), keep=True)

    def read(self, cell: Cell, keep: bool) -> str:
        """The word for a page; what its forms would send is kept where they were not met before."""
        source = f"{cell.name} | {cell.kind} | {cell.reader}"
        answer, word = self.ask(cell)
        if keep and source not in self.seen and cell.name not in ENDS and cell.kind != "absent":
            self.seen.add(source)
            if word == "page" and b'method="post"' in answer.content:
                for met in forms_on(self.doors[(cell.name, cell.kind)], answer.content):
                    self.forms.setdefault(met.action.partition("?")[0], (source, met.filled("آب")))
        return word

    def source(self, name: str, kind: str) -> str:
        """On whose page the form stands that is sent to this door; empty where none was met, and an empty one is sent."""
        return self.forms.get(self.doors[(name, kind)], ("", {}))[0]

    def cells(self, name: str, kind: str, method: str) -> list[Cell]:
        """A row of the table: everybody; for strange ways of asking some, at the first object of an address."""
        if method == "other":
            return [Cell(name, kind, method, reader) for reader in SOME] if self.first[name] == kind else []
        return [Cell(name, kind, method, reader) for reader in READERS]

    def answer(self, cell: Cell) -> tuple[str, list[Any]]:
        """The word for what comes back, and the answers themselves."""
        if cell.method != "other":
            answer, word = self.ask(cell)
            return word, [answer]
        asked = {way: self.ask(Cell(cell.name, cell.kind, way, cell.reader)) for way in STRANGE}
        words = {word for _answer, word in asked.values()}
        one = words.pop() if len(words) == 1 else " ".join(f"{way}:{word}" for way, (_a, word) in asked.items())
        return one, [answer for answer, _word in asked.values()]

    def ask(self, cell: Cell) -> tuple[Any, str]:
        """One request, after which everything is as it was."""
        client, path = self.client(cell.reader), self.doors[(cell.name, cell.kind)]
        cookies, before = client.cookies.copy(), newest()
        with transaction.atomic():
            if cell.method == "POST":
                forget()
                answer = client.post(path, self.forms.get(path, ("", {}))[1])
            else:
                answer = client.generic(cell.method, path)
            word = said(answer, before)
            transaction.set_rollback(True)
        client.cookies = cookies
        return answer, word

    def post_and_read(self, cell: Cell, path: str, data: dict[str, Any]) -> Any:
        """What comes back of this form, or the page on which it stood where that is what one is led to; all is then as it was."""
        client = self.client(cell.reader)
        cookies = client.cookies.copy()
        with transaction.atomic():
            forget()
            raw = urlencode(data, doseq=True, errors="surrogatepass")  # halves of a letter, as no browser sends them
            answer = client.post(path, raw, content_type="application/x-www-form-urlencoded")
            if answer.status_code in (302, 303):
                following = client.get(answer.headers["Location"])
                answer = following if following.status_code != 404 else client.get(self.doors[(cell.name, cell.kind)])
            transaction.set_rollback(True)
        client.cookies = cookies
        return answer


def path_of(place: Place, parts: dict[str, Any]) -> str:
    """The path of an address in Persian."""
    with translation.override("fa"):
        return reverse(place.name, kwargs=parts or None)
