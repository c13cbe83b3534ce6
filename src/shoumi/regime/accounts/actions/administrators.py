"""Appointing and dismissing the three separated administrators."""

from uuid import UUID

from shoumi.engines.foundation.errors import Conflict
from shoumi.regime.access.actors import Actor
from shoumi.regime.access.deciding import authorised
from shoumi.regime.accounts import queries
from shoumi.regime.accounts.actions.separating import check_hats
from shoumi.regime.accounts.models import Appointment, Session
from shoumi.regime.accounts.rules.powers import check_appointment
from shoumi.regime.accounts.subjects import account_subject
from shoumi.regime.accounts.vocabulary import Administrator, Event, Hat, Permission, Problem
from shoumi.regime.journal.recording import record
from shoumi.regime.kit import clock


def appoint(*, actor: Actor, account_id: UUID, office: Administrator) -> Appointment:
    """Make the person one of the three administrators from now on. Only from the console.

    Sessions that an identity provider began end: its word for a second factor never counts for an administrator.
    Raises NotFound without an account and Conflict when the person is one already: nobody holds two (三员).
    """
    with authorised(actor, Permission.APPOINT, account_subject(account_id)):
        queries.find_account(account_id)
        check_appointment(office, queries.office_held(account_id))
        now = clock.now()
        check_hats(account_id, Hat(f"administrator.{office.value}"), now)
        made = Appointment.objects.create(account_id=account_id, office=office, holds_from=now, recorded_at=now)
        ended, _ = Session.objects.filter(account_id=account_id).exclude(provider=None).delete()
        record(Event.APPOINTED, actor=actor, subject=account_subject(account_id), office=office, sessions=ended)
    return made


def dismiss(*, actor: Actor, account_id: UUID) -> None:
    """End the person's office as an administrator. Only from the console. Raises Conflict when there is none."""
    with authorised(actor, Permission.DISMISS, account_subject(account_id)):
        held = Appointment.objects.standing().filter(account_id=account_id, holds_until=None).first()
        if held is None:
            raise Conflict(Problem.NOT_ADMINISTRATOR)
        held.end_at(clock.now())
        record(Event.DISMISSED, actor=actor, subject=account_subject(account_id), office=held.office)
