"""Published statements."""

from typing import Any

from django.db import models
from django.db.models import Count, Q

from hamgam.record.kept import Kept, KeptQuerySet
from hamgam.texts.models import Version


class StatementQuerySet(KeptQuerySet):
    """Statements, the newest first."""

    def visible_to(self, actor: Any) -> "StatementQuerySet":
        """What was published is public."""
        return self

    def listed(self) -> "StatementQuerySet":
        """With title and the number of signatures that stand (`signed`), without the weight of texts and rosters."""
        standing = Q(version__consents__answer="sign", version__consents__state="valid")
        return (
            self.select_related("version__text")
            .defer("facts", "version__snapshot", "version__roster")
            .annotate(signed=Count("version__consents", filter=standing))
            .order_by("-number")
        )


class Statement(Kept):
    """A frozen version that met one of the two publication rules."""

    number = models.PositiveIntegerField(unique=True)
    version = models.OneToOneField(Version, on_delete=models.PROTECT, related_name="statement")
    slug = models.SlugField(max_length=80, allow_unicode=True, blank=True)
    #: all: in the coalition's name. signatories: in the names of those who sign.
    rule = models.CharField(max_length=12)
    minimum = models.PositiveSmallIntegerField(default=0)
    adopted = models.JSONField(default=dict, blank=True)
    #: The bytes to which the publication entry commits: where and when adopted.
    facts = models.BinaryField(default=b"")
    order = models.CharField(max_length=12, default="alphabetical")
    published_on = models.DateField()
    leaf = models.BigIntegerField(null=True)

    objects = models.Manager.from_queryset(StatementQuerySet)()

    class Meta:
        ordering = ("-number",)

    @property
    def stated_rule(self) -> str:
        """The rule as the record states it: "all", "coalition N" or "signatories N"."""
        if self.rule == "signatories":
            return f"signatories {self.minimum}"
        return f"coalition {self.minimum}" if self.minimum else "all"

    @property
    def address(self) -> dict[str, Any]:
        """What its URLs are made of."""
        return {"number": self.number, "slug": self.slug}
