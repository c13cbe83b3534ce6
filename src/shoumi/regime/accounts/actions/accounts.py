"""Opening, suspending and restoring accounts."""

from uuid import UUID

from django.contrib.auth.hashers import make_password
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.core.validators import validate_email

from shoumi.engines.foundation.errors import Conflict, Invalid
from shoumi.regime.access.actors import Actor, Person
from shoumi.regime.access.deciding import authorised, permitted
from shoumi.regime.accounts import queries
from shoumi.regime.accounts.actions.tokens import revoke_all
from shoumi.regime.accounts.models import Account, Session, Suspension
from shoumi.regime.accounts.rules.powers import check_intervention
from shoumi.regime.accounts.subjects import account_subject
from shoumi.regime.accounts.vocabulary import Event, Permission, Problem
from shoumi.regime.journal.recording import record
from shoumi.regime.kit import clock
from shoumi.regime.vault.values import seal_text

LONGEST_REASON = 200


def open_account(
    *,
    actor: Actor,
    person_id: UUID,
    email: str,
    password: str,
    language: str = "",
    password_temporary: bool = True,
) -> Account:
    """Open the account of the person ``person_id``, who signs in with ``email`` and ``password``.

    A temporary password is changed at the first sign-in, before anything else. Raises Invalid for a bad address or a
    weak password, Conflict when the person has an account or the address is taken.
    """
    permitted(actor, Permission.OPEN, account_subject(person_id))  # before Argon2 spends anything
    address = clean_email(email)
    hashed = hash_password(password, Account(id=person_id, email=address))
    with authorised(actor, Permission.OPEN, account_subject(person_id)):
        if Account.objects.filter(id=person_id).exists():
            raise Conflict(Problem.ALREADY_OPEN)
        if Account.objects.filter(email=address).exists():
            raise Conflict(Problem.EMAIL_TAKEN)
        account = Account.objects.create(
            id=person_id,
            email=address,
            password=hashed,
            language=language,
            password_temporary=password_temporary,
            opened_at=clock.now(),
        )
        record(Event.OPENED, actor=actor, subject=account_subject(person_id), temporary=password_temporary)
    return account


def suspend(*, actor: Actor, account_id: UUID, reason: str) -> None:
    """Suspend the account from now on: its sessions end at once, its tokens are revoked; the reason is kept sealed.

    Raises Invalid without a reason, and Conflict when it is suspended already, is the actor's own, or (for a person) is
    an administrator's.
    """
    if not reason.strip():
        raise Invalid(Problem.NO_REASON)
    with authorised(actor, Permission.SUSPEND, account_subject(account_id)):
        account = queries.find_account(account_id)
        check_target(actor, account_id)
        if account.suspended_at is not None:
            raise Conflict(Problem.ALREADY_SUSPENDED)
        now = clock.now()
        account.suspended_at = now
        account.save(update_fields=["suspended_at"])
        sealed = seal_text(reason.strip()[:LONGEST_REASON], Suspension.context(account_id, now))
        Suspension.objects.create(account=account, sealed_reason=sealed, holds_from=now, recorded_at=now)
        Session.objects.filter(account_id=account_id).delete()
        revoke_all(account_id)
        record(Event.SUSPENDED, actor=actor, subject=account_subject(account_id))


def restore(*, actor: Actor, account_id: UUID) -> None:
    """End the suspension of the account. Raises Conflict when it is not suspended, or as `suspend`."""
    with authorised(actor, Permission.RESTORE, account_subject(account_id)):
        account = queries.find_account(account_id)
        check_target(actor, account_id)
        if account.suspended_at is None:
            raise Conflict(Problem.NOT_SUSPENDED)
        account.suspended_at = None
        account.save(update_fields=["suspended_at"])
        Suspension.objects.standing().get(account_id=account_id, holds_until=None).end_at(clock.now())
        record(Event.RESTORED, actor=actor, subject=account_subject(account_id))


def check_target(actor: Actor, account_id: UUID) -> None:
    """Raise Conflict when ``actor`` may not use an administrator's power on this account (`rules.powers`)."""
    by_person = isinstance(actor, Person)
    own = isinstance(actor, Person) and actor.id == account_id
    check_intervention(own=own, holds=queries.office_held(account_id), by_person=by_person)


def clean_email(email: str) -> str:
    """Return ``email`` as it is stored. Raises Invalid when it is no address."""
    address = email.strip().lower()
    try:
        validate_email(address)
    except ValidationError as wrong:
        raise Invalid(Problem.BAD_EMAIL, email=address) from wrong
    return address


def hash_password(password: str, account: Account) -> str:
    """Return the Argon2id hash of ``password``. Raises Invalid when it is too weak for this account.

    Hashing takes long on purpose: do it before a transaction is opened, never inside.
    """
    try:
        validate_password(password, account)
    except ValidationError as weak:
        raise Invalid(Problem.WEAK_PASSWORD) from weak
    return make_password(password)
