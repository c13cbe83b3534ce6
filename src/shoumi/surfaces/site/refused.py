"""The page that tells a refusal: every failing gate in plain words, and where each is cured."""

from collections.abc import Callable
from http import HTTPStatus

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render

from shoumi.regime.access.deciding import ActRefused
from shoumi.regime.documents.web.refused import reasons_of


class TellRefusals:
    """Middleware that answers with this page whatever view a refusal comes out of.

    It stands inside `kit.problems.TellProblems`, which would say that something is missing but not what.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self._get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Pass the request on; refusals come back through `process_exception`."""
        return self._get_response(request)

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        """Return the page for a refusal, with status 403; None leaves anything else to others."""
        if not isinstance(error, ActRefused):
            return None
        number = request.resolver_match.kwargs.get("number", "") if request.resolver_match else ""
        context = {"reasons": reasons_of(request, error.decision, number), "number": number}
        return render(request, "site/refused.html", context, status=HTTPStatus.FORBIDDEN)
