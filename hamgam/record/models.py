"""The log's leaves, its head and checkpoints, and the rows beside it that may be erased."""

from django.db import models

from hamgam.engine.record import frontier_from_bytes


class Leaf(models.Model):
    """One leaf of the log, exactly as hashed. The database itself refuses to change or drop it."""

    index = models.BigIntegerField(primary_key=True)
    data = models.BinaryField()
    hash = models.BinaryField()

    class Meta:
        ordering = ("index",)


class Checkpoint(models.Model):
    """The log's signed statement of its size and root after an act."""

    size = models.BigIntegerField(primary_key=True)
    note = models.TextField()

    class Meta:
        ordering = ("-size",)


class Cosignature(models.Model):
    """A witness's line under a checkpoint: that it saw it at this second."""

    size = models.BigIntegerField()
    #: The witness's key, as policies write it.
    key = models.CharField(max_length=300, db_index=True)
    second = models.BigIntegerField()
    #: The line's own value: key id, time and signature, in base64.
    line = models.CharField(max_length=120)

    class Meta:
        ordering = ("size", "key", "second")
        constraints = (models.UniqueConstraint(fields=("size", "key", "second"), name="a_line_is_kept_once"),)


class OtherView(models.Model):
    """A checkpoint that this record's own key has signed and that does not belong to it: somebody was shown another record."""

    size = models.BigIntegerField()
    root = models.CharField(max_length=44)
    note = models.TextField()
    found_on = models.DateField()

    class Meta:
        ordering = ("-id",)
        constraints = (models.UniqueConstraint(fields=("size", "root"), name="a_view_is_kept_once"),)


class Head(models.Model):
    """The one row that a writer locks: how far the log has come."""

    id = models.SmallIntegerField(primary_key=True, default=1)
    origin = models.CharField(max_length=200)
    frontier = models.BinaryField(default=b"")
    #: The entry by which the record went on and about which the members are being asked; None where nothing waits.
    waits_for = models.BigIntegerField(null=True)

    class Meta:
        constraints = (models.CheckConstraint(condition=models.Q(id=1), name="head_is_one_row"),)

    @property
    def size(self) -> int:
        """How many leaves the log has."""
        return frontier_from_bytes(bytes(self.frontier)).size


class Resumed(models.Model):
    """The number of an entry by which the record went on after a backup was brought back."""

    index = models.BigIntegerField(primary_key=True)


class Entry(models.Model):
    """What an act's leaf commits to: the details in clear, with the salt that opens the commitment."""

    leaf = models.OneToOneField(Leaf, primary_key=True, on_delete=models.PROTECT, related_name="entry")
    act = models.CharField(max_length=60, db_index=True)
    article = models.CharField(max_length=20)
    bylaws = models.CharField(max_length=40)
    organisation = models.CharField(max_length=40, blank=True, db_index=True)
    subject_kind = models.CharField(max_length=40)
    subject_id = models.CharField(max_length=40)
    day = models.DateField()
    salt = models.BinaryField()
    details = models.TextField()
    #: The number of the mandate under which it was done; the details commit to it too.
    mandate = models.PositiveIntegerField(null=True, db_index=True)

    class Meta:
        ordering = ("-leaf_id",)
        indexes = (models.Index(fields=("subject_kind", "subject_id", "-leaf_id"), name="entry_by_subject"),)


class Authorship(models.Model):
    """Who in an organisation did it and at which minute: shown to that organisation alone, and erasable."""

    entry = models.OneToOneField(Entry, primary_key=True, on_delete=models.CASCADE, related_name="authorship")
    seat_id = models.BigIntegerField(null=True)
    at = models.DateTimeField()


class Seal(models.Model):
    """The digest of one row as an entry left it; the newest seal of a row is what `hamgam check` compares with."""

    entry = models.ForeignKey(Entry, on_delete=models.PROTECT, related_name="seals")
    table = models.CharField(max_length=60)
    row = models.CharField(max_length=64)
    digest = models.CharField(max_length=64)

    class Meta:
        indexes = (models.Index(fields=("table", "row", "-entry"), name="seal_newest"),)


class UsedToken(models.Model):
    """A form that was already recorded, so that sending it twice records it once."""

    token = models.CharField(max_length=64, primary_key=True)
    entry = models.ForeignKey(Entry, on_delete=models.PROTECT)
    at = models.DateTimeField()
    #: A keyed digest of what the form said, by which a form changed since then is told from the same one.
    said = models.CharField(max_length=64, blank=True, default="")
