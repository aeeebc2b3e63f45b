"""Automatic numbers of a Word file: what Word prints before a paragraph and does not write into its text."""

import re

from lxml import etree

from hamgam.engine.recognise.words import ABJAD

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_ALPHABET = ["الف", *"بتثجحخدذرزسشصضطظعغفقکلمنهوی"]
_ROMAN = (
    (1000, "m"),
    (900, "cm"),
    (500, "d"),
    (400, "cd"),
    (100, "c"),
    (90, "xc"),
    (50, "l"),
    (40, "xl"),
    (10, "x"),
    (9, "ix"),
    (5, "v"),
    (4, "iv"),
    (1, "i"),
)


class Numbering:
    """Counts the lists of one part; ``label`` must be asked once for each paragraph, in order."""

    def __init__(self, numbering: etree._Element | None, styles: etree._Element | None) -> None:
        self.levels: dict[str, dict[int, dict[str, str]]] = {}
        self.of: dict[str, str] = {}
        self.overrides: dict[str, dict[int, int]] = {}
        self.counts: dict[str, list[int]] = {}
        self.names: dict[str, str] = {}
        self.style_numbers: dict[str, tuple[str | None, int | None]] = {}
        self.based: dict[str, str] = {}
        self.own: dict[str, dict[int, dict[str, str]]] = {}
        self.linked: dict[str, str] = {}
        self.default_style = ""
        if numbering is not None:
            self._read_numbering(numbering)
        if styles is not None:
            self._read_styles(styles)

    def _read_numbering(self, root: etree._Element) -> None:
        for abstract in root.iterchildren(W + "abstractNum"):
            key = abstract.get(W + "abstractNumId", "")
            self.levels[key] = {
                _int(level.get(W + "ilvl")): _level(level) for level in abstract.iterchildren(W + "lvl")
            }
            link = abstract.find(W + "numStyleLink")
            if link is not None:
                self.linked[key] = link.get(W + "val", "")
        for number in root.iterchildren(W + "num"):
            key = number.get(W + "numId", "")
            abstract = number.find(W + "abstractNumId")
            self.of[key] = abstract.get(W + "val", "") if abstract is not None else ""
            starts = {}
            self.own[key] = {}
            for override in number.iterchildren(W + "lvlOverride"):
                depth, start, level = (
                    _int(override.get(W + "ilvl")),
                    override.find(W + "startOverride"),
                    override.find(W + "lvl"),
                )
                if start is not None:
                    starts[depth] = _int(start.get(W + "val"))
                if level is not None:
                    self.own[key][depth] = _level(level)
            self.overrides[key] = starts

    def _read_styles(self, root: etree._Element) -> None:
        for style in root.iterchildren(W + "style"):
            key = style.get(W + "styleId", "")
            name = style.find(W + "name")
            self.names[key] = name.get(W + "val", key) if name is not None else key
            parent = style.find(W + "basedOn")
            if parent is not None:
                self.based[key] = parent.get(W + "val", "")
            number = style.find(f"{W}pPr/{W}numPr")
            if number is not None:
                self.style_numbers[key] = _num_pr(number)
            if style.get(W + "type") == "paragraph" and style.get(W + "default") in ("1", "true"):
                self.default_style = key

    def style_of(self, properties: etree._Element | None) -> str:
        """The style id of a paragraph."""
        style = properties.find(W + "pStyle") if properties is not None else None
        return style.get(W + "val", "") if style is not None else self.default_style

    def label(self, properties: etree._Element | None, style: str) -> tuple[str | None, float]:
        """The label as Word prints it (None without automatic number) and its depth."""
        number, level = None, None
        direct = properties.find(W + "numPr") if properties is not None else None
        if direct is not None:
            number, level = _num_pr(direct)
        seen: set[str] = set()
        while number is None and style and style not in seen:
            seen.add(style)
            inherited = self.style_numbers.get(style, (None, None))
            number, level = inherited[0], level if level is not None else inherited[1]
            style = self.based.get(style, "")
        depth = min(max(level or 0, 0), 8)
        levels = self._levels(number or "")
        if not number or number == "0" or depth not in levels:
            return None, 0
        return self._count(number, depth, levels), depth

    def _levels(self, number: str) -> dict[int, dict[str, str]]:
        """The levels of a list: its own, those of its template, or of the list style that the template names."""
        abstract = self.of.get(number, "")
        for _ in range(4):
            style = self.linked.get(abstract)
            if self.levels.get(abstract) or style is None:
                break
            abstract = self.of.get(self.style_numbers.get(style, (None, None))[0] or "", "")
        return {**self.levels.get(abstract, {}), **self.own.get(number, {})}

    def _count(self, number: str, depth: int, levels: dict[int, dict[str, str]]) -> str | None:
        abstract = self.of[number]
        key = number if self.overrides.get(number) else abstract
        counts = self.counts.setdefault(key, [-1] * 9)
        for index in range(depth + 1):
            if counts[index] < 0:
                start = self.overrides.get(number, {}).get(index, _int(levels.get(index, {}).get("start"), 1))
                counts[index] = start - (1 if index == depth else 0)
        counts[depth] += 1
        for index in range(depth + 1, 9):
            restart = levels.get(index, {}).get("restart", "")
            if restart == "" or 0 < _int(restart) >= depth + 1:
                counts[index] = -1
        form = levels[depth]
        if form["format"] == "bullet":
            sign = form["text"]
            return "•" if not sign.strip() or "\ue000" <= sign[0] <= "\uf8ff" or sign == "o" else sign.strip()
        if form["format"] == "none":
            return form["text"].strip() or None
        text = form["text"]
        for index in range(depth + 1):
            shape = "decimal" if form["legal"] and index < depth else levels.get(index, form)["format"]
            text = text.replace(f"%{index + 1}", _printed(max(counts[index], 0), shape))
        return text.strip() or None


