"""The subjects of acts on accounts."""

from uuid import UUID

from shoumi.regime.journal.acting import Subject

KIND = "account"
PROVIDER_KIND = "identity_provider"
REGISTER = Subject("accounts", UUID(int=0))
"""All accounts, as a thing that can be listed."""


def account_subject(account_id: UUID) -> Subject:
    """Return the account as the subject of an act."""
    return Subject(KIND, account_id)


def provider_subject(provider_id: UUID) -> Subject:
    """Return the identity provider as the subject of an act."""
    return Subject(PROVIDER_KIND, provider_id)
