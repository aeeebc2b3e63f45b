"""The classes of data in docs/security.md: every column that holds words or bytes belongs to one, and each says what it needs."""

import re
from collections import Counter

from django.apps import apps
from django.db import models

from tests.architecture.test_security_page import tables
from tests.walls.canaries import columns
from tests.walls.who_sees import COPIED, SEEN, WORD

#: What the name of a column tells of its class.
TELLING = {"secret": re.compile(r"password|token|.*_hash|session_.*"), "reach": re.compile(r"email|address|outsider")}


def named() -> dict[tuple[str, str], list[str]]:
    """The columns that classes name themselves, with every class that names them."""
    found: dict[tuple[str, str], list[str]] = {}
    for name, _what, held in tables()["Classes of data"]:
        for one in re.findall(r"\b([A-Z]\w+)\.(\w+)", held):
            found.setdefault(one, []).append(name)
    return found


def by_table() -> dict[tuple[str, str], list[str]]:
    """The classes of all columns by the table of who sees what."""
    of_readers, rows = Counter(), tables()["Classes of data"]
    readers: dict[str, str] = {}
    for name, _what, held in rows:
        for audience in held.removeprefix("read by: ").split("; ") if held.startswith("read by: ") else ():
            readers[audience] = name
            of_readers[audience] += 1
    assert set(of_readers.values()) == {1}
    pieces = [(readers.get(audience, ""), table) for audience, table in SEEN.items()]
    pieces += [(next(name for name, _what, held in rows if held == word), table) for word, table in _ALL.items()]
    found: dict[tuple[str, str], list[str]] = {}
    for name, table in pieces:
        for model, there in table.items():
            for column in there.split():
                found.setdefault((model, column), []).append(name)
    return found


_ALL = {"WORD": WORD, "COPIED": COPIED}


def classes() -> dict[tuple[str, str], list[str]]:
    """Every column → its classes: those that name it, or else those of its readers."""
    own, others = named(), by_table()
    return {one: own.get(one) or [name for name in others.get(one, []) if name] for one in columns()}


def test_every_column_belongs_to_one_class() -> None:
    assert {one: found for one, found in classes().items() if len(found) != 1} == {}


def test_no_class_names_a_column_that_is_not_there() -> None:
    assert sorted(set(named()) - columns()) == []


def test_what_opens_or_reaches_is_of_a_class_that_says_so() -> None:
    found = classes()
    wrong = [
        (one, name) for one in sorted(found) for name, telling in TELLING.items()
        if telling.fullmatch(one[1]) and found[one] != [name]
    ]  # fmt: skip
    mails = {
        (model.__name__, field.name) for model in apps.get_app_config("hamgam").get_models()
        for field in model._meta.concrete_fields if isinstance(field, models.EmailField)
    }  # fmt: skip
    assert (wrong, mails != set(), {tuple(found[one]) for one in mails}) == ([], True, {("reach",)})


def test_each_class_says_who_reads_it_how_it_is_protected_and_until_when() -> None:
    needs = tables()["What each class needs"]
    assert [row[0] for row in needs] == [row[0] for row in tables()["Classes of data"]]
    assert [row for row in needs if len(row) != 4 or not all(row)] == []


def test_the_policy_for_keys_says_of_each_who_where_when_and_what_after_a_theft() -> None:
    rows = tables()["A policy for keys"]
    assert ([row[0] for row in rows if len(row) != 5 or not all(row)], len({row[0] for row in rows})) == ([], 9)
