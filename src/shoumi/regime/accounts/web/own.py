"""One's own account: password, tokens, sessions."""

from datetime import timedelta
from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.contrib.auth import update_session_auth_hash
from django.contrib.auth.decorators import login_required
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from shoumi.regime.access.actors import Scope
from shoumi.regime.accounts import queries
from shoumi.regime.accounts.actions import passwords, sessions, tokens
from shoumi.regime.accounts.queries.history import alerts
from shoumi.regime.accounts.queries.providers import offered, own_identities
from shoumi.regime.accounts.queries.recoveries import own_recovery
from shoumi.regime.accounts.requests import account_of, session_of
from shoumi.regime.accounts.rules.tokens import LONGEST_NAME
from shoumi.regime.accounts.single.vocabulary import LinkedBy
from shoumi.regime.accounts.slots import ceilings
from shoumi.regime.accounts.vocabulary import AlertKind
from shoumi.regime.accounts.web.proving import PasswordForm, acting, attended
from shoumi.regime.accounts.web.single import let_lead
from shoumi.regime.kit import clock
from shoumi.regime.kit.forms import Form
from shoumi.regime.kit.words import label

LIVES = (30, 90, 180, 365)
"""Days a token may be made for on the page."""


class NewPasswordForm(PasswordForm):
    """The present password, and the new one twice."""

    submit_label = _("Change password")
    new = forms.CharField(
        label=_("New password"),
        strip=False,
        help_text=_("At least 12 characters; a few words nobody would guess are better than symbols."),
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )
    again = forms.CharField(
        label=_("New password again"),
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )

    def __init__(self, *arguments: Any, **named: Any) -> None:  # noqa: ANN401 - as in Django
        super().__init__(*arguments, **named)
        self.fields["password"].label = _("Present password")

    def clean_new(self) -> str:
        """Check that the new password is strong enough for this account, and new."""
        typed: str = self.cleaned_data["new"]
        if typed == self.cleaned_data.get("password"):
            raise ValidationError(gettext("That is the present password."))
        validate_password(typed, account_of(self._request))
        return typed

    def clean_again(self) -> str:
        """Check that both are the same."""
        typed: str = self.cleaned_data["again"]
        if typed != self.cleaned_data.get("new", typed):
            raise ValidationError(gettext("The two new passwords differ."))
        return typed


class TokenForm(Form):
    """What a new token is for and what it is limited to."""

    submit_label = _("Make token")
    name = forms.CharField(label=_("What it is for"), max_length=LONGEST_NAME)
    scopes = forms.MultipleChoiceField(label=_("May be used to"), widget=forms.CheckboxSelectMultiple)
    days = forms.TypedChoiceField(label=_("Ends after"), coerce=int, initial=90)
    ceiling = forms.TypedChoiceField(
        label=_("Highest level"), coerce=int, required=False, empty_value=None, help_text=_("Leave empty for no limit.")
    )

    def __init__(self, *arguments: Any, **named: Any) -> None:  # noqa: ANN401 - as in Django
        super().__init__(*arguments, **named)
        self._choose("scopes", [(scope.value, str(label(scope))) for scope in Scope])
        lives = [(str(days), ngettext("%(days)d day", "%(days)d days", days) % {"days": days}) for days in LIVES]
        self._choose("days", lives)
        levels = [(str(rank), str(word)) for rank, word in ceilings()]
        if levels:
            self._choose("ceiling", [("", gettext("All levels")), *levels])
        else:
            del self.fields["ceiling"]

    def _choose(self, name: str, choices: list[tuple[str, str]]) -> None:
        field = self.fields[name]
        if isinstance(field, forms.ChoiceField):
            field.choices = choices


@require_GET
@login_required
def security(request: HttpRequest) -> HttpResponse:
    """Show one's factors, tokens and sessions."""
    return _security(request, TokenForm())


@require_http_methods(["GET", "POST"])
@attended
def password(request: HttpRequest) -> HttpResponse:
    """Change one's password; other sessions end."""
    form = NewPasswordForm(request.POST or None, request=request)
    if form.is_valid():
        person = acting(request)
        keep = session_of(request).digest
        account = passwords.change_password(
            actor=person, account_id=person.id, password=form.cleaned_data["new"], keep=keep
        )
        update_session_auth_hash(request, account)
        messages.success(request, gettext("The password was changed. Your other sessions have ended."))
        return redirect("accounts:security")
    temporary = account_of(request).password_temporary
    return render(request, "accounts/password.html", {"form": form, "temporary": temporary})


@require_POST
@attended
def mint_token(request: HttpRequest) -> HttpResponse:
    """Make a token and show it, once."""
    form = TokenForm(request.POST)
    if not form.is_valid():
        return _security(request, form)
    told = form.cleaned_data
    person = acting(request)
    minted = tokens.mint_token(
        actor=person,
        account_id=person.id,
        name=told["name"],
        scopes=[Scope(code) for code in told["scopes"]],
        ceiling=told.get("ceiling"),
        expires_at=clock.now() + timedelta(days=told["days"]),
    )
    return render(request, "accounts/minted.html", {"token": minted.token, "text": minted.text})


@require_POST
@attended
def revoke_token(request: HttpRequest, token: UUID) -> HttpResponse:
    """Make one of one's tokens worthless."""
    person = acting(request)
    tokens.revoke_token(actor=person, account_id=person.id, token_id=token)
    messages.success(request, gettext("The token was revoked."))
    return redirect("accounts:security")


@require_POST
@attended
def end_session(request: HttpRequest) -> HttpResponse:
    """End one of one's sessions elsewhere."""
    person = acting(request)
    digest = request.POST.get("session", "")
    sessions.end_session(actor=person, account_id=person.id, digest=digest if digest.isalnum() else "")
    messages.success(request, gettext("The session has ended."))
    return redirect("accounts:security")


@require_POST
@attended
def sign_out_everywhere(request: HttpRequest) -> HttpResponse:
    """End all of one's sessions but this one."""
    person = acting(request)
    sessions.sign_out_everywhere(actor=person, account_id=person.id, keep=session_of(request).digest)
    messages.success(request, gettext("All other sessions have ended."))
    return redirect("accounts:security")


def _security(request: HttpRequest, form: TokenForm) -> HttpResponse:
    person = acting(request)
    identities = own_identities(person)
    linked = {one.provider_id for one in identities}
    to_link = [one for one in offered() if one.id not in linked]
    let_lead(request, to_link)
    shown = [
        {"token": token, "scopes": [label(Scope(code)) for code in token.scopes]}
        for token in queries.own_tokens(person)
    ]
    context = {
        "factors": [{"factor": factor, "word": label(factor.kind)} for factor in queries.own_factors(person)],
        "tokens": shown,
        "sessions": queries.own_sessions(person),
        "alerts": [{"alert": one, "word": label(AlertKind(one.kind))} for one in alerts(person)],
        "recovery": own_recovery(person),
        "identities": [{"identity": one, "word": label(LinkedBy(one.how))} for one in identities],
        "to_link": to_link,
        "this": session_of(request).digest,
        "form": form,
        "now": clock.now(),
    }
    return render(request, "accounts/security.html", context, status=422 if form.errors else 200)
