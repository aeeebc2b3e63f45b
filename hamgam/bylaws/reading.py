"""The page “how we work”: the same rows that the gate asks, as people read them, and the readable text beside them."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from hamgam.bylaws import act_words, duty_words, election_words, sentences
from hamgam.engine.bylaws import Bylaws, Matter, read_articles, read_chapters
from hamgam.engine.spoken import listed


@dataclass(frozen=True)
class Way:
    """One row of the powers: who, under which conditions, under which article, and what is settled together."""

    who: str
    conditions: list[str]
    article: str
    settled_by: list[Matter]
    unless_settled: bool


@dataclass(frozen=True)
class ActRow:
    """An act with every way in which it may be done; none when nobody may."""

    name: str
    said: str
    ways: list[Way]


@dataclass(frozen=True)
class MatterRow:
    """What is settled together, in words."""

    name: str
    kinds: str
    body: str
    method: str
    quorum: str
    notice: str
    otherwise: str
    article: str


@dataclass(frozen=True)
class SettingRow:
    """A setting in words; `kinds` holds what differs for kinds of text, as (kind, value)."""

    name: str
    value: str
    kinds: list[tuple[str, str]]
    article: str


@dataclass(frozen=True)
class Chapter:
    """A chapter of the readable text: its number, its heading, its articles as (number, text)."""

    number: str
    heading: str
    articles: list[tuple[str, str]]


def powers(bylaws: Bylaws) -> list[tuple[str, list[ActRow]]]:
    """Every act under its heading, with who may do it."""
    rows: dict[str, list[ActRow]] = {}
    for act, said in act_words.act_words().items():
        rows.setdefault(act.split(".")[0], []).append(ActRow(act, said, _ways(bylaws, act)))
    return [(heading, rows[word]) for word, heading in act_words.groups().items()]


def _ways(bylaws: Bylaws, act: str) -> list[Way]:
    roles, language = sentences.role_words(), get_language() or "fa"
    return [
        Way(
            who=listed([roles[role] for role in row.power.roles], language),
            conditions=sentences.conditions(row.power),
            article=row.power.article,
            settled_by=list(row.matters),
            unless_settled=row.power.unsettled is not None,
        )
        for row in bylaws.who(act)
    ]


def matters(bylaws: Bylaws) -> list[MatterRow]:
    """What the organisations settle together."""
    names, bodies = sentences.matter_words(), sentences.body_words()
    kinds, language = sentences.kind_words(), get_language() or "fa"
    return [
        MatterRow(
            name=names[row.matter],
            kinds=listed([kinds[kind] for kind in row.kinds], language),
            body=bodies[row.body],
            method=sentences.method(row),
            quorum=sentences.quorum(row),
            notice=sentences.notice(row),
            otherwise=sentences.otherwise_words()[row.otherwise],
            article=row.article,
        )
        for row in bylaws.matters
    ]


@dataclass(frozen=True)
class Rung:
    """A step of the ladder of co-operation in words. here: where an organisation stands."""

    name: str
    said: str
    article: str
    here: bool = False


def rungs(bylaws: Bylaws, level: str | None = None) -> list[Rung]:
    """The ladder, the loosest step first, and what each lets an organisation do; `level` is marked as the present one."""
    names = sentences.ladder_words()
    return [Rung(names[row.level], _may_do(row.may), row.article, row.level == level) for row in bylaws.levels]


def _may_do(may: tuple[str, ...]) -> str:
    if "everything" in may:
        return _("Everything that the bylaws give to a member.")
    acts, features = act_words.act_words(), act_words.groups()
    words = [acts[word] if word in acts else features[word] for word in may]
    return _("Open to it: %(what)s.") % {"what": listed(words, get_language() or "fa")}


@dataclass(frozen=True)
class ElectionRow:
    """An office that is elected, in words. facts: what else is said of it, as (what, how)."""

    name: str
    said: str
    facts: list[tuple[str, str]]
    article: str


def elections(bylaws: Bylaws) -> list[ElectionRow]:
    """What is elected, by whom and how."""
    names = election_words.office_words()
    return [
        ElectionRow(names[row.office], election_words.by_whom(row), election_words.facts(row), row.article)
        for row in bylaws.elections
    ]


@dataclass(frozen=True)
class DutyRow:
    """A duty in words: whose turn it is, how long, when it is handed over, and with which powers."""

    name: str
    said: str
    article: str


def duties(bylaws: Bylaws) -> list[DutyRow]:
    """The duties that one organisation holds for all."""
    names = duty_words.duty_words()
    return [DutyRow(names[row.duty], duty_words.phrase(row), row.article) for row in bylaws.duties]


def settings(bylaws: Bylaws) -> list[SettingRow]:
    """Figures and choices."""
    names, kinds = sentences.setting_words(), sentences.kind_words()
    return [
        SettingRow(
            name=names[row.name],
            value=sentences.setting_value(row),
            kinds=[(kinds[kind], sentences.setting_value(row, value)) for kind, value in row.kinds.items()],
            article=row.article,
        )
        for row in bylaws.settings.values()
    ]


def text_in(texts: Mapping[str, str], language: str) -> tuple[str, str]:
    """The readable text in the reader's language, else in the first there is: (language, text)."""
    if language in texts:
        return language, texts[language]
    return next(iter(texts.items()), (language, ""))


def preface(markdown: str) -> str:
    """What stands between the title and the first chapter."""
    head = markdown.split("\n## ")[0]
    return "\n".join(line for line in head.splitlines() if line.strip() and not line.startswith("#"))


def chapters(markdown: str) -> list[Chapter]:
    """The readable text by chapters."""
    by_chapter: dict[str, list[tuple[str, str]]] = {}
    for article, text in read_articles(markdown).items():
        by_chapter.setdefault(article.split(".")[0], []).append((article, text))
    return [Chapter(number, heading, by_chapter.get(number, [])) for number, heading in read_chapters(markdown).items()]
