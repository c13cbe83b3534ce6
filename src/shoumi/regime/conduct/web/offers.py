"""What the page of a case offers to whom."""

from shoumi.regime.access.actors import Person
from shoumi.regime.conduct.models import ConductCase
from shoumi.regime.conduct.rulebook import case_subject
from shoumi.regime.conduct.rules.steps import FROM
from shoumi.regime.conduct.vocabulary import ConductState, Effect, Permission
from shoumi.regime.kit import clock
from shoumi.regime.people.web.offers import may


def offered(viewer: Person, row: ConductCase) -> frozenset[Permission]:
    """Return the acts that ``row`` admits as it stands today and that ``viewer`` may do."""
    subject = case_subject(row.id)
    return frozenset(verb for verb in FROM if _admitted(verb, row) and may(viewer, verb, subject))


def _admitted(verb: Permission, row: ConductCase) -> bool:
    """Return whether offering ``verb`` leads anywhere: the state admits it, and no deadline stands against it."""
    if row.state_code not in FROM[verb]:
        return False
    today = clock.today()
    if verb in {Permission.APPEAL, Permission.RECORD_APPEAL}:
        return row.appeal_by is not None and row.appeal_by >= today
    if verb is Permission.NOTIFY:
        return row.effect_code is Effect.DISCIPLINE
    if verb is Permission.PROPOSE and row.state_code is ConductState.NOTIFIED:
        return row.answer_by is not None and row.answer_by < today
    return True
