"""Accounts: rights that end at once, recovery by two people, what people are told, services, hats kept apart."""

from collections.abc import Callable
from datetime import timedelta
from http import HTTPStatus
from uuid import UUID

from django.conf import settings
from django.test import Client

from shoumi.engines.foundation.errors import Conflict, Refused, Unavailable
from shoumi.regime.access.actors import Person, Scope, Stranger
from shoumi.regime.accounts.actions.accounts import restore, suspend
from shoumi.regime.accounts.actions.providers import NewProvider, ProviderSettings, add_provider, trust_factor
from shoumi.regime.accounts.actions.recovering import confirm_recovery, open_recovery, recover
from shoumi.regime.accounts.actions.separating import adopt_profile
from shoumi.regime.accounts.actions.services import NewService, mint_service_token, revoke_service
from shoumi.regime.accounts.actions.tokens import mint_token
from shoumi.regime.accounts.queries.hats import adopted, rehearsal, separations
from shoumi.regime.accounts.queries.history import alerts, own_sign_ins
from shoumi.regime.accounts.queries.providers import providers
from shoumi.regime.accounts.single.vocabulary import ProviderKind
from shoumi.regime.accounts.vocabulary import AlertKind, Profile
from shoumi.regime.kit import clock
from shoumi.regime.people import actions as people
from shoumi.regime.people.queries.organisation import tree
from shoumi.regime.people.values import InUnit
from shoumi.regime.people.vocabulary import Office
from shoumi.surfaces.sample import company
from shoumi.surfaces.sample.founding import FOUNDER
from shoumi.surfaces.sample.steps.step import Answer, Tour, acting, answered, expect

_SUSPENDED = "kong.weiwei"
_LOST = "guo.rong"
_HEAD = company.HEADS["sales"]
_NEW = "three ships at anchor"
_INSIDE = "127.0.0.1"
_NOBODY = "http://127.0.0.1:1"
_ABSENT = UUID(int=1)
"""No provider has this id: who may not trust any is refused before it is looked for."""


def end_at_suspension(tour: Tour) -> str:
    """Let somebody whose token nobody else needs use it, suspend them, and use it again."""
    someone, keeper = _member(_SUSPENDED), tour.acting("system_admin")
    token = mint_token(actor=FOUNDER, account_id=someone.id, name="演示", scopes=[Scope.READ])
    asking = Client(headers={"Authorization": f"Bearer {token.text}"}, SERVER_NAME=settings.INSTALLATION.host)
    before = asking.get("/api/v1/people").status_code
    suspend(actor=keeper, account_id=someone.id, reason="演示")
    after = asking.get("/api/v1/people").status_code
    restore(actor=keeper, account_id=someone.id)
    expect((before, after) == (HTTPStatus.OK, HTTPStatus.UNAUTHORIZED), f"answered with {before} and then {after}")
    return "200, and after the suspension 401"


def recover_by_two(tour: Tour) -> str:
    """Recover somebody who lost every factor: opened, confirmed by the head of their unit, used by the person."""
    keeper, head, lost = tour.acting("system_admin"), _member(_HEAD), _member(_LOST)
    first = open_recovery(actor=keeper, account_id=lost.id, ground="手机损坏，当面核实")
    expect(_fails(lambda: confirm_recovery(actor=keeper, account_id=lost.id)), "the opener confirmed as well")
    expect(_fails(lambda: confirm_recovery(actor=lost, account_id=lost.id)), "the person confirmed for themselves")
    second = confirm_recovery(actor=head, account_id=lost.id)
    address = next(one.email for one in company.PEOPLE if one.key == _LOST)
    stranger = Stranger({"address": "10.20.15.40", "device": "Edge / Windows"})

    def use(one: str, other: str) -> bool:
        return recover(stranger=stranger, email=address, first=one, second=other, password=_NEW)

    expect(not use(first, first), "one half was enough")
    expect(use(first, second), "both halves were not enough")
    expect(not use(first, second), "the halves opened twice")
    return "the system administrator opens, the head of the unit confirms; half a code from each, good once"


def tell_people(tour: Tour) -> str:
    """Look at what the holder is told: attempts in the evening, a sign-in from a new place."""
    holder = tour.acting("holder")
    told = {one.kind for one in alerts(holder)}
    expect(told >= {AlertKind.FAILURES, AlertKind.NEW_PLACE}, f"told of {sorted(told)} only")
    attempts = own_sign_ins(holder).count()
    expect(attempts, "there is no history")
    return f"{attempts} sign-ins and attempts; told of failures and of a new place"


