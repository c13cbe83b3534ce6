"""Signing in by an identity provider: setting out, coming back, linking an identity, being signed out from there.

Nobody gets an account by signing in. Every way that ends with nobody let in is recorded with its cause; the person is
told one of few sentences, and the same one whoever they are not.
"""

from collections.abc import Callable, Mapping
from http import HTTPStatus
from uuid import UUID

from allauth.account.adapter import get_adapter
from allauth.account.internal.stagekit import clear_login
from allauth.account.utils import perform_login
from allauth.core.internal import ratelimit
from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_GET, require_POST

from shoumi.engines.foundation.errors import Conflict, Invalid, Limited, ShoumiError, Unavailable
from shoumi.regime.accounts import keeping, queries
from shoumi.regime.accounts.actions import single as actions
from shoumi.regime.accounts.actions.providers import secret_of
from shoumi.regime.accounts.models import Account, IdentityProvider
from shoumi.regime.accounts.queries.providers import (
    offered,
    offered_one,
    origins,
    session_digest,
    standing_of,
    subject_digest,
)
from shoumi.regime.accounts.requests import is_account, person_in, session_of, stranger_of
from shoumi.regime.accounts.rules.single import Standing, account_meant, is_vouched
from shoumi.regime.accounts.sessions import CameBy
from shoumi.regime.accounts.single import flows, oidc
from shoumi.regime.accounts.single.steps import note_step
from shoumi.regime.accounts.single.values import Answer, CameBack, Flow, SingleFailed
from shoumi.regime.accounts.single.vocabulary import ProviderKind, SingleFault
from shoumi.regime.accounts.single.ways import WAYS
from shoumi.regime.accounts.vocabulary import Problem
from shoumi.regime.accounts.web.proving import acting, attended
from shoumi.regime.kit.words import explanation

LONGEST_TOKEN = 64 * 1024
_TRANSPORT = {Unavailable: SingleFault.AWAY, Invalid: SingleFault.ANSWER}


def with_providers(view: Callable[[HttpRequest], HttpResponseBase]) -> Callable[[HttpRequest], HttpResponseBase]:
    """Offer the providers on the sign-in page, and let its forms lead to them."""

    def offering(request: HttpRequest) -> HttpResponseBase:
        response = view(request)
        if isinstance(response, TemplateResponse) and response.context_data is not None:
            response.context_data["providers"] = providers = offered()
            let_lead(request, providers)
        return response

    return offering


def let_lead(request: HttpRequest, providers: list[IdentityProvider]) -> None:
    """Let the forms of the page that answers ``request`` lead to ``providers``, and nowhere else outside."""
    request.leads_to = origins(providers)  # type: ignore[attr-defined]  # read by the headers of the site


@require_POST
def begin(request: HttpRequest, code: str) -> HttpResponse:
    """Set out to sign in by a provider."""
    if is_account(request.user):
        return redirect("/")
    _limit(request)
    return _set_out(request, offered_one(code), keeping.safe_page(request, request.POST.get("next", "")))


@require_POST
@attended
def begin_link(request: HttpRequest, code: str) -> HttpResponse:
    """Set out to show a provider's identity, so that it is linked to one's account."""
    return _set_out(request, offered_one(code), reverse("accounts:security"), acting(request).id)


@require_GET
def back(request: HttpRequest, code: str) -> HttpResponseBase:
    """Come back from a provider: signed in, linked, or told why not."""
    _limit(request)
    provider = offered_one(code)
    flow = flows.take(session_of(request), provider.id, request.GET.get("state", ""))
    try:
        answer = _read(provider, flow, request.GET.dict())
        if flow is not None and flow.account:
            return _link(request, provider, flow, answer)
        return _sign_in(request, provider, answer, flow.page if flow else "/")
    except SingleFailed as failure:
        return _told(request, provider, failure, failure.fault)
    except (Unavailable, Invalid) as failure:
        return _told(request, provider, failure, _TRANSPORT[type(failure)])


@csrf_exempt
@require_POST
def logout(request: HttpRequest, code: str) -> HttpResponse:
    """End the sessions a logout token names (OpenID Connect Back-Channel Logout 1.0)."""
    _limit(request, "single_logout")
    provider = offered_one(code)
    token = request.POST.get("logout_token", "")
    if provider.kind != ProviderKind.OIDC or not 0 < len(token) <= LONGEST_TOKEN:
        return _logout_answer(HTTPStatus.BAD_REQUEST)
    try:
        subject, session = oidc.read_logout(provider, token)
    except SingleFailed as failure:
        actions.record_failure(stranger_of(request), provider, failure.fault)
        return _logout_answer(HTTPStatus.BAD_REQUEST)
    except (Unavailable, Invalid):
        return _logout_answer(HTTPStatus.SERVICE_UNAVAILABLE)
    actions.end_sessions(provider, subject=subject, session=session)
    return _logout_answer(HTTPStatus.OK)


