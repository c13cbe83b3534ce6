"""Who is let into a view: a person whose session may act; anybody else is sent to sign in."""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec, cast

from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest
from django.http.response import HttpResponseBase

from shoumi.regime.accounts.requests import SignedInRequest, person_in

P = ParamSpec("P")
Screen = Callable[Concatenate[SignedInRequest, P], HttpResponseBase]


def signed_in(view: Screen[P]) -> Callable[Concatenate[HttpRequest, P], HttpResponseBase]:
    """Let only people into ``view`` whose session may act; others are sent to sign in and come back."""

    @wraps(view)
    def guarded(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
        if person_in(request) is None:
            return redirect_to_login(request.get_full_path())
        return view(cast("SignedInRequest", request), *args, **kwargs)

    return guarded
