"""Attempts to sign in, noted for people to look through, and what the person concerned is told."""

from collections.abc import Mapping
from uuid import UUID

from django.conf import settings

from shoumi.regime.access.actors import Person
from shoumi.regime.access.deciding import authorised, permitted
from shoumi.regime.accounts.models import Account, Alert, SignIn
from shoumi.regime.accounts.rules import history
from shoumi.regime.accounts.subjects import REGISTER, account_subject
from shoumi.regime.accounts.vocabulary import AlertKind, Event, Method, Outcome, Permission
from shoumi.regime.journal.group_commit import record_alone
from shoumi.regime.journal.recording import record
from shoumi.regime.kit import clock


def note_success(account_id: UUID, method: Method, origin: Mapping[str, str], provider: UUID | None = None) -> None:
    """Note, inside an act, that the person signed in, and tell them when that was unusual."""
    now = clock.now()
    address, device = origin.get("address", ""), origin.get("device", "")
    earlier = SignIn.objects.filter(account_id=account_id, outcome=Outcome.DONE, at__gt=now - history.KNOWN_FOR)
    known = {history.place(*one) for one in earlier.values_list("address", "device").distinct()}
    new = history.is_new(history.place(address, device), known)
    outside = history.is_outside(
        history.hours(settings.INSTALLATION.sign_in_hours), now.astimezone(clock.zone()).time()
    )
    _note(account_id, method, Outcome.DONE, origin, provider=provider, unusual=new or outside)
    if new:
        raise_alert(account_id, AlertKind.NEW_PLACE, origin)
    if outside:
        raise_alert(account_id, AlertKind.OUT_OF_HOURS, origin)


def note_failure(
    account_id: UUID | None,
    method: Method,
    outcome: Outcome,
    origin: Mapping[str, str],
    *,
    provider: UUID | None = None,
) -> None:
    """Note, inside an act, that an attempt failed, and tell the person when there were many."""
    _note(account_id, method, outcome, origin, provider=provider)
    if account_id is None:
        return
    since = clock.now() - history.WITHIN
    failed = SignIn.objects.filter(account_id=account_id, at__gt=since).exclude(outcome=Outcome.DONE)
    told = Alert.objects.filter(account_id=account_id, kind=AlertKind.FAILURES, at__gt=since)
    if failed.count() >= history.FAILURES and not told.exists():
        raise_alert(account_id, AlertKind.FAILURES, origin)


def raise_alert(account_id: UUID, kind: AlertKind, origin: Mapping[str, str]) -> None:
    """Tell the person, inside the act that is the reason; what happened is in the ledger as the act itself."""
    Alert.objects.create(
        account_id=account_id,
        kind=kind,
        at=clock.now(),
        address=origin.get("address", ""),
        device=origin.get("device", ""),
        # Nothing is kept to be sent later where no mail server is set.
        mailed_at=None if settings.INSTALLATION.mail_server else clock.now(),
    )


def know_alerts(*, actor: Person) -> None:
    """Put one's alerts away: the person knows of them. They stay in the history."""
    with authorised(actor, Permission.KNOW_ALERTS, account_subject(actor.id)):
        known = Alert.objects.filter(account_id=actor.id, seen_at=None).update(seen_at=clock.now())
        record(Event.ALERTS_KNOWN, actor=actor, subject=account_subject(actor.id), alerts=known)


def export_sign_ins(*, actor: Person, file_format: str, rows: int) -> None:
    """Record that the list of everybody's sign-ins leaves as a file."""
    permitted(actor, Permission.WATCH, REGISTER)
    record_alone(Event.SIGN_INS_EXPORTED, actor=actor, subject=REGISTER, file_format=file_format, rows=rows)


def meant(email: str) -> UUID | None:
    """Return whose address was typed, if anybody's."""
    return Account.objects.filter(email=email.strip().lower()).values_list("id", flat=True).first()


def _note(
    account_id: UUID | None,
    method: Method,
    outcome: Outcome,
    origin: Mapping[str, str],
    *,
    provider: UUID | None,
    unusual: bool = False,
) -> None:
    SignIn.objects.create(
        account_id=account_id,
        at=clock.now(),
        address=origin.get("address", ""),
        device=origin.get("device", ""),
        method=method,
        provider_id=provider,
        outcome=outcome,
        unusual=unusual,
    )
