"""The system administrator's pages: all accounts, and one of them."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_GET, require_POST

from shoumi.engines.foundation.ids import readable_suffix
from shoumi.regime.access.actors import Person
from shoumi.regime.accounts import queries
from shoumi.regime.accounts.actions import accounts, passwords, sessions
from shoumi.regime.accounts.models import Account
from shoumi.regime.accounts.queries.providers import identities_of
from shoumi.regime.accounts.single.vocabulary import LinkedBy
from shoumi.regime.accounts.slots import ACCOUNT_PANELS, names_of
from shoumi.regime.accounts.web.proving import acting, attended
from shoumi.regime.accounts.web.recovering import OpenForm
from shoumi.regime.kit.badges import Tone, state_badge
from shoumi.regime.kit.filters import Filter, search
from shoumi.regime.kit.forms import Form
from shoumi.regime.kit.slots import drawn_panels
from shoumi.regime.kit.tables import Column, Empty, Table
from shoumi.regime.kit.words import LocalizedText, label

ACTIVE = LocalizedText(zh="有效", en="Active")
SUSPENDED = LocalizedText(zh="已停用", en="Suspended")
TEMPORARY_LENGTH = 16


@dataclass(frozen=True, slots=True)
class Row:
    """One account as the list shows it."""

    id: UUID
    name: str
    email: str
    state: LocalizedText
    opened_at: datetime
    last_login: datetime | None


class SuspendForm(Form):
    """Why an account is suspended."""

    submit_label = _("Suspend")
    reason = forms.CharField(label=_("Reason"), max_length=accounts.LONGEST_REASON)


def _present(rows: Sequence[Account]) -> list[Row]:
    names = names_of([row.id for row in rows])
    return [
        Row(
            id=row.id,
            name=names.get(row.id, ""),
            email=row.email,
            state=ACTIVE if row.is_active else SUSPENDED,
            opened_at=row.opened_at,
            last_login=row.last_login,
        )
        for row in rows
    ]


def _by_state(query: QuerySet[Account], value: str) -> QuerySet[Account]:
    return query.filter(suspended_at__isnull=value == "active")


def _state_field() -> forms.Field:
    choices = [("", _("All")), ("active", str(ACTIVE)), ("suspended", str(SUSPENDED))]
    return forms.ChoiceField(required=False, label=_("State"), choices=choices)


ACCOUNTS: Table[Account] = Table(
    name="accounts",
    title=_("Accounts"),
    columns=(
        Column(
            name="email",
            label=_("E-mail address"),
            sort=("email",),
            head=True,
            link=lambda row: reverse("accounts:account", args=[row.id]),
        ),
        Column(name="name", label=_("Name"), whole=True),
        Column(
            name="state",
            label=_("State"),
            cell=lambda row: state_badge(row.state, Tone.GREEN if row.state is ACTIVE else Tone.RED),
            sort=("suspended_at",),
        ),
        Column(name="opened_at", label=_("Opened"), sort=("opened_at",), whole=True),
        Column(name="last_login", label=_("Last sign-in"), sort=("last_login",), whole=True),
    ),
    order=("email",),
    filters=(
        search(lambda query, words: query.filter(email__icontains=words), placeholder=_("E-mail address")),
        Filter(name="state", field=_state_field, apply=_by_state),
    ),
    present=_present,
    empty=Empty(title=_("No accounts"), hint=_("An account is opened on the page of a person."), icon="users"),
)


@require_GET
@login_required
def register(request: HttpRequest) -> HttpResponseBase:
    """Show all accounts."""
    listing = ACCOUNTS.read(request.GET, queries.accounts(acting(request)))
    return listing.respond(request, "accounts/register.html")


@require_GET
@login_required
def account(request: HttpRequest, account_id: UUID) -> HttpResponse:
    """Show one account."""
    return _account(request, acting(request), account_id, SuspendForm())


@require_POST
@attended
def suspend(request: HttpRequest, account_id: UUID) -> HttpResponse:
    """Suspend an account."""
    form = SuspendForm(request.POST)
    if not form.is_valid():
        return _account(request, acting(request), account_id, form)
    accounts.suspend(actor=acting(request), account_id=account_id, reason=form.cleaned_data["reason"])
    messages.success(request, gettext("The account is suspended; its sessions have ended."))
    return redirect("accounts:account", account_id)


@require_POST
@attended
def restore(request: HttpRequest, account_id: UUID) -> HttpResponse:
    """Restore a suspended account."""
    return _done(request, account_id, accounts.restore, gettext("The account is active again."))


@require_POST
@attended
def sign_out(request: HttpRequest, account_id: UUID) -> HttpResponse:
    """End all sessions of somebody, such as after a machine was lost."""
    ended = sessions.sign_out_everywhere(actor=acting(request), account_id=account_id)
    messages.success(request, ngettext("%(n)d session has ended.", "%(n)d sessions have ended.", ended) % {"n": ended})
    return redirect("accounts:account", account_id)


@require_POST
@attended
def reset_password(request: HttpRequest, account_id: UUID) -> HttpResponse:
    """Give somebody a temporary password, shown once."""
    temporary = temporary_password()
    passwords.reset_password(actor=acting(request), account_id=account_id, password=temporary)
    return shown_once(request, queries.account(acting(request), account_id), temporary)


def temporary_password() -> str:
    """Return a new password that is easily read out and typed."""
    return "-".join(readable_suffix(4) for _ in range(TEMPORARY_LENGTH // 4))


def shown_once(request: HttpRequest, account: Account, password: str) -> HttpResponse:
    """Return the page that shows the temporary ``password`` of ``account`` to who hands it over."""
    context = {"email": account.email, "password": password, "account_id": account.id}
    return render(request, "accounts/temporary.html", context)


def _done(request: HttpRequest, account_id: UUID, act: Callable[..., None], said: str) -> HttpResponse:
    act(actor=acting(request), account_id=account_id)
    messages.success(request, said)
    return redirect("accounts:account", account_id)


def _account(request: HttpRequest, viewer: Person, account_id: UUID, form: SuspendForm) -> HttpResponse:
    shown = queries.account(viewer, account_id)
    office = queries.office_held(account_id)
    context = {
        "account": shown,
        "name": names_of([account_id]).get(account_id, ""),
        "office": label(office) if office else "",
        "has_factor": queries.has_factor(account_id),
        "own": viewer.id == account_id,
        "why_suspended": queries.why_suspended(account_id),
        "form": form,
        "recovery": OpenForm(),
        "sessions": queries.session_count(account_id),
        "identities": [{"identity": one, "word": label(LinkedBy(one.how))} for one in identities_of(account_id)],
        "panels": drawn_panels(request, ACCOUNT_PANELS, account_id),
    }
    return render(request, "accounts/account.html", context, status=422 if form.errors else 200)
