"""What comes of an identity provider's word: somebody signs in, an identity is linked or let go, sessions end."""

from uuid import UUID

from django.db import transaction
from django.db.models import QuerySet

from shoumi.engines.foundation.errors import Conflict, NotFound
from shoumi.regime.access.actors import Actor, Job, Person, Stranger
from shoumi.regime.access.deciding import authorised
from shoumi.regime.accounts.actions.accounts import check_target
from shoumi.regime.accounts.actions.alerts import note_failure, note_success, raise_alert
from shoumi.regime.accounts.models import Identity, IdentityProvider, Session
from shoumi.regime.accounts.queries.providers import session_digest, standing_identities, subject_digest
from shoumi.regime.accounts.single.vocabulary import LinkedBy, SingleFault
from shoumi.regime.accounts.subjects import account_subject, provider_subject
from shoumi.regime.accounts.vocabulary import AlertKind, Event, Method, Outcome, Permission, Problem
from shoumi.regime.journal.recording import record
from shoumi.regime.kit import clock

SINGLE = Job("single sign-on")


def link_own(*, actor: Person, provider: IdentityProvider, subject: str) -> Identity:
    """Link who the provider says is at the browser, ``subject``, to the actor's own account.

    Asks for a second factor confirmed shortly before. Raises Refused, and Conflict when the identity is somebody
    else's here or the account has another one of this provider.
    """
    digest = subject_digest(provider.id, subject)
    with authorised(actor, Permission.LINK, account_subject(actor.id)):
        standing = _alone_with(provider)
        if standing.filter(subject=digest).exclude(account_id=actor.id).exists():
            raise Conflict(Problem.IDENTITY_TAKEN)
        if standing.filter(account_id=actor.id).exists():
            raise Conflict(Problem.ALREADY_LINKED)
        return _link(actor, provider, actor.id, digest, how=LinkedBy.OWN)


def link_matched(stranger: Stranger, provider: IdentityProvider, account_id: UUID, digest: bytes) -> None:
    """Link an identity that matched with an account, once its person has shown a second factor; they are told of it.

    Raises Conflict when the identity was linked to somebody else meanwhile.
    """
    with transaction.atomic():
        standing = _alone_with(provider)
        held = standing.filter(subject=digest).values_list("account_id", flat=True).first()
        if held is None and not standing.filter(account_id=account_id).exists():
            _link(stranger, provider, account_id, digest, how=LinkedBy.MATCH)
        elif held != account_id:
            raise Conflict(Problem.IDENTITY_TAKEN)


def record_single_sign_in(actor: Person, provider: IdentityProvider, *, vouched: bool) -> None:
    """Record that a session began by a provider, and whether its word for a second factor was taken."""
    with transaction.atomic():
        note_success(actor.id, Method.SINGLE, actor.origin, provider.id)
        record(
            Event.SIGNED_IN,
            actor=actor,
            subject=account_subject(actor.id),
            passkey=False,
            method=Method.SINGLE,
            provider=provider.code,
            vouched=vouched,
        )


def unlink(*, actor: Actor, account_id: UUID, identity: int) -> None:
    """Let an identity go, one's own or, for the system administrator, somebody's; sessions it began end.

    Raises Refused, NotFound for one that is not linked to the account, and Conflict (for an administrator) for an
    administrator's account.
    """
    with authorised(actor, Permission.UNLINK, account_subject(account_id)):
        if not (isinstance(actor, Person) and actor.id == account_id):
            check_target(actor, account_id)
        held = standing_identities().select_for_update().filter(id=identity, account_id=account_id).first()
        if held is None:
            raise NotFound(Problem.NO_SUCH_IDENTITY)
        held.end_at(clock.now())
        begun = Session.objects.filter(account_id=account_id, provider=held.provider)
        ended, _ = begun.exclude(digest=actor.origin.get("session", "")).delete()
        raise_alert(account_id, AlertKind.UNLINKED, actor.origin)
        record(
            Event.UNLINKED,
            actor=actor,
            subject=account_subject(account_id),
            provider=held.provider.code,
            sessions=ended,
        )


def record_failure(
    stranger: Stranger, provider: IdentityProvider, fault: SingleFault, account_id: UUID | None = None
) -> None:
    """Record that nobody was let in, and why; ``account_id`` is whose account it would be, where that is known."""
    with transaction.atomic():
        record(
            Event.SINGLE_FAILED,
            actor=stranger,
            subject=account_subject(account_id) if account_id else provider_subject(provider.id),
            provider=provider.code,
            fault=fault,
        )
        note_failure(account_id, Method.SINGLE, Outcome.WRONG, stranger.origin, provider=provider.id)


def end_sessions(provider: IdentityProvider, *, subject: str, session: str) -> int:
    """End the sessions that a provider's logout token names; return how many there were.

    With a session only that one ends, with a subject alone all of theirs (Back-Channel Logout 1.0 section 2.7).
    """
    begun = Session.objects.filter(provider=provider)
    with transaction.atomic():
        if subject:
            digest = subject_digest(provider.id, subject)
            owner = standing_identities().filter(provider=provider, subject=digest).values("account_id")
            begun = begun.filter(account_id__in=owner)
        if session:
            begun = begun.filter(provider_session=bytes.fromhex(session_digest(provider.id, session)))
        accounts = sorted(set(begun.exclude(account=None).values_list("account_id", flat=True)), key=str)
        for account_id in accounts:
            ended, _ = begun.filter(account_id=account_id).delete()
            record(
                Event.LEFT_AT_PROVIDER,
                actor=SINGLE,
                subject=account_subject(account_id),
                provider=provider.code,
                sessions=ended,
            )
    return len(accounts)


def _alone_with(provider: IdentityProvider) -> "QuerySet[Identity]":
    """Return the identities of ``provider`` that are linked; whoever else links one waits until this is over."""
    IdentityProvider.objects.select_for_update().get(pk=provider.pk)
    return standing_identities().filter(provider=provider)


def _link(
    actor: Person | Stranger, provider: IdentityProvider, account_id: UUID, digest: bytes, *, how: LinkedBy
) -> Identity:
    now = clock.now()
    made = Identity.objects.create(
        provider=provider, account_id=account_id, subject=digest, how=how, holds_from=now, recorded_at=now
    )
    raise_alert(account_id, AlertKind.LINKED, actor.origin)
    record(Event.LINKED, actor=actor, subject=account_subject(account_id), provider=provider.code, how=how)
    identity: Identity = made
    return identity
