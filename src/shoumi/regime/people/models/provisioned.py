"""What an identity provider has pushed: users and groups by SCIM, kept as they were told until a sync compares them."""

from typing import ClassVar
from uuid import uuid4

from django.db import models
from django.db.models import Q

from shoumi.regime.people.models.columns import among, code_column
from shoumi.regime.people.models.sources import DIGEST_LENGTH, Source
from shoumi.regime.people.sync.vocabulary import Provisioned
from shoumi.regime.vault.models import SealedTextField


class ProvisionedResource(models.Model):
    """One user or group of a SCIM source."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    source = models.ForeignKey(Source, models.CASCADE, related_name="provisioned")
    kind = code_column(Provisioned)
    version = models.PositiveIntegerField(default=1)
    user_name = models.BinaryField(max_length=DIGEST_LENGTH, null=True, blank=True)
    """Keyed digest of the userName in lower case; None for a group."""
    external_id = models.BinaryField(max_length=DIGEST_LENGTH, null=True, blank=True)
    sealed_body = SealedTextField()
    created_at = models.DateTimeField()
    changed_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            among("kind", Provisioned, "people_provisioned_kind"),
            models.UniqueConstraint(
                fields=["source", "user_name"],
                condition=Q(user_name__isnull=False),
                name="people_provisioned_user_name",
            ),
        ]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["source", "external_id"], name="people_provisioned_external"),
        ]

    @property
    def context(self) -> str:
        """The context under which the body is sealed."""
        return f"people.provisioned:{self.id}"
