"""What is handed to the actions of this part."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from shoumi.regime.conduct.rules.grading import Findings
from shoumi.regime.conduct.vocabulary import Effect, EvidenceKind, HearingForm, ServiceForm


@dataclass(frozen=True, slots=True)
class AboutPerson:
    """A case is about this person."""

    id: UUID


@dataclass(frozen=True, slots=True)
class AboutUnit:
    """A case is about this unit as a whole."""

    id: UUID


About = AboutPerson | AboutUnit


@dataclass(frozen=True, slots=True)
class Reference:
    """A piece of evidence by reference: the number of a ledger entry, the id of a trace, the number of a document."""

    kind: EvidenceKind
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class NewCase:
    """What a case is opened with."""

    effect: Effect
    facts: str
    conduct_on: date
    evidence: Sequence[Reference] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Heard:
    """A hearing that is recorded: how, when, before whom, and what was said; no words for a waiver or a no-show."""

    form: HearingForm
    on: date
    witness: UUID | None = None
    statement: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """What is proposed or decided: measures by code, the grade by code for discipline, and the ground in writing."""

    measures: Sequence[str]
    ground: str
    grade: str = ""
    union_told_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """A judgement as it is proposed, with the findings it rests on; None for a reward."""

    judgement: Judgement
    findings: Findings | None = None
    """Its ``repetition`` is counted from the file and not taken from here."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Service:
    """How and when a decision was served."""

    form: ServiceForm
    on: date
    witness: UUID | None = None
