"""Setting up and removing second factors."""

from typing import Any
from urllib.parse import quote, urlencode

import segno
from allauth.mfa.base.internal.flows import check_rate_limit
from allauth.mfa.webauthn.forms import AddWebAuthnForm
from allauth.mfa.webauthn.internal.auth import begin_registration
from django import forms
from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from shoumi.regime.accounts import keeping
from shoumi.regime.accounts.actions import factors
from shoumi.regime.accounts.requests import account_of, session_of
from shoumi.regime.accounts.rules import codes
from shoumi.regime.accounts.vocabulary import FactorKind
from shoumi.regime.accounts.web.proving import acting, attended
from shoumi.regime.accounts.web.sign_in import refusing_passkeys, wrong_code
from shoumi.regime.kit import clock
from shoumi.regime.kit.forms import Form, KitRenderer

_SECRET = "accounts.totp_secret"  # noqa: S105 - where the sealed session keeps the secret until it is confirmed
_NEVER_USED = 0
_LONGEST_NUMBER = 18  # digits of a passkey's row


class FirstCodeForm(Form):
    """The first code of a new authenticator app, which shows that it has the secret."""

    submit_label = _("Add authenticator app")
    code = forms.CharField(
        label=_("Six-digit code"),
        max_length=20,
        widget=forms.TextInput(attrs={"autocomplete": "one-time-code", "inputmode": "numeric"}),
    )

    def __init__(self, *arguments: Any, request: HttpRequest, secret: str, **named: Any) -> None:  # noqa: ANN401 - Django's
        super().__init__(*arguments, **named)
        self._request = request
        self._secret = secret
        self.counter = _NEVER_USED

    def clean_code(self) -> str:
        """Check the code against the new secret, within the limits of signing in."""
        done = check_rate_limit(account_of(self._request), error_key="rate_limited")
        typed: str = self.cleaned_data["code"]
        counter = codes.matching_counter(codes.read_secret(self._secret), typed, clock.shared(), after=_NEVER_USED)
        if counter is None:
            raise wrong_code()
        done()
        self.counter = counter
        return typed


class NewPasskeyForm(AddWebAuthnForm):  # type: ignore[misc]  # allauth is untyped
    """A new passkey: its name, and the browser's answer to the challenge of this session."""

    default_renderer = KitRenderer

    def __init__(self, *arguments: Any, **named: Any) -> None:  # noqa: ANN401 - as in allauth
        super().__init__(*arguments, **named)
        # Every passkey here verifies its person, so that it can sign in alone.
        del self.fields["passwordless"]
        self.fields["name"].label = _("Name of this passkey")
        self.fields["name"].max_length = factors.LONGEST_NAME

    def clean(self) -> dict[str, Any]:
        """Verify the credential, and that the device verified its person."""
        # allauth asks for that verification where its form has this field, which nobody is shown here.
        self.cleaned_data["passwordless"] = True
        with refusing_passkeys(self.cleaned_data.get("credential")):
            told: dict[str, Any] = super().clean()
        return told


@require_GET
@login_required
def set_up(request: HttpRequest) -> HttpResponse:
    """Show the kinds of second factor to choose from; where an account without one is led first."""
    return render(request, "accounts/set_up.html", {"next": keeping.safe_page(request, request.GET.get("next", ""))})


@require_http_methods(["GET", "POST"])
@attended
def add_totp(request: HttpRequest) -> HttpResponse:
    """Add an authenticator app: show its secret once as picture and text, and take the first code."""
    session = request.session
    secret: str = session.get(_SECRET) or factors.new_secret()
    session[_SECRET] = secret
    form = FirstCodeForm(request.POST or None, request=request, secret=secret)
    back = keeping.safe_page(request, request.GET.get("next", ""))
    if form.is_valid():
        person = acting(request)
        factors.add_totp(actor=person, account_id=person.id, secret=secret, last_counter=form.counter)
        del session[_SECRET]
        session_of(request).confirm_factor()
        messages.success(request, gettext("The authenticator app was added."))
        return HttpResponseRedirect(back)
    context = {"form": form, "secret": secret, "picture": _picture(account_of(request).email, secret), "next": back}
    return render(request, "accounts/add_totp.html", context)


@require_http_methods(["GET", "POST"])
@attended
def add_passkey(request: HttpRequest) -> HttpResponse:
    """Add a passkey."""
    account = account_of(request)
    form = NewPasskeyForm(request.POST or None, user=account, initial={"name": gettext("Passkey")})
    back = keeping.safe_page(request, request.GET.get("next", ""))
    if form.is_valid():
        person = acting(request)
        told = form.cleaned_data
        factors.add_passkey(actor=person, account_id=person.id, name=told["name"], credential=told["credential"])
        session_of(request).confirm_factor()
        messages.success(request, gettext("The passkey was added."))
        return HttpResponseRedirect(back)
    options = {"creation_options": begin_registration(account, passwordless=True)}
    return render(request, "accounts/add_passkey.html", {"form": form, "passkey": options, "next": back})


@require_POST
@attended
def remove_factor(request: HttpRequest) -> HttpResponse:
    """Remove one of several second factors."""
    person = acting(request)
    number = request.POST.get("number", "")
    factors.remove_factor(
        actor=person,
        account_id=person.id,
        kind=FactorKind.PASSKEY if number else FactorKind.TOTP,
        number=int(number) if number.isdecimal() and len(number) <= _LONGEST_NUMBER else None,
    )
    messages.success(request, gettext("The second factor was removed."))
    return redirect("accounts:security")


def _picture(email: str, secret: str) -> SafeString:
    issuer = settings.MFA_TOTP_ISSUER
    told = urlencode({"secret": secret, "issuer": issuer}, quote_via=quote)
    address = f"otpauth://totp/{quote(issuer)}:{quote(email)}?{told}"
    drawn = segno.make(address, error="m").svg_inline(scale=5, light="#fff", svgclass="qr", lineclass=None)
    return mark_safe(drawn)  # noqa: S308 - drawn from modules, no text of anybody's in it
