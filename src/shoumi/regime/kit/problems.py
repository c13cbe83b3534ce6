"""Errors told to people and programs: one class of error, one kind of answer, in the reader's language."""

from collections.abc import Callable
from dataclasses import dataclass
from http import HTTPStatus

from django.http import HttpRequest, HttpResponse, JsonResponse

from shoumi.engines.foundation.errors import (
    Conflict,
    Corrupt,
    Invalid,
    Limited,
    NotFound,
    Refused,
    ShoumiError,
    Unavailable,
)
from shoumi.regime.kit.answers import problem_page
from shoumi.regime.kit.words import Explanation, explanation

STATUS: dict[type[ShoumiError], int] = {
    Invalid: 422,
    Refused: 403,
    NotFound: 404,
    Conflict: 409,
    Limited: 429,
    Unavailable: 503,
    Corrupt: 500,
}

EXIT_CODE: dict[type[ShoumiError], int] = {
    Invalid: 2,
    Refused: 3,
    NotFound: 4,
    Conflict: 5,
    Limited: 6,
    Unavailable: 6,
    Corrupt: 7,
}
"""Exit codes of the command line, by kind of error; 0 is success, 1 anything unforeseen."""


@dataclass(frozen=True)
class Told:
    """An error as it is shown: its HTTP status, code, and words in both languages."""

    status: int
    code: str
    words: Explanation


def kind_of(error: ShoumiError) -> type[ShoumiError]:
    """Return which kind of answer ``error`` is; a part's own refusal, say, is a kind of Refused."""
    return next(kind for kind in type(error).__mro__ if kind in STATUS)


def told(error: ShoumiError) -> Told:
    """Return how ``error`` is shown to a person. Raises KeyError for a code without words, which a test prevents."""
    return Told(STATUS[kind_of(error)], error.code.value, explanation(error.code, error.parameters))


class TellProblems:
    """Middleware that turns an error of the exception tree into the page that explains it."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Pass the request on; errors come back through `process_exception`."""
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        """Return the page (or JSON, for a program) that explains ``error``; None leaves other exceptions to Django."""
        if not isinstance(error, ShoumiError):
            return None
        shown = told(error)
        if request.path.startswith("/api/"):
            return JsonResponse(problem_json(shown), status=shown.status)
        return problem_page(request, HTTPStatus(shown.status), shown.words)


def problem_json(shown: Told) -> dict[str, object]:
    """Return the body of an error answer of the API: the code and what happened and what to do, in both languages."""
    return {
        "code": shown.code,
        "what": {"zh": shown.words.what.zh, "en": shown.words.what.en},
        "do": {"zh": shown.words.cure.zh, "en": shown.words.cure.en},
    }
