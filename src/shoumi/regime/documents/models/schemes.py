"""Kinds of secret, level schemes and handling rules: all data, none of it in code (S01, S02)."""

from typing import ClassVar
from uuid import uuid4

from django.db import models
from django.db.models import Q

from shoumi.regime.documents.vocabulary import LEVEL_SUBJECT, Category
from shoumi.regime.journal.acting import Subject
from shoumi.regime.kit.asof import Held
from shoumi.regime.kit.words import LocalizedText


class LevelScheme(models.Model):
    """A set of levels a company works with; one scheme is in use."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    code = models.SlugField(max_length=40, unique=True)
    name_zh = models.CharField(max_length=80)
    name_en = models.CharField(max_length=80)
    in_use = models.BooleanField(default=False)

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["in_use"], condition=Q(in_use=True), name="documents_scheme_one_in_use"),
        ]

    @property
    def name(self) -> LocalizedText:
        """The scheme's name in both languages."""
        return LocalizedText(self.name_zh, self.name_en)


class Level(models.Model):
    """One level: its rank within the scheme, which never changes, its names and its mark; see `HandlingRules`."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    scheme = models.ForeignKey(LevelScheme, models.PROTECT, related_name="levels")
    code = models.SlugField(max_length=40, unique=True)
    name_zh = models.CharField(max_length=40)
    name_en = models.CharField(max_length=40)
    mark_zh = models.CharField(max_length=40)
    """What is printed: always with 商业秘密 in front where the level is a trade secret (law: names of levels)."""
    mark_en = models.CharField(max_length=60)
    rank = models.PositiveSmallIntegerField()
    """0 for public, rising."""
    color = models.CharField(max_length=20)

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["scheme", "rank"], name="documents_level_rank"),
        ]

    @property
    def name(self) -> LocalizedText:
        """The level's name in both languages."""
        return LocalizedText(self.name_zh, self.name_en)

    @property
    def mark(self) -> LocalizedText:
        """The level mark in both languages."""
        return LocalizedText(self.mark_zh, self.mark_en)

    @property
    def subject(self) -> Subject:
        """The level as the subject of a decision: registering a document asks about its level."""
        return Subject(LEVEL_SUBJECT, self.id)


class HandlingRules(Held):
    """How documents of a level are handled: all that decisions read of a level but its rank, kept as of (E05)."""

    level = models.ForeignKey(Level, models.PROTECT, related_name="rules")
    gates = models.JSONField()
    """Codes of the gates that must be open before a page is shown."""
    clearance = models.PositiveSmallIntegerField(default=0)
    """The rank of clearance (`people`) that reading asks for; 0 asks for none."""
    fresh_minutes = models.PositiveSmallIntegerField(default=0)
    """How recently the second factor must have been confirmed, in minutes; 0 asks for none beyond sign-in."""
    text_layer = models.BooleanField(default=False)
    excerpt_characters = models.PositiveIntegerField(default=0)
    """The longest excerpt that may be taken in the viewer, recorded; 0 allows none."""
    title_sealed = models.BooleanField(default=True)
    """Whether someone who is named, and refused, reads the number only."""
    years = models.PositiveSmallIntegerField(default=5)
    """The default term of secrecy (S12)."""

    class Meta(Held.Meta):
        constraints: ClassVar[list[models.BaseConstraint]] = [
            *Held.Meta.constraints,
            models.CheckConstraint(
                condition=Q(text_layer=True) | Q(excerpt_characters=0), name="documents_rules_excerpt_needs_text"
            ),
            models.UniqueConstraint(
                fields=["level"], condition=Q(replaced_at=None, holds_until=None), name="documents_rules_one_standing"
            ),
        ]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["level", "replaced_at"], name="documents_rules_level"),
        ]


class Kind(models.Model):
    """A kind of secret in the catalogue everybody can look up (S01)."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    code = models.SlugField(max_length=40, unique=True)
    category = models.CharField(max_length=20, choices=[(one.value, one.name) for one in Category])
    name_zh = models.CharField(max_length=80)
    name_en = models.CharField(max_length=80)
    examples_zh = models.TextField(blank=True)
    examples_en = models.TextField(blank=True)
    default_rank = models.PositiveSmallIntegerField()
    """Rank of the level proposed for a document of this kind, whatever the scheme in use."""
    years = models.PositiveSmallIntegerField(default=5)
    need_to_know_zh = models.CharField(max_length=200, blank=True)
    need_to_know_en = models.CharField(max_length=200, blank=True)
    order = models.PositiveSmallIntegerField(default=100)
    retired = models.BooleanField(default=False)

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                condition=Q(category__in=[one.value for one in Category]), name="documents_kind_category"
            ),
        ]

    @property
    def name(self) -> LocalizedText:
        """The kind's name in both languages."""
        return LocalizedText(self.name_zh, self.name_en)

    @property
    def examples(self) -> LocalizedText:
        """What falls under the kind, in both languages."""
        return LocalizedText(self.examples_zh, self.examples_en)

    @property
    def need_to_know(self) -> LocalizedText:
        """Who usually needs to know, in both languages."""
        return LocalizedText(self.need_to_know_zh, self.need_to_know_en)


class ClassifierRange(Held):
    """The range within which a person decides levels: up to a rank (authorised classifier, S03)."""

    person = models.ForeignKey("people.Person", models.PROTECT, related_name="+")
    ceiling = models.PositiveSmallIntegerField()

    class Meta(Held.Meta):
        constraints: ClassVar[list[models.BaseConstraint]] = [
            *Held.Meta.constraints,
            models.UniqueConstraint(
                fields=["person"], condition=Q(replaced_at=None, holds_until=None), name="documents_range_one_standing"
            ),
        ]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["person", "replaced_at"], name="documents_range_person"),
        ]
