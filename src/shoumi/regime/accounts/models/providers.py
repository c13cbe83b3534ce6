"""Identity providers that people may sign in by, and which identity there is whose account here."""

from typing import ClassVar
from uuid import uuid4

from django.db import models
from django.db.models import Q

from shoumi.regime.accounts.models.accounts import Account
from shoumi.regime.accounts.single.vocabulary import LinkedBy, Matching, ProviderKind
from shoumi.regime.kit.asof import Held
from shoumi.regime.vault.models import SealedTextField

NAME_LENGTH = 40
CODE_LENGTH = 30
ADDRESS_LENGTH = 500
DIGEST_LENGTH = 16


class IdentityProvider(models.Model):
    """One place outside that says who somebody is. What it is never changes; another one is another row."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    kind = models.CharField(max_length=10, choices=[(one.value, one.value) for one in ProviderKind])
    code = models.CharField(max_length=CODE_LENGTH, unique=True)
    """What stands in the addresses it sends people back to."""
    name = models.CharField(max_length=NAME_LENGTH, unique=True)
    """What stands on the button, in the company's own words."""
    issuer = models.CharField(max_length=ADDRESS_LENGTH)
    """The issuer of its tokens, by its own name; of a platform, where its interfaces are."""
    client_id = models.CharField(max_length=ADDRESS_LENGTH)
    agent = models.CharField(max_length=80, blank=True)
    """The application within a WeCom company; the company of a DingTalk application; empty elsewhere."""
    sealed_secret = SealedTextField()
    endpoints = models.JSONField(default=dict)
    """What it said of itself when it was set up or tested last (OpenID Connect Discovery 1.0); nothing secret."""
    further_origins = models.JSONField(default=list)
    """Other origins that its sign-in leads through."""
    matching = models.CharField(max_length=20, choices=[(one.value, one.value) for one in Matching])
    number_claim = models.CharField(max_length=80, blank=True)
    """The claim that holds the staff number, where that is matched by."""
    trusted_methods = models.JSONField(default=list)
    """The values of ``amr`` that count as a second factor; none at all by default."""
    trusted_contexts = models.JSONField(default=list)
    """The values of ``acr`` that do."""
    on = models.BooleanField(default=True)
    added_at = models.DateTimeField()
    tested_at = models.DateTimeField()
    """When it last answered everything it was asked."""

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                condition=Q(kind__in=[one.value for one in ProviderKind]), name="accounts_provider_kind"
            ),
            models.CheckConstraint(
                condition=Q(matching__in=[one.value for one in Matching]), name="accounts_provider_matching"
            ),
            models.CheckConstraint(
                condition=~Q(matching=Matching.NUMBER.value) | ~Q(number_claim=""), name="accounts_provider_claim"
            ),
            models.CheckConstraint(
                condition=Q(kind=ProviderKind.OIDC.value) & ~Q(matching=Matching.DIRECTORY.value)
                | ~Q(kind=ProviderKind.OIDC.value) & Q(matching__in=[Matching.NONE.value, Matching.DIRECTORY.value]),
                name="accounts_provider_matched_by",
            ),
            models.CheckConstraint(condition=Q(code__regex=r"^[a-z][a-z0-9-]+$"), name="accounts_provider_code"),
            models.UniqueConstraint(fields=["kind", "issuer", "client_id", "agent"], name="accounts_provider_once"),
        ]

    @property
    def context(self) -> str:
        """The context under which the client's secret is sealed."""
        return f"accounts.provider:{self.id}"


class Identity(Held):
    """Somebody known to a provider, and whose account here that is. Kept as of, like every right."""

    provider = models.ForeignKey(IdentityProvider, models.PROTECT, related_name="identities")
    account = models.ForeignKey(Account, models.PROTECT, related_name="identities")
    subject = models.BinaryField(max_length=DIGEST_LENGTH)
    """Keyed digest of what the provider calls the person; what they are called there is not kept."""
    how = models.CharField(max_length=12, choices=[(one.value, one.value) for one in LinkedBy])

    class Meta(Held.Meta):
        constraints: ClassVar[list[models.BaseConstraint]] = [
            *Held.Meta.constraints,
            models.CheckConstraint(condition=Q(how__in=[one.value for one in LinkedBy]), name="accounts_identity_how"),
            models.UniqueConstraint(
                fields=["provider", "subject"],
                condition=Q(replaced_at=None, holds_until=None),
                name="accounts_identity_one_account",
            ),
            models.UniqueConstraint(
                fields=["provider", "account"],
                condition=Q(replaced_at=None, holds_until=None),
                name="accounts_identity_one_subject",
            ),
        ]
