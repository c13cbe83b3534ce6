"""What cases hold about a person: what they were told of and still stands on their file, and nothing before."""

from collections.abc import Iterator
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from shoumi.regime.access.actors import Person
from shoumi.regime.conduct.models import ConductCase
from shoumi.regime.conduct.queries import knowing, sheets
from shoumi.regime.conduct.rules import steps
from shoumi.regime.conduct.vocabulary import ConductState
from shoumi.regime.kit.holdings import HOLDINGS, HOLDS, Ground, Hold, Holding, Line
from shoumi.regime.kit.words import LocalizedText, label

_HIDDEN = "•••"


def _of(person: UUID) -> Iterator[Line]:
    for row in knowing.told(person).order_by("-conduct_on", "pk"):
        sheet = sheets.sheet(Person(person), row)
        yield Line(f"{label(row.effect_code)} · {label(row.state_code)}", row.conduct_on)
        yield Line(_("Facts"), sheet.facts, hidden=_HIDDEN)
        if sheet.hearing is not None:
            yield Line(label(sheet.hearing.form), sheet.hearing.statement or sheet.hearing.on, hidden=_HIDDEN)
        yield from (Line(_("Measure"), one.measure.name, hidden=_HIDDEN) for one in sheet.standing)
        for verdict in (sheet.decision, sheet.on_appeal):
            if verdict is not None:
                yield Line(label(verdict.stage), verdict.ground, hidden=_HIDDEN)
        if sheet.appeal is not None:
            yield Line(_("My appeal"), sheet.appeal.text, hidden=_HIDDEN)
        if row.expires_on is not None:
            yield Line(_("On file until"), row.expires_on)


def _case_open(person: UUID) -> bool:
    """Return whether a case about ``person`` has still to be decided, or can be appealed."""
    settled = [*steps.OVER, ConductState.IN_FORCE]
    return ConductCase.objects.filter(person=person).exclude(state__in=settled).exists()


def contribute() -> None:
    """Put it into its slots; called once, while Django starts."""
    HOLDS.add(
        Hold(
            name="conduct.cases",
            words=LocalizedText("奖惩事项尚未办结", "A case of reward or discipline is open"),
            holds=_case_open,
        )
    )
    HOLDINGS.add(
        Holding(
            name="conduct.cases",
            words=LocalizedText("奖惩档案", "Rewards and discipline"),
            purpose=LocalizedText(
                "查明并处理违反保密制度的行为，奖励保密工作中的贡献",
                "To look into and answer breaches of the rules, and to reward what serves them",
            ),
            ground=Ground.CONTRACT,
            kept=LocalizedText(
                "存档期内；未予处理或经申诉撤销的，六个月",
                "For the term on file; six months where it was dropped or lifted",
            ),
            readers=LocalizedText(
                "本人（自通知或决定起）、人力资源、保密专员，办理期间的决定机构；部门负责人只看生效的结果",
                "The person from the notice or the decision on, HR, the officer, the bodies while they decide; heads"
                " the outcome in force",
            ),
            erasure=LocalizedText("期满后由系统清除内容", "Its texts are erased by the product when over"),
            fields=(
                (
                    "conduct.ConductCase effect audience person unit conduct_on sealed_facts state opened_by opened_at "
                    "notified_at answer_by body decided_at served_on served_as appeal_by in_force_on expires_on "
                    "ended_at erased_at"
                ),
                "conduct.Evidence case kind reference",
                "conduct.Hearing case form held_on sealed_statement witness recorded_by",
                (
                    "conduct.Verdict case stage body grade outcome sealed_ground union_told_on by at sent_back_at "
                    "sealed_return"
                ),
                "conduct.VerdictMeasure verdict measure",
                "conduct.Assessment verdict intent consequence remedy repetition rank",
                "conduct.Appeal case body made_on on_paper sealed_text recorded_by",
            ),
            of=lambda person: list(_of(person)),
            sensitive=True,
            order=30,
        )
    )
