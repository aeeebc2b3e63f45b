"""Signatories, contacts and places."""

import re
from collections.abc import Sequence

from hamgam.engine.dates import find_dates
from hamgam.engine.dates.words import plain
from hamgam.engine.recognise.labels import find_label
from hamgam.engine.recognise.model import Block, Signatory
from hamgam.engine.recognise.words import CITY, CITY_PATTERN, COUNTRY, FINAL, ORGANISATION

_EMAIL = re.compile(r"(?<![\w.+\-])[\w.+\-]{1,64}(?:@|\s?\[at\]\s?|\s?\(at\)\s?)[\w\-]{1,63}(?:\.[\w\-]{1,63}){1,6}")
_URL = re.compile(r"(?:https?://|www\.)[^\s<>«»()،؛]+|(?<![\w@.])(?:t\.me|telegram\.me|instagram\.com|facebook\.com|x\.com|twitter\.com|youtube\.com)/[^\s<>«»()،؛]+"
                  r"|(?<![\w@./-])[a-z0-9][a-z0-9\-]{0,62}(?:\.[a-z0-9\-]{1,62}){0,4}\.(?:org|net|com|info|de|se|fr|eu|ca|uk|at|ch|nl|no|dk|fi|be|it|es|us|ir|online|media|live)(?:/[^\s<>«»()،؛]*)?(?![\w@])",
                  re.IGNORECASE)  # fmt: skip
_HANDLE = re.compile(r"(?<![\w.])@[A-Za-z0-9_]{3,}")
_PHONE = re.compile(r"(?:\+|00)\d[\d\s\-()/.]{6,24}\d(?!\d)")
_PHONE_LABELLED = re.compile(
    r"(?:تلفن|تلفکس|موبایل|همراه|شمار[هۀ]ٔ? تماس|تماس|فکس|واتساپ|واتس[\s\u200c]?اپ|سیگنال|tel(?:efon|ephone)?|phone|mobile?|fax|whatsapp|signal)"
    r"\.?\s*[:：]?\s*(?P<n>\(?[+\d][\d\s\-()/.]{5,24}\d)",
    re.IGNORECASE,
)
_CONTACT_HINT = re.compile(r"@|\[at\]|\(at\)|[A-Za-z]\.[A-Za-z]|://|\d[\d\s\-()/.]{4,9}\d")
_PLACE_LABEL = re.compile(
    r"^(?:محل(?: برگزاری| نشست| تجمع| گردهمایی)?|مکان(?: برگزاری)?|نشانی محل|place|venue|location|ort|veranstaltungsort)\s*[:：]\s*(?P<p>.+)$",
    re.IGNORECASE,
)
_HELD_FA = re.compile(
    r"(?<!\w)در[\s\u200c]+(?:شهرهای|شهر)[\s\u200c]+(?P<p>[^\W\d_]+(?:[\s\u200c][^\W\d_]+)?)(?=[\s\u200c،,.؛:)(]|$)"
    rf"|(?<!\w)(?:در[\s\u200c]+(?:شهر[\s\u200c]+)?|شهر[\s\u200c]+)(?P<c>{CITY_PATTERN})(?!\w)"
)
_HELD_EN = re.compile(rf"(?<!\w)(?:in|at)\s+(?:the city of\s+)?(?P<c>{CITY_PATTERN})(?!\w)", re.IGNORECASE)
_HELD_VERB = re.compile(
    r"برگزار|تشکیل|برپا|گرد هم|گردهم|منتشر|تصویب|به تصویب|آغاز به کار|فراخوا|تجمع|تظاهرات|میدان|held|took place|take place|met|meet|adopted|gather"
    r"|convened|rally|fand|statt|versammel|verabschiedet|treffen",
    re.IGNORECASE,
)
_SPOT = re.compile(rf"(?P<c>{CITY_PATTERN})\s*[:：]\s*\S", re.IGNORECASE)
_DATELINE = re.compile(r"^(?P<p>[^\d،,:–—\-/|]{2,40}?)\s*[،,–—\-/|]\s*(?=\S)")
_NOT_PLACE = re.compile(
    r"تاریخ|زمان|مورخ|مصوب|نشست|جلسه|کنگره|کنفرانس|مجمع|بیانیه|گزارش|روز|ساعت|سال|ماه|شنبه|جمعه|نوبت|شماره|از |به |دور "
    r"|date|day|on |am |den |monday|tuesday|wednesday|thursday|friday|saturday|sunday"
    r"|montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonntag|published|adopted|انتشار|تصویب",
    re.IGNORECASE,
)
_BRACKET_CITY = re.compile(r"^(?P<name>.+?)\s*[(\[（](?P<city>[^()\[\]]{2,50})[)\]）]\s*$")
_DASH_CITY = re.compile(r"^(?P<name>.+\S)(?:\s+[–—\-ـ/|]\s*|\s*[–—]\s+|\s*[-ـ]\s+)(?P<city>[^–—\-/|()]{2,40})$")
_COMMA_CITY = re.compile(r"^(?P<name>[^،,]+)[،,]\s*(?P<city>[^،,]{2,30})$")
_NO_CITY = re.compile(
    r"مستعار|سابق|مخفف|به اختصار|معلم|کارگر|نویسنده|بازنشسته|استاد|دانشجو|فعال|پرستار|وکیل|شاعر|پزشک|نگار|هنرمند|پژوهشگر|عضو|مترجم|زندانی"
    r"|teacher|writer|professor|activist|student|lawyer|worker|journalist|member",
    re.IGNORECASE,
)
_UNIT = re.compile(
    r"^(?:واحد|شاخه|شاخۀ|شاخهٔ|بخش|کمیته|دفتر|هیئت|branch|unit|section|sektion|ortsgruppe)", re.IGNORECASE
)


