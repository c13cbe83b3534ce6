"""Imports of people: the file, sealed until the import is over, and how far it has come."""

from typing import ClassVar
from uuid import uuid4

from django.db import models
from django.db.models import F, Q

from shoumi.regime.people.models.columns import among, code_column
from shoumi.regime.people.models.persons import Person
from shoumi.regime.people.vocabulary import Encoding, ImportState
from shoumi.regime.vault.models import SealedObject, SealedTextField


class ImportRun(models.Model):
    """One file of people: looked at, and applied in steps that can be taken up again after a fault."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    state = code_column(ImportState, default=ImportState.CHECKED.value)
    file = models.OneToOneField(SealedObject, models.SET_NULL, null=True, related_name="people_import")
    """The file as it came; destroyed when the import is over."""
    begun_by = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="imports")
    """None for an operator at the console."""
    begun_at = models.DateTimeField()
    encoding = code_column(Encoding)
    ignored_columns = models.JSONField(default=list)
    """Headings that name no column of the directory."""
    lines = models.PositiveIntegerField()
    registered = models.PositiveIntegerField(default=0)
    faulty = models.PositiveIntegerField()
    done_to = models.PositiveIntegerField(default=0)
    """The number of the last line that was entered or reported; where the next step goes on."""
    report = SealedTextField()
    """The faults as JSON; sealed, because they hold addresses and numbers of persons."""

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            among("state", ImportState, "people_import_state"),
            among("encoding", Encoding, "people_import_encoding"),
            models.CheckConstraint(condition=Q(lines__gte=F("registered")), name="people_import_not_more_than_lines"),
            models.CheckConstraint(
                condition=Q(file=None) | Q(state__in=[ImportState.CHECKED.value, ImportState.UNDER_WAY.value]),
                name="people_import_file_until_over",
            ),
        ]

    @property
    def state_code(self) -> ImportState:
        """The state as the member it is, which has words."""
        return ImportState(self.state)

    @property
    def context(self) -> str:
        """The context under which the report is sealed."""
        return f"people.import:{self.id}"
