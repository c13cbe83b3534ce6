"""Rewards and discipline: heard, decided by two, appealed, changed by a higher body, and off the file in the end."""

from datetime import timedelta
from uuid import UUID

from shoumi.engines.foundation.errors import NotFound
from shoumi.regime.access.actors import Person
from shoumi.regime.conduct import actions, queries
from shoumi.regime.conduct.rules.grading import Findings
from shoumi.regime.conduct.values import AboutPerson, Judgement, NewCase, Proposal
from shoumi.regime.conduct.vocabulary import Consequence, Depth, Effect, Intent, Outcome, Remedy
from shoumi.regime.kit import clock
from shoumi.regime.people.queries import clearance_rank
from shoumi.surfaces.sample import company
from shoumi.surfaces.sample.steps.coming_and_going import conflict, newcomer, of, refused
from shoumi.surfaces.sample.steps.step import Step, Tour, expect

PART = "2"
_FOUND = Findings(intent=Intent.GROSS, consequence=Consequence.MINOR, remedy=Remedy.HELPED)
_LATER = timedelta(days=800)
"""Longer than the longest of the measures that are taken here stays on the file."""


def discipline(tour: Tour) -> str:
    """Play a case from its opening to the day nobody sees it any more."""
    officer, hr = tour.acting("officer"), of(company.KEEPER_OF_DIRECTORY)
    member, president = of(company.HEADS["sales"]), of(company.PRESIDENT)
    person = newcomer(tour, "演示：被处分人员")
    case = _heard(officer, person)
    proposed = actions.propose(actor=officer, case=case, proposal=_proposed())
    expect(proposed.assessment.rank == 2, f"the rule made rank {proposed.assessment.rank} of the findings")  # noqa: PLR2004 - the second of four
    refused(
        lambda: actions.decide(actor=officer, case=case, judgement=_judged("demerit")), "who proposed it decided it"
    )
    actions.decide(actor=member, case=case, judgement=_judged("demerit"))
    actions.acknowledge(actor=person, case=case)
    actions.appeal(actor=person, case=case, text="演示：处分过重")
    milder = _judged("written-warning")
    actions.decide_appeal(actor=president, case=case, outcome=Outcome.CHANGED, judgement=milder)
    told = actions.read_case(actor=person, case=case)
    effective = [one.measure.code for one in told.standing if one.in_effect]
    expect(effective == ["written-warning"], f"in effect are {effective}")
    _check_secrecy(tour, hr, case)
    rank = clearance_rank(person.id, clock.now())
    expect(rank == 0, f"the case changed the clearance to {rank}")
    return (
        "no measure without a hearing; proposer does not decide; appeal made it milder; unseen by others and when over"
    )


def _heard(officer: Person, person: Person) -> UUID:
    wanted = NewCase(effect=Effect.DISCIPLINE, facts="演示：误发外部群聊", conduct_on=clock.today())
    case = actions.open_case(actor=officer, about=AboutPerson(person.id), wanted=wanted).id
    conflict(
        lambda: actions.propose(actor=officer, case=case, proposal=_proposed()),
        "a demerit was proposed without a hearing",
    )
    actions.give_notice(actor=officer, case=case, answer_by=clock.today() + timedelta(days=3))
    actions.state_side(actor=person, case=case, statement="演示：误发后随即撤回")
    return case


def _check_secrecy(tour: Tour, hr: Person, case: UUID) -> None:
    row = queries.case(hr, case)
    expect(queries.depth(hr, row) is Depth.FULL, "HR does not read the case")
    for role in ("classifier", "outsider", "auditor", "security_admin"):
        try:
            actions.read_case(actor=tour.acting(role), case=case)
        except NotFound:
            continue
        expect(condition=False, message=f"the {role} was shown the case")
    with clock.at(clock.now() + _LATER):
        expect(not queries.known(hr).filter(id=case).exists(), "an expired record is still shown")


def _proposed() -> Proposal:
    return Proposal(judgement=_judged("demerit"), findings=_FOUND)


def _judged(code: str) -> Judgement:
    return Judgement(measures=[code], ground="演示：经核实属实", grade="ordinary")


STEPS: tuple[Step, ...] = (
    Step(
        "奖惩：先听取陈述，两人决定，可申诉，档案仅限有权人员，到期清除",
        "Discipline: heard first, decided by two, open to appeal, a file with its own readers, expiry",
        ("P08",),
        discipline,
    ),
)
"""In order."""