def contacts_in(text: str) -> list[str]:
    """Addresses, sites, handles and telephone numbers in a text, as printed."""
    if not _CONTACT_HINT.search(text):
        return []
    found: list[tuple[int, str]] = []
    rest = text
    for pattern in (_EMAIL, _URL, _HANDLE, _PHONE):
        for match in pattern.finditer(plain(rest) if pattern is _PHONE else rest):
            found.append((match.start(), text[match.start() : match.end()].strip().rstrip(".,;:)")))
        rest = pattern.sub(lambda match: " " * len(match[0]), rest)
    for match in _PHONE_LABELLED.finditer(_PHONE.sub(lambda phone: "x" * len(phone[0]), plain(rest))):
        number = text[match.start("n") : match.end("n")].strip()
        if sum(sign.isdigit() for sign in number) >= 6:
            found.append((match.start("n"), number))
    return [contact for _, contact in sorted(found)]


def places_in(text: str) -> list[str]:
    """Places that a paragraph or line states: «محل: …», «استکهلم، ۱۲ مهر», «در کلن برگزار شد»."""
    match = _PLACE_LABEL.match(text)
    if match:
        return [_bare_place(match["p"])]
    if text.strip(" .،,()").lower() in CITY:
        return [text.strip(" .،,()")]
    found = []
    spot = _SPOT.match(text)
    if spot and len(text.split()) <= 14:
        found.append(spot["c"])
    if len(text.split()) <= 14 and any(sign.isdigit() for sign in text):
        place = _dateline_place(text)
        found += [place] if place else []
    for sentence in re.split(r"(?<=[.!?؟؛;])\s+|\n", text):
        if _HELD_VERB.search(sentence) and not found:
            found += _held_in(sentence)
    return list(dict.fromkeys(found))


def _held_in(sentence: str) -> list[str]:
    found = []
    for pattern in (_HELD_FA, _HELD_EN):
        for match in pattern.finditer(sentence):
            groups = match.groupdict()
            place = groups["c"] or _city_or_first(groups.get("p") or "")
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


def _dateline_place(text: str) -> str | None:
    found = find_dates(text)
    if not found:
        return None
    chunks = [chunk.strip(" ()[].") for chunk in re.split(r"[،,–—/|؛]|\s-\s", text)]
    known = next((chunk for chunk in chunks if chunk.lower() in CITY), None)
    if known:
        return known
    match = _DATELINE.match(text)
    first = found[0].span[0]
    if match and match.end() <= first + 1 and len(match["p"].split()) <= 3 and not _NOT_PLACE.search(match["p"]):
        return match["p"].strip(" ()")
    bare = text[:first].strip(" ،,:–—-/|(")
    if bare and (bare.lower() in CITY or bare.lower() in COUNTRY):
        return bare
    tail = text[found[-1].span[1] :].strip(" ،,:–—-/|().")
    return tail if tail and (tail.lower() in CITY or tail.lower() in COUNTRY) else None


