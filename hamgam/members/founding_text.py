"""The founding text: what everybody accepts who joins, with the fields of joint work and the means by which they are worked on.

Means are those of one field, or one list that all fields share; a field may have its own beside the list.
"""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from django.db import models
from django.db.models import Max

from hamgam.bylaws.acts import NotPossible
from hamgam.engine.letters import fold
from hamgam.members import here
from hamgam.members import names as naming
from hamgam.record import times
from hamgam.record.kept import Kept, KeptQuerySet

FIELDS = 12
"""The most fields of joint work."""
TEXT_LIMIT, NAME_LIMIT, MEANS_LIMIT = 20_000, 120, 2_000
"""The most letters of the text in one language, of a field's name, and of its means."""

Words = dict[str, str]
Field = dict[str, Words]


class FoundingTextQuerySet(KeptQuerySet):
    """Versions of the founding text."""

    def visible_to(self, actor: Any) -> "FoundingTextQuerySet":
        """Whoever sits in an organisation, a candidate too, reads it; the public where the bylaws are public."""
        coalition = here.coalition()
        return self if actor.organisation is not None or (coalition and coalition.public_bylaws) else self.none()

    def in_force(self, at: datetime | None = None) -> Any:
        """The version in force at a moment, now where none is named; None before the first."""
        return self.filter(force_at__lte=at or times.now()).order_by("-pk").first()


class FoundingText(Kept):
    """A version of the founding text. The newest is in force, from the moment at which the members settled it."""

    number = models.PositiveIntegerField(unique=True)
    #: Language → text.
    texts = models.JSONField(default=dict)
    #: [{"names": language → name, "means": language → by which means it is worked on}], in their order.
    fields = models.JSONField(default=list, blank=True)
    #: Language → the means that all fields share, where there is such a list.
    means = models.JSONField(default=dict, blank=True)
    force_at = models.DateTimeField()
    since = models.DateField()
    #: The number of the matter that settled it.
    settled_by = models.PositiveIntegerField()
    #: [{"organisation": its public id, "word": accept or reservation}] of those who accepted it in that matter.
    agreed = models.JSONField(default=list, blank=True)

    objects = models.Manager.from_queryset(FoundingTextQuerySet)()

    class Meta:
        ordering = ("-pk",)

    @property
    def is_newest(self) -> bool:
        """Whether no other version came after it."""
        return not FoundingText.objects.filter(pk__gt=self.pk).exists()


def in_force(at: datetime | None = None) -> FoundingText | None:
    """The version in force at a moment, now where none is named; None before the first."""
    found: FoundingText | None = FoundingText.objects.in_force(at)
    return found


def before(moment: datetime) -> FoundingText | None:
    """The version that was in force until this moment; None where there was none."""
    found: FoundingText | None = FoundingText.objects.filter(force_at__lt=moment).order_by("-pk").first()
    return found


def stored(texts: Any, fields: Any) -> tuple[Words, list[Field]]:
    """Text and fields as they are kept: in each language's letters, rows without a word left out."""
    rows = [row if isinstance(row, Mapping) else {} for row in fields] if isinstance(fields, Sequence) else []
    kept = [{part: _words(row.get(part)) for part in ("names", "means")} for row in rows]
    return _words(texts), [row for row in kept if row["names"] or row["means"]]


def stored_means(means: Any) -> Words:
    """The shared list of means as it is kept, empty where there is none."""
    return _words(means)


def _words(values: Any) -> Words:
    if not isinstance(values, Mapping):
        return {}
    return naming.stored({code: str(values.get(code) or "") for code in here.languages()})


def check(texts: Words, fields: list[Field], means: Words) -> None:
    """Whether it can be put to the members; NotPossible with the reason and, where one field is meant, its place."""
    if not texts.get(here.languages()[0]):
        raise NotPossible("founding_text_missing")
    if any(len(words) > TEXT_LIMIT for words in texts.values()):
        raise NotPossible("founding_text_long", limit=TEXT_LIMIT)
    if len(fields) > FIELDS:
        raise NotPossible("founding_fields_many", limit=FIELDS)
    for place, field in enumerate(fields, 1):
        _check_field(place, field, bool(means.get(here.languages()[0])))
    if any(len(words) > MEANS_LIMIT for words in means.values()):
        raise NotPossible("founding_means_long", limit=MEANS_LIMIT)
    for code in here.languages():
        named = [fold(row["names"][code]) for row in fields if code in row["names"]]
        if len(set(named)) < len(named):
            raise NotPossible("founding_fields_alike")
    now = in_force()
    if now is not None and (now.texts, now.fields, now.means) == (texts, fields, means):
        raise NotPossible("founding_text_same")


def _check_field(place: int, field: Field, shared: bool) -> None:
    first = here.languages()[0]
    if not field["names"].get(first):
        raise NotPossible("founding_field_unnamed", n=place)
    if not field["means"].get(first) and not shared:
        raise NotPossible("founding_field_without_means", n=place, name=field["names"][first])
    long = any(len(words) > NAME_LIMIT for words in field["names"].values())
    if long or any(len(words) > MEANS_LIMIT for words in field["means"].values()):
        raise NotPossible("founding_field_long", n=place, names=NAME_LIMIT, means=MEANS_LIMIT)


def begin(
    texts: Words, fields: list[Field], means: Words, at: datetime, settled_by: int, agreed: list[dict[str, str]]
) -> FoundingText:
    """A new version, in force from this moment; agreed: who accepted it, as the row keeps it. For acts."""
    check(texts, fields, means)
    number = (FoundingText.objects.aggregate(last=Max("number"))["last"] or 0) + 1
    return FoundingText.objects.create(
        number=number, texts=texts, fields=fields, means=means, force_at=at, since=here.day_of(at),
        settled_by=settled_by, agreed=agreed,
    )  # fmt: skip
