"""What one account says that can be held against another: days, hours, how many of what, and which organisations were there."""

import re
import textwrap
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from hamgam.engine.accounts import numbers, words
from hamgam.engine.accounts.hours import find_hours
from hamgam.engine.dates import Found, find_dates, from_solar
from hamgam.engine.dates.words import plain

Span = tuple[int, int]


@dataclass(frozen=True)
class Fact:
    """One statement of one account.

    kind: "day", "hour" or "number". what: the thing counted, a word of `words.COUNTED`; empty for days and hours. meant: what
    it may be, as ranges that include both ends (days as ordinals, hours as minutes of the day). said: the words themselves at
    `span` of `sentence`. acts, narrowed and words: what the statement is about.
    """

    account: str
    kind: str
    what: str
    meant: tuple[numbers.Value, ...]
    said: str
    sentence: str
    span: Span
    acts: frozenset[str] = frozenset()
    narrowed: frozenset[str] = frozenset()
    words: frozenset[str] = frozenset()


@dataclass
class Named:
    """The organisations that one account names as there and as absent: id → the sentence; and where each name stands in it."""

    there: dict[str, tuple[str, Span]] = field(default_factory=dict)
    absent: dict[str, tuple[str, Span]] = field(default_factory=dict)


_BREAK = re.compile(
    r"(?<!\bno\.)(?<!\bdr\.)(?<!\bst\.)(?<![ap]\.m\.)(?:(?<=[.!?؟…])|(?<=[.!?؟…][»”\"]))\s+(?=\S)|\s*\n\s*"
)
_PIECE = re.compile(
    r"[،,؛;:–—]\s|[\s\u200c]و[\s\u200c]+(?=\S)|(?<![^\W_])(?:که|and|while|which|who|whose|where|but|ولی|اما)(?![^\W_])"
)
#: A clause in which nothing is counted, that only describes what was.
_ASIDE = re.compile(r"(?:که|which|who|whose|where)(?![^\W_])[^\ufffc]*$")
_COUNTED = re.compile(
    rf"(?P<n>{numbers.NUMBER})(?:[\s\u200c]*(?P<to>تا|الی|to|or|یا|[-–])[\s\u200c]*(?P<m>{numbers.NUMBER}))?"
    rf"(?P<of> of the| of those| of these)?(?P<total> {numbers.NUMBER})?[\s\u200c]+(?:تا[\s\u200c]+|عدد[\s\u200c]+|مورد[\s\u200c]+)?"
    r"(?P<adjective>(?!of |in |at |on |to |and |or |for |from |by |per |the |more |other |others )[a-z-]+ )?"
    r"(?P<what>" + "|".join(f"(?P<{name}>{said})" for name, said in words.COUNTED.items()) + r")"
    r"(?:\u200c?ی)?(?![^\W_]|\u200c[^\W_])"
)
_REVERSED = re.compile(
    r"(?:(?:شمار|تعداد)[\s\u200cهیٔ]+|number of (?:the )?)(?P<what>"
    + "|".join(f"(?P<{name}>{said})" for name, said in words.COUNTED.items())
    + rf")(?:\u200c?(?:های|ها|ان|ی))?(?![^\W_])(?P<between>[^\d.،,]{{0,20}}?)[\s\u200c](?P<n>{numbers.NUMBER})(?=[\s\u200c]|[.،,؛]|$)"
)
#: Before a number: it takes up again what was counted before («این دو گروه», "both groups").
_TAKEN_UP = re.compile(
    r"(?<![^\W_])(?:این|ان|همین|همان|هر|these|those|both|other|another|all|every|last|first|next|نخستین|اخرین)[\s\u200c]+$"
)
#: After it: it is counted on from something else («سه نفر دیگر», "two more").
_COUNTED_ON = re.compile(
    r"[\s\u200c]+دیگر(?![^\W_])| (?:more|later|earlier|before|after|ago)(?![^\W_])|[\s\u200c]+(?:بعد|پیش|قبل)(?![^\W_])"
)
_MORE = re.compile(r" (?:more|other|others|further)(?= )")


def sentences(text: str) -> list[str]:
    """The sentences of an account, and its lines; what goes on for longer than any sentence is read in parts."""
    return [part for whole in _split(text) for part in _AS_IT_IS.wrap(whole) if part.strip()]


#: The longest sentence, in letters.
_LONGEST = 700
_AS_IT_IS = textwrap.TextWrapper(_LONGEST, expand_tabs=False, replace_whitespace=False, break_on_hyphens=False)


def _split(text: str) -> Iterator[str]:
    low, position = plain(text), 0
    for match in _BREAK.finditer(low):
        yield text[position : match.start()]
        position = match.end()
    yield text[position:]


def facts(account: str, text: str, near: date) -> list[Fact]:
    """Every day, hour and number of one account, in its order. near: the assembly's day; a day without a year is that next to it."""
    return [fact for sentence in sentences(text) for fact in _of_sentence(account, sentence, near)]


