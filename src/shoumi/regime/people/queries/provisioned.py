"""What identity providers have pushed, for the SCIM service and for the sync; no person looks at it."""

import json
from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from shoumi.regime.people.models import ProvisionedResource, Source
from shoumi.regime.people.sync.vocabulary import Provisioned, SourceKind
from shoumi.regime.vault.values import keyed_digest, open_text

Body = Mapping[str, Any]


def source_of_token(token: str) -> Source | None:
    """Return the source that ``token`` was minted for; None for any other text, and for a source that is off."""
    digest = token_digest(token)
    return Source.objects.filter(token_digest=digest, kind=SourceKind.SCIM, on=True).first()


def token_digest(token: str) -> bytes:
    """Return the keyed digest under which a source's token is kept."""
    return keyed_digest("tokens", "people.source", token)


def value_digest(value: str) -> bytes:
    """Return the keyed digest by which a userName or externalId is found."""
    return keyed_digest("numbers", "people.provisioned", value)


def provisioned(source: UUID, kind: Provisioned) -> "QuerySet[ProvisionedResource]":
    """Return the users or groups of a source, in the order they came."""
    return ProvisionedResource.objects.filter(source=source, kind=kind).order_by("created_at", "id")


def body_of(row: ProvisionedResource) -> Body:
    """Return what was pushed, as JSON was read."""
    body: Body = json.loads(open_text(row.sealed_body, row.context))
    return body
