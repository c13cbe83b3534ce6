"""The register of secrets: documents, their level and custodian as of, their sealed versions, their search terms."""

from datetime import UTC
from typing import ClassVar
from uuid import uuid4

from django.db import models
from django.db.models import Q

from shoumi.engines.rendering.formats import OFFICE
from shoumi.regime.documents.models.schemes import Kind, Level
from shoumi.regime.documents.vocabulary import SUBJECT, Basis
from shoumi.regime.journal.acting import Subject
from shoumi.regime.kit.asof import Held
from shoumi.regime.vault.models import SealedObject, SealedTextField
from shoumi.regime.vault.values import open_text, seal_text


class Document(models.Model):
    """One secret. Its title is sealed; its level, custodian and newest version stand here too, for lists."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    number = models.CharField(max_length=40, unique=True)
    # Kind, level and unit have few values: an index on them would only tempt a planner away from the short lists.
    kind = models.ForeignKey(Kind, models.PROTECT, related_name="+", db_index=False)
    level = models.ForeignKey(Level, models.PROTECT, related_name="+", db_index=False)
    """The level now; what held on a day is in `LevelDecision`."""
    unit = models.ForeignKey("people.Unit", models.PROTECT, null=True, blank=True, related_name="+", db_index=False)
    author = models.ForeignKey("people.Person", models.PROTECT, related_name="+", db_index=False)
    custodian = models.ForeignKey("people.Person", models.PROTECT, related_name="+", db_index=False)
    """The custodian now; what held on a day is in `Custody`."""
    sealed_title = SealedTextField()
    registered_at = models.DateTimeField()
    secret_until = models.DateField(null=True, blank=True)
    version = models.PositiveIntegerField(default=1)
    pages = models.PositiveIntegerField()

    class Meta:
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["-registered_at", "-number"], name="documents_newest"),
            models.Index(fields=["author"], name="documents_author"),
            models.Index(fields=["custodian"], name="documents_custodian"),
        ]

    @property
    def subject(self) -> Subject:
        """The document as the subject of decisions and events."""
        return Subject(SUBJECT, self.id)

    @property
    def title(self) -> str:
        """The title, opened from its sealed column. Raises Corrupt when it was altered."""
        return open_text(self.sealed_title, f"documents.title:{self.id}")

    def seal_title(self, title: str) -> None:
        """Set the title."""
        self.sealed_title = seal_text(title, f"documents.title:{self.id}")


class LevelDecision(Held):
    """The level of a document with its term, decided by a classifier on the three grounds (S03)."""

    document = models.ForeignKey(Document, models.PROTECT, related_name="level_decisions")
    level = models.ForeignKey(Level, models.PROTECT, related_name="+")
    basis = models.CharField(max_length=20, choices=[(one.value, one.name) for one in Basis])
    decided_by = models.ForeignKey("people.Person", models.PROTECT, related_name="+")
    sealed_ground = SealedTextField()
    years = models.PositiveSmallIntegerField()

    class Meta(Held.Meta):
        constraints: ClassVar[list[models.BaseConstraint]] = [
            *Held.Meta.constraints,
            models.CheckConstraint(
                condition=Q(basis__in=[one.value for one in Basis]), name="documents_decision_basis"
            ),
            models.UniqueConstraint(
                fields=["document"],
                condition=Q(replaced_at=None, holds_until=None),
                name="documents_decision_one_standing",
            ),
        ]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["document", "replaced_at"], name="documents_decision_of"),
        ]

    @property
    def ground(self) -> str:
        """Why this level: influence, possible damage, risk of leaking, as the classifier wrote it.

        Raises Corrupt when it was altered, or stands beside another level, person or instant than it was written for.
        """
        return open_text(self.sealed_ground, self._context)

    def seal_ground(self, ground: str) -> None:
        """Set the ground, after all that it is written for."""
        self.sealed_ground = seal_text(ground, self._context)

    @property
    def _context(self) -> str:
        # Not the row's id: the row that follows when the decision ends bears the same ground.
        decided = self.holds_from.astimezone(UTC).isoformat()
        return f"documents.ground:{self.document_id}:{self.level_id}:{self.decided_by_id}:{decided}"


class Custody(Held):
    """Who keeps a document and decides requests to know it."""

    document = models.ForeignKey(Document, models.PROTECT, related_name="custodies", db_index=False)
    person = models.ForeignKey("people.Person", models.PROTECT, related_name="+", db_index=False)

    class Meta(Held.Meta):
        constraints: ClassVar[list[models.BaseConstraint]] = [
            *Held.Meta.constraints,
            models.UniqueConstraint(
                fields=["document"],
                condition=Q(replaced_at=None, holds_until=None),
                name="documents_custody_one_standing",
            ),
        ]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["document", "replaced_at"], name="documents_custody_of"),
            models.Index(fields=["person", "replaced_at", "document"], name="documents_custody_by"),
        ]


class Version(models.Model):
    """One version of a document: the sealed original and, for Office files, the sealed PDF it is shown as."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    document = models.ForeignKey(Document, models.PROTECT, related_name="versions")
    number = models.PositiveIntegerField()
    original = models.OneToOneField(SealedObject, models.PROTECT, related_name="+")
    rendition = models.OneToOneField(SealedObject, models.PROTECT, null=True, blank=True, related_name="+")
    format = models.CharField(max_length=20)
    media_type = models.CharField(max_length=120)
    pages = models.PositiveIntegerField()
    sealed_name = SealedTextField()
    sealed_content = SealedTextField()
    """Salt and SHA-256 of the original; the ledger holds their commitment, so that content can be proved later."""
    added_by = models.ForeignKey("people.Person", models.PROTECT, related_name="+")
    added_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["document", "number"], name="documents_version_number"),
            models.CheckConstraint(condition=Q(pages__gte=1), name="documents_version_pages"),
        ]

    @property
    def is_plain(self) -> bool:
        """Whether only its text is shown: an Office file that came while the server could not lay such files out."""
        return self.rendition_id is None and self.format in OFFICE

    @property
    def name(self) -> str:
        """The file's name as it was handed in, without a path."""
        return open_text(self.sealed_name, f"documents.name:{self.id}")


class Term(models.Model):
    """One search term of a document, under a key: it can be found and not read."""

    id = models.BigAutoField(primary_key=True)
    document = models.ForeignKey(Document, models.CASCADE, related_name="+", db_index=False)
    digest = models.BinaryField(max_length=16)

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["digest", "document"], name="documents_term_once"),
        ]
        indexes: ClassVar[list[models.Index]] = [models.Index(fields=["document"], name="documents_term_of")]
