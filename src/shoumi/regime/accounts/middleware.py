"""Who acts in a request – the person whose session is ready to act, or nobody – and how it came here.

A session that is idle, has no second factor confirmed, or has a temporary password makes ``request.actor`` None, so
that nothing can be done in it whatever a view forgets; pages lead to what is missing first. The account is read on
every request, so that a suspension holds at once.
"""

from collections.abc import Callable
from time import monotonic

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.utils.http import urlencode

from shoumi.regime.access.actors import Person
from shoumi.regime.accounts import answers, keeping, queries
from shoumi.regime.accounts.models import Account
from shoumi.regime.accounts.requests import is_account, person_of, session_of
from shoumi.regime.accounts.rules.origins import comes_from
from shoumi.regime.accounts.rules.sessions import SessionFacts, standing
from shoumi.regime.accounts.vocabulary import Standing
from shoumi.regime.kit import clock

LEADS_TO = {
    Standing.LOCKED: "accounts:unlock",
    Standing.UNCONFIRMED: "accounts:confirm",
    Standing.NEW_PASSWORD: "accounts:password",
    Standing.NO_FACTOR: "accounts:set-up",
}
ALSO_OPEN = {
    Standing.NO_FACTOR: frozenset({"accounts:add-totp", "accounts:add-passkey"}),
}
"""Pages besides the one led to that a session in this state may use."""


class BelieveProxies:
    """Middleware, before all others, that believes only a trusted proxy about how a request came to it.

    ``X-Forwarded-Proto: https`` makes a request count as encrypted (SECURE_PROXY_SSL_HEADER); from anybody else on this
    machine it is not read.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self._get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Forget the header where no trusted proxy set it, and pass the request on."""
        if not comes_from(request.META.get("REMOTE_ADDR", ""), settings.INSTALLATION.trusted_proxies):
            request.META.pop("HTTP_X_FORWARDED_PROTO", None)
        return self._get_response(request)


class SignedIn:
    """Middleware that sets ``request.actor`` and ``request.newcomer``.

    ``newcomer`` is the person of a session that may only do what its state leads to.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self._get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Recognise the person, pass the request on, and watch over an answer that takes long."""
        began = monotonic()
        request.actor = request.newcomer = None  # type: ignore[attr-defined]  # set for the views below
        request.standing = Standing.READY  # type: ignore[attr-defined]  # as above
        if is_account(request.user):
            self._recognise(request, request.user)
        response = self._get_response(request)
        # A token is recognised by the API, behind this point.
        actor = request.actor  # type: ignore[attr-defined]  # as above
        return answers.guarded(request, response, actor, began=began) if isinstance(actor, Person) else response

    def _recognise(self, request: HttpRequest, account: Account) -> None:
        session = session_of(request)
        came_by = session.came_by
        facts = SessionFacts(
            seen_at=session.seen_at,
            factor_at=session.factor_at,
            has_factor=session.factor_at is None and queries.has_factor(account.id),
            # Who came by an identity provider never typed the password that an administrator chose.
            password_temporary=account.password_temporary and came_by is None,
            vouched=came_by is not None and came_by.vouched,
        )
        found = standing(facts, clock.now(), idle_minutes=settings.INSTALLATION.idle_minutes)
        request.standing = found  # type: ignore[attr-defined]  # as above
        person = person_of(request, account)
        if found is Standing.READY:
            request.actor = person  # type: ignore[attr-defined]  # as above
        else:
            request.newcomer = person  # type: ignore[attr-defined]  # as above
        if found is not Standing.LOCKED:
            session.touch()

    def process_view(
        self,
        request: HttpRequest,
        _view: Callable[..., HttpResponseBase],
        _places: tuple[object, ...],
        _names: dict[str, object],
    ) -> HttpResponseBase | None:
        """Lead a session that may not act to what it waits for; programs get None for an actor instead."""
        found: Standing = request.standing  # type: ignore[attr-defined]  # set above
        if found is Standing.READY or request.path.startswith("/api/"):
            return None
        name = request.resolver_match.view_name if request.resolver_match else ""
        if name in {LEADS_TO[found], *ALSO_OPEN.get(found, ()), *settings.OPEN_WHILE_WAITING}:
            return None
        if found is Standing.LOCKED and request.method == "POST":
            keeping.keep(request)
        return lead(request, LEADS_TO[found])


def lead(request: HttpRequest, url_name: str) -> HttpResponse:
    """Send the browser to ``url_name``, from where it comes back to this page afterwards."""
    address = f"{reverse(url_name)}?{urlencode({'next': keeping.page_of(request)})}"
    if request.headers.get("HX-Request"):
        return HttpResponse(status=204, headers={"HX-Redirect": address})
    return HttpResponseRedirect(address)
