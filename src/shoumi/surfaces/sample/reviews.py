"""Two access reviews of the month: one of a unit that is over, with silence and all, and one under way (P10)."""

from collections.abc import Callable, Iterator
from datetime import timedelta

from shoumi.regime.access.actors import Person
from shoumi.regime.kit import clock
from shoumi.regime.reviews.actions.deciding import confirm_lines, restore_line, revoke_line
from shoumi.regime.reviews.actions.opening import take_lines
from shoumi.regime.reviews.actions.planning import begin_campaign, plan_campaign
from shoumi.regime.reviews.jobs import Campaigns
from shoumi.regime.reviews.models import Line
from shoumi.regime.reviews.queries import lines
from shoumi.regime.reviews.values import Plan, Schedule
from shoumi.regime.reviews.vocabulary import EscalatesTo, Reach
from shoumi.surfaces.sample import company
from shoumi.surfaces.sample.story import Act, Story

OFFICER = company.ROLES["officer"]
FORGOTTEN = "pan.xiao"
"""Whose rights some reviewers say nothing about; she does not sign in, so nothing of the month depends on them."""
UNIT, UNIT_NAME = "hr", "综合管理部知悉范围复核"
CORE_NAME = "核心商密知悉范围复核（四季度）"
_BEGINS = 7
"""Working day on which the first review begins."""
_RUN = (5, 6, 8)
"""Days from then to the due date, the escalation and the suspension."""


def acts(story: Story) -> Iterator[Act]:
    """Yield every act, and the product's own on the days between."""
    month = story.month
    begun = month.on(_BEGINS, 9)
    yield Act(begun, OFFICER, lambda: _begin(story, _of_unit(story)))
    for hours, reviewer in enumerate(_reviewers(), 1):
        yield Act(begun + timedelta(days=1, hours=hours), reviewer, _reviewing(story, reviewer))
    for days in range(1, _RUN[-1] + 2):
        yield Act(begun + timedelta(days=days, hours=12), "", carry_on)
    yield Act(begun + timedelta(days=_RUN[-1] + 2), company.HEADS[UNIT], lambda: _restore(story))
    late = month.on(len(month.days) - 4, 9)
    yield Act(late, OFFICER, lambda: _begin(story, _of_core()))
    yield Act(late + timedelta(minutes=5), "", carry_on)
    algorithms = company.HEADS["algorithms"]
    yield Act(late + timedelta(hours=6), algorithms, lambda: _confirm_some(story.cast.acting(algorithms)))


def carry_on() -> None:
    """Do what is due by itself at this instant."""
    campaigns = Campaigns()
    while campaigns.carry_on():
        pass


def _reviewers() -> list[str]:
    """Return who may be asked in the review of the unit: its head, and who registers secrets."""
    return [company.HEADS[UNIT], *(key for key in company.CLASSIFIERS if key != company.HEADS[UNIT]), OFFICER]


def _of_unit(story: Story) -> Plan:
    return Plan(
        name=UNIT_NAME,
        reach=Reach.UNIT,
        unit=story.cast.units[UNIT],
        unused_days=14,
        schedule=_schedule(*_RUN, remind=(1,)),
        escalates_to=EscalatesTo.OFFICE,
    )


def _of_core() -> Plan:
    return Plan(
        name=CORE_NAME,
        reach=Reach.DOCUMENTS,
        level="core",
        unused_days=21,
        schedule=_schedule(14, 17, 21, remind=(7, 1)),
        repeat_months=3,
    )


def _schedule(due: int, escalates: int, suspends: int, *, remind: tuple[int, ...]) -> Schedule:
    today = clock.today()
    return Schedule(
        starts_on=today,
        due_on=today + timedelta(days=due),
        escalates_on=today + timedelta(days=escalates),
        suspends_on=today + timedelta(days=suspends),
        remind_days=remind,
    )


def _begin(story: Story, plan: Plan) -> None:
    officer = story.cast.acting(OFFICER)
    campaign = plan_campaign(actor=officer, plan=plan)
    begin_campaign(actor=officer, campaign=campaign.pk)
    while take_lines(campaign.pk):
        pass


def _reviewing(story: Story, who: str) -> Callable[[], object]:
    """Return that ``who`` keeps what is theirs, revokes the first forgotten right, and says nothing of the others."""

    def review() -> None:
        actor = story.cast.acting(who)
        mine = list(lines.waiting(lines.own_lines(actor)))
        forgotten = [line for line in mine if line.person_id == story.cast.people[FORGOTTEN]]
        kept = [line.pk for line in mine if line not in forgotten]
        if kept:
            confirm_lines(actor=actor, lines=kept)
        for line in forgotten[:1]:
            revoke_line(actor=actor, line=line.pk, reason="相关事项已办结，不再需要")

    return review


def _restore(story: Story) -> None:
    """Let the head come back from leave and restore one of the rights that were suspended meanwhile."""
    actor = story.cast.acting(company.HEADS[UNIT])
    line: Line | None = lines.suspended(lines.own_lines(actor)).first()
    if line is not None:
        restore_line(actor=actor, line=line.pk)


def _confirm_some(actor: Person) -> None:
    mine = lines.waiting(lines.own_lines(actor)).values_list("pk", flat=True)
    confirm_lines(actor=actor, lines=list(mine)[1::2])