def _of_sentence(account: str, sentence: str, near: date) -> list[Fact]:
    low = plain(sentence)
    rows: list[tuple[str, str, tuple[numbers.Value, ...], Span]] = []
    for found in find_dates(sentence):
        if meant := _days(found, near):
            rows.append(("day", "", (meant,), found.span))
        low = _masked(low, found.span)
    for hours, span in find_hours(low):
        rows.append(("hour", "", hours, span))
        low = _masked(low, span)
    counted = list(_numbers(low))
    if not rows and not counted:
        return []
    rows += [("number", what, (value,), span) for what, value, span in counted if value is not None]
    for span in [row[3] for row in rows] + [row[2] for row in counted]:
        low = _masked(low, span)
    pieces, spans = _pieces(low, listed=False), sorted(row[3] for row in rows)
    return [_fact(account, sentence, low, pieces, spans, *row) for row in sorted(rows, key=lambda row: row[3])]


def _masked(low: str, span: Span) -> str:
    return low[: span[0]] + "\ufffc" * (span[1] - span[0]) + low[span[1] :]


def _fact(
    account: str, sentence: str, low: str, pieces: Sequence[Span], spans: Sequence[Span], kind: str, what: str,
    meant: tuple[numbers.Value, ...], span: Span,
) -> Fact:  # fmt: skip
    start, end = next(piece for piece in pieces if piece[0] <= span[0] < piece[1])
    about = low[start:end].replace("\ufffc", " ")
    narrowed = words.narrowed_in(about) | (words.narrowed_in(low) & words.OCCASIONS)
    if narrowed & words.ANSWERS:
        narrowed = narrowed - words.ANSWERS | _answers(low, (start, end), spans, span)
    return Fact(
        account, kind, what, meant, sentence[span[0] : span[1]], sentence, span, words.acts_in(about), narrowed,
        words.content_words(about),
    )  # fmt: skip


def _answers(low: str, piece: Span, spans: Sequence[Span], span: Span) -> frozenset[str]:
    """How those who are counted at `span` answered: by the words up to the next number, or else those since the one before."""
    within = [other for other in spans if piece[0] <= other[0] < piece[1]]
    after = min((start for start, _end in within if start > span[0]), default=piece[1])
    before = max((end for _start, end in within if end <= span[0]), default=piece[0])
    what_is_none = re.search("\ufffc", low[span[1] : after])
    nearer = span[1] + what_is_none.start() if what_is_none else after
    for start, end in ((span[1], nearer), (span[1], after), (before, span[0])):
        if own := words.narrowed_in(low[start:end]) & words.ANSWERS:
            return own
    return frozenset()


def _by_itself(piece: str) -> bool:
    """Whether it stands behind a semicolon and counts nothing: a sentence of its own, which narrows nothing down."""
    return piece.startswith(("؛", ";")) and "\ufffc" not in piece


def _pieces(low: str, *, listed: bool) -> list[Span]:
    """A sentence in parts that each say what happened: what says nothing of it goes with the part whose verb it shares.

    In Persian that is the part behind it, since the verb comes last; in English the one before. listed: whether what is listed
    after a colon belongs to what was said before it, even where nothing is counted there.
    """
    tail = low.rfind(": ") if not listed else -1
    if tail > 0 and "\ufffc" not in low[tail:] and "\ufffc" in low:
        return [*_pieces(low[:tail], listed=True), (tail, len(low))]
    cuts = [0, *(match.start() for match in _PIECE.finditer(low) if match.start()), len(low)]
    raw = [(start, end) for start, end in zip(cuts, cuts[1:], strict=False) if end > start]
    persian = bool(re.search(r"[آ-ی]", low))
    asides = [piece for piece in raw[1:] if not listed and _ASIDE.match(low[slice(*piece)])]
    found: list[tuple[int, int, bool]] = []
    for start, end in raw if persian else reversed(raw):
        if (start, end) in asides:
            continue
        says = _says(low[start:end])
        if found and not found[-1][2]:
            before = found.pop()
            found.append((min(before[0], start), max(before[1], end), says))
        else:
            found.append((start, end, says))
    if len(found) > 1 and not found[-1][2] and not _by_itself(low[found[-1][0] : found[-1][1]]):
        last, before = found.pop(), found.pop()
        found.append((min(before[0], last[0]), max(before[1], last[1]), before[2]))
    return sorted([*((start, end) for start, end, _says in found), *asides])


def _says(piece: str) -> bool:
    return bool(words.acts_in(piece)) or bool(words.narrowed_in(piece) & words.MOMENTS)


def _days(found: Found, near: date) -> numbers.Value | None:
    """The first and last day that a date means, as ordinals; None where there is no such day."""
    if found.flaw:
        return None
    if found.start and found.end:
        return found.start.toordinal(), found.end.toordinal()
    if found.first.day is None or found.last.day is None:
        return None
    ends = [_nearest(found.calendar, part.month, part.day or 1, near) for part in (found.first, found.last)]
    first, last = ends
    return (first.toordinal(), last.toordinal()) if first and last and first <= last else None


