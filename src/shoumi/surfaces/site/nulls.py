"""No address holds a NUL: PostgreSQL takes none in a text, so that a search for one would fail and not find nothing."""

from collections.abc import Callable
from http import HTTPStatus

from django.http import HttpRequest
from django.http.response import HttpResponseBase

from shoumi.regime.kit.answers import problem_page


class NoNulls:
    """Middleware that answers an address with a NUL in it like any request that cannot be read.

    Fields of forms refuse one by themselves.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self._get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Pass the request on, or answer 400."""
        return self._get_response(request)

    def process_view(
        self, request: HttpRequest, _view: object, _places: tuple[object, ...], _names: dict[str, object]
    ) -> HttpResponseBase | None:
        """Refuse a NUL once it is known who asks and in which language."""
        if "%00" in request.META.get("QUERY_STRING", ""):
            return problem_page(request, HTTPStatus.BAD_REQUEST)
        return None
