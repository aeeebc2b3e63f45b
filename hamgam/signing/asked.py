"""What a page of signing is asked for: which version, and what was wished for on the page before."""

from django.http import Http404, HttpRequest
from django.shortcuts import get_object_or_404

from hamgam.texts.models import Text, Version


def version_of(request: HttpRequest, number: int) -> Version:
    """The frozen version of a text that the reader may see; 404 otherwise."""
    text = get_object_or_404(Text.objects.visible_to(request.actor), number=number)
    version = text.frozen_version
    if version is None:
        raise Http404
    version.text = text
    return version


def groups_of(digest: str) -> list[str]:
    """A fingerprint in groups that can be compared."""
    return [digest[place : place + 8] for place in range(0, 64, 8)]


def wish_of(request: HttpRequest, version: Version) -> dict[str, str]:
    """Note and place from the first page, as long as they belong to this version."""
    kept = request.session.get("signing") or {}
    if kept.get("version") != version.pk:
        return {"note": "", "where": ""}
    return {"note": kept.get("note", ""), "where": kept.get("where", "")}
