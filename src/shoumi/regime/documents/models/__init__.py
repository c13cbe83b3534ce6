"""The tables of documents: what may be secret (schemes), what is (register), who may read (reading), what was shown."""

from shoumi.regime.documents.models.leavers import LineKept
from shoumi.regime.documents.models.reading import KnowRequest, Reading
from shoumi.regime.documents.models.register import Custody, Document, LevelDecision, Term, Version
from shoumi.regime.documents.models.schemes import ClassifierRange, HandlingRules, Kind, Level, LevelScheme
from shoumi.regime.documents.models.shown import Mark
from shoumi.regime.documents.models.standing_in import StandingIn

__all__ = [
    "ClassifierRange",
    "Custody",
    "Document",
    "HandlingRules",
    "Kind",
    "KnowRequest",
    "Level",
    "LevelDecision",
    "LevelScheme",
    "LineKept",
    "Mark",
    "Reading",
    "StandingIn",
    "Term",
    "Version",
]
