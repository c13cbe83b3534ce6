"""Levels, their handling rules, kinds of secret, and who may decide levels: what everybody may look up."""

from datetime import datetime
from uuid import UUID

from django.db.models import QuerySet

from shoumi.regime.documents.models import (
    ClassifierRange,
    Document,
    HandlingRules,
    Kind,
    Level,
    LevelDecision,
    LevelScheme,
)
from shoumi.regime.documents.vocabulary import Hat
from shoumi.regime.kit import clock
from shoumi.regime.kit.words import LocalizedText
from shoumi.regime.people.models import ClearanceGrade


def scheme_in_use() -> LevelScheme | None:
    """Return the level scheme the company works with; None before one is adopted."""
    return LevelScheme.objects.filter(in_use=True).first()


def is_in_use() -> bool:
    """Return whether any document bears a level, so that the scheme can no longer be changed."""
    return Document.objects.exists()


def levels() -> QuerySet[Level]:
    """Return the levels of the scheme in use, the most secret first: everybody may look them up."""
    return Level.objects.filter(scheme__in_use=True).order_by("-rank")


def level_at(document_id: UUID, at: datetime) -> Level | None:
    """Return the level of a document at ``at``; None before it was registered."""
    found = LevelDecision.objects.holding(at).filter(document=document_id).select_related("level").first()
    return found.level if found else None


def level_name(rank: int) -> LocalizedText:
    """Return the name of the level of ``rank`` in the scheme in use; the number itself where there is none."""
    level = levels().filter(rank=rank).first()
    return level.name if level else LocalizedText(str(rank), str(rank))


def handling_rules(level: UUID, at: datetime) -> HandlingRules | None:
    """Return the handling rules of a level at ``at``; None, which refuses everything, where none hold."""
    return HandlingRules.objects.holding(at).filter(level=level).order_by("-recorded_at", "-pk").first()


def kinds() -> QuerySet[Kind]:
    """Return the catalogue of kinds of secret: everybody may look up what counts as secret (S01)."""
    return Kind.objects.filter(retired=False).order_by("category", "order", "code")


def retired_kinds() -> QuerySet[Kind]:
    """Return the kinds that were taken out of the catalogue, for the officer who may restore them."""
    return Kind.objects.filter(retired=True).order_by("category", "order", "code")


def clearances() -> list[tuple[int, LocalizedText]]:
    """Return the ranks of clearance a level may ask for with their names, none first."""
    grades = ClearanceGrade.objects.order_by("rank")
    return [(0, LocalizedText("不作要求", "None")), *((grade.rank, grade.name) for grade in grades)]


def grade_name(rank: int) -> LocalizedText:
    """Return what clearance of ``rank`` is called: the lowest grade that reaches it, else a level that asks for it."""
    named = ClearanceGrade.objects.filter(rank__gte=rank).order_by("rank").first()
    asking = HandlingRules.objects.holding(clock.now()).filter(clearance=rank).values("level")
    named_by_level = named or levels().filter(pk__in=asking).last()
    return named_by_level.name if named_by_level else LocalizedText(str(rank), str(rank))


def classifiers() -> QuerySet[ClassifierRange]:
    """Return who may decide levels now, and up to which rank: everybody may know whom to ask."""
    return ClassifierRange.objects.holding(clock.now()).select_related("person").order_by("-ceiling", "person__name")


def classifier_hats(at: datetime) -> dict[UUID, frozenset[Hat]]:
    """Return who may decide levels at ``at``, as the hat they wear."""
    held = ClassifierRange.objects.holding(at).values_list("person_id", flat=True)
    return dict.fromkeys(held, frozenset({Hat.CLASSIFIER}))
