"""The page that tells a refusal: every failing gate in plain words, and where each is cured."""

from http import HTTPStatus

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from shoumi.regime.access.decisions import Decision
from shoumi.regime.documents import refusals


def reasons_of(request: HttpRequest, decision: Decision, number: str = "") -> list[refusals.Told]:
    """Return the reasons of ``decision``, with links that come back to the page asked for."""
    back = request.get_full_path() if request.method == "GET" else request.headers.get("Referer", "")
    return refusals.told(decision, number=number, back=back)


def refused_page(request: HttpRequest, decision: Decision, number: str = "") -> HttpResponse:
    """Return the page of a refusal, with status 403."""
    context = {"reasons": reasons_of(request, decision, number), "number": number}
    return render(request, "documents/refused.html", context, status=HTTPStatus.FORBIDDEN)
