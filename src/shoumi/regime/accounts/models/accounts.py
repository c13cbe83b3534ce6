"""Accounts, factors, sessions, tokens and the appointments of administrators.

Nothing here is ever deleted but factors and sessions, which are credentials and not facts.
"""

from datetime import datetime
from typing import ClassVar
from uuid import UUID, uuid4

from django.contrib.auth.base_user import AbstractBaseUser
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Lower

from shoumi.regime.accounts.vocabulary import Administrator
from shoumi.regime.kit.asof import Held
from shoumi.regime.vault.models import SealedTextField


class AccountManager(models.Manager["Account"]):
    """Finds accounts; there is no ``create_superuser``, because there is no superuser."""

    def get_by_natural_key(self, email: str) -> "Account":
        """Return the account that signs in with ``email``, whatever its case."""
        return self.get(email=email.lower())


class Account(AbstractBaseUser):
    """The one account of a person; its id is the person's id."""

    id = models.UUIDField(primary_key=True, editable=False)
    email = models.EmailField(unique=True)
    """In lower case, so that one address cannot sign in to two accounts."""
    language = models.CharField(max_length=10, blank=True)
    """The language messages to this person are written in; empty for the installation's."""
    password_temporary = models.BooleanField(default=False)
    opened_at = models.DateTimeField()
    suspended_at = models.DateTimeField(null=True, blank=True)

    objects: ClassVar[AccountManager] = AccountManager()

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(condition=Q(email=Lower("email")), name="accounts_account_email_lower"),
        ]

    @property
    def is_active(self) -> bool:  # type: ignore[override]  # a plain attribute in Django, derived here
        """Whether the account is not suspended now. Decisions read `Suspension`, which is kept as of."""
        return self.suspended_at is None


class Suspension(Held):
    """A span in which an account may do nothing."""

    account = models.ForeignKey(Account, models.PROTECT, related_name="suspensions")
    sealed_reason = SealedTextField()

    class Meta(Held.Meta):
        constraints: ClassVar[list[models.BaseConstraint]] = [
            *Held.Meta.constraints,
            models.UniqueConstraint(
                fields=["account"], condition=Q(replaced_at=None, holds_until=None), name="accounts_suspension_one"
            ),
        ]

    @staticmethod
    def context(account_id: UUID, since: datetime) -> str:
        """Return the context under which the reason of the suspension of ``account_id`` ``since`` then is sealed."""
        return f"accounts.suspension:{account_id}:{since.isoformat()}"


class Appointment(Held):
    """A span in which a person is one of the three administrators; the constraint keeps it to one office a person."""

    account = models.ForeignKey(Account, models.PROTECT, related_name="appointments")
    office = models.CharField(max_length=10, choices=[(one.value, one.value) for one in Administrator])

    class Meta(Held.Meta):
        constraints: ClassVar[list[models.BaseConstraint]] = [
            *Held.Meta.constraints,
            models.UniqueConstraint(
                fields=["account"], condition=Q(replaced_at=None, holds_until=None), name="accounts_appointment_one"
            ),
            models.CheckConstraint(
                condition=Q(office__in=[one.value for one in Administrator]), name="accounts_appointment_office"
            ),
        ]


class Totp(models.Model):
    """The secret of a person's authenticator app. Passkeys are rows of allauth's ``Authenticator``."""

    account = models.OneToOneField(Account, models.PROTECT, primary_key=True, related_name="totp")
    secret = SealedTextField()
    last_counter = models.BigIntegerField(default=0)
    """The period of the last code accepted; no code of it or before it is accepted again."""
    added_at = models.DateTimeField()

    @staticmethod
    def context(account_id: UUID) -> str:
        """Return the context under which the secret of ``account_id`` is sealed."""
        return f"accounts.totp:{account_id}"


class Session(models.Model):
    """A browser session. The cookie's key is not in the database, only a keyed digest of it; its data are sealed."""

    digest = models.CharField(max_length=32, primary_key=True)
    data = SealedTextField()
    expire_date = models.DateTimeField(db_index=True)
    account = models.ForeignKey(Account, models.PROTECT, null=True, related_name="sessions")
    """Whose it is; nobody's while somebody is still signing in."""
    opened_at = models.DateTimeField()
    seen_at = models.DateTimeField()
    address = models.CharField(max_length=45, blank=True)
    device = models.CharField(max_length=60, blank=True)
    provider = models.ForeignKey("accounts.IdentityProvider", models.PROTECT, null=True, related_name="sessions")
    """By whom its person signed in; null where they did without one."""
    provider_session = models.BinaryField(max_length=16, null=True)
    """Keyed digest of what the provider calls its own session, where it says so."""

    @staticmethod
    def context(digest: str) -> str:
        """Return the context under which the data of the session ``digest`` are sealed."""
        return f"accounts.session:{digest}"


class Token(models.Model):
    """A personal API token: what it is limited to, and a keyed digest by which it is recognised."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    account = models.ForeignKey(Account, models.PROTECT, related_name="tokens")
    """Whose rights it narrows; of a service, who answers for it."""
    service = models.ForeignKey("accounts.Service", models.PROTECT, null=True, blank=True, related_name="tokens")
    name = models.CharField(max_length=80)
    digest = models.BinaryField(max_length=16, unique=True)
    scopes = models.JSONField()
    """Codes of `access.actors.Scope`, sorted."""
    ceiling = models.PositiveIntegerField(null=True, blank=True)
    """The highest level rank it reaches; null for all its person reaches."""
    minted_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True, blank=True)
    """When it was last used, to the minute."""
    revoked_at = models.DateTimeField(null=True, blank=True)
    reminded_at = models.DateTimeField(null=True, blank=True)
    """When its person was told that it ends soon."""

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(condition=Q(expires_at__gt=F("minted_at")), name="accounts_token_span"),
        ]
