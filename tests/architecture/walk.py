"""Every address of the site, filled with things that exist, and what is wrong with a page."""

import itertools
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any
from urllib.parse import urlsplit

import lxml.html
from django.apps import apps
from django.test import Client
from django.urls import NoReverseMatch, Resolver404, URLPattern, URLResolver, get_resolver, resolve, reverse
from django.utils import translation

from tests.people import World

#: Three Latin words in a row, outside of what is marked as English, are a sentence that nobody translated.
ENGLISH = re.compile(r"[A-Za-z][A-Za-z’'-]+(?: [A-Za-z][A-Za-z’'-]+){2,}")
MARKED = "code|bdi|pre|script|style|kbd|samp|textarea"
#: How many ways of filling an address are tried until somebody sees a page there.
TRIES = 40


@dataclass(frozen=True)
class Address:
    """One URL pattern: its name and the parts to be filled in, each with its converter."""

    name: str
    parts: tuple[tuple[str, str], ...]


@cache
def addresses() -> tuple[Address, ...]:
    """Every URL pattern, as the resolver knows it."""
    return tuple(_walk(get_resolver().url_patterns, ()))


def _walk(patterns: list[Any], parts: tuple[tuple[str, str], ...]) -> Iterator[Address]:
    for pattern in patterns:
        own = tuple((name, type(conv).__name__) for name, conv in pattern.pattern.converters.items())
        if isinstance(pattern, URLResolver):
            yield from _walk(pattern.url_patterns, parts + own)
        elif isinstance(pattern, URLPattern):
            yield Address(pattern.name or pattern.lookup_str, parts + own)


def fillings(address: Address) -> list[dict[str, Any]]:
    """Ways to fill an address: ids, numbers, slugs and letters of the rows that there are, by the name of the part."""
    choices = [_values(name, converter) for name, converter in address.parts]
    ways = itertools.islice(itertools.product(*choices), TRIES)
    return [dict(zip((name for name, _ in address.parts), way, strict=True)) for way in ways]


def _values(name: str, converter: str) -> list[Any]:
    found: list[Any] = []
    for model in apps.get_app_config("hamgam").get_models():
        fields = {field.name for field in model._meta.concrete_fields}
        own = str(model._meta.model_name)
        if name in fields and name != "id":
            found += model._base_manager.order_by("pk").values_list(name, flat=True)[:3]
        elif own == name.removesuffix("_id").removesuffix("_pk"):
            wanted = next((field for field in ("number", "slug", "anchor") if field in fields), "pk")
            found += model._base_manager.order_by("pk").values_list(wanted, flat=True)[:3]
            found += model._base_manager.order_by("pk").values_list("pk", flat=True)[:3]
    if name == "language":
        found += ["fa", "en"]
    if converter == "IntConverter":
        return list(dict.fromkeys([value for value in found if isinstance(value, int)] + [1, 2, 3]))
    if converter == "UUIDConverter":
        return [*found, "00000000-0000-4000-8000-000000000000"]
    return list(dict.fromkeys([str(value) for value in found if value] + ["fa", "x"]))


def path_of(address: Address, language: str, filling: dict[str, Any]) -> str | None:
    """The path under a language; None where these values do not fit."""
    with translation.override(language):
        try:
            return reverse(address.name, kwargs=filling or None)
        except NoReverseMatch:
            return None


def best_filling(address: Address, client: Client) -> dict[str, Any]:
    """Values with which this client sees something there; else the first ones that fit."""
    client.raise_request_exception = False
    first: dict[str, Any] | None = None
    for filling in fillings(address):
        path = path_of(address, "fa", filling)
        if path is None:
            continue
        first = filling if first is None else first
        if not address.parts or client.get(path).status_code not in (404, 500):
            return filling
    assert first is not None, f"no values fit {address}"
    return first


def faults(html: bytes, language: str) -> list[str]:
    """What is wrong with a page, in words."""
    page = lxml.html.fromstring(html.decode())
    found = []
    if (page.get("lang"), page.get("dir")) != (language, {"fa": "rtl", "en": "ltr"}[language]):
        found.append(f"lang and dir are {page.get('lang')} {page.get('dir')}")
    levels = [int(heading.tag[1]) for heading in page.xpath("//h1|//h2|//h3|//h4|//h5|//h6")]
    if levels.count(1) != 1:
        found.append(f"{levels.count(1)} h1")
    found += [f"h{b} follows h{a}" for a, b in itertools.pairwise(levels) if b > a + 1]
    ids = page.xpath("//@id")
    found += [f"id {one} stands twice" for one in sorted({one for one in ids if ids.count(one) > 1})]
    found += [f"no label: {lxml.html.tostring(one)[:90]!r}" for one in _unlabelled(page)]
    found += [
        f"no protection: {form.get('action')}" for form in page.xpath("//form[@method='post']") if not _safe(form)
    ]
    if language == "fa":
        found += [f"not Persian: {sentence}" for sentence in english_in(page)]
    return found


def _unlabelled(page: Any) -> list[Any]:
    controls = page.xpath(
        "//input[not(@hidden or @type='hidden' or @type='submit' or @type='button')]|//select|//textarea"
    )
    labelled = set(page.xpath("//label/@for"))
    return [
        control
        for control in controls
        if not (control.get("aria-label") or control.get("aria-labelledby") or control.get("id") in labelled)
        and not control.xpath("ancestor::label")
    ]


def _safe(form: Any) -> bool:
    """Whether the form carries its protection, or leads to a view that changes nothing and says so."""
    if form.xpath(".//input[@name='csrfmiddlewaretoken']"):
        return True
    try:
        return bool(getattr(resolve(urlsplit(form.get("action") or "").path).func, "csrf_exempt", False))
    except Resolver404:
        return False


def english_in(page: Any) -> list[str]:
    """English sentences in a Persian page that are not marked as English."""
    found = []
    for text in page.xpath("//text()"):
        holder = text.getparent().getparent() if text.is_tail else text.getparent()
        if holder is None or not ENGLISH.search(text):
            continue
        nearest = holder.xpath("ancestor-or-self::*[@lang][1]/@lang")
        if nearest == ["en"] or holder.xpath(f"ancestor-or-self::*[contains('|{MARKED}|', concat('|', name(), '|'))]"):
            continue
        found.append(" ".join(text.split())[:80])
    return found


def everyone(world: World) -> dict[str, Any]:
    """One actor for each way of looking at the site."""
    return {
        "nobody": world.nobody,
        "observer": world.observer,
        "liaison of a": world.a_liaison,
        "liaison of c": world.c_liaison,
        "delegate": world.a_delegate,
        "coordinator": world.coordinator,
    }
