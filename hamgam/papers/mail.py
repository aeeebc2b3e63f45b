"""A mail that came in, read: who says to have sent it, to which addresses, the words that are new in it, and what it is when
no person wrote it.

Whoever sends is a stranger: nothing is believed, everything is bounded. What cannot be read is read as nothing.
"""

import codecs
import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from email import policy
from email.errors import HeaderParseError
from email.header import decode_header
from email.message import Message
from email.parser import BytesHeaderParser, BytesParser
from email.utils import getaddresses

from lxml.etree import HTML, HTMLParser, LxmlError

#: Bytes of a mail that is read whole, of its head, of one line of the head, of words in it; parts looked at.
WHOLE, HEAD, LINE, WORDS, PARTS = 1_000_000, 64_000, 2_000, 200_000, 60
#: Lines that could begin a part: no program writes so many, and reading them takes long.
BORDERS = 2_000
#: Who a delivered mail was for, the surest first: what the own mail server wrote, then what the sender wrote.
RECEIVED_FOR = ("delivered-to", "x-original-to", "envelope-to", "to", "cc")
#: A line with this in it divides what somebody answers from the letter that they answer; letters carry it on top.
MARK = "≡≡≡"
#: What names a mail (RFC 5322, 3.6.4), as long as a line of ours carries it.
_NAMED = re.compile(r"<[!-;=?A-~]{1,120}@[!-;=?A-~]{1,120}>")


@dataclass(frozen=True)
class Arrived:
    """What could be read of a mail.

    `digest`: of its Message-ID, or of all its bytes where it has none; the same for the same mail. `sender`: in lower case,
    empty where there is not exactly one. `automatic`: a word for why no person wrote it, empty where one may have.
    `message_id`: as an answer can name it, empty where it is not in the form that the standard gives it.
    `failed`: for a report of delivery alone, whether there is no such address. `judged`: what servers on the way said of the sender,
    as (server, words).
    """

    digest: str
    sender: str
    recipients: tuple[str, ...]
    subject: str
    words: str
    automatic: str
    failed: bool | None
    judged: tuple[tuple[str, str], ...]
    message_id: str = ""


def read(raw: bytes) -> Arrived:
    """A mail of at most `WHOLE` bytes, read whole. Of a longer one only its head is, and its words are empty."""
    head = _head(raw)
    body = _parsed(raw) if len(raw) <= WHOLE else None
    known = _line(head, "message-id")
    return Arrived(
        digest=hashlib.sha256(known.encode(errors="replace") if known else raw).hexdigest(),
        sender=_sender(head),
        recipients=tuple(_addresses(head, RECEIVED_FOR)),
        subject=_spoken(_line(head, "subject")),
        words=new_words(_words(body)) if body is not None else "",
        automatic=_automatic(head),
        failed=_failed(body) if body is not None else None,
        judged=tuple(_judged(head)),
        message_id=known if _NAMED.fullmatch(known) else "",
    )


def _head(raw: bytes) -> Message:
    """The lines of the head, each cut: long lines are what slows readers of mail down."""
    end = min(position for position in (raw.find(b"\r\n\r\n"), raw.find(b"\n\n"), len(raw)) if position >= 0)
    lines = raw[: min(end, HEAD)].splitlines(keepends=True)
    kept = b"".join(line if len(line) <= LINE else line[:LINE] + b"\n" for line in lines)
    return BytesHeaderParser(policy=policy.compat32).parsebytes(kept + b"\n\n")


def _parsed(raw: bytes) -> Message | None:
    if raw.count(b"\n--") > BORDERS:
        return None
    try:
        return BytesParser(policy=policy.compat32).parsebytes(raw)
    except (RecursionError, ValueError, LookupError, HeaderParseError):
        return None


def _line(message: Message, name: str) -> str:
    """One line of the head, unfolded and cut; empty where it is not there."""
    return " ".join(str(message.get(name, "")).split())[:LINE]


def _spoken(line: str) -> str:
    """A line of the head as people read it: its encodings undone."""
    try:
        parts = decode_header(line)
    except (HeaderParseError, ValueError):
        return line
    said = [part if isinstance(part, str) else _text(part, charset or "ascii") for part, charset in parts]
    return " ".join("".join(said).split())


#: Encodings in which mail is written. Python knows others, some of which take minutes for a page.
_WRITTEN = re.compile(
    r"utf-8|utf-16|ascii|iso8859-\d+|cp\d+|koi8-[ru]|gb18030|gbk|gb2312|big5|shift_jis|euc_(jp|kr)|iso2022_(jp|kr)"
)


