"""Who signed in or tried to, when, from where and how; and what the person concerned is told of it."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from shoumi.regime.accounts.models.accounts import Account
from shoumi.regime.accounts.vocabulary import AlertKind, Method, Outcome


class SignIn(models.Model):
    """One attempt to sign in or to confirm a factor. The ledger has the event; this is what people look through.

    Rows are forgotten after `rules.history.KEPT`; the ledger's event stays.
    """

    account = models.ForeignKey(Account, models.PROTECT, null=True, related_name="sign_ins")
    """Whose account was meant; null for an address nobody has, which is not kept."""
    at = models.DateTimeField(db_index=True)
    address = models.CharField(max_length=45, blank=True)
    device = models.CharField(max_length=60, blank=True)
    method = models.CharField(max_length=12, choices=[(one.value, one.value) for one in Method])
    provider = models.ForeignKey("accounts.IdentityProvider", models.PROTECT, null=True, related_name="+")
    """By whom, where it was single sign-on."""
    outcome = models.CharField(max_length=16, choices=[(one.value, one.value) for one in Outcome])
    unusual = models.BooleanField(default=False)
    """Whether it came from a new place or device, or outside hours."""

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                condition=Q(outcome__in=[one.value for one in Outcome]), name="accounts_signin_outcome"
            ),
            models.CheckConstraint(
                condition=Q(account__isnull=False) | ~Q(outcome=Outcome.DONE.value), name="accounts_signin_whose"
            ),
        ]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["account", "-at"], name="accounts_signin_own"),
        ]


class Alert(models.Model):
    """Something a person is told about their account, until they say that they know."""

    account = models.ForeignKey(Account, models.PROTECT, related_name="alerts")
    kind = models.CharField(max_length=20, choices=[(one.value, one.value) for one in AlertKind])
    at = models.DateTimeField()
    address = models.CharField(max_length=45, blank=True)
    device = models.CharField(max_length=60, blank=True)
    seen_at = models.DateTimeField(null=True, blank=True)
    mailed_at = models.DateTimeField(null=True, blank=True)
    """When it was handed to the mail server, where one is set."""

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(condition=Q(kind__in=[one.value for one in AlertKind]), name="accounts_alert_kind"),
        ]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["account", "-at"], name="accounts_alert_own"),
            models.Index(fields=["id"], condition=Q(mailed_at=None), name="accounts_alert_unmailed"),
        ]
