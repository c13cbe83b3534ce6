"""Changing the level of a registered secret (simple form; proposals and routes come with approvals)."""

from datetime import date

from shoumi.engines.foundation.errors import Conflict
from shoumi.regime.access.actors import Person
from shoumi.regime.access.deciding import authorised
from shoumi.regime.documents import rules
from shoumi.regime.documents.models import Document, Level, LevelDecision, Version
from shoumi.regime.documents.vocabulary import Basis, Event, Permission, Problem
from shoumi.regime.journal.recording import record
from shoumi.regime.kit import clock
from shoumi.regime.vault import objects


def change_level(*, actor: Person, document: Document, level: Level, ground: str, until: date) -> LevelDecision:
    """Decide another level for ``document``, with a ground and the last day of the term.

    The classifier's range must reach both the old level and the new one. Every sealed version is bound to the new
    level. Raises Refused, Invalid without a ground or for a day that is over, and Conflict when the document has this
    level already.
    """
    # A page shows no level but in its mark, which is drawn at each view: what is drawn already may stay.
    told = rules.check_ground(ground)
    rules.check_until(until, clock.today(), years=rules.LONGEST_SECRECY)
    with authorised(actor, Permission.CHANGE_LEVEL, document.subject, (Permission.REGISTER, level.subject)):
        document.refresh_from_db()
        if document.level_id == level.id:
            raise Conflict(Problem.SAME_LEVEL)
        former = document.level
        now = clock.now()
        LevelDecision.objects.standing().filter(document=document, holds_until=None).end_at(now)
        decision = LevelDecision(
            document=document,
            level=level,
            basis=Basis.RAISED if level.rank > former.rank else Basis.DOWNGRADE,
            decided_by_id=actor.id,
            years=max(0, until.year - clock.today().year),
            holds_from=now,
            recorded_at=now,
        )
        decision.seal_ground(told)
        decision.save()
        document.level = level
        document.secret_until = until
        document.save(update_fields=["level", "secret_until"])
        _bind(document, level)
        record(
            Event.LEVEL_DECIDED,
            actor=actor,
            subject=document.subject,
            basis=decision.basis,
            former=former.code,
            level=level.code,
            until=until,
        )
        return decision


def _bind(document: Document, level: Level) -> None:
    """Bind the keys of every sealed version of ``document`` to ``level``."""
    for version in Version.objects.select_related("original", "rendition").filter(document=document):
        for sealed in filter(None, (version.original, version.rendition)):
            objects.relabel(sealed, level.code)
