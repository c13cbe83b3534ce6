"""Identity numbers: whose they are, and the few characters that are shown."""

from collections.abc import Iterable
from uuid import UUID

from shoumi.regime.access.actors import Actor
from shoumi.regime.people.models import Identity
from shoumi.regime.people.queries.directory import detailed
from shoumi.regime.people.rules.identities import masked
from shoumi.regime.vault.values import keyed_digest, open_text

_AT_ONCE = 500
"""How many numbers are asked for in one question."""


def digest_of(number: str) -> bytes:
    """Return the keyed digest by which the person with ``number`` is found."""
    return keyed_digest("numbers", "people.identity", number)


def persons_with(numbers: Iterable[str]) -> dict[str, UUID]:
    """Return who has which of ``numbers``; those that nobody has are left out."""
    asked = {digest_of(number): number for number in numbers if number}
    digests = list(asked)
    found: dict[str, UUID] = {}
    for start in range(0, len(digests), _AT_ONCE):
        held = Identity.objects.filter(digest__in=digests[start : start + _AT_ONCE]).values_list("digest", "person_id")
        found |= {asked[bytes(digest)]: person for digest, person in held}
    return found


def taken_digests() -> frozenset[bytes]:
    """Return the digests of all numbers, for checking a whole file."""
    return frozenset(bytes(digest) for digest in Identity.objects.values_list("digest", flat=True))


def shown_identity(viewer: Actor, person: UUID) -> str:
    """Return the masked number of ``person``; "" for none, and to those who do not see the whole entry."""
    row = Identity.objects.filter(person=person, person__in=detailed(viewer)).first()
    return masked(open_text(row.sealed_number, row.context)) if row else ""
