"""Machines that sign in with a token: what each is, and who answers for it."""

from typing import ClassVar
from uuid import uuid4

from django.db import models

from shoumi.regime.accounts.models.accounts import Account


class Service(models.Model):
    """A program outside, such as a directory or a log collector, under whose name its acts are recorded."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    code = models.CharField(max_length=40, unique=True)
    """What the ledger calls it: ``service:<code>``."""
    purpose = models.CharField(max_length=200)
    responsible = models.ForeignKey(Account, models.PROTECT, related_name="services")
    """Who answers for it: it never reaches further than this person, and ends with them."""
    networks = models.JSONField()
    """The addresses and networks it may come from; none at all admits nothing."""
    created_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(condition=models.Q(code__regex=r"^[a-z][a-z0-9-]+$"), name="accounts_service_code"),
        ]
