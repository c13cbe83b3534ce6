"""Giving a person their account."""

from uuid import UUID

from shoumi.engines.foundation.errors import Conflict
from shoumi.regime.access.actors import Actor
from shoumi.regime.access.deciding import permitted
from shoumi.regime.accounts.actions import accounts
from shoumi.regime.accounts.models import Account
from shoumi.regime.accounts.subjects import account_subject
from shoumi.regime.accounts.vocabulary import Permission
from shoumi.regime.kit import clock
from shoumi.regime.people import queries
from shoumi.regime.people.actions.facts import found
from shoumi.regime.people.vocabulary import Problem, State


def open_account(*, actor: Actor, person: UUID, password: str) -> Account:
    """Open the account of ``person``, who signs in with the address in the directory and changes ``password`` first.

    Raises Refused when ``actor`` is not the system administrator, NotFound for a person they may not see, and Conflict
    for someone who has left, has no address, or has an account. Source: requirement P10.
    """
    permitted(actor, Permission.OPEN, account_subject(person))  # before anything is told of the person
    row = found(queries.directory(actor).filter(id=person).first(), Problem.NO_SUCH_PERSON)
    if queries.state_of(person, clock.now()) not in {State.PRESENT, State.EXPECTED}:
        raise Conflict(Problem.NOT_PRESENT)
    if row.email is None:
        raise Conflict(Problem.EMAIL_MISSING)
    return accounts.open_account(
        actor=actor, person_id=person, email=row.email, password=password, language=row.language
    )
