"""A difference as one reader may see it: views side by side, who holds them by name, how many hold them without."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from hamgam.differences.models import Difference, Holder, View
from hamgam.members.here import in_language
from hamgam.members.models import Organisation


@dataclass
class ShownView:
    """One view. Who holds it without a name is counted and never named, to nobody, not even in the page's source.

    `own`: what the reader's own organisation has to do with it: "named", "unnamed" or "".
    """

    view: View
    named: list[str] = field(default_factory=list)
    unnamed: int = 0
    own: str = ""
    wrote: bool = False

    @property
    def held(self) -> int:
        """How many hold it."""
        return len(self.named) + self.unnamed


def views_of(differences: Iterable[Difference], actor: Any) -> dict[int, list[ShownView]]:
    """Difference → its views in their order, in three queries however many there are."""
    keys = [row.pk for row in differences]
    own = actor.organisation.pk if actor.organisation else None
    made: dict[int, ShownView] = {}
    by_difference: dict[int, list[ShownView]] = {key: [] for key in keys}
    for view in View.objects.filter(difference__in=keys):
        made[view.pk] = ShownView(view, wrote=view.author_id == own)
        by_difference[view.difference_id].append(made[view.pk])
    _hold(made, own)
    return by_difference


def _hold(views: dict[int, ShownView], own: int | None) -> None:
    rows = list(Holder.objects.filter(view__in=views, held=True).values_list("view_id", "organisation_id", "named"))
    wanted = [organisation for _view, organisation, named in rows if named]
    names = Organisation.objects.filter(pk__in=wanted).alphabetical(get_language() or "fa")
    called = {row.pk: in_language(row.short_names) or in_language(row.names) for row in names}
    for view, organisation, named in rows:
        views[view].unnamed += not named
        if organisation == own:
            views[view].own = "named" if named else "unnamed"
    for organisation, name in called.items():
        for view, holder, named in rows:
            if named and holder == organisation:
                views[view].named.append(name)


def csv_rows(difference: Difference, actor: Any) -> Iterable[list[object]]:
    """The question and its views as a table; holders without a name are a number here too."""
    yield [_("open question"), in_language(difference.question)]
    yield [_("in force meanwhile"), in_language(difference.in_force)]
    yield [_("debated next"), in_language(difference.debate), difference.debate_on]
    yield []
    yield [_("view"), _("in its holders’ own words"), _("held by name"), _("held without a name")]
    for shown in views_of([difference], actor)[difference.pk]:
        titles, words = in_language(shown.view.titles), in_language(shown.view.words)
        yield [
            titles,
            words,
            "، ".join(shown.named) if get_language() == "fa" else ", ".join(shown.named),
            shown.unnamed,
        ]