def _bare_place(text: str) -> str:
    return re.split(r"[.؛;]\s|\s[–-]\s*(?:ساعت|زمان|تاریخ)|،\s*(?:ساعت|زمان|تاریخ|از ساعت)", text)[0].strip(" .؛;")


def read_signatories(blocks: Sequence[Block]) -> tuple[list[Signatory], list[Block]]:
    """The names in the blocks below a signing heading, and the blocks that hold no name."""
    names: list[Signatory] = []
    rest: list[Block] = []
    for block in blocks:
        found = _names_of(block, len(blocks))
        if found:
            names += found
        else:
            rest.append(block)
    return names, rest


def _names_of(block: Block, count: int) -> list[Signatory]:
    text = block.text.strip()
    if (
        re.fullmatch(r"(?:و |and )?(?:\d+|.{2,12}) .{2,30}(?:دیگر|others?)\.?", text)
        or contacts_in(text)
        or block.heading
        or _is_group(text)
        or _is_sentence(text)
        or is_date(text)
    ):
        return []
    if block.label and not _counts_only(block.family):
        return []
    lines = tuple(block.lines)
    if block.cells or re.search(r"\t| {3,}|\s\|\s", text):
        return _columns(block, text, lines)
    parts = _split(text, count)
    return [_signatory(part, lines) for part in parts if part]


def _counts_only(family: str) -> bool:
    """A number or a bullet before a name says nothing; a letter or «ماده ۵» does."""
    return family.removeprefix("auto ").startswith(("number", "bullet", "circled"))


def is_date(text: str) -> bool:
    """Whether the whole line is a date or a place and a date."""
    found = find_dates(text)
    return bool(found) and len(text) - sum(len(each.text) for each in found) <= 30


def _is_group(text: str) -> bool:
    """A line such as «آلمان:» or «سازمان‌ها:» that groups names."""
    return text.endswith((":", "："))


def _is_sentence(text: str) -> bool:
    if re.search(r"[؛;]", text):
        return False
    return len(text.split()) > 18 or (len(text.split()) > 7 and text.endswith((".", "!", "؟", "?")))


def _split(text: str, count: int) -> list[str]:
    """The names of one line or paragraph: by semicolons, else by commas where several names stand together."""
    if re.search(r"[؛;]", text):
        parts = re.split(r"\s*[؛;]\s*", text)
    else:
        commas = re.findall(r"[،,]", _without_brackets(text))
        many = len(commas) >= 2 or (
            len(commas) == 1
            and not _is_city(re.split(r"[،,]", text)[-1])
            and ORGANISATION.search(re.split(r"[،,]", text)[-1])
        )
        parts = _comma_parts(text) if many else [text]
        if many:
            parts = parts[:-1] + _last_pair(parts[-1])
    return [_clean(part) for part in parts if _clean(part)]


def _last_pair(part: str) -> list[str]:
    """The last two of a comma list, joined by «و» before another organisation."""
    for match in re.finditer(r"\s(?:و|and|und)\s(?:the\s)?", part, re.IGNORECASE):
        if ORGANISATION.match(part, match.end()):
            return [part[: match.start()], part[match.end() :]]
    return [part]


def _without_brackets(text: str) -> str:
    return re.sub(r"[(\[][^)\]]*[)\]]", "", text)


def _comma_parts(text: str) -> list[str]:
    parts = re.split(r"\s*[،,]\s*(?![^()]*\))", text)
    joined: list[str] = []
    for part in parts:
        if joined and _is_city(part) and _is_country_after_city(joined, part):
            joined[-1] += "، " + part
        else:
            joined.append(part)
    return joined


def _is_country_after_city(joined: list[str], part: str) -> bool:
    return not ORGANISATION.search(part) and bool(ORGANISATION.search(joined[-1]))


def _clean(part: str) -> str:
    part = re.sub(r"^(?:و|and|und)\s+(?=\S)", "", part.strip())
    label = find_label(part)
    if label and _counts_only(label.family) and label.rest:
        part = label.rest
    return part.strip().rstrip("،,؛;.").strip()


def _is_city(text: str) -> bool:
    words = [word.strip().lower() for word in re.split(r"[،,/]|\s[–-]\s", text)]
    return all(word in CITY or word in COUNTRY for word in words if word) and bool(text.strip())


