"""Who looks at a page: a person whose session may act, or nobody, who is sent to sign in."""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec, cast

from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest
from django.http.response import HttpResponseBase

from shoumi.regime.access.actors import Person
from shoumi.regime.accounts.requests import SignedInRequest

P = ParamSpec("P")
Screen = Callable[Concatenate[SignedInRequest, P], HttpResponseBase]


def person_in(request: HttpRequest) -> Person | None:
    """Return the person who acts in ``request``; None where nobody is signed in or ready to act."""
    actor = getattr(request, "actor", None)
    return actor if isinstance(actor, Person) else None


def signed_in(view: Screen[P]) -> Callable[Concatenate[HttpRequest, P], HttpResponseBase]:
    """Let only people into ``view`` whose session may act; others are sent to sign in and come back."""

    @wraps(view)
    def guarded(request: HttpRequest, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
        if person_in(request) is None:
            return redirect_to_login(request.get_full_path())
        return view(cast("SignedInRequest", request), *args, **kwargs)

    return cast("Callable[Concatenate[HttpRequest, P], HttpResponseBase]", guarded)
