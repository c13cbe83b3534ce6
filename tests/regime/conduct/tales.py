"""The acts that the tests of cases repeat."""

from datetime import timedelta
from uuid import UUID

from tests.regime.conduct.court import Court

from shoumi.regime.conduct import actions
from shoumi.regime.conduct.models import ConductCase
from shoumi.regime.conduct.rules.grading import Findings
from shoumi.regime.conduct.values import About, AboutPerson, Judgement, NewCase, Proposal, Reference
from shoumi.regime.conduct.vocabulary import (
    ConductState,
    Consequence,
    Effect,
    EvidenceKind,
    Intent,
    Remedy,
)
from shoumi.regime.kit import clock

FACTS = "将设计图拍照发到外部群聊"
STATEMENT = "当时误发，随即撤回"
GROUND = "经核实属实，已控制"
GRADES = {1: "light", 2: "ordinary", 3: "serious", 4: "grave"}


def state_of(case: UUID) -> ConductState:
    return ConductCase.objects.get(id=case).state_code


def wanted(effect: Effect = Effect.DISCIPLINE, *, days_ago: int = 3) -> NewCase:
    day = clock.today() - timedelta(days=days_ago)
    evidence = [Reference(EvidenceKind.ENTRY, "12")]
    return NewCase(effect=effect, facts=FACTS, conduct_on=day, evidence=evidence)


def opened(court: Court, about: About | None = None, effect: Effect = Effect.DISCIPLINE) -> UUID:
    return actions.open_case(
        actor=court.acting("hr"), about=about or AboutPerson(court.subject), wanted=wanted(effect)
    ).id


def heard(court: Court) -> UUID:
    case = opened(court)
    actions.give_notice(actor=court.acting("hr"), case=case, answer_by=clock.today() + timedelta(days=3))
    actions.state_side(actor=court.acting("subject"), case=case, statement=STATEMENT)
    return case


def judgement(*codes: str, rank: int = 2, **more: object) -> Judgement:
    return Judgement(measures=codes, ground=GROUND, grade=GRADES.get(rank, ""), **more)  # type: ignore[arg-type]


def proposal(*codes: str, rank: int = 2) -> Proposal:
    found = Findings(intent=Intent.GROSS, consequence=Consequence.MINOR, remedy=Remedy.HELPED)
    return Proposal(judgement=judgement(*codes, rank=rank), findings=found)


def proposed(court: Court, *codes: str, rank: int = 2) -> UUID:
    case = heard(court)
    actions.propose(actor=court.acting("hr"), case=case, proposal=proposal(*codes, rank=rank))
    return case


def served(court: Court, *codes: str, by: str = "member", rank: int = 2) -> UUID:
    case = proposed(court, *codes, rank=rank)
    actions.decide(actor=court.acting(by), case=case, judgement=judgement(*codes, rank=rank))
    actions.acknowledge(actor=court.acting("subject"), case=case)
    return case
