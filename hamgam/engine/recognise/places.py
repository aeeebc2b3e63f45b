"""Contacts and places."""

import re
from collections.abc import Sequence
from itertools import takewhile

from hamgam.engine.dates import find_dates
from hamgam.engine.dates.words import plain
from hamgam.engine.recognise.gazetteer import CITY, CITY_PATTERN, COUNTRY
from hamgam.engine.recognise.headings import is_date_line, is_event_line
from hamgam.engine.recognise.model import Block
from hamgam.engine.recognise.words import ORGANISATION

_EMAIL = re.compile(r"(?<![\w.+\-])[\w.+\-]{1,64}(?:@|\s?\[at\]\s?|\s?\(at\)\s?)[\w\-]{1,63}(?:\.[\w\-]{1,63}){1,6}")
_URL = re.compile(r"(?:https?://|www\.)[^\s<>«»()،؛]+|(?<![\w@.])(?:t\.me|telegram\.me|instagram\.com|facebook\.com|x\.com|twitter\.com|youtube\.com)/[^\s<>«»()،؛]+"
                  r"|(?<![\w@./-])[a-z0-9][a-z0-9\-]{0,62}(?:\.[a-z0-9\-]{1,62}){0,4}\.(?:org|net|com|info|de|se|fr|eu|ca|uk|at|ch|nl|no|dk|fi|be|it|es|us|ir|online|media|live)(?:/[^\s<>«»()،؛]*)?(?![\w@])",
                  re.IGNORECASE)  # fmt: skip
_HANDLE = re.compile(r"(?<![\w.])@[A-Za-z0-9_]{3,}")
_PHONE = re.compile(r"(?:\+|00)\d[\d\s\-()/.]{6,24}\d(?!\d)")
_PHONE_LABELLED = re.compile(
    r"(?:تلفن|تلفکس|موبایل|همراه|شمار[هۀ]ٔ? تماس|تماس|فکس|☎|📞|📱|واتساپ|واتس[\s\u200c]?اپ|سیگنال|tel(?:efon|ephone)?|phone|mobile?|fax|whatsapp|signal)"
    r"\.?\s*[:：]?\s*(?P<n>\(?[+\d][\d\s\-()/.]{5,24}\d)",
    re.IGNORECASE,
)
_CONTACT_HINT = re.compile(r"@|\[at\]|\(at\)|[A-Za-z]\.[A-Za-z]|://|\d[\d\s\-()/.]{4,9}\d")
_PLACE_LABEL = re.compile(
    r"^[^\w]*(?:محل(?: برگزاری| نشست| تجمع| گردهمایی)?|مکان(?: برگزاری)?|نشانی محل|place|venue|location|ort|veranstaltungsort)\s*[:：\t]\s*(?P<p>.+)$",
    re.IGNORECASE,
)
_HELD_FA = re.compile(
    r"(?<!\w)در[\s\u200c]+(?:شهرهای|شهر)[\s\u200c]+(?P<p>[^\W\d_]+(?:[\s\u200c][^\W\d_]+)?)(?=[\s\u200c،,.؛:)(]|$)"
    rf"|(?<!\w)(?:در[\s\u200c]+(?:شهر[\s\u200c]+)?|شهر[\s\u200c]+)(?P<c>{CITY_PATTERN})(?!\w)"
    r"|(?<!\w)در (?!(?:شرایط|شرایطی|فضا|فضایی|روز|تاریخ|پایان|آغاز|زمان|حضور|سطح|محل|سالن|مجموع|ادامه|نهایت|جایی|کشور|خارج|داخل|آینده"
    r"|حالی|اینجا|آنجا|آرامش|سکوت|اینترنت)(?!\w))(?P<u>(?:بندر |شهرک )?[^\W\d_]{3,14}) (?:برگزار|دایر|برپا)(?!\w)"
)
_HELD_EN = re.compile(rf"(?<!\w)(?:in|at)\s+(?:the city of\s+)?(?P<c>{CITY_PATTERN})(?!\w)", re.IGNORECASE)
_HELD_VERB = re.compile(
    r"برگزار|دایر|منعقد|قرار ما|وعد[هۀ]ٔ? ما|تشکیل|برپا|گرد هم|گردهم|گرد آم|گردآم|منتشر|تصویب|به تصویب|آغاز به کار|فراخوا|تجمع|تظاهرات|میدان"
    r"|held|took place|take place|met|meet|adopted|gather"
    r"|convened|rally|fand|statt|versammel|verabschiedet|treffen",
    re.IGNORECASE,
)
_IN_CITY = re.compile(rf"(?<!\w)(?:در (?:شهر )?|in )(?P<c>{CITY_PATTERN})(?!\w)", re.IGNORECASE)
_BRACKETS = re.compile(r"[(\[]([^()\[\]]{6,80})[)\]]")
_HOUR = re.compile(r"\d{1,2}:\d\d|ساعت\s*\d")
_OPENING_CITY = re.compile(rf"(?P<c>{CITY_PATTERN})\s*[،,]", re.IGNORECASE)
_SPOT = re.compile(rf"(?P<c>{CITY_PATTERN})\s*[:：]\s*\S", re.IGNORECASE)
_DATELINE = re.compile(
    r"^(?i:(?:done|given|signed|issued|made|adopted|published) (?:at|in) )?(?P<p>[^\d،,:–—\-/|]{2,40}?)\s*[،,–—\-/|]\s*(?=\S)"
)
_NOT_PLACE = re.compile(
    r"تاریخ|زمان|مورخ|مصوب|نشست|جلسه|کنگره|کنفرانس|مجمع|بیانیه|گزارش|روز|ساعت|سال|ماه|شنبه|جمعه|نوبت|شماره|از |به |دور |ویرایش|نسخه|بازبینی|پیش‌نویس|تهیه|تنظیم"
    r"|date|day|on |am |den |monday|tuesday|wednesday|thursday|friday|saturday|sunday"
    r"|montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonntag|published|adopted|release|draft|version|انتشار|تصویب",
    re.IGNORECASE,
)


