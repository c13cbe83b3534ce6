"""Identity numbers of persons: sealed, found again by a keyed digest, never two alike."""

from typing import ClassVar

from django.db import models

from shoumi.regime.people.models.persons import Person
from shoumi.regime.vault.models import SealedTextField


class Identity(models.Model):
    """The resident identity number of one person."""

    person = models.OneToOneField(Person, models.CASCADE, primary_key=True, related_name="identity")
    digest = models.BinaryField(max_length=16)
    """Keyed digest of the number: two persons with one number are refused, and nobody reads it off."""
    sealed_number = SealedTextField()

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["digest"], name="people_identity_one_person"),
        ]

    @property
    def context(self) -> str:
        """The context under which the number is sealed."""
        return f"people.identity:{self.person_id}"