def _signatory(text: str, lines: tuple[int, ...]) -> Signatory:
    match = _BRACKET_CITY.match(text)
    if match and _is_city(match["city"]):
        inner = _DASH_CITY.match(match["name"]) or _COMMA_CITY.match(match["name"])
        if inner and _is_city(inner["city"]):
            # «انجمن آب – هامبورگ (آلمان)»
            return Signatory(inner["name"].strip(" ،,"), text[inner.start("city") :].strip(), lines)
    if match and _may_be_city(match["city"]):
        return Signatory(match["name"].strip(" ،,-–"), match["city"].strip(), lines)
    match = _DASH_CITY.match(text)
    if (
        match
        and not _UNIT.match(match["city"])
        and (_is_city(match["city"]) or _may_stand_behind_dash(match["name"], match["city"]))
    ):
        return Signatory(match["name"].strip(" ،,"), match["city"].strip(), lines)
    match = _COMMA_CITY.match(text)
    if match and (
        _is_city(match["city"])
        or (
            len(match["city"].split()) <= 2
            and not ORGANISATION.search(match["city"])
            and bool(ORGANISATION.search(match["name"]))
        )
    ):
        return Signatory(match["name"].strip(), match["city"].strip(), lines)
    return Signatory(text, None, lines)


def _may_be_city(text: str) -> bool:
    if _is_city(text):
        return True
    short = len(text.split()) <= 4 and not any(sign.isdigit() for sign in text)
    acronym = text.isupper() and text.isascii() and len(text) <= 8 and " " not in text
    return (
        short and not acronym and not ORGANISATION.search(text) and not _UNIT.match(text) and not _NO_CITY.search(text)
    )


def _may_stand_behind_dash(name: str, city: str) -> bool:
    return (
        len(city.split()) <= 2
        and not ORGANISATION.search(city)
        and bool(ORGANISATION.search(name))
        and not any(sign.isdigit() for sign in city)
    )


def _columns(block: Block, text: str, lines: tuple[int, ...]) -> list[Signatory]:
    """Names in columns: name and city beside each other, or several names in a row."""
    cells = [cell for cell in (block.cells or re.split(r"\t+| {3,}|\s\|\s", text)) if cell.strip()]
    cells = [cell for cell in map(_clean, cells) if cell and not re.fullmatch(r"[\W\d]+", cell)]
    if cells and all(
        re.fullmatch(
            r"(?:نام|ردیف|شهر|کشور|نهاد|سازمان|امضا|name|city|country|organi[sz]ation|no\.?|نام نهاد|نام سازمان|stadt|ort|land)",
            cell,
            re.IGNORECASE,
        )
        for cell in cells
    ):
        return []
    if len(cells) in (2, 3) and all(_is_city(cell) for cell in cells[1:]):
        return [Signatory(cells[0], "، ".join(cells[1:]), lines)]
    if (
        len(cells) == 2
        and ORGANISATION.search(cells[0])
        and not ORGANISATION.search(cells[1])
        and len(cells[1].split()) <= 2
    ):
        return [Signatory(cells[0], cells[1], lines)]
    return [_signatory(part, lines) for cell in cells for part in _split(cell, 2)]


def closing_names(blocks: list[Block]) -> tuple[int, int] | None:
    """Where, without any heading, the names of signing organisations end a paper: (first, after last), or None."""
    end = len(blocks)
    while end > 0 and (contacts_in(blocks[end - 1].text) or is_date(blocks[end - 1].text)):
        end -= 1
    start = end
    while start > 0 and _closes(blocks[start - 1]):
        start -= 1
    return (start, end) if 0 < start < end else None


def _closes(block: Block) -> bool:
    text = block.text.strip()
    if block.label or block.heading or len(text.split()) > 10 or text.endswith((*FINAL, ":", "،")):
        return False
    if re.match(r"(?:جمعی|شماری|گروهی|تعدادی) از |روابط عمومی|ستاد ", text):
        return True
    article = re.match(r"(?:the |der |die |das )", text, re.IGNORECASE)
    return bool(ORGANISATION.match(text, article.end() if article else 0)) or _latin_name(text)


def _latin_name(text: str) -> bool:
    return text.isascii() and bool(ORGANISATION.search(text)) and text[:1].isupper()