def _level(level: etree._Element) -> dict[str, str]:
    values = {}
    fields = (
        ("format", "numFmt", "decimal"),
        ("text", "lvlText", ""),
        ("start", "start", "1"),
        ("restart", "lvlRestart", ""),
    )
    for key, tag, usual in fields:
        found = next(level.iter(W + tag), None)
        values[key] = found.get(W + "val", usual) if found is not None else usual
        if values[key] == "custom" and found is not None:
            values[key] = found.get(W + "format", "decimal")
    legal = level.find(W + "isLgl")
    values["legal"] = "yes" if legal is not None and legal.get(W + "val") not in ("0", "false") else ""
    return values


def _num_pr(element: etree._Element) -> tuple[str | None, int | None]:
    number, level = element.find(W + "numId"), element.find(W + "ilvl")
    return (
        number.get(W + "val") if number is not None else None,
        _int(level.get(W + "val")) if level is not None else None,
    )


def _int(value: str | None, usual: int = 0) -> int:
    try:
        return int(value or usual)
    except ValueError:
        return usual


def _printed(number: int, form: str) -> str:
    if form in ("hindiNumbers", "hindiCounting", "hindiVowels") or form.lstrip("۰").startswith("۱"):
        return str(number).translate(str.maketrans("0123456789", "۰۱۲۳۴۵۶۷۸۹"))
    if form.lstrip("٠").startswith("١"):
        return str(number).translate(str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩"))
    if form.startswith("0"):
        return str(number).zfill(len(re.split(r"\D", form)[0]))
    if form in ("arabicAlpha", "arabicAbjad"):
        letters = _ALPHABET if form == "arabicAlpha" else ABJAD
        return letters[(number - 1) % len(letters)] if number > 0 else str(number)
    if form in ("lowerLetter", "upperLetter") and number > 0:
        letter = chr(97 + (number - 1) % 26) * ((number - 1) // 26 + 1)
        return letter.upper() if form == "upperLetter" else letter
    if form in ("lowerRoman", "upperRoman") and 0 < number < 4000:
        printed = ""
        for value, sign in _ROMAN:
            count, number = divmod(number, value)
            printed += sign * count
        return printed.upper() if form == "upperRoman" else printed
    if form == "decimalEnclosedParen":
        return f"({number})"
    if form == "decimalEnclosedCircle" and 1 <= number <= 20:
        return chr(0x245F + number)
    if form == "ordinal":
        teen = 10 <= number % 100 <= 20
        return f"{number}{'th' if teen else {1: 'st', 2: 'nd', 3: 'rd'}.get(number % 10, 'th')}"
    return f"{number:02d}" if form == "decimalZero" else str(number)
