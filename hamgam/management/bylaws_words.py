"""The chapter of the manual that lists every word of a bylaws file with its meaning, made from the closed lists."""

from collections.abc import Callable, Iterable, Mapping

from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import trans_real

from hamgam import translations
from hamgam.bylaws import act_words, duty_words, election_words, sentences

LANGUAGES = ("fa", "en")


def pages() -> dict[str, str]:
    """Path from docs/reference → the text of the page."""
    if translations.compile_stale():  # the Persian page says what the catalogues say now
        _forget_what_was_loaded()
    return {f"../manual/{language}/bylaws-words.md": page(language) for language in LANGUAGES}


def _forget_what_was_loaded() -> None:
    """A command loads its language as it starts; catalogues compiled since then would not be seen."""
    trans_real._translations.clear()
    trans_real._default = None


def page(language: str) -> str:
    """The whole chapter in one language."""
    with translation.override(language):
        lines = [
            f"# {_('Words of a bylaws file')}",
            "",
            _("The first column is what the file says, the second what it means."),
            "",
        ]
        for heading, rows in _tables():
            lines += [f"## {heading}", "", f"| {_('word')} | {_('meaning')} |", "| --- | --- |"]
            lines += [f"| `{word}` | {meaning} |" for word, meaning in rows]
            lines.append("")
    return "\n".join(lines)


def _tables() -> Iterable[tuple[str, list[tuple[str, str]]]]:
    yield _("Acts (act)"), list(act_words.act_words().items())
    books: list[tuple[str, Callable[[], Mapping[str, str]]]] = [
        (_("Roles (roles, gives)"), sentences.role_words),
        (_("How far (within)"), sentences.within_words),
        (_("Stages (stages)"), sentences.stage_words),
        (_("Kinds of text (kinds)"), sentences.kind_words),
        (_("Matters (matter, unsettled, notice, kinds)"), sentences.matter_words),
        (_("Who settles (body)"), sentences.body_words),
        (_("Ways of deciding (method)"), sentences.method_words),
        (_("What follows without agreement (otherwise)"), sentences.otherwise_words),
        (_("How a body gets its members (filled)"), sentences.filled_words),
        (_("Levels of co-operation (level, in levels)"), sentences.ladder_words),
        (_("What is elected (office, first, in elections)"), election_words.office_words),
        (_("Who elects (electorate)"), election_words.electorate_words),
        (_("Who may stand (nominees)"), election_words.nominee_words),
        (_("Equal votes (tie)"), election_words.tie_words),
        (_("How seats are shared out (apportion)"), election_words.apportion_words),
        (_("Duties (duty)"), duty_words.duty_words),
        (_("Whose turn a duty is (turn)"), duty_words.turn_words),
        (_("Levels of a signature (level, in powers)"), sentences.level_words),
    ]
    for heading, book in books:
        yield heading, list(book().items())
    values = sentences.setting_values()
    yield (
        _("Settings (settings)"),
        [(name, f"{said}{_(': ')}{_choices(values.get(name))}") for name, said in sentences.setting_words().items()],
    )


def _choices(values: Mapping[object, str] | None) -> str:
    """The words that a setting can have, or that it takes a number."""
    if values is None:
        return _("a number of at least %(least)s") % {"least": 1}
    return _("; ").join(f"`{_toml(value)}` {said}" for value, said in values.items())


def _toml(value: object) -> str:
    return str(value).lower() if isinstance(value, bool) else f'"{value}"'
