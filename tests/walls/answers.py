"""What an answer is, in one word or two, for the table."""

from typing import Any

from django.http import HttpResponse
from django.urls import Resolver404, resolve

from hamgam.record.models import Entry

#: Where whoever has shown no second factor is sent.
PROVE = {"mfa_index", "account_reauthenticate"}


def said(answer: HttpResponse, former: int) -> str:
    """An answer in a word: page, file, sign-in, → where it leads, 404 …; "did" with the acts that it recorded."""
    acts = list(Entry.objects.filter(leaf_id__gt=former).order_by("leaf_id").values_list("act", flat=True))
    word = _said(answer)
    return f"did {' '.join(dict.fromkeys(acts))}" if acts else word


def _said(answer: Any) -> str:
    status = answer.status_code
    if status in (301, 302, 303):
        return _leads(answer.headers["Location"])
    if status == 200:
        return "page" if answer.headers.get("Content-Type", "").startswith("text/html") else "file"
    if status == 403:
        verdict = answer.context.get("verdict") if answer.context is not None else None
        return f"403 {verdict.reason}" if verdict is not None else "403"
    return str(status)


def _leads(location: str) -> str:
    path = location.partition("?")[0].partition("#")[0]
    try:
        name = resolve(path).view_name
    except Resolver404:
        return f"→ {path}"
    if name == "account_login":
        return "sign-in"
    return "prove first" if name in PROVE else f"→ {name}"


def newest() -> int:
    """The last entry of the record."""
    last = Entry.objects.order_by("-leaf_id").values_list("leaf_id", flat=True).first()
    return -1 if last is None else int(last)
