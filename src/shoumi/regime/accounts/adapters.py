"""How django-allauth signs people in here: nobody signs up, nothing tells addresses apart, every event is recorded.

allauth runs the steps (password, then factor, or a passkey alone) and limits attempts; what is written goes through our
actions. Of its pages only sign-in, the factor's step and passkey sign-in are mounted (`web.urls`).
"""

from typing import Any, NoReturn

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.internal.flows.login import get_authentication_records
from allauth.account.internal.stagekit import clear_login
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from django.conf import settings
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from shoumi.regime.access.actors import Person
from shoumi.regime.accounts import queries
from shoumi.regime.accounts.actions import attempts, sessions, single
from shoumi.regime.accounts.models import Account
from shoumi.regime.accounts.requests import address_of, device_of, is_account, person_of, session_of, stranger_of
from shoumi.regime.accounts.single.steps import latest_steps, single_way
from shoumi.regime.accounts.vocabulary import FactorKind

_KINDS = {Authenticator.Type.TOTP: FactorKind.TOTP, Authenticator.Type.WEBAUTHN: FactorKind.PASSKEY}


class AccountAdapter(DefaultAccountAdapter):  # type: ignore[misc]  # allauth is untyped
    """Accounts: opened by an administrator, signed in to by address and password."""

    error_messages = DefaultAccountAdapter.error_messages | {
        # One sentence for an unknown address, a wrong password and a suspended account.
        "email_password_mismatch": _(
            "Address or password is wrong, or the account is suspended. If it stays, ask the system administrator."
        ),
        "too_many_login_attempts": _("Too many failed attempts. Wait five minutes, then try again."),
        "rate_limited": _("Too many failed attempts. Wait five minutes, then try again."),
        "incorrect_password": _("That is not your password."),
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Nobody signs up: an account is opened for a known person."""
        del request
        return False

    def get_client_ip(self, request: HttpRequest) -> str:
        """Return the address that attempts are limited by."""
        return address_of(request)

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> NoReturn:
        """Refuse: no step of ours sends mail through allauth."""
        del email, context
        message = f"{template_prefix} is not a mail of this product"
        raise RuntimeError(message)

    def pre_authenticate(self, request: HttpRequest, **credentials: Any) -> None:  # noqa: ANN401 - as in allauth
        """Count the attempt; record one that is over the limit."""
        try:
            super().pre_authenticate(request, **credentials)
        except ValidationError:
            attempts.record_limited_sign_in(stranger_of(request), credentials.get("email", ""))
            raise

    def authenticate(self, request: HttpRequest, **credentials: Any) -> Account | None:  # noqa: ANN401 - as above
        """Return the account for right credentials; a suspended one counts as wrong credentials."""
        account = super().authenticate(request, **credentials)
        if is_account(account) and account.is_active:
            return account
        if account is not None:
            self.authentication_failed(request, **credentials)
        return None

    def authentication_failed(self, request: HttpRequest, **credentials: Any) -> None:  # noqa: ANN401 - as above
        """Record the attempt, without the address."""
        attempts.record_failed_sign_in(stranger_of(request), credentials.get("email", ""))

    def reauthenticate(self, user: Account, password: str) -> bool:
        """Return whether ``password`` is the one of ``user``, within the limits of signing in."""
        return self.authenticate(self.request, email=user.email, password=password) is not None

    def respond_user_inactive(self, request: HttpRequest, user: Account) -> HttpResponse:
        """Lead a suspended account's passkey back to the sign-in page with the words for wrong credentials."""
        attempts.record_failed_sign_in(stranger_of(request), user.email)
        clear_login(request)
        self.add_message(request, 40, message=str(self.error_messages["email_password_mismatch"]))
        return HttpResponseRedirect(reverse("account_login"))

    def login(self, request: HttpRequest, user: Account) -> None:
        """Begin the session under a new key, note from where and by whose word, and record it."""
        steps = latest_steps(get_authentication_records(request, user))
        way = single_way(steps)
        if way is not None:
            way.link(stranger_of(request), user.id)
        super().login(request, user)
        session = session_of(request)
        session.begin(address_of(request), device_of(request))
        if any(step["method"] == "mfa" for step in steps):
            session.confirm_factor()
        if way is not None:
            session.come_by(way.came_by)
            single.record_single_sign_in(person_of(request, user), way.provider, vouched=way.came_by.vouched)
            return
        passkey = any(step.get("passwordless") for step in steps)
        sessions.record_sign_in(person_of(request, user), passkey=passkey)

    def logout(self, request: HttpRequest) -> None:
        """End the session and record it."""
        actor: Person | None = person_of(request, request.user) if is_account(request.user) else None
        super().logout(request)
        if actor is not None:
            sessions.record_sign_out(actor)


class FactorAdapter(DefaultMFAAdapter):  # type: ignore[misc]  # allauth is untyped
    """Second factors: our sealed TOTP secrets, allauth's passkeys; nothing else."""

    error_messages = DefaultMFAAdapter.error_messages | {
        "incorrect_code": _("That code is not right, or was used before. Wait for the next one and try again."),
    }

    def is_mfa_enabled(self, user: Account, types: list[str] | None = None) -> bool:
        """Return whether ``user`` has a factor of ``types``, or any."""
        if not is_account(user):
            return False
        wanted = set(types or settings.MFA_SUPPORTED_TYPES)
        return bool(queries.factor_kinds(user.id) & {kind for one, kind in _KINDS.items() if one in wanted})

    def encrypt(self, text: str) -> NoReturn:
        """Refuse: allauth keeps no secret of ours, it would be readable by whoever reads the table."""
        del text
        message = "secrets of factors are sealed by accounts.actions.factors"
        raise RuntimeError(message)

    def get_public_key_credential_rp_entity(self) -> dict[str, str]:
        """Return who passkeys are for: the host of the installation, whatever host a request names."""
        return {"id": settings.INSTALLATION.host, "name": settings.INSTALLATION.company}

    def send_notification_mail(self, *arguments: Any, **named: Any) -> None:  # noqa: ANN401 - as in allauth
        """Send nothing: changes of factors are in the ledger and on the person's own page."""
