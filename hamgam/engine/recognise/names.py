"""Signatories: the names of those who sign, and their cities."""

import re
from collections.abc import Sequence

from hamgam.engine.dates import find_dates
from hamgam.engine.dates.words import plain
from hamgam.engine.recognise.gazetteer import ABROAD, CITY, COUNTRY
from hamgam.engine.recognise.labels import find_label
from hamgam.engine.recognise.model import Block, Signatory
from hamgam.engine.recognise.places import contacts_in
from hamgam.engine.recognise.words import ORGANISATION, VERB_END

_BRACKET_CITY = re.compile(r"^(?P<name>.+?)\s*[(\[（](?P<city>[^()\[\]]{2,50})[)\]）]\s*$")
_DASH_CITY = re.compile(r"^(?P<name>.+\S)(?:\s+[–—\-ـ/|]\s*|\s*[–—]\s+|\s*[-ـ]\s+)(?P<city>[^–—\-/|()]{2,40})$")
_KNOWN_TAIL = re.compile(r"^(?P<name>[^،,()\[\]–—/|]+?)\s*[:،,–—\-ـ]\s*(?P<city>[^()\[\]]{2,50})$")
_COMMA_CITY = re.compile(r"^(?P<name>[^،,]+)[،,]\s*(?P<city>[^،,]{2,30})$")
_NO_CITY = re.compile(
    r"مستعار|سابق|مخفف|به اختصار|معلم|کارگر|نویسنده|بازنشسته|استاد|دانشجو|فعال|پرستار|وکیل|شاعر|پزشک|نگار|هنرمند|پژوهشگر|عضو|مترجم|زندانی"
    r"|teacher|writer|professor|activist|student|lawyer|worker|journalist|member",
    re.IGNORECASE,
)
_AROUND = re.compile(
    r"^(?:شهر|استان|ایالت|حوم[هۀ]|شمال|جنوب|شرق|غرب|مرکز|city of|region|raum)[\s\u200c]|[\s\u200c](?:و حوم[هۀ]|و اطراف|and region|und umgebung)$"
)
# What stands in brackets or after a dash and tells organisations apart: a wing, a current, a condition.
_WING = re.compile(
    r"^(?:در|از|به|با|راه|خط|جناح|طرفداران|هواداران|in|ex)(?!\w)|(?:یست|یستی|یست‌ها|گرا|لیت|ثریت|قلابی|ایسم)(?!\w)|(?<!\w)(?:چپ|مستقل|سابق|موقت|جدید|تبعید"
    r"|سوسیالیست|کمونیست|کارگری|آزاد|نوین|متحد|مرکزی|سراسری|برون‌مرز|برون مرز)(?!\w)|\w\.\s?\w|\d|(?:ist|ists|wing|left|independent|minority|majority)$",
    re.IGNORECASE,
)
_BETWEEN_SIGNS = r"\s+[/|•·*–—-]\s+|\s*[•·|]\s*"
_AND_MORE = re.compile(
    r"(?:و|and)\s+(?:\d+|چند|چندین|ده[\s\u200c]?ها|بیش از|two|three|four|five|six|seven|eight|nine|ten|several|many|more|other)(?!\w)",
    re.IGNORECASE,
)
_ROLE = re.compile(
    r"(?:general )?secretary|(?:vice[ -])?chair\w*|president|co-?ordinator|spokes\w+|treasurer|دبیر(?:کل)?|رئیس|سخنگوی?|مسئول|نمایند[هۀ]ٔ?",
    re.IGNORECASE,
)
_UNIT = re.compile(
    r"^(?:واحد|شاخه|شاخۀ|شاخهٔ|بخش|کمیته|دفتر|هیئت|branch|unit|section|sektion|ortsgruppe)", re.IGNORECASE
)


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


def is_role(text: str) -> bool:
    """«دبیر سندیکا», "Secretary, Port Union": what a person is, below the person's name."""
    return bool(re.match(rf"(?:{_ROLE.pattern})(?!\w)", text.strip(), re.IGNORECASE))


def names_between_signs(text: str) -> bool:
    """Whether a line is a row of organisations parted by strokes or dots."""
    return _between_signs(text)


