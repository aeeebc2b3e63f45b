"""Addresses as they stand in mail: Latin letters alone, whatever the address of a reader or of this installation is written in."""

from urllib.parse import urlsplit

from django.conf import settings

#: The most signs of an address (RFC 5321, 4.5.3.1.3).
LONGEST = 254


def on_the_wire(address: str) -> str:
    """A mail address as servers take it: a domain in other letters than Latin ones in its Latin form.

    `ValueError` where it has none, so that no server could be told of it.
    """
    local, _at, host = address.rpartition("@")
    found = f"{local}@{host.encode('idna').decode('ascii')}"
    if not found.isascii() or not found.isprintable() or len(found) > LONGEST:
        raise ValueError("no address that a mail server takes")
    return found


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
