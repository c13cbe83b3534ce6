"""Who makes a request, and from where."""

from enum import StrEnum
from typing import TypeGuard, cast

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest

from shoumi.regime.access.actors import Person, Stranger
from shoumi.regime.access.deciding import decide
from shoumi.regime.accounts.models import Account
from shoumi.regime.accounts.rules import origins
from shoumi.regime.accounts.sessions import SessionStore
from shoumi.regime.journal.acting import Subject

LONGEST_AGENT = 400
"""Characters of a user agent that are looked at."""


class SignedInRequest(HttpRequest):
    """A request of a person who may act, as views behind `web.guard.signed_in` and routes of the API see it."""

    actor: Person


def person_in(request: HttpRequest) -> Person | None:
    """Return the person who acts in ``request``; None where nobody is signed in or ready to act."""
    actor = getattr(request, "actor", None)
    return actor if isinstance(actor, Person) else None


def allowed_in(request: HttpRequest, verb: StrEnum, subject: Subject) -> Person | None:
    """Return the person who acts in ``request`` where they may do ``verb`` to ``subject`` now: to whom it is offered.

    Nothing is recorded; the page that is offered decides for itself.
    """
    viewer = person_in(request)
    return viewer if viewer and decide(viewer, verb, subject).allowed else None


def address_of(request: HttpRequest) -> str:
    """Return the address of the client, behind trusted proxies only (`rules.origins`)."""
    meta = request.META
    trusted = settings.INSTALLATION.trusted_proxies
    return origins.address(meta.get("REMOTE_ADDR", ""), meta.get("HTTP_X_FORWARDED_FOR", ""), trusted)


def device_of(request: HttpRequest) -> str:
    """Return browser and system by name."""
    return origins.device(request.META.get("HTTP_USER_AGENT", "")[:LONGEST_AGENT])


def session_of(request: HttpRequest) -> SessionStore:
    """Return the session as the engine it is."""
    return cast("SessionStore", request.session)


def person_of(request: HttpRequest, account: Account) -> Person:
    """Return ``account`` as whoever acts in the session of ``request``."""
    session = session_of(request)
    origin = {"address": address_of(request), "device": device_of(request)}
    if session.digest:
        origin["session"] = session.digest
    return Person(account.id, origin, session.factor_at)


def stranger_of(request: HttpRequest) -> Stranger:
    """Return whoever sent ``request``, as somebody who has not signed in."""
    return Stranger({"address": address_of(request), "device": device_of(request)})


def is_account(user: Account | AnonymousUser | object) -> TypeGuard[Account]:
    """Return whether somebody has signed in."""
    return isinstance(user, Account)


def account_of(request: HttpRequest) -> Account:
    """Return the account of the session; only where somebody has signed in (``login_required``)."""
    return cast("Account", request.user)
