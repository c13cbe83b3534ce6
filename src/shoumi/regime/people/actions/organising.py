"""Building the organisation: units, positions, bodies, grades of clearance."""

from datetime import datetime
from uuid import UUID

from shoumi.engines.foundation.errors import Conflict, Invalid
from shoumi.regime.access.actors import Actor
from shoumi.regime.access.deciding import authorised
from shoumi.regime.journal.acting import Subject
from shoumi.regime.journal.recording import record
from shoumi.regime.kit.words import LocalizedText
from shoumi.regime.people.actions.facts import found
from shoumi.regime.people.models import Body, ClearanceGrade, Position, Unit, UnitWithin
from shoumi.regime.people.rulebook import DIRECTORY
from shoumi.regime.people.rules import entries, tree
from shoumi.regime.people.rules.presets import GRADES, MOST_RANK
from shoumi.regime.people.vocabulary import BodyKind, Event, Permission, Problem, SubjectKind, UnitKind


def create_unit(*, actor: Actor, kind: UnitKind, code: str, name: LocalizedText, parent: UUID | None = None) -> Unit:
    """Create a unit under ``parent``; the company itself, which is the first, stands under nothing.

    Raises Invalid for a missing or unwanted parent and Conflict when the code, or the name under that parent, is taken.
    """
    with authorised(actor, Permission.CREATE_UNIT, DIRECTORY) as decision:
        parents = _locked_tree()
        _check_parent(kind, parent, parents)
        zh, en = _named(name)
        short = _free_code(Unit, code)
        if Unit.objects.filter(parent_id=parent, name_zh=zh).exists():
            raise Conflict(Problem.NAME_TAKEN, name=zh)
        unit = Unit.objects.create(kind=kind, code=short, name_zh=zh, name_en=en, parent_id=parent)
        path = tree.ancestors(unit.id, parents | {unit.id: parent})
        _put({unit.id: 0}, path, decision.question.at)
        record(
            Event.UNIT_CREATED, actor=actor, subject=Subject(SubjectKind.UNIT, unit.id), unit_kind=kind, parent=parent
        )
    return unit


def move_unit(*, actor: Actor, unit: UUID, parent: UUID) -> None:
    """Let ``unit``, with all that is under it, stand under ``parent`` from now on.

    Raises Conflict when it would lie within itself, is the company, or meets a unit of its name there. Where it lay
    before stays for questions about the past.
    """
    with authorised(actor, Permission.MOVE_UNIT, Subject(SubjectKind.UNIT, unit)) as decision:
        now = decision.question.at
        parents = _locked_tree()
        if parent not in parents or unit not in parents:
            found(None, Problem.NO_SUCH_UNIT)
        tree.check_move(unit, parent, parents)
        row = Unit.objects.get(id=unit)
        if Unit.objects.filter(parent_id=parent, name_zh=row.name_zh).exclude(id=unit).exists():
            raise Conflict(Problem.NAME_TAKEN, name=row.name_zh)
        inner = tree.descendants(unit, parents)
        outer = tree.ancestors(unit, parents)[1:]
        UnitWithin.objects.holding(now).filter(unit_id__in=inner, ancestor_id__in=outer).end_at(now)
        above = tree.ancestors(parent, parents)
        _put({under: distance + 1 for under, distance in inner.items()}, above, now)
        former, row.parent_id = row.parent_id, parent
        row.save(update_fields=["parent"])
        record(Event.UNIT_MOVED, actor=actor, subject=Subject(SubjectKind.UNIT, unit), former=former, parent=parent)


def rename_unit(*, actor: Actor, unit: UUID, name: LocalizedText) -> None:
    """Call ``unit`` ``name``. Raises Conflict when another unit under the same one is called so."""
    subject = Subject(SubjectKind.UNIT, unit)
    with authorised(actor, Permission.RENAME_UNIT, subject):
        row: Unit = found(Unit.objects.filter(id=unit).first(), Problem.NO_SUCH_UNIT)
        row.name_zh, row.name_en = _named(name)
        if Unit.objects.filter(parent_id=row.parent_id, name_zh=row.name_zh).exclude(id=unit).exists():
            raise Conflict(Problem.NAME_TAKEN, name=row.name_zh)
        row.save(update_fields=["name_zh", "name_en"])
        record(Event.UNIT_RENAMED, actor=actor, subject=subject)


