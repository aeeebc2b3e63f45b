"""From a TOML file to `Bylaws`, or to a list of everything that is wrong with it, line by line."""

import re
import tomllib
from collections import Counter
from collections.abc import Collection, Mapping, Sequence

from hamgam.engine.bylaws import electing, floor, words
from hamgam.engine.bylaws.lines import Lines
from hamgam.engine.bylaws.problems import BadBylaws, Problem
from hamgam.engine.bylaws.rules import Body, Bylaws, Duty, Election, Level, Matter, Power, Setting
from hamgam.engine.methods import quorum_of
from hamgam.engine.methods.rounds import NEXT_ROUND

PROBLEMS = (
    "not_toml", "unknown_table", "unknown_key", "missing_key", "missing_article", "no_such_article", "unknown_word",
    "no_such_act", "no_such_matter", "unused_matter", "wrong_type", "bad_number", "doubled", "empty",
    "speaks_for_others", "observer_speaks", "without_matter", "without_second_person", "wrong_body",
    "names_for_others", "quorum_too_low", "wrong_method", "bad_shape", "no_such_body", "ladder_order", "tie_by_lot",
    *electing.PROBLEMS, "duty_speaks", "handover_too_long",
)  # fmt: skip

_LISTS: Mapping[str, Collection[str]] = {
    "roles": words.ROLES, "stages": words.STAGES, "kinds": (*words.KINDS, *words.BROUGHT), "gives": words.ROLES,
}  # fmt: skip
_CHOICES: Mapping[str, Collection[str]] = {
    "within": words.WITHIN, "matter": words.MATTERS, "unsettled": words.MATTERS, "notice": words.MATTERS,
    "level": words.LEVELS, "body": words.BODY_WORDS, "method": words.METHOD_WORDS, "otherwise": words.OTHERWISE,
    "filled": words.FILLED, "next_round": NEXT_ROUND, "office": words.ELECTED, "electorate": words.ELECTORATES,
    "nominees": words.NOMINEES, "tie": words.TIES, "apportion": words.APPORTION, "first": words.ELECTED,
    "duty": words.DUTIES, "turn": words.TURNS, "role": words.DUTY_ROLES,
}  # fmt: skip
_OF_TABLE: Mapping[tuple[str, str], Collection[str]] = {
    ("levels", "level"): words.LADDER, ("elections", "method"): words.ELECTING,
}  # fmt: skip
_AT = {"speaks_for_others": "roles", "observer_speaks": "roles"}
_NUMBERS = (
    "notice_days",
    "rounds",
    "seats",
    "term_days",
    "nomination_days",
    "voting_days",
    "at_least",
    "handover_days",
)
_FLAGS = ("second_person", "all_answered", "entitled", "urgent", "secret", "formed", "receipt")
_POWER = ("act", "roles", "within", "article")
_POWER_MORE = (
    "stages", "kinds", "gives", "second_person", "all_answered", "matter", "unsettled", "notice", "level",
    "entitled", "urgent",
)  # fmt: skip
_MATTER = ("matter", "body", "method", "notice_days", "quorum", "rounds", "otherwise", "article")
_MATTER_MORE = ("kinds", "seats", "next_round")
_BODY, _BODY_MORE = ("body", "filled", "article"), ("seats", "term_days")
_LEVEL = ("level", "may", "article")
_ELECTION = (
    "office", "electorate", "nominees", "method", "seats", "secret", "quorum", "nomination_days", "voting_days", "article",
)  # fmt: skip
_ELECTION_MORE = ("term_days", "tie", "apportion", "first", "formed", "receipt", "at_least", "next_round")
_DUTY, _DUTY_MORE = ("duty", "turn", "term_days", "handover_days", "article"), ("role",)
_TOP = ("version", "shape", "powers", "matters", "settings", "bodies", "levels", "elections", "duties")
_SHAPE = re.compile(r"[a-z][a-z0-9_-]{1,18}")
_ARTICLE = re.compile(r"\d+\.\d+")


def read(toml_text: str, *, acts: Collection[str], articles: Collection[str] | None = None) -> Bylaws:
    """Bylaws from a file. `acts`: every act that exists; `articles`: every number of the readable text, if it is known.

    Raises BadBylaws with all problems and their lines: nothing is mended, nothing is left out silently.
    """
    try:
        data = tomllib.loads(toml_text)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise BadBylaws([_not_toml(str(error), toml_text)]) from error
    reader = _Reader(Lines(toml_text), acts, articles)
    bylaws = reader.bylaws(data)
    if reader.problems or bylaws is None:
        raise BadBylaws(reader.problems)
    return bylaws


