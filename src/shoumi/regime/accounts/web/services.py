"""Tokens of services: one's own, and the list of all for the system administrator."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_GET, require_POST

from shoumi.engines.foundation.errors import Conflict, Invalid
from shoumi.regime.access.actors import Scope
from shoumi.regime.accounts.actions import services as actions
from shoumi.regime.accounts.models import Token
from shoumi.regime.accounts.queries.services import own_services, services
from shoumi.regime.accounts.slots import names_of
from shoumi.regime.accounts.web.own import TokenForm
from shoumi.regime.accounts.web.proving import acting, attended
from shoumi.regime.kit import clock
from shoumi.regime.kit.badges import Tone, state_badge
from shoumi.regime.kit.filters import search
from shoumi.regime.kit.tables import Column, Empty, Table
from shoumi.regime.kit.words import LocalizedText, explanation, label

IN_USE = LocalizedText(zh="有效", en="In use")
ENDED = LocalizedText(zh="已到期", en="Ended")
REVOKED = LocalizedText(zh="已作废", en="Revoked")


class ServiceForm(TokenForm):
    """What a service is, what it may do and from where."""

    submit_label = _("Make service token")
    name = None  # type: ignore[assignment]  # Django's way of leaving out a field that is inherited
    code = forms.CharField(
        label=_("Service code"), max_length=40, help_text=_("As the ledger calls it, such as siem or hr-sync.")
    )
    purpose = forms.CharField(label=_("What it is for"), max_length=actions.LONGEST_PURPOSE)
    networks = forms.CharField(
        label=_("Comes from"),
        help_text=_("Addresses or networks, one a line, such as 10.0.0.5 or 10.0.0.0/24."),
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    field_order = ("code", "purpose", "scopes", "networks", "days", "ceiling")

    def __init__(self, *arguments: object, **named: object) -> None:
        super().__init__(*arguments, **named)
        if "ceiling" in self.fields:
            ceiling = self.fields["ceiling"]
            ceiling.help_text = _("Leave empty for none above the lowest: most machines read no secrets.")


@dataclass(frozen=True, slots=True)
class Row:
    """One token of a service as the list shows it."""

    token: Token
    responsible: str

    @property
    def state(self) -> LocalizedText:
        """Whether it is good for anything."""
        if self.token.revoked_at is not None:
            return REVOKED
        return IN_USE if self.token.expires_at > clock.now() else ENDED


def _present(rows: Sequence[Token]) -> list[Row]:
    names = names_of([row.account_id for row in rows])
    return [Row(row, names.get(row.account_id, "")) for row in rows]


def _found(query: QuerySet[Token], words: str) -> QuerySet[Token]:
    return query.filter(service__code__icontains=words)


SERVICES: Table[Token] = Table(
    name="services",
    title=_("Services"),
    columns=(
        Column(name="code", label=_("Service code"), value=lambda row: row.token.service.code, head=True, whole=True),
        Column(name="purpose", label=_("What it is for"), value=lambda row: row.token.service.purpose),
        Column(name="responsible", label=_("Answers for it"), whole=True),
        Column(
            name="scopes",
            label=_("May be used to"),
            value=lambda row: " · ".join(str(label(Scope(code))) for code in row.token.scopes),
        ),
        Column(name="networks", label=_("Comes from"), value=lambda row: " ".join(row.token.service.networks)),
        Column(
            name="state",
            label=_("State"),
            cell=lambda row: state_badge(row.state, Tone.GREEN if row.state is IN_USE else Tone.GREY),
        ),
        Column(name="ends", label=_("Ends"), value=lambda row: row.token.expires_at, sort=("expires_at",), whole=True),
        Column(name="used", label=_("Last used"), value=lambda row: row.token.used_at, sort=("used_at",), whole=True),
    ),
    order=("-minted_at",),
    filters=(search(_found, placeholder=_("Service code")),),
    present=_present,
    empty=Empty(
        title=_("No services"),
        hint=_("Who answers for a machine makes its token under “Service tokens”."),
        icon="server-cog",
    ),
)


@require_GET
@login_required
def own(request: HttpRequest) -> HttpResponse:
    """Show the services one answers for."""
    return _own(request, ServiceForm())


@require_POST
@attended
def mint(request: HttpRequest) -> HttpResponse:
    """Make a token for a service and show it, once."""
    form = ServiceForm(request.POST)
    if form.is_valid():
        told = form.cleaned_data
        wanted = actions.NewService(
            code=told["code"],
            purpose=told["purpose"],
            scopes=[Scope(code) for code in told["scopes"]],
            networks=told["networks"].split(),
            expires_at=clock.now() + timedelta(days=told["days"]),
            ceiling=told.get("ceiling") or 0,
        )
        try:
            minted = actions.mint_service_token(actor=acting(request), wanted=wanted)
        except (Invalid, Conflict) as problem:
            words = explanation(problem.code, problem.parameters)
            form.add_error(None, f"{words.what}{words.cure}")
        else:
            context = {"token": minted.token, "text": minted.text, "back": "accounts:own-services"}
            return render(request, "accounts/minted.html", context)
    return _own(request, form)


@require_POST
@attended
def revoke(request: HttpRequest, token: UUID) -> HttpResponse:
    """Make the token of a service worthless."""
    actions.revoke_service(actor=acting(request), token_id=token)
    messages.success(request, gettext("The token was revoked."))
    return redirect("accounts:own-services")


@require_GET
@login_required
def everybody(request: HttpRequest) -> HttpResponseBase:
    """Show all services to the system administrator."""
    listing = SERVICES.read(request.GET, services(acting(request)))
    return listing.respond(request, "accounts/services.html", exporting=lambda _kind: None)


def _own(request: HttpRequest, form: ServiceForm) -> HttpResponse:
    shown = [
        {"token": token, "scopes": [label(Scope(code)) for code in token.scopes]}
        for token in own_services(acting(request))
    ]
    context = {"tokens": shown, "form": form, "now": clock.now()}
    return render(request, "accounts/own_services.html", context, status=422 if form.errors else 200)
