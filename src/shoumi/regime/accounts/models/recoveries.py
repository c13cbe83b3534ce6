"""Recovering the account of somebody who lost every factor, by two people who are not that person."""

from typing import ClassVar
from uuid import UUID, uuid4

from django.db import models
from django.db.models import F, Q

from shoumi.regime.accounts.models.accounts import Account
from shoumi.regime.vault.models import SealedTextField


class Recovery(models.Model):
    """One recovery: opened by the system administrator, confirmed by somebody who knows the person, used by the person.

    Each of the two hands over one half of a code; only keyed digests are kept, and both halves are needed.
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    account = models.ForeignKey(Account, models.PROTECT, related_name="recoveries")
    ground = SealedTextField()
    """How the person was lost to their factors, in the words of who opened it."""
    opened_by = models.ForeignKey(Account, models.PROTECT, related_name="+")
    opened_at = models.DateTimeField()
    first_digest = models.BinaryField(max_length=16)
    confirmed_by = models.ForeignKey(Account, models.PROTECT, null=True, related_name="+")
    confirmed_at = models.DateTimeField(null=True)
    second_digest = models.BinaryField(max_length=16, null=True)
    expires_at = models.DateTimeField()
    """When it lapses: unconfirmed, or unused."""
    used_at = models.DateTimeField(null=True)
    stopped_at = models.DateTimeField(null=True)
    stopped_by = models.ForeignKey(Account, models.PROTECT, null=True, related_name="+")

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                condition=~Q(opened_by=F("account"))
                & (Q(confirmed_by=None) | ~Q(confirmed_by=F("account")) & ~Q(confirmed_by=F("opened_by"))),
                name="accounts_recovery_two_others",
            ),
            models.CheckConstraint(
                condition=Q(confirmed_by=None, confirmed_at=None, second_digest=None)
                | Q(confirmed_by__isnull=False, confirmed_at__isnull=False, second_digest__isnull=False),
                name="accounts_recovery_confirmed",
            ),
            models.CheckConstraint(
                condition=Q(used_at=None) | Q(confirmed_at__isnull=False, stopped_at=None),
                name="accounts_recovery_used",
            ),
            models.UniqueConstraint(
                fields=["account"], condition=Q(used_at=None, stopped_at=None), name="accounts_recovery_one"
            ),
        ]

    @staticmethod
    def context(recovery_id: UUID) -> str:
        """Return the context under which the ground of ``recovery_id`` is sealed."""
        return f"accounts.recovery:{recovery_id}"