def _text(raw: bytes, charset: str) -> str:
    try:
        known = bool(_WRITTEN.fullmatch(codecs.lookup(charset).name))
    except (LookupError, ValueError):
        known = False
    return raw.decode(charset if known else "utf-8", errors="replace")


def _addresses(head: Message, names: tuple[str, ...]) -> Iterator[str]:
    """Every address in these lines, in lower case, each once."""
    seen: set[str] = set()
    for name in names:
        values = [" ".join(str(value).split())[:LINE] for value in head.get_all(name, [])[:20]]
        for _spoken_name, address in _pairs(values):
            found = address.strip().lower()
            if "@" in found and found not in seen:
                seen.add(found)
                yield found


def _pairs(values: list[str]) -> list[tuple[str, str]]:
    try:
        return getaddresses(values)
    except RecursionError:  # brackets within brackets
        return []


def _sender(head: Message) -> str:
    """The one address that the mail says it is from; two are none, since nobody knows which was meant."""
    found = list(_addresses(head, ("from",)))
    return found[0] if len(found) == 1 and len(head.get_all("from", [])) == 1 else ""


def _automatic(head: Message) -> str:
    """Why no person wrote this mail, by RFC 3834 and by what lists and older programs write; empty where one may have."""
    if _line(head, "auto-submitted").lower() not in ("", "no"):
        return "auto_submitted"
    if head.get("return-path") is not None and _line(head, "return-path") in ("<>", ""):
        return "no_return_path"
    if _line(head, "precedence").lower() in ("bulk", "list", "junk", "auto_reply"):
        return "bulk"
    if any(head.get(name) is not None for name in ("list-id", "list-unsubscribe", "x-loop")):
        return "list"
    if any(head.get(name) is not None for name in ("x-autoreply", "x-autorespond", "x-autoresponse", "x-vacation")):
        return "autoreply"
    if _line(head, "content-type").lower().startswith("multipart/report"):
        return "report"
    if re.match(r"(mailer-daemon|postmaster|no-?reply|do-?not-?reply)@", _sender(head)):
        return "machine"
    return ""


def _judged(head: Message) -> Iterator[tuple[str, str]]:
    """What servers on the way said of the sender (RFC 8601), the last first."""
    for value in head.get_all("authentication-results", [])[:10]:
        said = " ".join(str(value).split())[:LINE].lower()
        server, _semicolon, words = said.partition(";")
        yield server.split(" ")[0].strip(), words


def _parts(message: Message) -> Iterator[Message]:
    """The parts of a mail that hold no parts, at most `PARTS` of them; attached files are left out."""
    waiting, looked = [message], 0
    while waiting and looked < PARTS:
        part = waiting.pop(0)
        looked += 1
        inside = part.get_payload()
        if isinstance(inside, list):
            if part.get_content_type() != "message/rfc822":
                waiting[:0] = [row for row in inside[:PARTS] if isinstance(row, Message)]
        elif not str(part.get("content-disposition", "")).lower().startswith("attachment"):
            yield part


def _words(message: Message) -> str:
    """The first plain text of a mail; where it has none, the first page of HTML as text."""
    pages: list[Message] = []
    for part in _parts(message):
        kind = part.get_content_type()
        if kind == "text/plain":
            return _payload(part)
        if kind == "text/html":
            pages.append(part)
    return plain(_payload(pages[0])) if pages else ""


def _payload(part: Message) -> str:
    raw = part.get_payload(decode=True)
    if not isinstance(raw, bytes):
        return ""
    return _text(raw[:WORDS], str(part.get_content_charset() or "utf-8")).replace("\x00", "")


def _failed(message: Message) -> bool | None:
    """What a report of delivery (RFC 3464) says: that there is no such address, that it failed otherwise, or None where it is none.

    Of what fails for good only the address (5.1.x, RFC 3463) says something about it: a relay that is set up wrongly, a full
    mailbox or a rule against unwanted mail does not.
    """
    if message.get_content_type() != "multipart/report" or not isinstance(message.get_payload(), list):
        return None
    for part in message.get_payload()[:PARTS]:
        if not isinstance(part, Message) or part.get_content_type() != "message/delivery-status":
            continue
        rows = part.get_payload()
        for row in rows[:PARTS] if isinstance(rows, list) else ():
            if isinstance(row, Message) and _line(row, "action").lower() == "failed":
                return _line(row, "status").startswith("5.1.")
        return False
    return None


