"""Calling other servers over HTTPS: one JSON answer to one request, no redirects, limited in time and size."""

import base64
import http.client
import json
import ssl
from collections.abc import Mapping
from dataclasses import dataclass, field
from email.message import Message
from functools import cache
from time import monotonic
from typing import Any, NoReturn
from urllib.error import HTTPError
from urllib.parse import quote, urlencode
from urllib.request import (
    HTTPDefaultErrorHandler,
    HTTPErrorProcessor,
    HTTPHandler,
    HTTPRedirectHandler,
    HTTPSHandler,
    OpenerDirector,
    ProxyHandler,
    Request,
)

from shoumi.engines.foundation.errors import Invalid, Unavailable
from shoumi.regime.accounts.rules.single import is_reachable, origin_of
from shoumi.regime.accounts.vocabulary import Problem

SECONDS = 10
"""How long a server may be silent, and how long its whole answer may take twice over."""
MOST_BYTES = 4 * 1024 * 1024
_PIECE = 65536
_LONGEST_WAIT_TOLD = 6  # digits

Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Asked:
    """One request: query, a body as form or JSON, headers, and name and secret of the client (RFC 6749 2.3.1)."""

    query: Mapping[str, str] = field(default_factory=dict)
    form: Mapping[str, str] | None = None
    json: Mapping[str, object] | None = None
    headers: Mapping[str, str] = field(default_factory=dict)
    client: tuple[str, str] | None = None


@dataclass(frozen=True, slots=True)
class Answered:
    """The status and the JSON object that came, and how many seconds to wait where the server says so."""

    status: int
    told: Json
    wait: float = 0.0


class _NoRedirects(HTTPRedirectHandler):
    """Leads nowhere: an interface that answers with another address is not the one that was set up."""

    def redirect_request(self, *_arguments: Any, **_named: Any) -> None:  # noqa: ANN401 - as in urllib
        """Return no request."""


@cache
def _opener() -> OpenerDirector:
    """Return what opens addresses, made once: reading the authorities that this machine trusts takes long."""
    opener = OpenerDirector()
    for handler in (
        ProxyHandler(),
        HTTPHandler(),
        HTTPSHandler(context=ssl.create_default_context()),
        HTTPDefaultErrorHandler(),
        HTTPErrorProcessor(),
        _NoRedirects(),
    ):
        opener.add_handler(handler)
    return opener


def call(address: str, asked: Asked | None = None) -> Answered:
    """Ask ``address`` and return its answer, whatever its status.

    Raises Unavailable when no whole answer comes in time, Invalid when it is no JSON object or the address is neither
    ``https`` nor on this machine.
    """
    if not is_reachable(address):
        raise Invalid(Problem.PROVIDER_ADDRESS, address=address)
    request = _request(address, asked or Asked())
    try:
        with _opener().open(request, timeout=SECONDS) as answer:
            return Answered(answer.status, _read(answer, address), _wait_told(answer.headers))
    except HTTPError as answer:
        with answer:
            return Answered(answer.code, _read(answer, address), _wait_told(answer.headers))
    except (OSError, http.client.HTTPException) as gone:
        raise Unavailable(Problem.PROVIDER_AWAY, address=origin_of(address)) from gone


def with_query(address: str, query: Mapping[str, str]) -> str:
    """Return ``address`` with ``query`` added to whatever is asked in it already."""
    if not query:
        return address
    return f"{address}{'&' if '?' in address else '?'}{urlencode(query)}"


def unreadable(address: str) -> NoReturn:
    """Raise Invalid for an answer of ``address`` that is not what its protocol says."""
    raise Invalid(Problem.PROVIDER_ANSWER, address=origin_of(address))


def _request(address: str, asked: Asked) -> Request:
    headers = {"Accept": "application/json", "User-Agent": "Shoumi", **asked.headers}
    data = None
    if asked.form is not None:
        data = urlencode(asked.form).encode()
    elif asked.json is not None:
        data = json.dumps(asked.json).encode()
        headers["Content-Type"] = "application/json; charset=utf-8"
    if asked.client is not None:
        pair = ":".join(quote(part, safe="") for part in asked.client)
        headers["Authorization"] = f"Basic {base64.b64encode(pair.encode()).decode()}"
    return Request(with_query(address, asked.query), data, headers)  # noqa: S310 - `is_reachable`, above


def _wait_told(headers: Message) -> float:
    """Return the seconds of ``Retry-After``, or of what Feishu says instead; 0 where nothing usable is said."""
    told = headers.get("Retry-After") or headers.get("x-ogw-ratelimit-reset") or ""
    return float(told) if told.isdecimal() and len(told) <= _LONGEST_WAIT_TOLD else 0.0


def _read(answer: Any, address: str) -> Json:  # noqa: ANN401 - urllib's answer, or its error, which is one
    deadline = monotonic() + 2 * SECONDS
    data = bytearray()
    while piece := answer.read1(_PIECE) if hasattr(answer, "read1") else answer.read(_PIECE):
        data += piece
        if len(data) > MOST_BYTES or monotonic() > deadline:
            raise Unavailable(Problem.PROVIDER_AWAY, address=origin_of(address))
    try:
        told = json.loads(data)
    except (ValueError, RecursionError):
        unreadable(address)
    if not isinstance(told, dict):
        unreadable(address)
    return told