@require_POST
@attended
def unlink(request: HttpRequest, identity: int) -> HttpResponse:
    """Let one of one's identities go."""
    person = acting(request)
    actions.unlink(actor=person, account_id=person.id, identity=identity)
    messages.success(request, gettext("The identity is no longer linked to your account."))
    return redirect("accounts:security")


def back_address(code: str) -> str:
    """Return where a provider sends people back to; it is registered there."""
    return settings.INSTALLATION.origin + reverse("accounts:single-back", args=[code])


def _set_out(request: HttpRequest, provider: IdentityProvider, page: str, account: UUID | None = None) -> HttpResponse:
    flow = flows.begin(session_of(request), provider.id, page=page, account=account)
    address = WAYS[ProviderKind(provider.kind)].address(provider, flow, back_address(provider.code))
    return HttpResponseRedirect(address)


def _read(provider: IdentityProvider, flow: Flow | None, query: Mapping[str, str]) -> Answer:
    if flow is None:
        raise SingleFailed(Problem.SINGLE_STALE, SingleFault.STALE)
    if "error" in query:
        declined = query["error"] == "access_denied"
        raise SingleFailed(
            Problem.SINGLE_DECLINED if declined else Problem.SINGLE_INVALID,
            SingleFault.DECLINED if declined else SingleFault.REFUSED,
        )
    way = WAYS[ProviderKind(provider.kind)]
    return way.read(provider, secret_of(provider), CameBack(flow, query, back_address(provider.code)))


def _link(request: HttpRequest, provider: IdentityProvider, flow: Flow, answer: Answer) -> HttpResponse:
    person = person_in(request)
    if person is None or str(person.id) != flow.account:
        raise SingleFailed(Problem.SINGLE_STALE, SingleFault.STALE)
    try:
        actions.link_own(actor=person, provider=provider, subject=answer.subject)
    except Conflict as taken:
        messages.error(request, str(explanation(taken.code, taken.parameters)))
    else:
        messages.success(request, gettext("The identity is linked: you can sign in with it from now on."))
    return HttpResponseRedirect(flow.page)


def _sign_in(request: HttpRequest, provider: IdentityProvider, answer: Answer, page: str) -> HttpResponseBase:
    if is_account(request.user):
        return redirect("/")
    standing = standing_of(provider, answer)
    meant = account_meant(standing)
    if isinstance(meant, SingleFault):
        actions.record_failure(stranger_of(request), provider, meant, standing.linked)
        return _away_with(request, SingleFailed(Problem.SINGLE_NOBODY, meant))
    account = queries.find_account(meant)
    came_by = CameBy(
        str(provider.id), session_digest(provider.id, answer.session), _vouched(provider, answer, standing, account)
    )
    clear_login(request)  # what was begun before and given up has no part in this
    note_step(request, account, came_by, b"" if standing.linked else subject_digest(provider.id, answer.subject))
    if came_by.vouched:
        get_adapter(request).login(request, account)
        return HttpResponseRedirect(page)
    response: HttpResponseBase = perform_login(request, account, email_verification="none", redirect_url=page)
    return response


def _vouched(provider: IdentityProvider, answer: Answer, standing: Standing, account: Account) -> bool:
    """Return whether the provider's word replaces our factor for this sign-in: never for an administrator.

    Nor for an identity that only matches: whoever sets up by what people are matched does not decide what is trusted.
    """
    trusted = is_vouched(
        answer.methods,
        answer.context,
        trusted_methods=provider.trusted_methods,
        trusted_contexts=provider.trusted_contexts,
    )
    is_known = standing.linked is not None and account.id not in standing.administrators
    return trusted and is_known and queries.has_factor(account.id)


def _told(request: HttpRequest, provider: IdentityProvider, failure: ShoumiError, fault: SingleFault) -> HttpResponse:
    actions.record_failure(stranger_of(request), provider, fault)
    if not isinstance(failure, SingleFailed) and fault is SingleFault.ANSWER:
        failure = SingleFailed(Problem.SINGLE_INVALID, fault)
    return _away_with(request, failure)


def _away_with(request: HttpRequest, failure: ShoumiError) -> HttpResponse:
    """Tell what happened on the page the person came from."""
    messages.error(request, str(explanation(failure.code, failure.parameters)))
    return redirect("accounts:security" if is_account(request.user) else "account_login")


def _limit(request: HttpRequest, action: str = "single") -> None:
    """Count the attempt with those by password; over the limit it is answered with 429 and nobody is called."""
    limits = settings.ACCOUNT_RATE_LIMITS
    if not ratelimit.consume(request, app="accounts", action=action, config=limits, limit_get=True):
        raise Limited(Problem.TOO_MANY_ATTEMPTS)


def _logout_answer(status: HTTPStatus) -> HttpResponse:
    return HttpResponse(status=status, headers={"Cache-Control": "no-store"})