_ACCOUNT = re.compile(r"(?<!\w)[A-Z]{2}\d{2}(?:\s?[\dA-Z]{4}){2,8}(?:\s?\d{1,4})?(?!\w)")
_PHONE_ALONE = re.compile(r"0\d{2,4}[\s\-]?\d{3,8}(?:[\s\-]\d{2,4}){0,3}")


def contacts_in(text: str) -> list[str]:
    """Addresses, sites, handles and telephone numbers in a text, as printed."""
    if not _CONTACT_HINT.search(text):
        return []
    found: list[tuple[int, str]] = []
    rest = _ACCOUNT.sub(lambda match: "x" * len(match[0]), text)
    if _PHONE_ALONE.fullmatch(plain(text.strip())):
        return [text.strip()]
    for pattern in (_EMAIL, _URL, _HANDLE, _PHONE):
        for match in pattern.finditer(plain(rest) if pattern is _PHONE else rest):
            found.append((match.start(), text[match.start() : match.end()].strip().rstrip(".,;:)")))
        rest = pattern.sub(lambda match: " " * len(match[0]), rest)
    for match in _PHONE_LABELLED.finditer(_PHONE.sub(lambda phone: "x" * len(phone[0]), plain(rest))):
        number = text[match.start("n") : match.end("n")].strip()
        if sum(sign.isdigit() for sign in number) >= 6:
            found.append((match.start("n"), number))
    return [contact for _, contact in sorted(found)]


def is_labelled_place(text: str) -> bool:
    """«محل: …»."""
    return bool(_PLACE_LABEL.match(text))


def is_contact_line(text: str) -> bool:
    """«تماس: …», "Tel.: …": a line that holds an address or a number and hardly a word beside it."""
    rest = text
    found = contacts_in(text)
    for each in found:
        rest = rest.replace(each, " ")
    return bool(found) and len(re.findall(r"[^\W\d_]+", rest)) <= 5


def places_in(text: str) -> list[str]:
    """Places that a paragraph or line states: «محل: …», «استکهلم، ۱۲ مهر», «در کلن برگزار شد»."""
    match = _PLACE_LABEL.match(text)
    if match:
        return [_bare_place(match["p"])]
    if is_event_line(text):
        last = re.split(r"\s*(?:[،,–—|/]|\s-\s)\s*", text)[-1].strip(" ()")
        return [last] if _is_name(last) and not ORGANISATION.search(last) and not re.search(r"\d", last) else []
    if text.strip(" .،,()").lower() in CITY:
        return [text.strip(" .،,()")]
    found = []
    spot = _SPOT.match(text)
    if spot and len(text.split()) <= 14:
        found.append(spot["c"])
    if len(text.split()) <= 14 and any(sign.isdigit() for sign in text):
        found += _dateline_places(text)
    opening = _OPENING_CITY.match(text)
    if opening and _HOUR.search(text) and len(text.split()) <= 14:
        found.append(opening["c"])
    for inner in _BRACKETS.findall(text):
        found += _dateline_places(inner) if any(sign.isdigit() for sign in inner) and _DATELINE.match(inner) else []
    found += _beside_date(text)
    for sentence in re.split(r"(?<=[.!?؟؛;])\s+|\n", text):
        if _HELD_VERB.search(sentence) and not found:
            found += _held_in(sentence)
    return list(dict.fromkeys(found))