def _names_of(block: Block, count: int) -> list[Signatory]:
    text = block.text.strip()
    if (
        re.fullmatch(r"(?:و |and )?(?:\d+|.{2,12}) .{2,30}(?:دیگر|others?)\.?", text)
        or _AND_MORE.match(text)
        or contacts_in(text)
        or block.heading
        or _is_group(text)
        or (block.label is None and not block.cells and city_only(text))
        or _is_sentence(text)
        or (is_date(text) and not _named_by_day(text))
        or not re.search(r"[^\W\d_]", text)
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


def _named_by_day(text: str) -> bool:
    """«گروه هشت مارس»: a day without a year in an organisation's name."""
    return bool(ORGANISATION.match(text)) and all(found.start is None for found in find_dates(text))


def _is_group(text: str) -> bool:
    """A line such as «آلمان:» or «سازمان‌ها:» that groups names."""
    return text.endswith((":", "："))


def _is_sentence(text: str) -> bool:
    if re.search(r"[؛;]", text) or _is_comma_list(text) or _between_signs(text) or _is_person_list(text):
        return False
    return len(text.split()) > 18 or (len(text.split()) > 7 and text.endswith((".", "!", "؟", "?")))


def _is_comma_list(text: str) -> bool:
    """Fifteen names in one paragraph, parted by commas."""
    parts = [part.strip() for part in re.split(r"[،,]", _without_brackets(text).rstrip(" .")) if part.strip()]
    named = [
        part for part in parts if ORGANISATION.match(re.sub(r"^(?:و|and|und|the)\s+", "", part, flags=re.IGNORECASE))
    ]
    return (
        len(parts) >= 3
        and all(len(part.split()) <= 12 for part in parts)
        and 2 * len(named) >= len(parts)
        and not VERB_END.search(parts[-1])
    )


def _is_person_list(text: str) -> bool:
    """«آذر کوهسار (نویسنده)، بابک رودی، … و نیما دشتی»: names of people, parted by commas."""
    parts = [part.strip() for part in re.split(r"[،,]", _without_brackets(text).rstrip(" .")) if part.strip()]
    named = [part for part in parts if 2 <= len(part.split()) <= 3 and not city_only(part)]
    return (
        len(parts) >= 3
        and len(named) >= 0.7 * len(parts)
        and all(2 <= len(part.split()) <= 6 for part in parts)
        and not any(VERB_END.search(part) or re.search(r"\d", part) for part in parts)
    )


def _split(text: str, count: int) -> list[str]:
    """The names of one line or paragraph: by semicolons, else by commas where several names stand together."""
    tail = _DASH_CITY.match(text)
    if re.search(r"[؛;]", text):
        parts = re.split(r"\s*[؛;]\s*", text)
    elif _between_signs(text):
        parts = re.split(_BETWEEN_SIGNS, text)
    elif tail and _are_cities(tail["city"]):
        parts = [text]
    else:
        bare = [part.strip() for part in re.split(r"[،,]", _without_brackets(text))]
        named = sum(bool(ORGANISATION.search(part)) for part in bare)
        # «تام، بازنشسته، هال» is one name; «کانون آب، انجمن رود» are two.
        role = any(_ROLE.fullmatch(part) for part in bare)
        listed = (named >= 2 or count == 1 or _is_person_list(text)) and not role
        many = (len(bare) > 2 and listed) or (
            len(bare) == 2 and not city_only(bare[-1]) and bool(ORGANISATION.search(bare[-1])) and not role
        )
        parts = _comma_parts(text) if many else [text]
        if many:
            parts = parts[:-1] + _last_pair(parts[-1])
    return [_clean(part) for part in parts if _clean(part)]


def _between_signs(text: str) -> bool:
    """«حزب رود / سازمان راه نو / …»: names parted by strokes, dots or dashes."""
    parts = [part for part in re.split(_BETWEEN_SIGNS, text) if part]
    named = [part for part in parts if ORGANISATION.match(part) or (part.isascii() and ORGANISATION.search(part))]
    return len(parts) >= 3 and 2 * len(named) > len(parts) and all(len(part.split()) <= 12 for part in parts)


def _last_pair(part: str) -> list[str]:
    """The last two of a comma list, joined by «و» before another organisation."""
    for match in re.finditer(r"\s(?:و|and|und)\s(?:the\s)?", part, re.IGNORECASE):
        people = re.fullmatch(r"\S+(?: \S+){1,2}", part[: match.start()]) and re.fullmatch(
            r"\S+(?: \S+){1,2}", part[match.end() :]
        )
        if ORGANISATION.match(part, match.end()) or (people and not ORGANISATION.search(part)):
            return [part[: match.start()], part[match.end() :]]
    return [part]


def _without_brackets(text: str) -> str:
    return re.sub(r"[(\[][^)\]]*[)\]]", "", text)


def _comma_parts(text: str) -> list[str]:
    parts = re.split(r"\s*[،,]\s*(?![^()]*\))", text)
    joined: list[str] = []
    for part in parts:
        if joined and city_only(part) and _is_country_after_city(joined, part):
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
    part = part.strip().rstrip("،,؛;").strip()
    return part if re.search(r"(?<!\w)\w\.$", part) else part.rstrip("،,؛;.").strip()


def city_only(text: str) -> bool:
    """Cities and countries and nothing else: «تورنتو، کانادا», «گوتنبرگ و حومه», «شمال سوئد»."""
    bare = _AROUND.sub("", text.strip().lower()).strip()
    words = [bare] if bare in CITY else [word.strip() for word in re.split(r"[،,/]|\s?[–-]\s?|\s(?:و|and|und)\s", bare)]
    return all(word in CITY or word in COUNTRY for word in words if word) and bool(bare)


def _are_cities(text: str) -> bool:
    """Several places of which one at least is known: «شوش، کرخه، هفت‌تپه»."""
    parts = [part.strip() for part in re.split(r"[،,]|\s(?:و|and|und)\s", text) if part.strip()]
    short = all(len(part.split()) <= 2 and not ORGANISATION.search(part) for part in parts)
    return len(parts) >= 2 and short and any(part.lower() in CITY for part in parts)


def _signatory(text: str, lines: tuple[int, ...]) -> Signatory:
    tail = _KNOWN_TAIL.match(text)
    if tail and city_only(tail["city"]) and not city_only(tail["name"]):
        return Signatory(tail["name"].strip(" ،,-–"), tail["city"].strip(), lines)
    match = _BRACKET_CITY.match(text)
    if match and city_only(match["city"]):
        inner = _DASH_CITY.match(match["name"]) or _COMMA_CITY.match(match["name"])
        if inner and city_only(inner["city"]):
            # «انجمن آب – هامبورگ (آلمان)»
            return Signatory(inner["name"].strip(" ،,"), text[inner.start("city") :].strip(), lines)
    if (
        match
        and _may_be_city(match["city"])
        and not _is_calling(match)
        and not _abbreviates(match["city"], match["name"])
    ):
        return Signatory(match["name"].strip(" ،,-–"), match["city"].strip(), lines)
    match = _DASH_CITY.match(text)
    if (
        match
        and not _UNIT.match(match["city"])
        and (
            city_only(match["city"])
            or _are_cities(match["city"])
            or _may_stand_behind_dash(match["name"], match["city"])
        )
    ):
        return Signatory(match["name"].strip(" ،,"), match["city"].strip(), lines)
    match = _COMMA_CITY.match(text)
    if match and (
        city_only(match["city"])
        or (
            len(match["city"].split()) <= 2
            and not ORGANISATION.search(match["city"])
            and bool(ORGANISATION.search(match["name"]))
        )
    ):
        return Signatory(match["name"].strip(), match["city"].strip(), lines)
    return Signatory(text, None, lines)


def _may_be_city(text: str) -> bool:
    if city_only(text):
        return True
    short = len(text.split()) <= 4 and not any(sign.isdigit() for sign in text)
    acronym = text.isupper() and text.isascii() and len(text) <= 8 and " " not in text
    return (
        short
        and not acronym
        and not any(pattern.search(text) for pattern in (ORGANISATION, _NO_CITY, _WING))
        and not _UNIT.match(text)
        and text.strip().lower() not in ABROAD
    )


def _is_calling(match: re.Match[str]) -> bool:
    """«جمشید آبان (کارگردان)»: what stands behind a person's name is a calling unless it is a known city."""
    person = 2 <= len(match["name"].split()) <= 3 and not ORGANISATION.search(match["name"])
    return person and not city_only(match["city"])


def _abbreviates(short: str, name: str) -> bool:
    """«(بستا)» behind «بازنشستگان سازمان تأمین اجتماعی»: made from the beginnings of the name's words."""
    if short.strip().lower() in CITY or not 3 <= len(short.strip()) <= 7 or re.search(r"\s", short.strip()):
        return False

    def made(rest: str, words: list[str], used: int) -> bool:
        if not rest:
            return used >= 2
        return bool(words) and (
            made(rest, words[1:], used)
            or any(
                made(rest[n:], words[1:], used + 1) for n in (1, 2, 3) if rest[:n] == words[0][:n] and len(rest) >= n
            )
        )

    return made(plain(short.strip()), re.findall(r"\w+", plain(name))[-14:], 0)


def _may_stand_behind_dash(name: str, city: str) -> bool:
    return (
        len(city.split()) <= 2
        and not ORGANISATION.search(city)
        and bool(ORGANISATION.search(name))
        and not _WING.search(city)
        and city.strip().lower() not in ABROAD
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
    if len(cells) in (2, 3) and all(city_only(cell) for cell in cells[1:]):
        return [Signatory(cells[0], "، ".join(cells[1:]), lines)]
    if (
        len(cells) == 2
        and ORGANISATION.search(cells[0])
        and not ORGANISATION.search(cells[1])
        and len(cells[1].split()) <= 2
    ):
        return [Signatory(cells[0], cells[1], lines)]
    return [_signatory(part, lines) for cell in cells for part in _split(cell, 2)]
