"""What changes between two versions of the bylaws, in plain sentences: “so far …; from now on …”."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from django.utils.text import capfirst
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from hamgam.bylaws import act_words, duty_words, election_words, flaw_words, phrases, sentences
from hamgam.bylaws.reading import text_in
from hamgam.engine.bylaws import Bylaws, read_chapters
from hamgam.engine.bylaws.compare import Change, compare
from hamgam.engine.bylaws.compare_articles import ChapterChange, compare_texts
from hamgam.engine.spoken import listed, number

#: The version's own name is said elsewhere; by itself it changes nothing.
_UNSAID = "version"


@dataclass(frozen=True)
class Line:
    """A change as a sentence, or several that are the same for several acts. effect: whether more or less is allowed, in
    words; "" where neither can be said.

    articles: of the newer version, or of the older for what ends (then `ended`).
    """

    sentence: str
    effect: str
    articles: list[str]
    ended: bool
    weight: int


@dataclass(frozen=True)
class Group:
    """The changes of one chapter of the readable text."""

    heading: str
    lines: list[Line]


@dataclass(frozen=True)
class Changes:
    """Everything that the fragment `bylaws/changes.html` shows.

    groups: by chapter, the weightiest first. formal: what is only written differently. text: the readable text, article
    by article, in `language`. flaws: what does not work. known: False where an older version uses words that this program
    does not know any more; then the text alone is compared.
    """

    groups: list[Group]
    formal: list[str]
    text: tuple[ChapterChange, ...]
    language: str
    flaws: list["flaw_words.SaidFlaw"] = field(default_factory=list)
    known: bool = True

    @property
    def nothing(self) -> bool:
        """Whether neither rules nor text differ."""
        return self.known and not (self.groups or self.formal or self.text)

    @property
    def count(self) -> int:
        """How many sentences there are."""
        return sum(len(group.lines) for group in self.groups)


def between(
    before: tuple[Bylaws | None, Mapping[str, str]],
    after: tuple[Bylaws | None, Mapping[str, str]],
    *,
    flaws: Sequence[Any] = (),
) -> Changes:
    """What changes from one version to the next, in the reader's language. A version: its rules (None where this program
    cannot read them any more) and its readable texts. `flaws` are the engine's, of the newer version.
    """
    (old, old_texts), (new, new_texts) = before, after
    language, text = text_in(new_texts, get_language() or "fa")
    former = old_texts.get(language, "")
    found = compare(old, new) if old is not None and new is not None else ()
    lines = [change for change in found if not change.formal and change.name != _UNSAID]
    return Changes(
        groups=_grouped(lines, [text, former]),
        formal=_formal([change for change in found if change.formal]),
        text=compare_texts(former, text),
        language=language,
        flaws=[flaw_words.said(flaw) for flaw in flaws],
        known=old is not None and new is not None,
    )


def _grouped(changes: Sequence[Change], texts: Sequence[str]) -> list[Group]:
    headings = [read_chapters(text) for text in texts]
    groups: dict[str, list[Change]] = {}
    for change in sorted(changes, key=lambda change: -change.weight):
        chapter = (change.article or "").split(".")[0]
        heading = next((known[chapter] for known in headings if chapter in known), "")
        groups.setdefault(heading or _("The whole"), []).append(change)
    return [Group(heading, lines(found)) for heading, found in groups.items()]


def lines(changes: Sequence[Change]) -> list[Line]:
    """Changes as sentences. Acts that change in the very same way share one."""
    heaps: dict[tuple[str, str, Saying], list[Change]] = {}
    for change in changes:
        heaps.setdefault((change.part, change.effect, _SAYINGS.get(change.part, _plain)(change)), []).append(change)
    return [_line(saying, found) for (_part, _effect, saying), found in heaps.items()]


def _line(saying: "Saying", changes: Sequence[Change]) -> Line:
    language = get_language() or "fa"
    effects = {"wider": _("allows more"), "narrower": _("allows less")}
    names = dict.fromkeys(saying.name or _name(change) for change in changes)
    what = listed(list(names), language)
    if saying.who:
        what = _("%(act)s, %(who)s") % {"act": what, "who": saying.who}
    filled = {"what": capfirst(what), "before": saying.before, "after": saying.after}
    return Line(
        sentence=saying.sentence % filled,
        effect=effects.get(changes[0].effect, ""),
        articles=list(dict.fromkeys(change.article for change in changes if change.article)),
        ended=not changes[0].after,
        weight=max(change.weight for change in changes),
    )


# What is said of a change, by table.


class Saying(NamedTuple):
    """The sentence of a change, and what fills it. who: for whom, where that stays as it was; name: else the act's."""

    sentence: str
    before: str = ""
    after: str = ""
    who: str = ""
    name: str = ""


def _so_far(before: str, after: str, *, who: str = "", name: str = "") -> Saying:
    return Saying(_("%(what)s: so far %(before)s; from now on %(after)s."), before, after, who, name)


