"""Keeping the identity number of a person."""

from uuid import UUID

from shoumi.engines.foundation.errors import Conflict
from shoumi.regime.access.actors import Actor
from shoumi.regime.access.deciding import authorised
from shoumi.regime.journal.recording import record
from shoumi.regime.people.actions.facts import person_subject
from shoumi.regime.people.models import Identity
from shoumi.regime.people.queries import identities
from shoumi.regime.people.rules.identities import identity_number
from shoumi.regime.people.vocabulary import Event, Permission, Problem
from shoumi.regime.vault.values import seal_text


def set_identity(*, actor: Actor, person: UUID, number: str) -> None:
    """Keep ``number`` as the identity number of ``person``; an empty one takes it out.

    Raises Invalid when it is none, and Conflict when it is another person's. Source: requirement P01, PIPL article 28.
    """
    valid = identity_number(number)
    with authorised(actor, Permission.CHANGE, person_subject(person)):
        if not valid:
            Identity.objects.filter(person=person).delete()
        else:
            if identities.persons_with([valid]).get(valid, person) != person:
                raise Conflict(Problem.IDENTITY_TAKEN)
            row = identity_row(person, valid)
            held = {"digest": row.digest, "sealed_number": row.sealed_number}
            Identity.objects.update_or_create(person_id=person, defaults=held)
        record(Event.CHANGED, actor=actor, subject=person_subject(person), changed=["identity_number"])


def identity_row(person: UUID, number: str) -> Identity:
    """Return the unsaved row for the valid ``number`` of ``person``."""
    row = Identity(person_id=person, digest=identities.digest_of(number))
    row.sealed_number = seal_text(number, row.context)
    return row
