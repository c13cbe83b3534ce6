"""Proving that it is still you: unlocking an idle session, and confirming the second factor before a grave act."""

from collections.abc import Callable
from functools import wraps
from typing import Any, Concatenate, ParamSpec, cast

from allauth.account.adapter import get_adapter
from allauth.mfa.webauthn.internal.auth import begin_authentication
from django import forms
from django.conf import settings
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from shoumi.regime.access.actors import Person
from shoumi.regime.accounts import keeping, queries
from shoumi.regime.accounts.actions.factors import record_confirmation
from shoumi.regime.accounts.middleware import lead
from shoumi.regime.accounts.requests import account_of, person_of, session_of
from shoumi.regime.accounts.rules.sessions import is_fresh
from shoumi.regime.accounts.vocabulary import FactorKind
from shoumi.regime.accounts.web.sign_in import CodeForm, PasskeyForm
from shoumi.regime.kit import clock
from shoumi.regime.kit.forms import Form

P = ParamSpec("P")
View = Callable[Concatenate[HttpRequest, P], HttpResponseBase]


class PasswordForm(Form):
    """The password once more."""

    password = forms.CharField(
        label=_("Password"),
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password", "autofocus": True}),
    )

    def __init__(self, *arguments: Any, request: HttpRequest, **named: Any) -> None:  # noqa: ANN401 - as in Django
        super().__init__(*arguments, **named)
        self._request = request

    def clean_password(self) -> str:
        """Check the password, within the limits of signing in; a wrong one is recorded."""
        adapter = get_adapter(self._request)
        typed: str = self.cleaned_data["password"]
        if not adapter.reauthenticate(self._request.user, typed):
            raise ValidationError(str(adapter.error_messages["incorrect_password"]))
        return typed


def acting(request: HttpRequest) -> Person:
    """Return the person of the session, also when it may only do what it is led to (`middleware.SignedIn`)."""
    return cast("Person", getattr(request, "actor", None) or getattr(request, "newcomer", None))


def attended(view: View[P]) -> View[P]:
    """Let in who has confirmed their factor recently, and lead others to confirm it first; a form is kept."""

    @wraps(view)
    def checked(request: HttpRequest, *arguments: P.args, **named: P.kwargs) -> HttpResponseBase:
        person = acting(request)
        minutes = settings.INSTALLATION.step_up_minutes
        if is_fresh(person.factor_at, clock.now(), minutes=minutes) or not queries.has_factor(person.id):
            return view(request, *arguments, **named)
        if request.method == "POST":
            keeping.keep(request)
        return lead(request, "accounts:confirm")

    return login_required(checked)  # type: ignore[return-value]  # the decorator forgets the parameters


@login_required
@require_http_methods(["GET", "POST"])
def confirm(request: HttpRequest) -> HttpResponse:
    """Confirm the second factor."""
    return _prove(request, by_password=False)


@login_required
@require_http_methods(["GET", "POST"])
def unlock(request: HttpRequest) -> HttpResponse:
    """Unlock an idle session with the password or a factor."""
    return _prove(request, by_password=True)


def _prove(request: HttpRequest, *, by_password: bool) -> HttpResponse:
    offered = _offered(request, by_password=by_password)
    if request.method == "POST":
        sent = next((name for name in offered if name in request.POST), None)
        if sent is not None:
            offered[sent] = _bound(request, sent)
            if offered[sent].is_valid():
                return _proven(request, factor=sent != "password")
    back = keeping.safe_page(request, request.GET.get("next", ""))
    forms_shown = {"code": None, "credential": None, "password": None} | offered
    options = {"request_options": begin_authentication(account_of(request))} if "credential" in offered else None
    context = {**forms_shown, "by_password": by_password, "next": back, "passkey": options}
    return render(request, "accounts/prove.html", context)


def _offered(request: HttpRequest, *, by_password: bool) -> dict[str, forms.Form]:
    account = account_of(request)
    kinds = queries.factor_kinds(account.id)
    offered: dict[str, forms.Form] = {}
    if by_password:
        offered["password"] = PasswordForm(request=request)
    if FactorKind.TOTP in kinds:
        offered["code"] = CodeForm(user=account)
    if FactorKind.PASSKEY in kinds:
        offered["credential"] = PasskeyForm(user=account)
    return offered


def _bound(request: HttpRequest, sent: str) -> forms.Form:
    account = account_of(request)
    if sent == "password":
        return PasswordForm(request.POST, request=request)
    form: forms.Form = (CodeForm if sent == "code" else PasskeyForm)(data=request.POST, user=account)
    return form


def _proven(request: HttpRequest, *, factor: bool) -> HttpResponse:
    account = account_of(request)
    session = session_of(request)
    session.cycle_key()  # what is trusted anew goes by a new key (ASVS 7.2.4): a copy of the old one is left behind
    if factor:
        session.confirm_factor()
    else:
        session.use()
    record_confirmation(person_of(request, account))
    back = keeping.safe_page(request, request.GET.get("next", ""))
    kept = keeping.take(request)
    if kept is not None:
        return render(request, "accounts/kept.html", {"kept": kept, "next": back})
    return HttpResponseRedirect(back)