class _Plain:
    """The words of a page of HTML, without what mail programs quote, and without what no reader sees: a target of a parser."""

    HIDDEN = ("script", "style", "head", "title", "blockquote")
    BREAKS = ("br", "p", "div", "li", "tr", "h1", "h2", "h3", "h4", "hr")

    def __init__(self) -> None:
        self.said: list[str] = []
        self.hidden = 0

    def start(self, tag: str, _attributes: object) -> None:
        """An element begins."""
        self.hidden += tag in self.HIDDEN
        if tag in self.BREAKS:
            self.said.append("\n")

    def end(self, tag: str) -> None:
        """An element ends."""
        self.hidden -= tag in self.HIDDEN
        if tag in ("p", "div", "li", "tr"):
            self.said.append("\n")

    def data(self, words: str) -> None:
        """Words stand here."""
        if not self.hidden:
            self.said.append(re.sub(r"\s+", " ", words))

    def close(self) -> str:
        """The page ends."""
        return "".join(self.said)


def plain(page: str) -> str:
    """A page of HTML as plain text. libxml2 reads it: hostile pages hold Python's own reader up for minutes."""
    try:
        said = HTML(page[:WORDS], HTMLParser(target=_Plain(), no_network=True))
    except (LxmlError, ValueError):
        return ""
    return re.sub(r"\n{2,}", "\n", "\n".join(line.strip() for line in said.splitlines())).strip()


#: The line by which mail programs introduce what they quote: it ends with a colon and names an address, a year or a writer.
LINE_OF_WORDS = 400
_INTRODUCED = re.compile(r"(@|\b(19|20)\d\d\b|[۱1][۳۴34][۰-۹0-9]{2}|wrote|نوشت|schrieb|écrit|escribió).*[:：]$")
_BEGUN = re.compile(r"(On|Am|Le|El|Il|در|به تاریخ) .*\d.*[^.؟?!:]$")
#: Where programs that quote without a sign begin the former mail.
_FORMER = re.compile(r"(-{2,}\s*(original message|forwarded message|پیام اصلی)\s*-{2,}|_{10,})$", re.IGNORECASE)
#: What telephones add by themselves.
_ADDED = re.compile(r"(sent from my |get outlook for |ارسال ?(شده)? ?از (آیفون|گوشی|تلفن|اندروید))", re.IGNORECASE)
_HEADING = re.compile(
    r"\*?(from|sent|to|date|subject|von|gesendet|از|تاریخ|ارسال|فرستنده|به|موضوع)\*?\s*:", re.IGNORECASE
)


def new_words(text: str) -> str:
    """What somebody wrote themselves in an answer: without the letter they answer, its introduction and their signature.

    The line with `MARK` is looked for first, since our own letters carry it: under it stands the former letter, unless the
    program quotes line by line with ">", where people may also answer beneath or in between.
    """
    lines = [line.rstrip() for line in text.replace("\r\n", "\n").replace("\r", "\n").split("\n")]
    marked = next((place for place, line in enumerate(lines) if MARK in line), None)
    if marked is not None and not lines[marked].lstrip().startswith(">"):
        lines = lines[:marked]
    kept: list[str] = []
    for place, line in enumerate(lines):
        bare = line.strip()
        if bare.startswith(">"):
            _drop_introduction(kept)
        elif bare == "--" or _is_heading(lines, place) or _ends(bare[:LINE_OF_WORDS]):
            break
        elif bare or (kept and kept[-1]):  # of empty lines one is kept, so that going back over them takes one step
            kept.append(line)
    _drop_introduction(kept)
    return "\n".join(kept).strip()


def _ends(line: str) -> bool:
    """Whether what follows is the former mail, or what a telephone adds."""
    return bool(_FORMER.match(line) or _ADDED.match(line))


def _is_heading(lines: list[str], place: int) -> bool:
    """Whether two lines of a mail's head begin here: from whom, and when, to whom or about what."""
    following = [line for line in lines[place : place + 3] if line.strip()][:2]
    return len(following) == 2 and all(_HEADING.match(line.strip()) for line in following)


def _drop_introduction(kept: list[str]) -> None:
    """Take the one or two lines away by which a quotation was introduced."""
    place = len(kept)
    while place and not kept[place - 1].strip():
        place -= 1
    if not place or len(kept[place - 1]) > LINE_OF_WORDS or not _INTRODUCED.search(kept[place - 1].strip()):
        return
    if place > 1 and len(kept[place - 2]) <= LINE_OF_WORDS and _BEGUN.match(kept[place - 2].strip()):
        place -= 1
    del kept[place - 1 :]