def _power(change: Change) -> Saying:
    before = phrases.either([phrases.way(row) for row in change.before])
    after = phrases.either([phrases.way(row) for row in change.after])
    if change.what == "begins":
        return _so_far(_("nobody could do this"), after)
    if change.what == "ends":
        return _so_far(before, _("nobody can do this"))
    if change.what == "added":
        return Saying(_("%(what)s: from now on, beside what was, also %(after)s."), after=after)
    if change.what == "removed":
        return Saying(_("%(what)s: no longer %(before)s; the other ways stay."), before)
    (old,), (new,) = change.before, change.after
    before, after = phrases.power(old, change.aspects), phrases.power(new, change.aspects)
    if "roles" in change.aspects:
        return _so_far(before, after)
    return _so_far(before, after, who=phrases.who(new))


def _matter(change: Change) -> Saying:
    before, after = ([phrases.rule(row) for row in rows] for rows in (change.before, change.after))
    if change.what == "changed":
        (old,), (new,) = change.before, change.after
        keys = [key for key in change.aspects if key in phrases.MATTER_PHRASES]
        return _so_far(phrases.rule(old, keys), phrases.rule(new, keys))
    if change.what == "begins":
        return _so_far(_("this was not settled together"), phrases.either(after))
    if change.what == "ends":
        return _so_far(phrases.either(before), _("this is not settled together"))
    if change.what == "added":
        return _so_far(_("there was no rule of its own"), phrases.either(after))
    return _so_far(phrases.either(before), _("there is no rule of its own"))


def _setting(change: Change) -> Saying:
    before, after = (phrases.setting(rows[0]) if rows else _("not said") for rows in (change.before, change.after))
    return _so_far(before, after)


def _body(change: Change) -> Saying:
    keys = change.aspects
    before, after = (phrases.body(rows[0], keys) if rows else "" for rows in (change.before, change.after))
    return _so_far(before or _("there was no such body"), after or _("there is no such body"))


def _level(change: Change) -> Saying:
    keys = change.aspects
    before, after = (phrases.level(rows[0], keys) if rows else "" for rows in (change.before, change.after))
    return _so_far(before or _("there was no such level"), after or _("there is no such level"))


def _election(change: Change) -> Saying:
    keys = change.aspects
    before, after = (election_words.phrase(rows[0], keys) if rows else "" for rows in (change.before, change.after))
    return _so_far(before or _("this was not elected"), after or _("this is not elected"))


def _duty(change: Change) -> Saying:
    keys = change.aspects
    before, after = (duty_words.phrase(rows[0], keys) if rows else "" for rows in (change.before, change.after))
    return _so_far(before or _("there was no such duty"), after or _("there is no such duty"))


def _shape(change: Change) -> Saying:
    before, after = phrases.shape(change.before[0]), phrases.shape(change.after[0])
    return _so_far(before, after, name=_("The shape of the coalition"))


def _plain(change: Change) -> Saying:
    return _so_far(*(str(rows[0]) if rows else _("not said") for rows in (change.before, change.after)))


_SAYINGS: dict[str, Callable[[Change], Saying]] = {
    "powers": _power,
    "matters": _matter,
    "settings": _setting,
    "bodies": _body,
    "levels": _level,
    "elections": _election,
    "duties": _duty,
    "shape": _shape,
}


# What is only written differently.


def _formal(changes: Sequence[Change]) -> list[str]:
    """A sentence for each pair of articles that took the place of each other, one for rows that say the same, one for
    rows that stand elsewhere.
    """
    articles: dict[tuple[str, str], list[str]] = {}
    same: dict[str, None] = {}
    for change in changes:
        if change.what == "renumbered":
            pair = (change.before[0].article, change.after[0].article)
            articles.setdefault(pair, []).append(_name(change))
        elif change.what != "moved":
            same[_name(change)] = None
    language = get_language() or "fa"
    said = [
        _("Article %(after)s instead of %(before)s, with the same rule: %(names)s.")
        % {"before": number(before, language), "after": number(after, language), "names": _listed(names)}
        for (before, after), names in articles.items()
    ]
    if same:
        said.append(_("Written differently, with the same meaning: %(names)s.") % {"names": _listed(list(same))})
    if any(change.what == "moved" for change in changes):
        said.append(_("Some rows stand in another place of the file; nothing changes by that."))
    return said


def _listed(names: list[str]) -> str:
    return listed(list(dict.fromkeys(names)), get_language() or "fa")


def _name(change: Change) -> str:
    """What a row is about, as it is said."""
    books = {
        "powers": act_words.act_words,
        "matters": sentences.matter_words,
        "settings": sentences.setting_words,
        "bodies": sentences.body_words,
        "levels": sentences.ladder_words,
        "elections": election_words.office_words,
        "duties": duty_words.duty_words,
    }
    if change.part == "matters" and (rows := change.after or change.before):
        return phrases.matter_name(rows[0])
    book = books.get(change.part)
    return book().get(change.name, change.name) if book else change.name
