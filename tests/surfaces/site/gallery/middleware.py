"""Somebody to look at the gallery, so that it needs no account."""

from collections.abc import Callable
from types import SimpleNamespace
from typing import cast

from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest
from django.http.response import HttpResponseBase


class Visitor(SimpleNamespace):
    """A person who is signed in."""

    is_authenticated = True

    def __str__(self) -> str:
        return "林静"


class SomebodyIsHere:
    """Middleware that signs the visitor in."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        request.user = cast("AnonymousUser", Visitor())
        return self.get_response(request)
