"""What the directory holds about a person: for what, on what ground, how long, who reads it, how it is erased."""

from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from shoumi.regime.kit import clock
from shoumi.regime.kit.holdings import HOLDINGS, HOLDS, Ground, Hold, Holding
from shoumi.regime.kit.words import LocalizedText
from shoumi.regime.people.actions import personal_data
from shoumi.regime.people.models import (
    CaseItem,
    ContinuingDuty,
    Employment,
    Identity,
    LeavingCase,
    Screening,
)
from shoumi.regime.people.queries import held
from shoumi.regime.people.vocabulary import CaseState, DutyKind, ScreeningState

_BOOKS = LocalizedText("长期保存：过去的每一项决定都以此为据", "For good: every past decision rests on it")
_UNTIL_ERASED = LocalizedText("在职期间及其后所列年限", "While here, and for the years named")
_EVIDENCE = LocalizedText("不清除：证明保密措施的依据", "Stays, as evidence of the measures taken")
_DIRECTORY = LocalizedText(
    "人力资源、保密专员、监察、总裁，本部门负责人；本人",
    "HR, the officer, supervision, the president, heads of the unit; the person",
)


def _people(rows: "QuerySet[Any]", column: str = "person_id") -> set[UUID]:
    return set(rows.values_list(column, flat=True))


def _screened() -> set[UUID]:
    """Return of whom a screening holds a reason that was not erased: a sealed column is opened to see if it is empty.

    Of people who have left, few of whom were screened within the years it is kept.
    """
    here = Employment.objects.unended(clock.now()).values("person")
    rows = Screening.objects.exclude(state=ScreeningState.REQUESTED).exclude(person__in=here)
    return {row.person_id for row in rows if row.reason}