def serve_machines(tour: Tour) -> str:
    """Mint a token for a service and use it from its own network and from another."""
    auditor = tour.acting("auditor")
    minted = mint_service_token(
        actor=auditor,
        wanted=NewService(
            code="tour",
            purpose="演示",
            scopes=[Scope.AUDIT],
            networks=["127.0.0.0/8"],
            expires_at=clock.now() + timedelta(days=1),
        ),
    )

    def ask(address: str, path: str) -> Answer:
        asking = Client(
            headers={"Authorization": f"Bearer {minted.text}"},
            SERVER_NAME=settings.INSTALLATION.host,
            REMOTE_ADDR=address,
        )
        return answered(asking.get(f"/api/v1/{path}"))

    inside, listed, outside = (
        ask(_INSIDE, "ledger/checkpoint"),
        ask(_INSIDE, "documents"),
        ask("203.0.113.9", "ledger/checkpoint"),
    )
    revoke_service(actor=auditor, token_id=minted.token.id)
    expect(inside.status == HTTPStatus.OK, f"its own network was answered with {inside.status}")
    expect(listed.json["count"] == 0, "it was told of documents")
    expect(outside.status == HTTPStatus.UNAUTHORIZED, f"another network was answered with {outside.status}")
    return "the ledger from its own network; nothing from another"


def keep_hats_apart(tour: Tour) -> str:
    """Try a combination that is never worn, one that the profile keeps apart, and adopt the small company's."""
    security = tour.acting("security_admin")
    kept = separations(security)
    expect(adopted(security) is Profile.STANDARD, "the standard profile is not in force")
    root = next(branch.unit.id for branch in tree(security) if branch.depth == 0)

    def appoint(role: str, office: Office) -> int:
        return people.appoint(actor=security, person=tour.acting(role).id, office=office, seat=InUnit(root)).id

    expect(_fails(lambda: appoint("auditor", Office.HR)), "the auditor became HR")
    expect(_fails(lambda: appoint("officer", Office.HR)), "the officer became HR under the standard profile")
    expect(not rehearsal(security, Profile.SMALL), "the small company's profile would be violated")
    adopt_profile(actor=security, profile=Profile.SMALL)
    held = appoint("officer", Office.FRONT_DESK)
    expect(rehearsal(security, Profile.STANDARD), "the rehearsal named nobody")
    expect(_fails(lambda: adopt_profile(actor=security, profile=Profile.STANDARD)), "it was adopted all the same")
    people.end_appointment(actor=security, person=tour.acting("officer").id, appointment=held)
    adopt_profile(actor=security, profile=Profile.STANDARD)
    return f"{len(kept)} pairs kept apart; the officer at the front desk only under the small company's profile"


def divide_single_sign_on(tour: Tour) -> str:
    """Set up a provider where nobody answers, and let each administrator try what is the other's."""
    system, security = tour.acting("system_admin"), tour.acting("security_admin")
    before = providers(system).count()
    new = NewProvider(kind=ProviderKind.OIDC, code="tour", address=_NOBODY, client_id="shoumi")
    wanted = ProviderSettings(name="演示", secret="never used")  # noqa: S106 - nobody is asked with it
    try:
        add_provider(actor=system, new=new, wanted=wanted)
    except Unavailable:
        pass
    else:
        expect(condition=False, message="a provider that does not answer was added")
    expect(_fails(lambda: add_provider(actor=security, new=new, wanted=wanted)), "the security administrator added one")
    trusted: dict[str, tuple[str, ...]] = {"methods": ("otp",), "contexts": ()}
    expect(_fails(lambda: trust_factor(actor=system, provider=_ABSENT, **trusted)), "whoever adds one also trusts it")
    expect(providers(security).count() == before, "something was left behind")
    return "one administrator adds a provider, which has to answer; another decides whether its second factor counts"


def _member(key: str) -> Person:
    return acting(next(one.email for one in company.PEOPLE if one.key == key), key)


def _fails(act: Callable[[], object]) -> bool:
    """Return whether ``act`` is refused, for its state or for who does it."""
    try:
        act()
    except (Conflict, Refused):
        return True
    return False
