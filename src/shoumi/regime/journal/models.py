"""The ledger's tables. Triggers refuse changes to them (`triggers`), and they are never altered by a migration."""

from typing import ClassVar

from django.db import models


class Log(models.Model):
    """One log: its origin, and the checkpoint it continues after a restore."""

    number = models.PositiveIntegerField(primary_key=True)
    origin = models.CharField(max_length=200, unique=True)
    began_at = models.DateTimeField()


class Event(models.Model):
    """What happened, as it stands in the leaf: stable references and a commitment to the details."""

    id = models.BigAutoField(primary_key=True)
    uid = models.UUIDField(unique=True)
    at = models.DateTimeField()
    code = models.CharField(max_length=100)
    actor = models.CharField(max_length=100)
    subject = models.CharField(max_length=100, null=True)  # noqa: DJ001 - the format tells an absent subject from an empty one
    commitment = models.BinaryField(max_length=32)

    class Meta:
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["subject", "id"], name="journal_event_subject"),
            models.Index(fields=["actor", "id"], name="journal_event_actor"),
            models.Index(fields=["code", "id"], name="journal_event_code"),
        ]


class Details(models.Model):
    """The details an event commits to, with their salt; they can be erased, which is an event of its own."""

    event = models.OneToOneField(Event, models.PROTECT, primary_key=True, related_name="details")
    salt = models.BinaryField(max_length=32)
    body = models.TextField()
    """Canonical JSON."""


class Pending(models.Model):
    """An event that has no place in the tree yet; written by a trigger, so that no event can miss it."""

    event = models.OneToOneField(Event, models.PROTECT, primary_key=True, related_name="pending")


class Leaf(models.Model):
    """The place of an event in its log."""

    log = models.ForeignKey(Log, models.PROTECT)
    index = models.BigIntegerField()
    event = models.OneToOneField(Event, models.PROTECT, related_name="leaf")
    hash = models.BinaryField(max_length=32)

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["log", "index"], name="journal_leaf_place"),
        ]


class Node(models.Model):
    """A complete inner node of the tree, from which proofs are read; level 1 is over two leaves."""

    log = models.ForeignKey(Log, models.PROTECT)
    level = models.PositiveSmallIntegerField()
    index = models.BigIntegerField()
    hash = models.BinaryField(max_length=32)

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["log", "level", "index"], name="journal_node_place"),
        ]


class Checkpoint(models.Model):
    """A signed statement of size and root."""

    log = models.ForeignKey(Log, models.PROTECT)
    size = models.BigIntegerField()
    root = models.BinaryField(max_length=32)
    note = models.TextField()
    """The signed note (C2SP)."""
    at = models.DateTimeField()

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["log", "size"], name="journal_checkpoint_size"),
        ]
