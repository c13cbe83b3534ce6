"""Setting the severity scale and the measures; what was set before stays answerable for its time."""

from collections.abc import Iterator
from datetime import datetime

from shoumi.engines.foundation.errors import NotFound
from shoumi.regime.access.actors import Actor
from shoumi.regime.access.deciding import authorised
from shoumi.regime.conduct.models import Measure, SeverityGrade
from shoumi.regime.conduct.models.scale import GUIDANCE_LENGTH, LAW_LENGTH, NOTE_LENGTH
from shoumi.regime.conduct.rules import presets
from shoumi.regime.conduct.rules.measures import Terms, check_terms
from shoumi.regime.conduct.vocabulary import CONDUCT, Event, Permission, Problem
from shoumi.regime.journal.recording import record
from shoumi.regime.kit.words import LocalizedText
from shoumi.regime.people.rules import entries


def adopt_preset_scale(*, actor: Actor) -> None:
    """Enter the grades and measures offered that are not there yet, one act each. Raises as `set_measure`."""
    graded = set(SeverityGrade.objects.standing().values_list("code", flat=True))
    for one in presets.GRADES:
        if one.code not in graded:
            set_grade(actor=actor, code=one.code, name=one.name, guidance=one.guidance, rank=one.rank)
    there = set(Measure.objects.values_list("code", flat=True))
    for place, (code, terms) in enumerate(presets.MEASURES):
        if code not in there:
            set_measure(actor=actor, code=code, terms=terms, order=place)


def set_grade(
    *, actor: Actor, code: str, name: LocalizedText, guidance: LocalizedText, rank: int | None = None
) -> SeverityGrade:
    """Word the grade ``code`` anew from now on; ``rank`` only for one that is not there yet.

    Raises Refused for anybody but the confidentiality officer, and NotFound for a grade that is not there.
    """
    with authorised(actor, Permission.CONFIGURE, CONDUCT) as decision:
        now = decision.question.at
        former = SeverityGrade.objects.unended(now).filter(code=code).first()
        kept = former.rank if former else rank
        if kept is None:
            raise NotFound(Problem.NO_SUCH_GRADE)
        if former is not None:
            former.end_at(now)
        row = SeverityGrade(
            code=entries.code(code),
            rank=kept,
            name_zh=entries.name(name.zh),
            name_en=entries.text(name.en, entries.NAME_LENGTH),
            guidance_zh=entries.text(guidance.zh, GUIDANCE_LENGTH),
            guidance_en=entries.text(guidance.en, GUIDANCE_LENGTH),
            holds_from=now,
            recorded_at=now,
        )
        row.save(force_insert=True)
        record(Event.GRADE_SET, actor=actor, subject=CONDUCT, severity=row.code, rank=row.rank)
    return row


def set_measure(*, actor: Actor, code: str, terms: Terms, order: int | None = None) -> Measure:
    """Set the measure ``code`` anew from now on. Cases decided before keep the version they were decided with.

    Raises Refused for anybody but the confidentiality officer, and Invalid for terms that do not fit together.
    """
    with authorised(actor, Permission.CONFIGURE, CONDUCT) as decision:
        check_terms(terms)
        now = decision.question.at
        former = Measure.objects.unended(now).filter(code=code).first()
        if former is not None:
            former.end_at(now)
        kept = former.order if former else _last_place()
        row = Measure(code=entries.code(code), order=kept if order is None else order, **dict(_columns(terms, now)))
        row.save(force_insert=True)
        record(Event.MEASURE_SET, actor=actor, subject=CONDUCT, measure=row.code, decider=terms.decider)
    return row


def retire_measure(*, actor: Actor, code: str) -> None:
    """Let the measure ``code`` be chosen no longer. Raises NotFound for one that is not set."""
    with authorised(actor, Permission.CONFIGURE, CONDUCT) as decision:
        now = decision.question.at
        former = Measure.objects.unended(now).filter(code=code).first()
        if former is None:
            raise NotFound(Problem.NO_SUCH_MEASURE)
        former.end_at(now)
        record(Event.MEASURE_RETIRED, actor=actor, subject=CONDUCT, measure=code)


def _last_place() -> int:
    return Measure.objects.standing().count()


def _columns(terms: Terms, now: datetime) -> Iterator[tuple[str, object]]:
    yield from (("name_zh", entries.name(terms.name.zh)), ("name_en", entries.text(terms.name.en, entries.NAME_LENGTH)))
    for column in (
        *("effect", "audience", "decider", "from_rank", "hearing", "union", "suspended"),
        *("appeal_days", "months", "follow_up"),
    ):
        yield column, getattr(terms, column)
    for column, limit in (("note", NOTE_LENGTH), ("law", LAW_LENGTH)):
        text: LocalizedText = getattr(terms, column)
        yield f"{column}_zh", entries.text(text.zh, limit)
        yield f"{column}_en", entries.text(text.en, limit)
    yield from (("holds_from", now), ("recorded_at", now))
