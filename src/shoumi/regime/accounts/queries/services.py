"""Tokens of services: one's own, and all of them for the system administrator."""

from django.db.models import QuerySet

from shoumi.regime.access.actors import Actor, Person
from shoumi.regime.access.deciding import permitted
from shoumi.regime.accounts.models import Token
from shoumi.regime.accounts.subjects import REGISTER
from shoumi.regime.accounts.vocabulary import Permission


def own_services(viewer: Person) -> list[Token]:
    """Return the tokens of the services that ``viewer`` answers for and that are not revoked, the newest first."""
    tokens = Token.objects.filter(account_id=viewer.id, service__isnull=False, revoked_at=None)
    return list(tokens.select_related("service").order_by("-minted_at"))


def services(viewer: Actor) -> QuerySet[Token]:
    """Return the tokens of all services, for the system administrator. Raises `ActRefused` for others."""
    permitted(viewer, Permission.LIST, REGISTER)
    return Token.objects.filter(service__isnull=False).select_related("service")
