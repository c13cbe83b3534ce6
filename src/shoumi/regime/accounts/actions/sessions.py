"""Sessions begin, are left, and are ended."""

from uuid import UUID

from django.db import transaction

from shoumi.engines.foundation.errors import NotFound
from shoumi.regime.access.actors import Actor, Person
from shoumi.regime.access.deciding import authorised
from shoumi.regime.accounts.actions.accounts import check_target
from shoumi.regime.accounts.actions.alerts import note_success, raise_alert
from shoumi.regime.accounts.models import Session
from shoumi.regime.accounts.subjects import account_subject
from shoumi.regime.accounts.vocabulary import AlertKind, Event, Method, Permission, Problem
from shoumi.regime.journal.recording import record


def end_session(*, actor: Actor, account_id: UUID, digest: str) -> None:
    """End one of the person's own sessions, such as the one on a machine left behind. Raises NotFound."""
    with authorised(actor, Permission.END_SESSION, account_subject(account_id)):
        ended, _ = Session.objects.filter(account_id=account_id, digest=digest).delete()
        if not ended:
            raise NotFound(Problem.NO_SUCH_SESSION)
        record(Event.SESSION_ENDED, actor=actor, subject=account_subject(account_id), session=digest)


def sign_out_everywhere(*, actor: Actor, account_id: UUID, keep: str = "") -> int:
    """End all sessions of the person but ``keep``, one's own or, for the system administrator, somebody's.

    Returns how many ended. Raises Conflict (for an administrator) for an administrator's account.
    """
    with authorised(actor, Permission.SIGN_OUT, account_subject(account_id)):
        own = isinstance(actor, Person) and actor.id == account_id
        if not own:
            check_target(actor, account_id)
        ended, _ = Session.objects.filter(account_id=account_id).exclude(digest=keep).delete()
        if not own:
            raise_alert(account_id, AlertKind.SIGNED_OUT, actor.origin)
        record(Event.SIGNED_OUT_EVERYWHERE, actor=actor, subject=account_subject(account_id), sessions=ended)
    return ended


def record_sign_in(actor: Person, *, passkey: bool) -> None:
    """Record that a session began, in a transaction of its own: the engine saves the session when the answer leaves."""
    how = Method.PASSKEY if passkey else Method.PASSWORD
    with transaction.atomic():
        note_success(actor.id, how, actor.origin)
        record(Event.SIGNED_IN, actor=actor, subject=account_subject(actor.id), passkey=passkey, method=how)


def record_sign_out(actor: Person) -> None:
    """Record that the person left their session."""
    with transaction.atomic():
        record(Event.SIGNED_OUT, actor=actor, subject=account_subject(actor.id))
