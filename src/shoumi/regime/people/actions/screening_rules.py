"""What is screened: the kinds of check, and the grades that ask for a screening."""

from uuid import UUID

from shoumi.engines.foundation.errors import Conflict
from shoumi.regime.access.actors import Actor
from shoumi.regime.access.deciding import authorised
from shoumi.regime.journal.recording import record
from shoumi.regime.kit.words import LocalizedText
from shoumi.regime.people.actions.facts import found
from shoumi.regime.people.models import CheckKind, ClearanceGrade, GradeScreening
from shoumi.regime.people.models.screening import HINT_LENGTH
from shoumi.regime.people.rulebook import DIRECTORY
from shoumi.regime.people.rules import entries
from shoumi.regime.people.rules.presets import CHECKS
from shoumi.regime.people.vocabulary import Event, Permission, Problem

NO_HINT = LocalizedText("", "")


def adopt_preset_checks(*, actor: Actor) -> list[CheckKind]:
    """Enter the usual checks that are not there yet."""
    there = set(CheckKind.objects.values_list("code", flat=True))
    return [
        set_check_kind(actor=actor, code=one.code, name=one.name, hint=one.hint, sensitive=one.sensitive, order=place)
        for place, one in enumerate(CHECKS)
        if one.code not in there
    ]


def set_check_kind(
    *,
    actor: Actor,
    code: str,
    name: LocalizedText,
    hint: LocalizedText = NO_HINT,
    sensitive: bool = False,
    retired: bool = False,
    order: int | None = None,
) -> CheckKind:
    """Enter or change the kind of check ``code``; what was checked before stays as it was.

    Raises Refused for anybody but HR and the officer, and Conflict when a kind that is in use as sensitive would no
    longer ask for consent: what was promised of data already collected is not taken back.
    """
    with authorised(actor, Permission.SET_CHECKS, DIRECTORY):
        short = entries.code(code)
        kind = CheckKind.objects.filter(code=short).first() or CheckKind(code=short)
        if kind.sensitive and not sensitive and kind.checks.exists():
            raise Conflict(Problem.CONSENT_MISSING, check=str(kind.name))
        kind.name_zh, kind.name_en = entries.name(name.zh), entries.text(name.en, entries.NAME_LENGTH)
        kind.hint_zh, kind.hint_en = entries.text(hint.zh, HINT_LENGTH), entries.text(hint.en, HINT_LENGTH)
        kind.sensitive, kind.retired = sensitive, retired
        kind.order = kind.order if order is None else order
        kind.save()
        record(Event.CHECK_KIND_SET, actor=actor, subject=DIRECTORY, kind=short, sensitive=sensitive, retired=retired)
    return kind


def ask_for_screening(*, actor: Actor, grade: UUID, asked: bool) -> None:
    """Let ``grade`` be granted only to people screened for it from now on, or no longer.

    Clearances held already stay; who holds one without a screening is listed. Raises Refused for anybody but the
    security administrator.
    """
    with authorised(actor, Permission.CHANGE_GRADE, DIRECTORY) as decision:
        now = decision.question.at
        row = found(ClearanceGrade.objects.select_for_update().filter(id=grade).first(), Problem.NO_SUCH_GRADE)
        standing = GradeScreening.objects.holding(now).filter(grade=row).first()
        if asked and standing is None:
            GradeScreening.objects.create(grade=row, holds_from=now, recorded_at=now)
        elif not asked and standing is not None:
            standing.end_at(now)
        record(Event.GRADE_CHANGED, actor=actor, subject=DIRECTORY, grade=row.code, screening=asked)
