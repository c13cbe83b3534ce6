"""Sessions begin, are left, and are ended."""

from uuid import UUID

from django.db import transaction

from shoumi.engines.foundation.errors import NotFound
from shoumi.regime.access.actors import Actor, Person
from shoumi.regime.access.deciding import authorised
from shoumi.regime.accounts.models import Session
from shoumi.regime.accounts.subjects import account_subject
from shoumi.regime.accounts.vocabulary import Event, Permission, Problem
from shoumi.regime.journal.recording import record


def end_session(*, actor: Actor, account_id: UUID, digest: str) -> None:
    """End one of the person's own sessions, such as the one on a machine left behind. Raises NotFound."""
    with authorised(actor, Permission.END_SESSION, account_subject(account_id)):
        ended, _ = Session.objects.filter(account_id=account_id, digest=digest).delete()
        if not ended:
            raise NotFound(Problem.NO_SUCH_SESSION)
        record(Event.SESSION_ENDED, actor=actor, subject=account_subject(account_id), session=digest)


def record_sign_in(actor: Person, *, passkey: bool) -> None:
    """Record that a session began, in a transaction of its own: the engine saves the session when the answer leaves."""
    with transaction.atomic():
        record(Event.SIGNED_IN, actor=actor, subject=account_subject(actor.id), passkey=passkey)


def record_sign_out(actor: Person) -> None:
    """Record that the person left their session."""
    with transaction.atomic():
        record(Event.SIGNED_OUT, actor=actor, subject=account_subject(actor.id))
