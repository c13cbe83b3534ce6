"""Views that only the confidentiality officer is let into."""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec

from django.http import HttpRequest
from django.http.response import HttpResponseBase

from shoumi.regime.access.deciding import permitted
from shoumi.regime.accounts.requests import SignedInRequest
from shoumi.regime.accounts.web.guard import Screen, signed_in
from shoumi.regime.documents.vocabulary import REGISTER, Permission

P = ParamSpec("P")


def for_officer(view: Screen[P]) -> Callable[Concatenate[HttpRequest, P], HttpResponseBase]:
    """Let only those into ``view`` who may set kinds and levels up; the others read every reason against it."""

    @wraps(view)
    def guarded(request: SignedInRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
        permitted(request.actor, Permission.CONFIGURE, REGISTER)
        return view(request, *args, **kwargs)

    return signed_in(guarded)
