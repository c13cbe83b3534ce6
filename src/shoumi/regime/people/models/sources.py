"""Sources that people and units come from, what was linked to them, and their runs."""

from typing import ClassVar
from uuid import uuid4

from django.db import models
from django.db.models import F, Q

from shoumi.regime.people.models.columns import NAME_LENGTH, among, code_column
from shoumi.regime.people.models.persons import Person
from shoumi.regime.people.models.units import Unit
from shoumi.regime.people.rules.snapshots import ID_LENGTH
from shoumi.regime.people.sync.vocabulary import ChangeKind, EntryState, RunState, SourceKind, Thing
from shoumi.regime.vault.models import SealedTextField

OPEN_STATES = (RunState.LOOKING.value, RunState.ASKING.value, RunState.UNDER_WAY.value)
DIGEST_LENGTH = 16


class Source(models.Model):
    """One place outside that is the authority on the units and persons linked to it."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    kind = code_column(SourceKind)
    name = models.CharField(max_length=NAME_LENGTH, unique=True)
    settings = models.JSONField(default=dict)
    """By `SettingName`; nothing secret."""
    sealed_secret = SealedTextField(null=True, blank=True)
    token_digest = models.BinaryField(max_length=DIGEST_LENGTH, null=True, blank=True, unique=True)
    """Keyed digest of the token that an identity provider pushes with; None where nothing is pushed."""
    share = models.PositiveSmallIntegerField(default=5)
    """Per cent of its people that may vanish at once without asking."""
    every_minutes = models.PositiveIntegerField(default=0)
    """0: only when somebody asks."""
    on = models.BooleanField(default=True)
    confirmed = models.BooleanField(default=False)
    """False until a plan made with the present settings was confirmed."""
    next_at = models.DateTimeField(null=True, blank=True, db_index=True)
    looked_at = models.DateTimeField(null=True, blank=True)
    """When it last answered whole."""

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            among("kind", SourceKind, "people_source_kind"),
            models.CheckConstraint(condition=Q(share__gte=1, share__lte=100), name="people_source_share"),
            models.CheckConstraint(
                condition=Q(every_minutes=0) | Q(every_minutes__gte=5), name="people_source_every_minutes"
            ),
        ]

    @property
    def context(self) -> str:
        """The context under which the secret is sealed."""
        return f"people.source:{self.id}"


class ExternalLink(models.Model):
    """What an id of a source stands for here. Who is not linked is no source's business."""

    source = models.ForeignKey(Source, models.PROTECT, related_name="links")
    external_id = models.CharField(max_length=ID_LENGTH)
    person = models.ForeignKey(Person, models.CASCADE, null=True, blank=True, related_name="links")
    unit = models.ForeignKey(Unit, models.CASCADE, null=True, blank=True, related_name="links")
    seen = models.BinaryField(max_length=DIGEST_LENGTH)
    """Keyed digest of what was last applied."""
    place = models.BinaryField(max_length=DIGEST_LENGTH)
    missing_since = models.DateTimeField(null=True, blank=True)
    began_leaving = models.BooleanField(default=False)
    """Whether the person began to leave because the source did not have them any more, and not by anybody's word."""

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                condition=Q(person=None, unit__isnull=False) | Q(person__isnull=False, unit=None),
                name="people_link_one_thing",
            ),
            models.UniqueConstraint(
                fields=["source", "external_id"], condition=Q(unit=None), name="people_link_person_id"
            ),
            models.UniqueConstraint(
                fields=["source", "external_id"], condition=Q(person=None), name="people_link_unit_id"
            ),
            models.UniqueConstraint(
                fields=["person"], condition=Q(person__isnull=False), name="people_link_one_source"
            ),
            models.UniqueConstraint(
                fields=["source", "unit"], condition=Q(unit__isnull=False), name="people_link_unit_once"
            ),
        ]


class SyncRun(models.Model):
    """One look at a source, the plan that came of it, and how far it was applied."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    source = models.ForeignKey(Source, models.PROTECT, related_name="runs")
    state = code_column(RunState, default=RunState.LOOKING.value)
    rehearsal = models.BooleanField(default=False)
    begun_by = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="sync_runs")
    """None for the schedule and for an operator at the console."""
    begun_at = models.DateTimeField(db_index=True)
    taken_at = models.DateTimeField(null=True, blank=True)
    """When a process began to look; None while the run waits for the worker."""
    decided_by = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="sync_decisions")
    finished_at = models.DateTimeField(null=True, blank=True)
    units = models.PositiveIntegerField(default=0)
    people = models.PositiveIntegerField(default=0)
    counts = models.JSONField(default=dict)
    """How many entries of each `ChangeKind`."""
    asks = models.JSONField(default=list)
    problem = models.CharField(max_length=64, blank=True)
    parameters = models.JSONField(default=dict)

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            among("state", RunState, "people_sync_run_state"),
            models.UniqueConstraint(
                fields=["source"], condition=Q(state__in=OPEN_STATES), name="people_sync_one_open_run"
            ),
            models.CheckConstraint(
                condition=Q(state__in=OPEN_STATES, finished_at=None)
                | (~Q(state__in=OPEN_STATES) & Q(finished_at__gte=F("begun_at"))),
                name="people_sync_finished",
            ),
        ]

    @property
    def state_code(self) -> RunState:
        """The state as the member it is, which has words."""
        return RunState(self.state)


class SyncEntry(models.Model):
    """One line of a plan, and what came of it."""

    run = models.ForeignKey(SyncRun, models.CASCADE, related_name="entries")
    number = models.PositiveIntegerField()
    thing = code_column(Thing)
    change = code_column(ChangeKind)
    state = code_column(EntryState, default=EntryState.WAITING.value)
    external_id = models.CharField(max_length=ID_LENGTH)
    person = models.ForeignKey(Person, models.CASCADE, null=True, blank=True, related_name="+")
    unit = models.ForeignKey(Unit, models.CASCADE, null=True, blank=True, related_name="+")
    sealed_told = SealedTextField(null=True, blank=True)
    """What the source says, until it is applied."""
    problem = models.CharField(max_length=64, blank=True)
    parameters = models.JSONField(default=dict)

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            among("thing", Thing, "people_sync_entry_thing"),
            among("change", ChangeKind, "people_sync_entry_change"),
            among("state", EntryState, "people_sync_entry_state"),
            models.UniqueConstraint(fields=["run", "number"], name="people_sync_entry_number"),
        ]

    @property
    def context(self) -> str:
        """The context under which what the source says is sealed."""
        return f"people.sync:{self.run_id}:{self.number}"
