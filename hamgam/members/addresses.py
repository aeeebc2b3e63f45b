"""Mail addresses: which could be one, and how a mail server is told of it."""

from django.core.exceptions import ValidationError
from django.core.validators import validate_email

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


def is_address(email: str) -> bool:
    """Whether this could be a mail address, one that can be said to a mail server."""
    try:
        validate_email(email)
        on_the_wire(email)
    except (ValidationError, ValueError):
        return False
    return True
