"""The reasons of a refusal as a page tells them."""

from django.http import HttpRequest

from shoumi.regime.access.decisions import Decision
from shoumi.regime.documents import refusals


def reasons_of(request: HttpRequest, decision: Decision, number: str = "") -> list[refusals.Told]:
    """Return the reasons of ``decision``, with links that come back to the page asked for."""
    back = request.get_full_path() if request.method == "GET" else request.headers.get("Referer", "")
    return refusals.told(decision, number=number, back=back)