def _nearest(calendar: str, month: int, day: int, near: date) -> date | None:
    years = range(near.year - 1, near.year + 2)
    if calendar == "solar":
        days = [from_solar(year - 621 - late, month, day) for year in years for late in (0, 1)]
    else:
        days = [_gregorian(year, month, day) for year in years]
    return min((one for one in days if one), key=lambda one: abs(one - near), default=None)


def _gregorian(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _numbers(low: str) -> Iterator[tuple[str, numbers.Value | None, Span]]:
    """What is counted, how many, None where it is no count of its own, and where it stands."""
    taken: list[Span] = []
    for pattern in (_REVERSED, _COUNTED):
        for match in pattern.finditer(low):
            span = match.span()
            if any(start < span[1] and span[0] < end for start, end in taken):
                continue
            taken.append(span)
            what = next(name for name in words.COUNTED if match[name])
            yield what, _counted(low, match, what), span


def _counted(low: str, match: re.Match[str], what: str) -> numbers.Value | None:
    """How many are meant; None where it is no count: an article, or what was counted before and is taken up again."""
    said, before, after = match["n"], low[: match.start()], low[match.end() :]
    number = numbers.value_of(said)
    if number is None or said in ("یک", "one") or (said == "نه" and not _is_nine(low)):
        return None
    if _TAKEN_UP.search(before) or _COUNTED_ON.match(after):
        return None
    if match.re is _REVERSED:
        return (
            numbers.meant(number, match["between"] + " ") if not re.search(r"(?:که|that)", match["between"]) else None
        )
    if match["adjective"] and (_MORE.search(" " + match["adjective"]) or match["adjective"].strip() in numbers.SAID):
        return None
    if match["total"] and not match["of"]:
        return None
    if (whole := _OF_TOTAL.search(before[-60:])) and re.match(rf"(?:{words.COUNTED[what]})$", whole["what"] or ""):
        return None
    if match["to"]:
        last = numbers.value_of(match["m"])
        return (number, last) if last is not None and last > number else None
    return numbers.meant(number, before)


#: The twelve of «سه نفر از دوازده نفر» is the whole of which a part was counted.
_OF_TOTAL = re.compile(
    rf"{numbers.NUMBER}[\s\u200c]+(?P<what>[^\W\d_]+)[\s\u200c]+از[\s\u200c]+(?:میان[\s\u200c]+|مجموع[\s\u200c]+)?$"
)


def _is_nine(low: str) -> bool:
    """Whether «نه» is the number and not the word "no": it stands once, without its «و نه»."""
    return len(re.findall(r"(?<![^\W_])نه(?![^\W_])", low)) == 1


_LATIN = re.compile(r"[A-Z]")


def named(text: str, names: Mapping[str, Sequence[str]]) -> Named:
    """Which organisations an account names as there, and as absent. names: id → what it is called, in any language."""
    found = Named()
    patterns = {house: [_name(said) for said in called if said.strip()] for house, called in names.items()}
    for sentence in sentences(text):
        low = plain(sentence)
        hits = _hits(low, sentence, patterns)
        if not hits:
            continue
        for start, end in _pieces(low, listed=True):
            about = low[start:end]
            target = (
                found.absent
                if "absent" in words.narrowed_in(about)
                else found.there
                if "present" in words.acts_in(about)
                else None
            )
            if target is None:
                continue
            for house, span in hits.items():
                if start <= span[0] < end:
                    target.setdefault(house, (sentence, span))
    return found


def _name(said: str) -> tuple[re.Pattern[str], bool]:
    """A name as a pattern, and whether it is one word alone, that may be an everyday one."""
    parts = re.split(r"[\s\u200c]+", plain(said).strip())
    return re.compile(r"(?<![^\W_])" + r"[\s\u200c]*".join(map(re.escape, parts)) + r"(?![^\W_])"), len(parts) == 1


def _hits(low: str, sentence: str, patterns: Mapping[str, Sequence[tuple[re.Pattern[str], bool]]]) -> dict[str, Span]:
    """Organisation → where it is named. A longer name covers a shorter one; one word alone counts beside another name only."""
    all_found = [
        (match.span(), house, alone)
        for house, rows in patterns.items()
        for pattern, alone in rows
        for match in pattern.finditer(low)
        if not alone or not sentence[match.start()].isascii() or _LATIN.match(sentence[match.start()])
    ]
    all_found.sort(key=lambda row: (row[0][0] - row[0][1], row[0]))
    kept: list[tuple[Span, str, bool]] = []
    for span, house, alone in all_found:
        if not any(start < span[1] and span[0] < end for (start, end), _house, _alone in kept):
            kept.append((span, house, alone))
    houses = {house for _span, house, _alone in kept}
    sure = len(houses) > 1 or any(not alone for _span, _house, alone in kept)
    found: dict[str, Span] = {}
    for span, house, _alone in sorted(kept):
        if sure:
            found.setdefault(house, span)
    return found
