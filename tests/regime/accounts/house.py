"""A few accounts for the tests of this part, and a browser that signs in to them."""

import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode
from uuid import UUID, uuid4

from django.test import Client

from shoumi.regime.access.actors import Console, Person
from shoumi.regime.accounts.actions.accounts import open_account
from shoumi.regime.accounts.actions.administrators import appoint
from shoumi.regime.accounts.actions.factors import add_totp, new_secret
from shoumi.regime.accounts.models import IdentityProvider
from shoumi.regime.accounts.rules import codes
from shoumi.regime.accounts.single.vocabulary import Matching, ProviderKind
from shoumi.regime.accounts.vocabulary import Administrator
from shoumi.regime.kit import clock
from shoumi.regime.people.actions.entering import register_person
from shoumi.regime.people.values import Entry
from shoumi.regime.people.vocabulary import Kind
from shoumi.regime.vault.values import seal_text

CONSOLE = Console("tester")
PASSWORD = "eleven plus one horses"


class Browser(Client):
    """A client that sends forms as pages do; files, which are multipart, are only taken from those signed in."""

    def send(self, path: str, fields: Mapping[str, str] | None = None, **headers: str) -> Any:  # noqa: ANN401 - Django's
        """Post ``fields`` as a form."""
        form = urlencode(fields or {}, doseq=True)
        return self.post(path, form, content_type="application/x-www-form-urlencoded", headers=headers)


@dataclass(frozen=True)
class Someone:
    """An account with what is needed to sign in to it."""

    id: UUID
    email: str
    secret: str

    def code(self, periods: int = 0) -> str:
        """The code of the app now, or ``periods`` later."""
        return codes.code(codes.read_secret(self.secret), codes.counter_at(clock.now()) + periods)

    def fresh(self) -> Person:
        """This person in a session whose factor was confirmed just now."""
        return Person(self.id, {"address": "10.0.0.9"}, clock.now())


def someone(*, office: Administrator | None = None, temporary: bool = False, factor: bool = True) -> Someone:
    """Register a person and open their account."""
    email = f"{secrets.token_hex(4)}@example.com"
    person = register_person(actor=CONSOLE, entry=Entry(name="Li Lei", kind=Kind.EMPLOYEE, email=email))
    made = Someone(person.id, email, new_secret())
    open_account(actor=CONSOLE, person_id=made.id, email=email, password=PASSWORD, password_temporary=temporary)
    if factor:
        add_totp(actor=CONSOLE, account_id=made.id, secret=made.secret)
    if office is not None:
        appoint(actor=CONSOLE, account_id=made.id, office=office)
    return made


def known_provider(code: str = "id") -> IdentityProvider:
    """Return an identity provider as a row: nobody answers at its address."""
    id_ = uuid4()
    return IdentityProvider.objects.create(
        id=id_,
        kind=ProviderKind.OIDC,
        code=code,
        name=f"统一认证 {code}",
        issuer=f"https://{code}.example.com",
        client_id="shoumi",
        sealed_secret=seal_text("secret", f"accounts.provider:{id_}"),
        endpoints={"authorization_endpoint": f"https://{code}.example.com/authorize"},
        matching=Matching.NONE,
        added_at=clock.now(),
        tested_at=clock.now(),
    )


def sign_in(browser: Browser, who: Someone, password: str = PASSWORD) -> None:
    """Sign in with password and code, as far as the page of the account's security."""
    answer = browser.send("/accounts/sign-in/", {"login": who.email, "password": password})
    assert answer.headers.get("Location") == "/accounts/sign-in/factor/", answer.content.decode()
    answer = browser.send("/accounts/sign-in/factor/", {"code": who.code()})
    assert answer.headers.get("Location") == "/", answer.content.decode()