def _not_toml(message: str, toml_text: str) -> Problem:
    at = re.search(r"line (\d+)", message)
    line = int(at[1]) if at else max(len(toml_text.splitlines()), 1)
    return Problem(line, "not_toml", re.sub(r"\s*\(at .*\)$", "", message))


class _Reader:
    """Collects problems while it reads; a row with a problem is left out of what follows."""

    def __init__(self, lines: Lines, acts: Collection[str], articles: Collection[str] | None) -> None:
        self.lines, self.acts, self.articles = lines, frozenset(acts), articles
        self.problems: list[Problem] = []

    def bylaws(self, data: Mapping[str, object]) -> Bylaws | None:
        for key in data:
            if key not in _TOP:
                self._say("unknown_table" if isinstance(data[key], dict | list) else "unknown_key", key, key, 0, None)
        version = self._top(data, "version")
        shape = self._top(data, "shape")
        if shape and not _SHAPE.fullmatch(shape):
            self._say("bad_shape", shape[:40], "", 0, "shape")
        matters = tuple(row for row in self._matters(data) if row)
        powers = tuple(row for row in self._powers(data) if row)
        settings = self._settings(data)
        bodies, levels = self._bodies(data), self._levels(data)
        elections, duties = self._elections(data), self._duties(data)
        if not self.problems:
            self._together(powers, matters)
            self._bodies_together(matters, bodies)
            self._electing(elections, bodies)
            self._duties_together(powers, duties)
        made = Bylaws(version, shape, powers, matters, settings, bodies, levels, elections, duties)
        return None if self.problems else made

    def _say(self, code: str, word: object, table: str, row: int, key: str | None) -> None:
        self.problems.append(Problem(self.lines.of(table, row, key), code, str(word)))

    def _top(self, data: Mapping[str, object], key: str) -> str:
        value = data.get(key)
        if key not in data:
            self._say("missing_key", key, "", 0, None)
        elif not isinstance(value, str):
            self._say("wrong_type", key, "", 0, key)
        elif not value.strip():
            self._say("empty", key, "", 0, key)
        return value if isinstance(value, str) else ""

    def _rows(self, data: Mapping[str, object], table: str) -> list[Mapping[str, object]]:
        rows = data.get(table)
        if rows is None:
            self._say("missing_key", table, "", 0, None)
            return []
        if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
            self._say("wrong_type", table, table, 0, None)
            return []
        return rows

    def _powers(self, data: Mapping[str, object]) -> list[Power | None]:
        return [self._power(row, number) for number, row in enumerate(self._rows(data, "powers"))]

    def _power(self, row: Mapping[str, object], number: int) -> Power | None:
        before = len(self.problems)
        values = self._row(row, "powers", number, _POWER, _POWER_MORE)
        act = values.get("act")
        if act is not None and act not in self.acts:
            self._say("no_such_act", act, "powers", number, "act")
        if len(self.problems) > before:
            return None
        power = Power(**values)  # type: ignore[arg-type]
        for code, word in floor.breaches(power):
            self._say(code, word, "powers", number, "within" if word == power.within else _AT.get(code, "act"))
        return power

    def _matters(self, data: Mapping[str, object]) -> list[Matter | None]:
        return [self._matter(row, number) for number, row in enumerate(self._rows(data, "matters"))]

    def _matter(self, row: Mapping[str, object], number: int) -> Matter | None:
        before = len(self.problems)
        values = self._row(row, "matters", number, _MATTER, _MATTER_MORE)
        if len(self.problems) > before:
            return None
        matter = Matter(**values)  # type: ignore[arg-type]
        if not floor.body_fits(matter):
            self._say("wrong_body", matter.body, "matters", number, "body")
        elif not floor.method_fits(matter):
            code = "tie_by_lot" if matter.matter == "tie" else "wrong_method"
            self._say(code, matter.method, "matters", number, "method")
        elif floor.quorum_too_low(matter):
            self._say("quorum_too_low", matter.quorum, "matters", number, "quorum")
        elif matter.body == "signatories" and not matter.quorum.isdecimal():
            self._say("bad_number", matter.quorum, "matters", number, "quorum")
        return matter

    def _bodies(self, data: Mapping[str, object]) -> tuple[Body, ...]:
        found = [self._row(row, "bodies", n, _BODY, _BODY_MORE) for n, row in self._optional(data, "bodies")]
        for number, values in enumerate(found):
            if values.get("body") is not None and values["body"] not in words.BODY_KINDS:
                self._say("unknown_word", values["body"], "bodies", number, "body")
        self._once(found, "bodies", "body")
        return () if self.problems else tuple(Body(**values) for values in found)  # type: ignore[arg-type]

    def _levels(self, data: Mapping[str, object]) -> tuple[Level, ...]:
        features = {act.split(".")[0] for act in self.acts}
        found = []
        for number, row in self._optional(data, "levels"):
            values = self._row({k: v for k, v in row.items() if k != "may"}, "levels", number, _LEVEL[::2], ())
            may = row.get("may")
            if not isinstance(may, list) or not may or not all(isinstance(word, str) for word in may):
                self._say("missing_key" if may is None else "wrong_type", "may", "levels", number, "may")
                may = []
            for word in may:
                if word != "everything" and word not in self.acts and word not in features:
                    self._say("no_such_act", word, "levels", number, "may")
            found.append({**values, "may": tuple(may)})
        self._once(found, "levels", "level")
        steps = [words.LADDER.index(str(values["level"])) for values in found if values.get("level")]
        if steps != sorted(steps):
            self._say("ladder_order", found[0]["level"], "levels", 0, "level")
        return () if self.problems else tuple(Level(**values) for values in found)  # type: ignore[arg-type]

    def _elections(self, data: Mapping[str, object]) -> tuple[Election, ...]:
        rows = self._optional(data, "elections")
        found = [self._row(row, "elections", n, _ELECTION, _ELECTION_MORE) for n, row in rows]
        self._once(found, "elections", "office")
        return () if self.problems else tuple(Election(**values) for values in found)  # type: ignore[arg-type]

    def _electing(self, elections: Sequence[Election], bodies: Sequence[Body]) -> None:
        for number, row in enumerate(elections):
            for code, word, key in electing.problems(row, elections, bodies):
                self._say(code, word, "elections", number, key)

    def _duties(self, data: Mapping[str, object]) -> tuple[Duty, ...]:
        found = [self._row(row, "duties", n, _DUTY, _DUTY_MORE) for n, row in self._optional(data, "duties")]
        self._once(found, "duties", "duty")
        self._once(found, "duties", "role")
        return () if self.problems else tuple(Duty(**values) for values in found)  # type: ignore[arg-type]

    def _duties_together(self, powers: Sequence[Power], duties: Sequence[Duty]) -> None:
        """A duty has an end, is handed over within its term, and speaks for nobody."""
        for number, row in enumerate(duties):
            if row.term_days < 1:
                self._say("bad_number", row.term_days, "duties", number, "term_days")
            elif row.handover_days >= row.term_days:
                self._say("handover_too_long", row.handover_days, "duties", number, "handover_days")
            if floor.duty_speaks(row.role, powers):
                self._say("duty_speaks", row.role, "duties", number, "role")

    def _optional(self, data: Mapping[str, object], table: str) -> list[tuple[int, Mapping[str, object]]]:
        return list(enumerate(self._rows(data, table))) if table in data else []

    def _once(self, found: Sequence[Mapping[str, object]], table: str, key: str) -> None:
        named = [values.get(key) for values in found]
        for number, name in enumerate(named):
            if name is not None and name in named[:number]:
                self._say("doubled", name, table, number, key)

    def _bodies_together(self, matters: Sequence[Matter], bodies: Sequence[Body]) -> None:
        known = {row.body for row in bodies}
        for number, matter in enumerate(matters):
            if matter.body in words.BODY_KINDS and matter.body not in known:
                self._say("no_such_body", matter.body, "matters", number, "body")

    def _row(
        self, row: Mapping[str, object], table: str, number: int, needed: Sequence[str], more: Sequence[str]
    ) -> dict[str, object]:
        """The row's good values, lists as tuples; says what is missing, unknown or wrong."""
        for key in needed:
            if key not in row:
                self._say("missing_article" if key == "article" else "missing_key", key, table, number, None)
        values: dict[str, object] = {}
        for key, value in row.items():
            if key not in needed and key not in more:
                self._say("unknown_key", key, table, number, key)
            elif self._good(key, value, table, number):
                values[key] = tuple(value) if isinstance(value, list) else value
        return values

    def _good(self, key: str, value: object, table: str, number: int) -> bool:
        before = len(self.problems)
        if key in _LISTS:
            self._list(key, value, table, number)
        elif key in _FLAGS:
            self._type(isinstance(value, bool), key, table, number)
        elif key in _NUMBERS:
            self._number(value, key, table, number)
        elif not isinstance(value, str):
            self._type(False, key, table, number)
        elif key in _CHOICES and value not in _OF_TABLE.get((table, key), _CHOICES[key]):
            self._say("unknown_word", value, table, number, key)
        elif key == "article":
            self._article(value, table, number, key)
        elif key == "quorum":
            self._quorum(value, table, number)
        return len(self.problems) == before

    def _type(self, good: bool, key: str, table: str, number: int) -> None:
        if not good:
            self._say("wrong_type", key, table, number, key)

    def _number(self, value: object, key: str, table: str, number: int) -> None:
        if not isinstance(value, int) or isinstance(value, bool):
            self._say("wrong_type", key, table, number, key)
        elif not (1 if key == "rounds" or table == "settings" else 0) <= value <= 9999:
            self._say("bad_number", value, table, number, key)

    def _list(self, key: str, value: object, table: str, number: int) -> None:
        if not isinstance(value, list) or not all(isinstance(word, str) for word in value):
            self._say("wrong_type", key, table, number, key)
            return
        if not value:
            self._say("empty", key, table, number, key)
        for word in value:
            if word not in _LISTS[key]:
                self._say("unknown_word", word, table, number, key)
        for word in (word for word, times in Counter(value).items() if times > 1):
            self._say("doubled", word, table, number, key)

    def _article(self, value: str, table: str, number: int, key: str) -> None:
        if not _ARTICLE.fullmatch(value) or (self.articles is not None and value not in self.articles):
            self._say("no_such_article", value, table, number, key)

    def _quorum(self, value: str, table: str, number: int) -> None:
        try:
            quorum_of(value, 1)
        except ValueError:
            self._say("bad_number", value, table, number, "quorum")

    def _settings(self, data: Mapping[str, object]) -> dict[str, Setting]:
        table = data.get("settings")
        if not isinstance(table, dict):
            self._say("missing_key" if table is None else "wrong_type", "settings", "settings", 0, None)
            return {}
        for name in words.SETTINGS:
            if name not in table and name not in words.MAY_BE_MISSING:
                self._say("missing_key", name, "settings", 0, None)
        found = {name: self._setting(name, row) for name, row in table.items()}
        return {name: setting for name, setting in found.items() if setting}

    def _setting(self, name: str, row: object) -> Setting | None:
        before = len(self.problems)
        if name not in words.SETTINGS:
            self._say("unknown_key", name, "settings", 0, name)
            return None
        if not isinstance(row, dict) or "value" not in row:
            self._say("wrong_type", name, "settings", 0, name)
            return None
        kinds = row.get("kinds", {})
        for key in row.keys() - {"value", "article", "kinds"}:
            self._say("unknown_key", key, "settings", 0, name)
        for kind in kinds if isinstance(kinds, dict) else ():
            if kind not in words.KINDS:
                self._say("unknown_word", kind, "settings", 0, name)
        self._type(isinstance(kinds, dict), name, "settings", 0)
        for value in [row["value"], *(kinds.values() if isinstance(kinds, dict) else ())]:
            self._value(name, value)
        if not isinstance(row.get("article"), str):
            self._say("missing_article", name, "settings", 0, name)
        else:
            self._article(row["article"], "settings", 0, name)
        return Setting(name, row["value"], row["article"], kinds) if len(self.problems) == before else None

    def _value(self, name: str, value: object) -> None:
        allowed = words.SETTINGS[name]
        if allowed is int:
            self._number(value, name, "settings", 0)
        elif isinstance(allowed, tuple) and (type(value) is not type(allowed[0])):
            self._say("wrong_type", name, "settings", 0, name)
        elif isinstance(allowed, tuple) and value not in allowed:
            self._say("unknown_word", value, "settings", 0, name)

    def _together(self, powers: Sequence[Power], matters: Sequence[Matter]) -> None:
        """What only the whole file shows: matters without a row, rows said twice, matters that nothing asks for."""
        known = {matter.matter for matter in matters}
        seen: set[Power] = set()
        for number, power in enumerate(powers):
            for key, name in (("matter", power.matter), ("unsettled", power.unsettled), ("notice", power.notice)):
                if name is not None and name not in known:
                    self._say("no_such_matter", name, "powers", number, key)
            if power in seen:
                self._say("doubled", power.act, "powers", number, "act")
            seen.add(power)
        asked = {name for power in powers for name in (power.matter, power.unsettled)}
        bring = [power.kinds for power in powers if power.act == "decisions.bring"]
        asked |= {name for name in words.BROUGHT if any(not kinds or name in kinds for kinds in bring)}
        asked |= set(words.PROPOSED) if any(power.act == "decisions.propose" for power in powers) else set()
        kinds: set[tuple[str, str | None]] = set()
        for number, matter in enumerate(matters):
            if matter.matter not in asked:
                self._say("unused_matter", matter.matter, "matters", number, "matter")
            for kind in matter.kinds or (None,):
                if (matter.matter, kind) in kinds:
                    self._say("doubled", matter.matter, "matters", number, "matter")
                kinds.add((matter.matter, kind))
