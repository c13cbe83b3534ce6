"""Grades of clearance offered to a company that has none of its own."""

from dataclasses import dataclass

from shoumi.regime.kit.words import LocalizedText


@dataclass(frozen=True, slots=True)
class GradePreset:
    """A grade of clearance as it is offered: ``rank`` from 1, the lowest."""

    code: str
    rank: int
    name: LocalizedText


GRADES = (
    GradePreset("core", 3, LocalizedText(zh="核心涉密人员", en="Core clearance")),
    GradePreset("important", 2, LocalizedText(zh="重要涉密人员", en="Important clearance")),
    GradePreset("general", 1, LocalizedText(zh="一般涉密人员", en="General clearance")),
)
"""The three usual grades of commercial confidentiality; without any a person's rank is 0."""

MOST_RANK = 99
