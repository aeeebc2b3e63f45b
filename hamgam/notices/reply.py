"""Addresses at which a letter can be answered. An address says what it is for, for whom and until when, and is signed: a guess,
one that was changed and one whose time is over open nothing.

Such an address lets one write into one talk from one seat, or add to one enquiry, or report that one letter did not arrive.
Nothing else can be done by mail: no position, no vote, no signature.
"""

import hashlib
import hmac
from base64 import b32decode, b32encode
from binascii import Error
from dataclasses import dataclass
from datetime import datetime

from django.conf import settings

#: What an address is for: to write in a talk from a seat, to add to an enquiry, to report a letter that did not arrive.
TALK, ENQUIRY, BOUNCE = 1, 2, 3
#: For so many days an address can be used. A report of a letter that did not arrive comes soon or never.
DAYS = {TALK: 30, ENQUIRY: 60, BOUNCE: 14}
#: Bytes of a day, of a number, of the seal; 27 bytes are 44 letters, and with the word before them fit into the 64 that the
#: part before the @ may have (RFC 5321, 4.5.3.1.1).
_DAY, _NUMBER, _SEAL = 3, 5, 13


@dataclass(frozen=True)
class Purpose:
    """What a signed address is for. `about` and `whose` are keys of rows; `over`: its last day has passed."""

    kind: int
    about: int
    whose: int
    over: bool


def can_receive() -> bool:
    """Whether this installation takes mail: `HAMGAM_MAIL_IN` names an address whose mailbox it reads."""
    return bool(settings.MAIL_IN)


def talk_address(talk: int, seat: int, now: datetime) -> str:
    """The address at which the person of one seat answers in one talk; empty where no mail is taken."""
    return _address(TALK, talk, seat, now)


def enquiry_address(enquiry: int, now: datetime) -> str:
    """The address at which whoever asked answers to an answer; empty where no mail is taken."""
    return _address(ENQUIRY, enquiry, 0, now)


def bounce_address(letter: int, now: datetime) -> str:
    """The address to which servers report that one letter could not be delivered; empty where no mail is taken."""
    return _address(BOUNCE, letter, 0, now)


def _address(kind: int, about: int, whose: int, now: datetime) -> str:
    if not can_receive():
        return ""
    name, _at, host = settings.MAIL_IN.partition("@")
    last = now.toordinal() + DAYS[kind]
    said = bytes([kind]) + last.to_bytes(_DAY, "big") + about.to_bytes(_NUMBER, "big") + whose.to_bytes(_NUMBER, "big")
    token = b32encode(said + _seal(said)).decode().rstrip("=").lower()
    return f"{name}+{token}@{host}"


def _seal(said: bytes) -> bytes:
    key = hashlib.sha256(b"hamgam: addresses that can be answered\n" + settings.SECRET_KEY.encode()).digest()
    return hmac.digest(key, said, "sha256")[:_SEAL]


def purpose_of(address: str, now: datetime) -> Purpose | None:
    """What an address is for; None where it is not of ours, or not as we made it."""
    token = token_in(address)
    try:
        raw = b32decode(token.upper() + "=" * (-len(token) % 8))
    except (Error, ValueError):
        return None
    said, seal = raw[:-_SEAL], raw[-_SEAL:]
    if len(said) != 1 + _DAY + 2 * _NUMBER or said[0] not in DAYS or not hmac.compare_digest(_seal(said), seal):
        return None
    last = int.from_bytes(said[1 : 1 + _DAY], "big")
    about = int.from_bytes(said[1 + _DAY : 1 + _DAY + _NUMBER], "big")
    return Purpose(said[0], about, int.from_bytes(said[-_NUMBER:], "big"), over=now.toordinal() > last)


def is_ours(address: str) -> bool:
    """Whether mail to this address is for this installation: its own address, with a sealed word or without."""
    name, _at, host = settings.MAIL_IN.lower().partition("@")
    local, _at, given = address.lower().rpartition("@")
    return can_receive() and given in (host, _latin(host)) and local.partition("+")[0] == name


def _latin(host: str) -> str:
    """A domain in other letters than Latin ones as it stands in mail."""
    return host.encode("idna").decode("ascii")


def token_in(address: str) -> str:
    """The sealed word of an address of ours; empty where it has none."""
    local = address.lower().rpartition("@")[0]
    return local.partition("+")[2] if is_ours(address) else ""
