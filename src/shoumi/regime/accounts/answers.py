"""Answers on their way to somebody whose rights may end before the last byte has left.

Every request is decided anew, so that a suspension, a sign-out elsewhere or a revoked token ends everything that comes
after it. What remains are answers that take long: a large file is given out in pieces, and between two of them it is
asked again whether its reader still stands. What the network holds by then – the send buffer of the connection, a
reverse proxy – cannot be called back.
"""

from collections.abc import Iterable, Iterator
from time import monotonic

from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.utils.translation import gettext

from shoumi.regime.access.actors import Person, Scope
from shoumi.regime.access.decisions import Case, Question
from shoumi.regime.access.registry import registry
from shoumi.regime.accounts import queries
from shoumi.regime.accounts.api import not_signed_in
from shoumi.regime.accounts.subjects import account_subject
from shoumi.regime.accounts.vocabulary import GateCode
from shoumi.regime.kit import clock
from shoumi.regime.kit.looking import forgetting

LOOK_EVERY = 0.3
"""Seconds after which it is asked again before the next piece leaves: well within the second that is promised."""
SLOW = 0.8
"""Seconds after which an answer that was long in the making is asked for again before it leaves."""
PIECE = 64 * 1024
LARGE = 16 * PIECE
"""Bytes from which a body is given out in pieces; what is smaller is in the connection's buffer at once."""


def stands(person: Person) -> bool:
    """Return whether ``person`` may still act at all: session or token, account, and what parts above always ask."""
    scope = next(iter(person.token.scopes)) if person.token else Scope.READ
    with forgetting():
        if not queries.credential_stands(person):
            return False
        question = Question(person, GateCode.ACTIVE, account_subject(person.id), clock.now())
        case = Case(known=True, gates=(), scope=scope)
        return all(gate.check(gate.load(question, case)) is None for gate in registry.asked(()))


def guarded(request: HttpRequest, response: HttpResponseBase, person: Person, *, began: float) -> HttpResponseBase:
    """Return ``response`` so that it ends when the rights of ``person`` do.

    ``began`` is when work on it began (`time.monotonic`): what took long is asked for again before it leaves.
    """
    if isinstance(response, StreamingHttpResponse):
        response.streaming_content = _watched(response, person, began)
        return response
    if isinstance(response, HttpResponse):
        # An act has been decided and done; what it answers is its own end of a session as often as not.
        if request.method in {"GET", "HEAD"} and monotonic() - began >= SLOW and not stands(person):
            return _withdrawn(request)
        if len(response.content) > LARGE:
            return _in_pieces(response, person)
    return response


def _watched(response: StreamingHttpResponse, person: Person, looked: float) -> Iterator[bytes]:
    """Return the pieces of ``response``, to be given out while ``person`` stands."""
    pieces: Iterable[bytes] = response.streaming_content  # type: ignore[assignment]  # there is no async view here
    in_words = response.headers.get("Content-Type", "").startswith("text/")
    # Said in the language of the page, which is forgotten by the time the pieces leave.
    said = gettext("Cut off: your access has ended. This file is incomplete.") if in_words else ""
    return _while_standing(pieces, person, looked, said)


def _while_standing(pieces: Iterable[bytes], person: Person, looked: float, said: str) -> Iterator[bytes]:
    """Yield ``pieces`` while ``person`` stands, and then ``said``.

    The server ends a body of unknown length in due form whatever happens, so that a table cut off would look whole: its
    last line says that it is not. A body whose length was announced ends early, which every reader notices.
    """
    for piece in pieces:
        if monotonic() - looked >= LOOK_EVERY:
            if not stands(person):
                if said:
                    yield f"\r\n{said}\r\n".encode()
                return
            looked = monotonic()
        yield piece


def _in_pieces(response: HttpResponse, person: Person) -> StreamingHttpResponse:
    whole = memoryview(response.content)
    pieces = (bytes(whole[start : start + PIECE]) for start in range(0, len(whole), PIECE))
    streamed = StreamingHttpResponse(pieces, status=response.status_code, reason=response.reason_phrase)
    streamed.headers = response.headers
    streamed.cookies = response.cookies
    streamed.headers["Content-Length"] = str(len(whole))
    streamed.streaming_content = _watched(streamed, person, monotonic())
    return streamed


def _withdrawn(request: HttpRequest) -> HttpResponseBase:
    """Return what somebody without session or token gets."""
    if request.path.startswith("/api/"):
        return not_signed_in(request, None)
    return redirect_to_login(request.get_full_path())