def create_position(*, actor: Actor, code: str, name: LocalizedText, grade: UUID | None = None) -> Position:
    """Create a position whose work asks for clearance at ``grade``. Raises Conflict when code or name is taken."""
    with authorised(actor, Permission.CREATE_POSITION, DIRECTORY):
        zh, en = _named(name)
        short = _free_code(Position, code)
        if Position.objects.filter(name_zh=zh).exists():
            raise Conflict(Problem.NAME_TAKEN, name=zh)
        if grade is not None:
            found(ClearanceGrade.objects.filter(id=grade).first(), Problem.NO_SUCH_GRADE)
        position = Position.objects.create(code=short, name_zh=zh, name_en=en, grade_id=grade)
        record(Event.POSITION_CREATED, actor=actor, subject=DIRECTORY, position=position.id, grade=grade)
    return position


def create_body(*, actor: Actor, kind: BodyKind, name: LocalizedText) -> Body:
    """Create a body of the regime. Raises Conflict when one of its kind has the name. Source: requirement G01."""
    with authorised(actor, Permission.CREATE_BODY, DIRECTORY):
        zh, en = _named(name)
        if Body.objects.filter(kind=kind, name_zh=zh).exists():
            raise Conflict(Problem.NAME_TAKEN, name=zh)
        body = Body.objects.create(kind=kind, name_zh=zh, name_en=en)
        record(Event.BODY_CREATED, actor=actor, subject=DIRECTORY, body=body.id, body_kind=kind)
    return body


def create_grade(*, actor: Actor, code: str, name: LocalizedText, rank: int) -> ClearanceGrade:
    """Create a grade of clearance. Raises Invalid for a rank out of range, Conflict when code or rank is taken."""
    with authorised(actor, Permission.CREATE_GRADE, DIRECTORY):
        return _create_grade(actor, code, name, rank)


def create_preset_grades(*, actor: Actor) -> list[ClearanceGrade]:
    """Create those of the usual three grades whose code is not taken. Raises as `create_grade` does."""
    with authorised(actor, Permission.CREATE_GRADE, DIRECTORY):
        taken = set(ClearanceGrade.objects.values_list("code", flat=True))
        return [_create_grade(actor, one.code, one.name, one.rank) for one in GRADES if one.code not in taken]


def _create_grade(actor: Actor, code: str, name: LocalizedText, rank: int) -> ClearanceGrade:
    zh, en = _named(name)
    short = _free_code(ClearanceGrade, code)
    if not 1 <= rank <= MOST_RANK or ClearanceGrade.objects.filter(rank=rank).exists():
        raise Invalid(Problem.RANK_OUT_OF_RANGE, most=MOST_RANK)
    grade = ClearanceGrade.objects.create(code=short, name_zh=zh, name_en=en, rank=rank)
    record(Event.GRADE_CREATED, actor=actor, subject=DIRECTORY, grade=grade.id, rank=rank)
    return grade


def _locked_tree() -> dict[UUID, UUID | None]:
    """Return the parent of every unit, locked: two moves at once could otherwise make a circle of two halves."""
    return dict(Unit.objects.select_for_update().values_list("id", "parent_id"))


def _check_parent(kind: UnitKind, parent: UUID | None, parents: tree.Parents) -> None:
    if kind is UnitKind.COMPANY:
        if parents:
            raise Conflict(Problem.SECOND_ROOT)
        if parent is not None:
            raise Invalid(Problem.PARENT_UNWANTED)
    elif parent is None:
        raise Invalid(Problem.PARENT_MISSING)
    elif parent not in parents:
        found(None, Problem.NO_SUCH_UNIT)


def _put(inner: dict[UUID, int], above: list[UUID], now: datetime) -> None:
    """Write that each unit of ``inner``, at its distance from the first of ``above``, lies within all of ``above``."""
    UnitWithin.objects.bulk_create(
        UnitWithin(unit_id=unit, ancestor_id=ancestor, distance=near + far, holds_from=now, recorded_at=now)
        for unit, near in inner.items()
        for far, ancestor in enumerate(above)
    )


def _named(name: LocalizedText) -> tuple[str, str]:
    return entries.name(name.zh), entries.text(name.en, entries.NAME_LENGTH)


def _free_code(model: type[Unit | Position | ClearanceGrade], code: str) -> str:
    short = entries.code(code)
    if model.objects.filter(code=short).exists():
        raise Conflict(Problem.CODE_TAKEN, code=short)
    return short
