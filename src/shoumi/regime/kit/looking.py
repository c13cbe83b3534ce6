"""One look: what is true of the viewer is read once while one page is put together.

A page asks the same things of its viewer many times – for the navigation, for each card, for each row. Within a request
that changes nothing, `remembered` answers the first reading again. Acts never look this way: `forgetting` is opened
around every one of them, so that a decision to change something always reads anew.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from datetime import datetime
from functools import wraps
from typing import TypeVar
from uuid import UUID

from django.http import HttpRequest
from django.http.response import HttpResponseBase

from shoumi.regime.kit import clock

R = TypeVar("R")
_UNCHANGING = frozenset({"GET", "HEAD", "OPTIONS"})


@dataclass
class _Look:
    began: datetime
    seen: dict[tuple[object, UUID], object] = field(default_factory=dict)


_look: ContextVar[_Look | None] = ContextVar("shoumi_look", default=None)


def remembered(read: Callable[[UUID, datetime], R]) -> Callable[[UUID, datetime], R]:
    """Let ``read(person, at)`` be answered from the present look, when there is one and ``at`` is not in the past."""

    @wraps(read)
    def reading(person: UUID, at: datetime) -> R:
        look = _look.get()
        if look is None or at < look.began:
            return read(person, at)
        key = (read, person)
        if key not in look.seen:
            look.seen[key] = read(person, at)
        return look.seen[key]  # type: ignore[return-value]  # what this very function put there

    return reading


@contextmanager
def one_look() -> Iterator[None]:
    """Read what is remembered at most once inside the block."""
    token = _look.set(_Look(clock.now()))
    try:
        yield
    finally:
        _look.reset(token)


@contextmanager
def forgetting() -> Iterator[None]:
    """Read everything anew inside the block."""
    token = _look.set(None)
    try:
        yield
    finally:
        _look.reset(token)


class OneLook:
    """Middleware: a request that changes nothing is one look."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self._get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Answer the request, within one look when its method is a safe one."""
        if request.method not in _UNCHANGING:
            return self._get_response(request)
        with one_look():
            return self._get_response(request)
