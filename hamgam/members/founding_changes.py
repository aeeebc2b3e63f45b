"""What changes from one founding text to another, in sentences."""

from django.utils.translation import gettext as _

from hamgam.engine.letters import fold
from hamgam.members.founding_text import Field, FoundingText, Words
from hamgam.members.here import in_language


def changes(former: FoundingText | None, texts: Words, fields: list[Field], means: Words) -> list[str]:
    """One sentence a change: the text, new fields, fields no longer there, other names, other means, another order."""
    if former is None:
        shared = [_("The means of all fields: %(means)s") % {"means": in_language(means)}] if means else []
        return [_("This is the first founding text."), *(_new(row) for row in fields), *shared]
    said = [_("The text changes.")] if former.texts != texts else []
    said += _shared(former.means, means)
    pairs = _pairs(former.fields, fields)
    kept = {id(old) for old, _row in pairs if old is not None}
    said += [
        _("“%(name)s” is no longer a field of joint work.") % {"name": in_language(row["names"])}
        for row in former.fields
        if id(row) not in kept
    ]
    for old, row in pairs:
        said += [_new(row)] if old is None else _changed(old, row)
    order = [former.fields.index(old) for old, _row in pairs if old is not None]
    return [*said, _("The fields stand in another order.")] if order != sorted(order) else said


def _shared(former: Words, means: Words) -> list[str]:
    words = {"former": in_language(former), "means": in_language(means)}
    if former == means:
        return []
    if not former:
        return [_("The fields have means in common now: %(means)s") % words]
    if not means:
        return [_("The fields have no means in common any more; so far: %(former)s") % words]
    return [_("The means of all fields so far: %(former)s From now on: %(means)s") % words]


def _new(row: Field) -> str:
    words = {"name": in_language(row["names"]), "means": in_language(row["means"])}
    if not row["means"]:
        return _("A new field: “%(name)s”.") % words
    return _("A new field: “%(name)s”. Its means: %(means)s") % words


def _changed(old: Field, row: Field) -> list[str]:
    said, name = [], in_language(row["names"])
    if old["names"] != row["names"]:
        former = in_language(old["names"])
        said.append(
            _("“%(former)s” is called “%(name)s” from now on.") % {"former": former, "name": name}
            if former != name
            else _("“%(name)s” has another name in another language.") % {"name": name}
        )
    if old["means"] != row["means"]:
        words = {"name": name, "former": in_language(old["means"]), "means": in_language(row["means"])}
        said.append(_("The means of “%(name)s” so far: %(former)s From now on: %(means)s") % words)
    return said


def _pairs(former: list[Field], fields: list[Field]) -> list[tuple[Field | None, Field]]:
    """Each field with the one that it was before: of the same name in some language, else with the same means."""
    left = list(former)
    found: list[tuple[Field | None, Field]] = []
    for row in fields:
        old = next((one for one in left if _same(one["names"], row["names"])), None)
        found.append((old, row))
        if old is not None:
            left = [one for one in left if one is not old]
    for place, (old, row) in enumerate(found):
        if old is None and (again := next((one for one in left if one["means"] == row["means"]), None)) is not None:
            found[place] = (again, row)
            left = [one for one in left if one is not again]
    return found


def _same(one: Words, other: Words) -> bool:
    return any(fold(words) == fold(other[code]) for code, words in one.items() if code in other)
