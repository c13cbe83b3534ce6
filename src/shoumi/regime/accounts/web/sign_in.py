"""The forms of signing in and of confirming a factor, which allauth's pages and ours share."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from allauth.account.forms import LoginForm
from allauth.account.internal.flows.login import record_authentication
from allauth.core import context
from allauth.mfa.adapter import get_adapter
from allauth.mfa.base.internal.flows import check_rate_limit
from allauth.mfa.models import Authenticator
from allauth.mfa.webauthn.forms import AuthenticateWebAuthnForm, LoginWebAuthnForm
from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from shoumi.regime.accounts.actions import attempts
from shoumi.regime.accounts.actions.factors import use_code
from shoumi.regime.accounts.models import Account
from shoumi.regime.accounts.requests import stranger_of
from shoumi.regime.accounts.rules.credentials import is_credential
from shoumi.regime.accounts.vocabulary import FactorKind
from shoumi.regime.kit.forms import Form, KitRenderer


class SignInForm(LoginForm):  # type: ignore[misc]  # allauth is untyped
    """Address and password."""

    default_renderer = KitRenderer

    def __init__(self, *arguments: Any, **named: Any) -> None:  # noqa: ANN401 - as in allauth
        super().__init__(*arguments, **named)
        address, password = self.fields["login"], self.fields["password"]
        address.label, password.label = _("E-mail address"), _("Password")
        address.widget.attrs = {"autocomplete": "username", "autofocus": True}
        password.widget.attrs = {"autocomplete": "current-password"}
        password.help_text = ""


def wrong_code() -> ValidationError:
    """Return the error of a code that is not right."""
    error: ValidationError = get_adapter().validation_error("incorrect_code")
    return error


@contextmanager
def refusing_passkeys(told: object) -> Iterator[None]:
    """Tell whatever is wrong with ``told``, a passkey's answer that the block reads, in one sentence."""
    try:
        if not is_credential(told):
            raise wrong_code()
        yield
    # Beside allauth's own refusals: the reader of credentials (fido2) raises what it stumbles over when an answer is
    # not even shaped like one; found by feeding it 40,000 mutated answers.
    except (ValidationError, TypeError, ValueError, LookupError, AttributeError) as wrong:
        raise ValidationError(_("The passkey was not accepted. Try again, or use another way.")) from wrong


class CodeForm(Form):
    """A code of the authenticator app, used up by being right."""

    code = forms.CharField(
        label=_("Six-digit code"),
        max_length=20,
        widget=forms.TextInput(attrs={"autocomplete": "one-time-code", "inputmode": "numeric", "autofocus": True}),
    )

    def __init__(self, *arguments: Any, user: Account, **named: Any) -> None:  # noqa: ANN401 - as in Django
        super().__init__(*arguments, **named)
        self._account = user

    def clean_code(self) -> str:
        """Check the code, within the limits of signing in; record a wrong one, and one too many."""
        stranger = stranger_of(context.request)
        try:
            done = check_rate_limit(self._account)
        except ValidationError:
            attempts.record_limited_factor(stranger, self._account.id, FactorKind.TOTP)
            raise
        typed: str = self.cleaned_data["code"]
        if not use_code(self._account.id, typed):
            attempts.record_failed_factor(stranger, self._account.id, FactorKind.TOTP)
            raise wrong_code()
        done()
        return typed

    def save(self) -> None:
        """Note in the session that the factor was confirmed, for the steps of signing in."""
        record_authentication(context.request, self._account, "mfa", type="totp")


class _Recorded:
    """Records a passkey that did not verify."""

    user: Account | None
    cleaned_data: dict[str, Any]

    def clean_credential(self) -> Authenticator:
        """Check the passkey's answer to the challenge of this session."""
        try:
            with refusing_passkeys(self.cleaned_data.get("credential")):
                return super().clean_credential()  # type: ignore[misc]  # the form this is mixed into
        except ValidationError:
            account_id = self.user.id if self.user else None
            attempts.record_failed_factor(stranger_of(context.request), account_id, FactorKind.PASSKEY)
            raise


class PasskeyForm(_Recorded, AuthenticateWebAuthnForm):  # type: ignore[misc]  # allauth is untyped
    """A passkey as second factor."""

    default_renderer = KitRenderer


class PasskeySignInForm(_Recorded, LoginWebAuthnForm):  # type: ignore[misc]  # allauth is untyped
    """A passkey that signs in alone: it verifies its person by itself."""

    default_renderer = KitRenderer
