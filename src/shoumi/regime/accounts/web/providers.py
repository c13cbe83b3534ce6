"""Pages of identity providers: one administrator sets them up and tries them, another trusts their second factor."""

from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from shoumi.regime.access.deciding import decide, permitted
from shoumi.regime.accounts.actions import providers as actions
from shoumi.regime.accounts.actions.single import unlink
from shoumi.regime.accounts.models import IdentityProvider
from shoumi.regime.accounts.queries.providers import provider as one_provider
from shoumi.regime.accounts.queries.providers import providers
from shoumi.regime.accounts.single.values import Tried
from shoumi.regime.accounts.single.vocabulary import Check, Matching, ProviderKind
from shoumi.regime.accounts.subjects import REGISTER
from shoumi.regime.accounts.vocabulary import Permission
from shoumi.regime.accounts.web.provider_forms import NewForm, SettingsForm, TrustForm
from shoumi.regime.accounts.web.proving import acting, attended
from shoumi.regime.accounts.web.single import back_address
from shoumi.regime.kit.badges import Tone, state_badge
from shoumi.regime.kit.filters import search
from shoumi.regime.kit.tables import Column, Empty, Table
from shoumi.regime.kit.words import explanation, label

PROVIDERS: Table[IdentityProvider] = Table(
    name="providers",
    title=_("Single sign-on"),
    columns=(
        Column(
            name="name",
            label=_("Name on the button"),
            link=lambda row: reverse("accounts:provider", args=[row.id]),
            sort=("name",),
            head=True,
        ),
        Column(name="kind", label=_("Protocol"), value=lambda row: label(ProviderKind(row.kind))),
        Column(name="issuer", label=_("Issuer")),
        Column(
            name="on",
            label=_("State"),
            cell=lambda row: state_badge(_("On"), Tone.GREEN) if row.on else state_badge(_("Off"), Tone.GREY),
            value=lambda row: row.on,
        ),
        Column(name="matching", label=_("People not linked yet"), value=lambda row: label(Matching(row.matching))),
        Column(
            name="trusted",
            label=_("Second factor there"),
            value=lambda row: gettext("counts") if _is_trusted(row) else gettext("does not count"),
        ),
        Column(name="linked", label=_("Linked"), number=True),
    ),
    order=("name",),
    filters=(search(lambda query, words: query.filter(name__icontains=words), placeholder=_("Name on the button")),),
    empty=Empty(
        title=_("No identity provider"),
        hint=_("People sign in with password or passkey. Add the company's own identity provider to spare them that."),
        icon="id-badge-2",
    ),
)


def _is_trusted(row: IdentityProvider) -> bool:
    return bool(row.trusted_methods or row.trusted_contexts)


@require_GET
@login_required
def overview(request: HttpRequest) -> HttpResponseBase:
    """List the providers."""
    viewer = acting(request)
    listing = PROVIDERS.read(request.GET, providers(viewer))
    context = {"may_set_up": _sets_up(request), "kinds": list(ProviderKind)}
    return listing.respond(request, "accounts/providers.html", context, exporting=lambda _kind: None)


@require_GET
@login_required
def provider(request: HttpRequest, provider: UUID) -> HttpResponse:
    """Show one provider."""
    return _page(request, one_provider(acting(request), provider))


@require_http_methods(["GET", "POST"])
@attended
def add(request: HttpRequest, kind: str) -> HttpResponse:
    """Add a provider of one kind; one by OpenID Connect has to answer for that."""
    viewer = acting(request)
    permitted(viewer, Permission.SEE_PROVIDERS, REGISTER)
    if kind not in {one.value for one in ProviderKind}:
        return redirect("accounts:providers")
    form = NewForm(request.POST or None, kind=ProviderKind(kind))
    made: list[IdentityProvider] = []
    if form.carried_out(lambda: made.append(actions.add_provider(actor=viewer, new=form.new(), wanted=form.wanted()))):
        messages.success(request, gettext("Added. Try it now; people see its button on the sign-in page."))
        return redirect("accounts:provider", made[0].id)
    context = {
        "form": form,
        "kind": ProviderKind(kind),
        "openid": kind == ProviderKind.OIDC,
        "back": back_address("CODE").replace("CODE", gettext("code")),
    }
    return render(request, "accounts/provider_add.html", context, status=422 if form.errors else 200)


@require_http_methods(["GET", "POST"])
@attended
def change(request: HttpRequest, provider: UUID) -> HttpResponse:
    """Change what may change about a provider."""
    viewer = acting(request)
    permitted(viewer, Permission.SEE_PROVIDERS, REGISTER)
    row = one_provider(viewer, provider)
    form = SettingsForm(request.POST or None, kind=ProviderKind(row.kind), provider=row)
    if form.carried_out(lambda: actions.change_provider(actor=viewer, provider=provider, wanted=form.wanted())):
        messages.success(request, gettext("Changed."))
        return redirect("accounts:provider", provider)
    context = {"form": form, "provider": row}
    return render(request, "accounts/provider_change.html", context, status=422 if form.errors else 200)


@require_POST
@attended
def test(request: HttpRequest, provider: UUID) -> HttpResponse:
    """Try what a sign-in needs, and show each step."""
    viewer = acting(request)
    found = actions.try_provider(actor=viewer, provider=provider)
    return _page(request, one_provider(viewer, provider), tried=found)


@require_POST
@attended
def trust(request: HttpRequest, provider: UUID) -> HttpResponse:
    """Decide which of the provider's words for a second factor count."""
    viewer = acting(request)
    row = one_provider(viewer, provider)
    form = TrustForm(request.POST, provider=row)
    if form.carried_out(lambda: actions.trust_factor(actor=viewer, provider=provider, **form.words())):
        messages.success(request, gettext("Decided; it counts from the next sign-in on."))
        return redirect("accounts:provider", provider)
    return _page(request, row, form=form)


@require_POST
@attended
def unlink_of(request: HttpRequest, account_id: UUID, identity: int) -> HttpResponse:
    """Let an identity of somebody go."""
    unlink(actor=acting(request), account_id=account_id, identity=identity)
    messages.success(request, gettext("The identity is no longer linked to the account."))
    return redirect("accounts:account", account_id)


def _sets_up(request: HttpRequest) -> bool:
    return decide(acting(request), Permission.SEE_PROVIDERS, REGISTER).allowed


def _page(
    request: HttpRequest, row: IdentityProvider, *, tried: Tried | None = None, form: TrustForm | None = None
) -> HttpResponse:
    context = {
        "provider": row,
        "kind": ProviderKind(row.kind),
        "openid": row.kind == ProviderKind.OIDC,
        "matching": Matching(row.matching),
        "trusted": " ".join([*row.trusted_methods, *row.trusted_contexts]),
        "back": back_address(row.code),
        "logout": settings.INSTALLATION.origin + reverse("accounts:single-logout", args=[row.code]),
        "may_set_up": _sets_up(request),
        "may_trust": decide(acting(request), Permission.REVIEW_PROVIDERS, REGISTER).allowed,
        "checks": _checks(tried),
        "failure": explanation(tried.failure.code, tried.failure.parameters) if tried and tried.failure else None,
        "form": form or TrustForm(provider=row),
    }
    return render(request, "accounts/provider.html", context, status=422 if form and form.errors else 200)


def _checks(tried: Tried | None) -> list[tuple[Check, bool]]:
    return [(check, check in tried.passed) for check in tried.steps] if tried else []
