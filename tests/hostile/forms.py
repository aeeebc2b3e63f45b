"""Every form that people meet on the site's pages, found by reading the pages as each of them."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urljoin, urlsplit

import lxml.html
from django.test import Client
from django.urls import Resolver404, resolve

from tests.architecture.walk import addresses, fillings, path_of

#: How many ways of filling an address are looked at.
WAYS = 9


@dataclass(frozen=True)
class Control:
    """One field: its name, its kind (text, area, choice, hidden, file, tick) and what it holds or offers."""

    name: str
    kind: str
    values: tuple[str, ...] = ()


@dataclass
class Met:
    """A form as it stands on a page: where it leads and its fields."""

    page: str
    action: str
    view: str
    controls: tuple[Control, ...] = field(default_factory=tuple)

    @property
    def sort(self) -> tuple[str, tuple[str, ...]]:
        """Forms of one sort lead to one view with the same names of fields, numbers in them apart."""
        names = ("".join(sign for sign in one.name if not sign.isdecimal()) for one in self.controls)
        return self.view, tuple(sorted(set(names)))

    def filled(self, text: str, *, choice: int = 0) -> dict[str, Any]:
        """The form with this text in every field that takes words, and its choices made."""
        data: dict[str, Any] = {}
        for one in self.controls:
            if one.kind in ("text", "area"):
                data[one.name] = text
            elif one.kind == "hidden":
                data[one.name] = list(one.values)
            elif one.kind == "choice" and one.values:
                data[one.name] = one.values[choice % len(one.values)]
            elif one.kind == "tick":
                data[one.name] = list(one.values)
        return data

    def spoiled(self, value: str) -> dict[str, Any]:
        """The form with this value in every field, hidden ones and choices too."""
        return {one.name: value for one in self.controls if one.kind != "file"}


def pages(client: Client) -> Iterator[tuple[str, bytes]]:
    """Every page that this client can read, by its Persian address."""
    seen = set()
    for address in addresses():
        for filling in fillings(address)[:WAYS]:
            path = path_of(address, "fa", filling)
            if path is None or path in seen:
                continue
            seen.add(path)
            answer = client.get(path)
            if answer.status_code == 200 and answer.headers["Content-Type"].startswith("text/html"):
                yield path, answer.content


def forms_on(path: str, html: bytes) -> Iterator[Met]:
    """The forms of a page that change something."""
    for form in lxml.html.fromstring(html.decode()).xpath("//form[@method='post']"):
        action = urljoin(path, form.get("action") or "")
        try:
            view = resolve(urlsplit(action).path).view_name
        except Resolver404:
            view = action
        yield Met(path, action, view, tuple(_controls(form)))


def _controls(form: Any) -> Iterator[Control]:
    grouped: dict[tuple[str, str], list[str]] = {}
    for one in form.xpath(".//input[@name]|.//textarea[@name]|.//select[@name]|.//button[@name]"):
        name = one.get("name")
        if name in ("csrfmiddlewaretoken",):
            continue
        kind, values = _kind(one)
        grouped.setdefault((name, kind), []).extend(values)
    for (name, kind), values in grouped.items():
        yield Control(name, kind, tuple(values))


def _kind(one: Any) -> tuple[str, list[str]]:
    if one.tag == "textarea":
        return "area", []
    if one.tag == "select":
        return "choice", [option.get("value", "") for option in one.xpath(".//option") if option.get("value")]
    sort = "button" if one.tag == "button" else one.get("type", "text")
    if sort in ("radio", "button", "submit"):
        return "choice", [one.get("value", "")]
    if sort == "checkbox":
        return "tick", [one.get("value", "on")]
    return {"hidden": "hidden", "file": "file"}.get(sort, "text"), [one.get("value", "")]


def every_form(client: Client) -> list[Met]:
    """One form of each sort."""
    found: dict[Any, Met] = {}
    for path, html in pages(client):
        for met in forms_on(path, html):
            found.setdefault(met.sort, met)
    return list(found.values())
