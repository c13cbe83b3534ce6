"""The steps of a case: from which states each act is possible."""

from collections.abc import Mapping

from shoumi.engines.foundation.errors import Conflict
from shoumi.regime.conduct.vocabulary import ConductState, Effect, Permission, Problem

S = ConductState

FROM: Mapping[Permission, frozenset[ConductState]] = {
    Permission.NOTIFY: frozenset({S.OPENED}),
    Permission.STATE_SIDE: frozenset({S.NOTIFIED}),
    Permission.RECORD_HEARING: frozenset({S.NOTIFIED}),
    Permission.PROPOSE: frozenset({S.OPENED, S.NOTIFIED, S.HEARD}),
    Permission.SEND_BACK: frozenset({S.PROPOSED}),
    Permission.DECIDE: frozenset({S.PROPOSED}),
    Permission.ACKNOWLEDGE: frozenset({S.DECIDED}),
    Permission.SERVE: frozenset({S.DECIDED}),
    Permission.APPEAL: frozenset({S.SERVED}),
    Permission.RECORD_APPEAL: frozenset({S.SERVED}),
    Permission.DECIDE_APPEAL: frozenset({S.APPEALED}),
    Permission.DROP: frozenset({S.OPENED, S.NOTIFIED, S.HEARD, S.PROPOSED}),
}
"""A decision cannot be dropped any more: it is served, appealed, or runs out."""

UNDECIDED = frozenset({S.OPENED, S.NOTIFIED, S.HEARD, S.PROPOSED})
STANDS = frozenset({S.SERVED, S.APPEALED, S.IN_FORCE})
"""States in which measures may be in force."""
OVER = frozenset({S.LIFTED, S.DROPPED, S.EXPIRED})


def check(verb: Permission, state: ConductState) -> None:
    """Raise Conflict when a case in ``state`` does not admit ``verb``."""
    if state not in FROM[verb]:
        raise Conflict(Problem.WRONG_STATE, state=state)


def before_proposal(*, notified: bool, heard: bool) -> ConductState:
    """Return the state a case goes back to when its proposal is sent back."""
    if heard:
        return S.HEARD
    return S.NOTIFIED if notified else S.OPENED


def after_decision(effect: Effect) -> ConductState:
    """Return what a decision leads to: a reward holds at once, discipline when it was served and not appealed."""
    return S.IN_FORCE if effect is Effect.REWARD else S.DECIDED


def in_effect(state: ConductState, *, suspended: bool) -> bool:
    """Return whether a measure is in effect in ``state``; ``suspended`` ones wait for the end of the appeal."""
    return state is S.IN_FORCE or (state in STANDS and not suspended)
