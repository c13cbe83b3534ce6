"""The keybox, columns that hold sealed text, and the rows of the shared cache."""

from typing import ClassVar
from uuid import uuid4

from django.db import models


class SealedTextField(models.BinaryField):  # type: ignore[type-arg]  # generic to the checker only
    """A short text sealed under the epoch key (`vault.values`); the epoch turn finds these columns and reseals them."""


class SealedObject(models.Model):
    """One row of the keybox: a sealed object of the store and its wrapped key.

    The wrap authenticates the object's id, version and level, so that a level written here wins over older data and a
    key moved to another row opens nothing. Without its row an object can never be opened again.
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    version = models.PositiveIntegerField(default=1)
    level = models.CharField(max_length=40, blank=True)
    """Code of the level; empty for objects that have none, such as an image submitted for tracing."""
    epoch = models.PositiveIntegerField(db_index=True)
    wrapped_key = models.BinaryField(max_length=65)
    plain_size = models.BigIntegerField()
    sealed_size = models.BigIntegerField()
    sealed_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(condition=models.Q(plain_size__gte=0), name="vault_object_plain_size"),
            models.CheckConstraint(condition=models.Q(epoch__gte=1), name="vault_object_epoch"),
        ]


class CachedValue(models.Model):
    """One value of the shared cache (`vault.cache`), found by the keyed digest of its key."""

    digest = models.CharField(primary_key=True, max_length=32)
    sealed_value = SealedTextField()
    expires_at = models.DateTimeField(null=True, db_index=True)
    """None for a value that stays until it is deleted."""

    @staticmethod
    def context(digest: str) -> str:
        """Return the context under which the value of the row ``digest`` is sealed."""
        return f"vault.cache:{digest}"