_ENTRIES = (
    Holding(
        name="people.entry",
        words=LocalizedText("人员登记", "Entry of the directory"),
        purpose=LocalizedText("识别人员、联系本人", "To know who is who, and to reach the person"),
        ground=Ground.CONTRACT,
        kept=_BOOKS,
        readers=_DIRECTORY,
        erasure=_EVIDENCE,
        fields=("people.Person name email staff_number organisation contact language",),
        of=held.entry,
        order=10,
    ),
    Holding(
        name="people.identity",
        words=LocalizedText("身份证号码", "Identity number"),
        purpose=LocalizedText("区分同名人员、签订协议", "To tell namesakes apart, and for agreements"),
        ground=Ground.CONTRACT,
        kept=_UNTIL_ERASED,
        readers=LocalizedText("任何屏幕只显示部分数字；加密保存", "Shown masked on every screen, sealed at rest"),
        erasure=LocalizedText("由人力资源确认后清除", "Erased once HR confirms"),
        fields=("people.Identity digest sealed_number",),
        years=2,
        held_by=lambda: _people(Identity.objects.all()),
        erase=personal_data.erase_identity,
        of=held.identity,
        sensitive=True,
        order=11,
    ),
    Holding(
        name="people.work",
        words=LocalizedText("在职关系、部门、岗位与职务", "Employment, units, positions and offices"),
        purpose=LocalizedText("确定谁可以知悉、谁可以决定", "To decide who may know and who may act"),
        ground=Ground.CONTRACT,
        kept=_BOOKS,
        readers=_DIRECTORY,
        erasure=_EVIDENCE,
        fields=(
            "people.Employment person kind state",
            "people.Membership person unit position primary",
            "people.Appointment person office body unit deputy_of appointed_by",
        ),
        of=lambda person: list(held.work(person)),
        order=12,
    ),
    Holding(
        name="people.clearance",
        words=LocalizedText("涉密等级", "Clearance"),
        purpose=LocalizedText("确定可以接触哪一级商业秘密", "To decide which level of secret one may open"),
        ground=Ground.CONTRACT,
        kept=_BOOKS,
        readers=_DIRECTORY,
        erasure=_EVIDENCE,
        fields=("people.Clearance person grade ground granted_by",),
        of=held.clearance,
        order=13,
    ),
    Holding(
        name="people.screening",
        words=LocalizedText("背景调查", "Screening"),
        purpose=LocalizedText("授予涉密等级之前核实可靠性", "To make sure of somebody before they are cleared"),
        ground=Ground.CONSENT,
        kept=LocalizedText("撤回同意后，敏感项目的备注即时清除", "Notes of sensitive checks go with the consent"),
        readers=LocalizedText(
            "人力资源、本人；结论另有保密专员、安全保密管理员、部门负责人",
            "HR, the person; the finding also the officer, the security administrator, heads",
        ),
        erasure=LocalizedText(
            "事由、备注与条件由人力资源确认后清除，结论保留",
            "Reasons, notes and conditions once HR confirms; the finding stays",
        ),
        fields=(
            (
                "people.Screening person grade state sealed_reason requested_by requested_at decided_by "
                "decided_at valid_until sealed_conditions"
            ),
            "people.Consent screening given_on on_paper withdrawn_at",
            "people.ScreeningCheck screening kind result checked_on sealed_note recorded_by",
        ),
        years=2,
        held_by=_screened,
        erase=personal_data.erase_screenings,
        of=lambda person: list(held.screening(person)),
        sensitive=True,
        order=14,
    ),
    Holding(
        name="people.leaving",
        words=LocalizedText("离职、转岗与离职后义务", "Leaving, moving and duties afterwards"),
        purpose=LocalizedText("办理交接，证明离职人员的保密义务", "To hand over, and to show what leavers still owe"),
        ground=Ground.CONTRACT,
        kept=LocalizedText("备注按年限清除，其余长期保存", "Notes go after the years named, the rest stays for good"),
        readers=LocalizedText(
            "人力资源、保密专员、监察、总裁，事项责任人；本人（备注除外）",
            "HR, the officer, supervision, the president, owners of items; the person, but for notes",
        ),
        erasure=LocalizedText("备注由人力资源确认后清除", "Notes once HR confirms"),
        fields=(
            (
                "people.LeavingCase person kind reason sealed_note announced_on last_day mode successor "
                "from_unit to_unit to_position state opened_by opened_at ended_by ended_at"
            ),
            "people.CaseItem case name order office owner deadline state sealed_note settled_by settled_at",
            "people.ExitUndertaking case annex media_type digest opened drawn_by drawn_at state settled_at witness",
            "people.ContinuingDuty person case kind end begins_on until laid_at ended_by ended_at sealed_ground",
        ),
        years=2,
        held_by=lambda: (
            _people(LeavingCase.objects.filter(sealed_note__isnull=False))
            | _people(CaseItem.objects.filter(sealed_note__isnull=False), "case__person_id")
        ),
        erase=personal_data.erase_leaving_notes,
        of=lambda person: list(held.leaving(person)),
        order=15,
    ),
    Holding(
        name="people.sources",
        words=LocalizedText("人员来源与导入", "Sources and imports"),
        purpose=LocalizedText("与公司通讯录保持一致", "To stay in line with the company's other directories"),
        ground=Ground.CONTRACT,
        kept=LocalizedText(
            "同步期间；导入文件处理完即删除", "While synced; files of imports until they are dealt with"
        ),
        readers=LocalizedText("人力资源、保密专员、信息技术", "HR, the officer, IT"),
        erasure=LocalizedText("停用来源后清除", "With the source"),
        fields=(
            "people.ExternalLink source external_id person unit seen place missing_since began_leaving",
            "people.SyncEntry run number thing change state external_id person unit sealed_told problem parameters",
            "people.ProvisionedResource source kind version user_name external_id sealed_body created_at changed_at",
            (
                "people.ImportRun state file begun_by begun_at encoding ignored_columns lines registered faulty "
                "done_to report"
            ),
        ),
        of=held.sources,
        order=16,
    ),
    Holding(
        name="people.corrections",
        words=LocalizedText("更正申请与清除记录", "Requests to correct, and erasures"),
        purpose=LocalizedText(
            "办理本人的请求，证明已经清除", "To answer what people ask for, and to show what was erased"
        ),
        ground=Ground.DUTY,
        kept=_BOOKS,
        readers=LocalizedText("人力资源、本人", "HR, the person"),
        erasure=_EVIDENCE,
        fields=(
            "people.CorrectionRequest person holding sealed_text state asked_at answered_by answered_at sealed_answer",
            "people.Erasure person holding state proposed_at decided_by decided_at keep_until sealed_reason",
        ),
        of=lambda person: list(held.corrections(person)),
        order=20,
    ),
    Holding(
        name="people.ledger",
        words=LocalizedText("存证日志中的操作记录", "Entries of the ledger"),
        purpose=LocalizedText("证明谁在何时做了什么", "To prove who did what and when"),
        ground=Ground.DUTY,
        kept=LocalizedText("长期保存，不可更改", "For good; it cannot be changed"),
        readers=LocalizedText("审计管理员", "Audit administrator"),
        erasure=LocalizedText(
            "日志中只有标识，不含姓名；明细可依法清除，清除本身留有记录",
            "It holds ids, no names; details can be erased where the law asks, which is an entry too",
        ),
        fields=(),
        of=held.ledger,
        order=90,
    ),
)


def _case_open(person: UUID) -> bool:
    return LeavingCase.objects.filter(person=person, state=CaseState.OPEN).exists()


def _duty_runs(person: UUID) -> bool:
    """Return whether a duty with an end of its own still runs; the one of confidence may never end."""
    running = ContinuingDuty.objects.filter(person=person, ended_at=None)
    return running.exclude(kind=DutyKind.CONFIDENTIALITY).exists()


def contribute() -> None:
    """Put them into their slots; called once, while Django starts."""
    for one in _ENTRIES:
        HOLDINGS.add(one)
    cases = LocalizedText("离职办理尚未结束", "A leaving case is open")
    duties = LocalizedText("离职后义务尚未终止", "A duty after leaving still runs")
    HOLDS.add(Hold(name="people.cases", words=cases, holds=_case_open))
    HOLDS.add(Hold(name="people.duties", words=duties, holds=_duty_runs))
