"""Addresses of this installation as they stand in mail: Latin letters alone, whatever its own is written in."""

from urllib.parse import urlsplit

from django.conf import settings


def site() -> str:
    """The address of this installation, without the last stroke."""
    parts = urlsplit(settings.SITE_ADDRESS.rstrip("/"))
    port = f":{parts.port}" if parts.port else ""
    return f"{parts.scheme}://{domain()}{port}{parts.path}"


def link(path: str) -> str:
    """An address of this installation that a letter can carry."""
    return site() + path


def domain() -> str:
    """What stands right of the @ in Message-IDs and names of lists."""
    return (urlsplit(settings.SITE_ADDRESS).hostname or "localhost").encode("idna").decode("ascii")
