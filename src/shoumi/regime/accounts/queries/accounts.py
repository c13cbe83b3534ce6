"""Every read of accounts."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from allauth.mfa.models import Authenticator
from django.db.models import Exists, OuterRef, QuerySet

from shoumi.engines.foundation.errors import NotFound
from shoumi.regime.access.actors import Actor, Person
from shoumi.regime.access.deciding import permitted
from shoumi.regime.accounts.models import Account, Appointment, Session, Suspension, Token, Totp
from shoumi.regime.accounts.subjects import REGISTER
from shoumi.regime.accounts.vocabulary import Administrator, FactorKind, Permission, Problem
from shoumi.regime.kit import clock
from shoumi.regime.kit.looking import remembered
from shoumi.regime.kit.prepared import Prepared
from shoumi.regime.vault.values import open_text


@remembered
def was_active(account_id: UUID, at: datetime) -> bool:
    """Return whether the account was open and not suspended at ``at``, by what was recorded then."""
    return any(_active.rows(account_id, at))


@Prepared
def _active(account_id: UUID, at: datetime) -> "QuerySet[Account, Any]":
    suspended = Suspension.objects.holding(at).filter(account_id=OuterRef("id"))
    return Account.objects.filter(~Exists(suspended), id=account_id, opened_at__lte=at).values_list("id")


@remembered
def offices_of(account_id: UUID, at: datetime) -> frozenset[Administrator]:
    """Return which of the three administrators the person was at ``at``: one, or none."""
    return frozenset(Administrator(office) for office in _offices.firsts(account_id, at))


@Prepared
def _offices(account_id: UUID, at: datetime) -> "QuerySet[Appointment, Any]":
    return Appointment.objects.holding(at).filter(account_id=account_id).values_list("office")


def credential_stands(person: Person) -> bool:
    """Return whether the session or token that ``person`` acts with is still good."""
    now = clock.now()
    token, session = person.origin.get("token"), person.origin.get("session")
    if token is not None:
        return Token.objects.filter(id=token, revoked_at=None, expires_at__gt=now).exists()
    return Session.objects.filter(digest=session, account_id=person.id, expire_date__gt=now).exists()


def office_held(account_id: UUID) -> Administrator | None:
    """Return the administrator's office the person holds now."""
    return next(iter(offices_of(account_id, clock.now())), None)


def administrators(at: datetime) -> dict[Administrator, list[UUID]]:
    """Return who held each of the three offices at ``at``; an office nobody held has an empty list."""
    held: dict[Administrator, list[UUID]] = {office: [] for office in Administrator}
    for office, account_id in (
        Appointment.objects.holding(at).order_by("holds_from").values_list("office", "account_id")
    ):
        held[Administrator(office)].append(account_id)
    return held


def has_factor(account_id: UUID) -> bool:
    """Return whether the account has a second factor."""
    return bool(factor_kinds(account_id))


def factor_kinds(account_id: UUID) -> frozenset[FactorKind]:
    """Return the kinds of second factor the account has."""
    has = {
        FactorKind.TOTP: Totp.objects.filter(account_id=account_id),
        FactorKind.PASSKEY: Authenticator.objects.filter(user_id=account_id, type=Authenticator.Type.WEBAUTHN),
    }
    return frozenset(kind for kind, rows in has.items() if rows.exists())


def find_account(account_id: UUID) -> Account:
    """Return the account inside an action that is authorised already. Raises NotFound."""
    found = Account.objects.filter(id=account_id).first()
    if found is None:
        raise NotFound(Problem.NO_SUCH_ACCOUNT)
    return found


def accounts(viewer: Actor) -> QuerySet[Account]:
    """Return all accounts, for the system administrator. Raises `ActRefused` for others."""
    permitted(viewer, Permission.LIST, REGISTER)
    return Account.objects.all()


def account(viewer: Actor, account_id: UUID) -> Account:
    """Return one account, for the system administrator. Raises as `accounts`, and NotFound."""
    permitted(viewer, Permission.LIST, REGISTER)
    return find_account(account_id)


def id_of_email(email: str) -> UUID | None:
    """Return the id of the account that signs in with ``email``, for parts that are given addresses (imports, API)."""
    return Account.objects.filter(email=email.strip().lower()).values_list("id", flat=True).first()


def emails_of(account_ids: Iterable[UUID]) -> dict[UUID, str]:
    """Return the addresses of the given accounts, for lists of people."""
    return dict(Account.objects.filter(id__in=account_ids).values_list("id", "email"))


@dataclass(frozen=True, slots=True)
class Factor:
    """A second factor as its owner sees it."""

    kind: FactorKind
    id: int | None
    """The number of a passkey; an account has one authenticator app at most."""
    name: str
    added_at: datetime


def own_factors(viewer: Person) -> list[Factor]:
    """Return the second factors of ``viewer``, the authenticator app first."""
    apps = [Factor(FactorKind.TOTP, None, "", one.added_at) for one in Totp.objects.filter(account_id=viewer.id)]
    keys = Authenticator.objects.filter(user_id=viewer.id, type=Authenticator.Type.WEBAUTHN).order_by("created_at")
    return apps + [Factor(FactorKind.PASSKEY, key.pk, key.data["name"], key.created_at) for key in keys]


def own_tokens(viewer: Person) -> list[Token]:
    """Return the tokens of ``viewer`` that are not revoked, the newest first."""
    return list(Token.objects.filter(account_id=viewer.id, service=None, revoked_at=None).order_by("-minted_at"))


def session_count(account_id: UUID) -> int:
    """Return how many sessions of the account have not run out, for a page whose viewer may see the account."""
    return Session.objects.filter(account_id=account_id, expire_date__gt=clock.now()).count()


def why_suspended(account_id: UUID) -> str:
    """Return why the account is suspended now, "" where it is not; for a page whose viewer may see the account."""
    found = Suspension.objects.holding(clock.now()).filter(account_id=account_id).first()
    return open_text(found.sealed_reason, Suspension.context(account_id, found.holds_from)) if found else ""


def own_sessions(viewer: Person) -> list[Session]:
    """Return the sessions of ``viewer`` that have not run out, the last used first; their data stay sealed."""
    running = Session.objects.filter(account_id=viewer.id, expire_date__gt=clock.now())
    return list(running.defer("data").order_by("-seen_at"))


def live_access(account_id: UUID) -> int:
    """Return how many ways in are left to a person: an account that is not suspended, and tokens in force."""
    now = clock.now()
    account = Account.objects.filter(id=account_id, suspended_at=None).count()
    return account + Token.objects.filter(account_id=account_id, revoked_at=None, expires_at__gt=now).count()


def with_live_access(account_ids: Iterable[UUID]) -> set[UUID]:
    """Return those of the accounts that are not suspended."""
    return set(Account.objects.filter(id__in=account_ids, suspended_at=None).values_list("id", flat=True))