def header_places(blocks: Sequence[Block]) -> list[str]:
    """The city in a line of its own beside the date under a title: «دانشگاه مردمی، تورنتو، کانادا»."""
    head = list(takewhile(lambda block: len(block.text.split()) <= 12 and not block.label, blocks[:5]))
    for index, block in enumerate(head):
        beside = head[max(0, index - 1) : index] + head[index + 1 : index + 2]
        parts = re.split(r"\s*[،,–—|/]\s*|\s-\s", block.text)
        cities = [part for part in parts if part.strip(" ()").lower() in CITY]
        if len(parts) > 1 and cities and not block.signing and any(is_date_line(each.text) for each in beside):
            return cities[:1]
    return []


def _beside_date(text: str) -> list[str]:
    """«… ۱۹ و ۲۰ آبان ۱۴۰۳ در کپنهاگ»: a city named straight after a day."""
    found = []
    for match in _IN_CITY.finditer(text):
        before = text[max(0, match.start() - 40) : match.start()].rstrip(" ،,)")
        days = find_dates(before) if any(sign.isdigit() for sign in before) else []
        found += [match["c"]] if days and days[-1].span[1] == len(before) and not days[-1].month_only else []
    return found


def _held_in(sentence: str) -> list[str]:
    found = []
    for pattern in (_HELD_FA, _HELD_EN):
        for match in pattern.finditer(sentence):
            groups = match.groupdict()
            place = groups["c"] or groups.get("u") or _city_or_first(groups.get("p") or "")
            if place and (place.lower() not in COUNTRY or place.lower() in CITY):
                found.append(place)
                found += _more_cities(sentence, match.end())
    return found


def _more_cities(sentence: str, position: int) -> list[str]:
    """Further cities of a list: «در کلن، پاریس و لندن»."""
    match = re.compile(rf"\s*(?:،|,|و|and|und)\s*(?P<c>{CITY_PATTERN})(?!\w)", re.IGNORECASE).match(sentence, position)
    return [match["c"], *_more_cities(sentence, match.end())] if match else []


def _city_or_first(words: str) -> str:
    if words.lower() in CITY:
        return words
    return words.split()[0] if words else ""


def _dateline_places(text: str) -> list[str]:
    found = find_dates(text)
    if not found:
        return []
    chunks = [chunk.strip(" ()[].") for chunk in re.split(r"[،,–—/|؛]|\s-\s", text)]
    known = [chunk for chunk in chunks if chunk.lower() in CITY]
    if known:
        return known if "/" in text else known[:1]
    match = _DATELINE.match(text)
    first = found[0].span[0]
    if match and match.end() <= first + 1 and _is_name(match["p"]):
        return [match["p"].strip(" ()")] if not ORGANISATION.search(match["p"]) else []
    bare = text[:first].strip(" ،,:–—-/|(")
    if bare and (bare.lower() in CITY or bare.lower() in COUNTRY):
        return [bare]
    tail = text[found[-1].span[1] :].strip(" ،,:–—-/|().")
    return [tail] if tail and (tail.lower() in CITY or tail.lower() in COUNTRY) else []


def _is_name(words: str) -> bool:
    """Up to three words that can name a place; Latin ones begin with capitals."""
    if re.search(r"[«»“”\"]", words):
        return False
    small = re.search(r"(?<!\w)(?!(?:of|de|am|upon|the|la|le|an|der)(?!\w))[a-z]", words)
    return len(words.split()) <= 3 and not _NOT_PLACE.search(words) and not small


def _bare_place(text: str) -> str:
    return re.split(r"[.؛;]\s|\s[–-]\s*(?:ساعت|زمان|تاریخ)|،\s*(?:ساعت|زمان|تاریخ|از ساعت)", text)[0].strip(" .؛;")
