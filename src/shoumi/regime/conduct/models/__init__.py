"""What this part keeps: scale and measures as of, cases, and what was judged at each stage."""

from shoumi.regime.conduct.models.cases import ConductCase, Evidence, Hearing
from shoumi.regime.conduct.models.scale import Measure, SeverityGrade
from shoumi.regime.conduct.models.verdicts import Appeal, Assessment, Verdict, VerdictMeasure

__all__ = [
    "Appeal",
    "Assessment",
    "ConductCase",
    "Evidence",
    "Hearing",
    "Measure",
    "SeverityGrade",
    "Verdict",
    "VerdictMeasure",
]
