"""Sign-ins and failed attempts: one's own, and everybody's for the security administrator."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_GET, require_POST

from shoumi.regime.accounts.actions import alerts
from shoumi.regime.accounts.models import SignIn
from shoumi.regime.accounts.queries import history
from shoumi.regime.accounts.slots import names_of
from shoumi.regime.accounts.vocabulary import Method, Outcome
from shoumi.regime.accounts.web.proving import acting
from shoumi.regime.kit.badges import Tone, state_badge
from shoumi.regime.kit.export import Format
from shoumi.regime.kit.filters import choice, since, until
from shoumi.regime.kit.tables import Column, Empty, Table
from shoumi.regime.kit.words import label

_TONES = {Outcome.DONE: Tone.GREEN, Outcome.LIMITED: Tone.RED}


@dataclass(frozen=True, slots=True)
class Row:
    """One attempt as the lists show it."""

    attempt: SignIn
    name: str

    @property
    def outcome(self) -> Outcome:
        """What became of it."""
        return Outcome(self.attempt.outcome)

    @property
    def method(self) -> str:
        """How, and by which identity provider."""
        provider = self.attempt.provider
        how = str(label(Method(self.attempt.method)))
        return f"{how} · {provider.name}" if provider else how


def _present(rows: Sequence[SignIn]) -> list[Row]:
    names = names_of([row.account_id for row in rows if row.account_id])
    return [Row(row, names.get(row.account_id, "") if row.account_id else "") for row in rows]


_AT = Column(name="at", label=_("Time"), value=lambda row: row.attempt.at, sort=("at",), head=True, whole=True)
_WHAT = (
    Column(
        name="outcome",
        label=_("Outcome"),
        value=lambda row: row.outcome,
        cell=lambda row: state_badge(label(row.outcome), _TONES.get(row.outcome, Tone.AMBER)),
    ),
    Column(name="method", label=_("How")),
    Column(name="device", label=_("Device"), value=lambda row: row.attempt.device),
    Column(name="address", label=_("Network address"), value=lambda row: row.attempt.address, whole=True),
    Column(name="unusual", label=_("Unusual"), value=lambda row: row.attempt.unusual),
)
_FILTERS = (
    choice("outcome", _("Outcome"), lambda: [(one.value, label(one)) for one in Outcome]),
    choice("method", _("How"), lambda: [(one.value, label(one)) for one in Method if one is not Method.TOKEN]),
    choice("unusual", _("Unusual"), lambda: [("True", _("Yes")), ("False", _("No"))]),
    since("since", _("From day"), lookup="at__date"),
    until("until", _("To day"), lookup="at__date"),
)
_EMPTY = Empty(title=_("No attempts"), hint=_("Sign-ins and failed attempts appear here, for a year."), icon="history")
OWN: Table[SignIn] = Table(
    name="own-sign-ins",
    title=_("My sign-ins"),
    columns=(_AT, *_WHAT),
    order=("-at",),
    filters=_FILTERS,
    present=_present,
    empty=_EMPTY,
)
ALL: Table[SignIn] = Table(
    name="sign-ins",
    title=_("Sign-ins"),
    columns=(_AT, Column(name="name", label=_("Name"), whole=True), *_WHAT),
    order=("-at",),
    filters=_FILTERS,
    present=_present,
    empty=_EMPTY,
)


@require_GET
@login_required
def own(request: HttpRequest) -> HttpResponseBase:
    """Show one's own sign-ins and the attempts on one's account; they may be taken along."""
    listing = OWN.read(request.GET, history.own_sign_ins(acting(request)))
    return listing.respond(request, "accounts/own_sign_ins.html", exporting=lambda _kind: None)


@require_GET
@login_required
def everybody(request: HttpRequest) -> HttpResponseBase:
    """Show everybody's, to the security administrator."""
    viewer = acting(request)
    listing = ALL.read(request.GET, history.sign_ins(viewer))

    def record_export(kind: Format) -> None:
        alerts.export_sign_ins(actor=viewer, file_format=kind, rows=listing.query.count())

    return listing.respond(request, "accounts/sign_ins.html", exporting=record_export)


@require_POST
@login_required
def know(request: HttpRequest) -> HttpResponse:
    """Put one's alerts away."""
    alerts.know_alerts(actor=acting(request))
    messages.success(request, gettext("The alerts are put away; what happened stays under “My sign-ins”."))
    return redirect("accounts:security")
