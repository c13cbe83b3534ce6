"""Recovering somebody who lost every factor: the pages of the two who help, and of the person."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from allauth.core.internal import ratelimit
from django import forms
from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from shoumi.regime.access.deciding import decide
from shoumi.regime.accounts import queries
from shoumi.regime.accounts.actions import attempts, recovering
from shoumi.regime.accounts.actions.accounts import LONGEST_REASON
from shoumi.regime.accounts.models import Account
from shoumi.regime.accounts.queries.recoveries import Waiting, recoveries, to_confirm
from shoumi.regime.accounts.requests import stranger_of
from shoumi.regime.accounts.slots import names_of
from shoumi.regime.accounts.subjects import REGISTER
from shoumi.regime.accounts.vocabulary import Permission, Problem
from shoumi.regime.accounts.web.proving import acting, attended
from shoumi.regime.kit.forms import Form
from shoumi.regime.kit.words import explanation

_LIMITED = "recovery"


class OpenForm(Form):
    """Why a recovery is opened."""

    submit_label = _("Open a recovery")
    ground = forms.CharField(
        label=_("What was lost, and how you know who is asking"),
        max_length=LONGEST_REASON,
        widget=forms.Textarea(attrs={"rows": 2}),
    )


class RecoverForm(Form):
    """The address, both halves of the code, and a new password."""

    submit_label = _("Set the new password")
    email = forms.EmailField(label=_("E-mail address"), widget=forms.EmailInput(attrs={"autocomplete": "username"}))
    first = forms.CharField(
        label=_("First half of the code"), max_length=40, help_text=_("From the system administrator.")
    )
    second = forms.CharField(
        label=_("Second half of the code"), max_length=40, help_text=_("From the head of your unit, or HR.")
    )
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

    def clean(self) -> dict[str, Any]:
        """Check that the new password is strong enough and was typed twice."""
        told: dict[str, Any] = super().clean() or self.cleaned_data
        if told.get("new") and told.get("again") and told["new"] != told["again"]:
            self.add_error("again", gettext("The two new passwords differ."))
        if told.get("new"):
            try:
                validate_password(told["new"], Account(email=told.get("email", "")))
            except ValidationError as weak:
                self.add_error("new", weak)
        return told


@require_http_methods(["GET", "POST"])
def recover(request: HttpRequest) -> HttpResponse:
    """Take both halves of the code and a new password, within the limits of signing in."""
    form = RecoverForm(request.POST or None)
    if form.is_valid():
        told = form.cleaned_data
        limits = settings.ACCOUNT_RATE_LIMITS
        if not ratelimit.consume(request, app="accounts", action=_LIMITED, key=told["email"].lower(), config=limits):
            form.add_error(None, str(explanation(Problem.TOO_MANY_ATTEMPTS).what))
        elif recovering.recover(
            stranger=stranger_of(request),
            email=told["email"],
            first=told["first"],
            second=told["second"],
            password=told["new"],
        ):
            messages.success(request, gettext("Sign in with the new password; a new second factor is set up next."))
            return redirect("account_login")
        else:
            attempts.record_failed_recovery(stranger_of(request), told["email"])
            words = explanation(Problem.BAD_RECOVERY)
            form.add_error(None, f"{words.what}{words.cure}")
    return render(request, "accounts/recover.html", {"form": form}, status=422 if form.errors else 200)


@require_GET
@login_required
def overview(request: HttpRequest) -> HttpResponse:
    """Show what waits for one to confirm, and to the system administrator the recoveries of late."""
    viewer = acting(request)
    keeps = decide(viewer, Permission.LIST, REGISTER).allowed
    context = {"waiting": named(to_confirm(viewer)), "all": named(recoveries(viewer)) if keeps else None}
    return render(request, "accounts/recoveries.html", context)


@require_POST
@attended
def open_one(request: HttpRequest, account_id: UUID) -> HttpResponse:
    """Open a recovery and show the first half of the code, once."""
    form = OpenForm(request.POST)
    if not form.is_valid():
        return render(request, "accounts/open_recovery.html", {"form": form, "account_id": account_id}, status=422)
    half = recovering.open_recovery(actor=acting(request), account_id=account_id, ground=form.cleaned_data["ground"])
    account = queries.account(acting(request), account_id)
    return _half(request, half, account.email, first=True)


@require_POST
@attended
def confirm(request: HttpRequest, account_id: UUID) -> HttpResponse:
    """Confirm a recovery and show the second half of the code, once."""
    half = recovering.confirm_recovery(actor=acting(request), account_id=account_id)
    return _half(request, half, names_of([account_id]).get(account_id, ""), first=False)


@require_POST
@attended
def stop(request: HttpRequest, account_id: UUID) -> HttpResponse:
    """Stop a recovery, one's own or, for the system administrator, somebody's."""
    recovering.stop_recovery(actor=acting(request), account_id=account_id)
    messages.success(request, gettext("The recovery is stopped; its code opens nothing."))
    return redirect("accounts:security" if acting(request).id == account_id else "accounts:recoveries")


def named(rows: Iterable[Waiting]) -> list[dict[str, object]]:
    """Return recoveries with the names of everybody in them."""
    found = list(rows)
    people = {one for row in found for one in (row.account_id, row.opened_by, row.confirmed_by) if one}
    names = names_of(list(people))
    return [
        {
            "row": row,
            "name": names.get(row.account_id, ""),
            "opened_by": names.get(row.opened_by, ""),
            "confirmed_by": names.get(row.confirmed_by, "") if row.confirmed_by else "",
        }
        for row in found
    ]


def _half(request: HttpRequest, half: str, who: str, *, first: bool) -> HttpResponse:
    return render(request, "accounts/half.html", {"half": half, "who": who, "first": first})
