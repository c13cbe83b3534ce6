"""The views of an act: with a form to fill in, or by a button alone.

The address names the person the act is about, or nobody, and is all that the act is told besides its form.
"""

from collections.abc import Callable
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from shoumi.regime.access.deciding import permitted
from shoumi.regime.accounts.requests import SignedInRequest
from shoumi.regime.accounts.web.guard import signed_in
from shoumi.regime.kit.badges import Wording
from shoumi.regime.people import queries
from shoumi.regime.people.actions.facts import person_subject
from shoumi.regime.people.rulebook import DIRECTORY
from shoumi.regime.people.vocabulary import Permission
from shoumi.regime.people.web.forms import ActForm

View = Callable[..., HttpResponseBase]
PERSON = "people:person"


def filled_in(
    form: type[ActForm],
    act: Callable[..., object],
    *,
    verb: Permission,
    title: Wording,
    said: Wording,
    back: str = PERSON,
) -> View:
    """Return the view that shows ``form`` under ``title`` and does ``act`` with what it says.

    Who may not do ``verb`` is refused before the form: what is wrong with it tells of the directory. Done, it tells
    ``said`` and goes to the page called ``back``: the person's, unless another is named.
    """

    @require_http_methods(["GET", "HEAD", "POST"])
    @signed_in
    def view(request: SignedInRequest, /, **named: UUID) -> HttpResponseBase:
        viewer = request.actor
        permitted(viewer, verb, person_subject(named["person"]) if named else DIRECTORY)
        card = queries.person(viewer, named["person"]) if named else None
        filled = form(request.POST or None, viewer=viewer, **named)
        if filled.carried_out(lambda: act(actor=viewer, **named, **filled.facts())):
            messages.success(request, str(said))
            return HttpResponseRedirect(reverse(back, kwargs=named))
        return form_page(request, filled, title, card)

    return view


def at_once(act: Callable[..., object], *, said: Wording) -> View:
    """Return the view of a button: it does ``act`` to a person, or one of their facts, and goes to their page."""

    @require_POST
    @signed_in
    def view(request: SignedInRequest, /, person: UUID, **fact: int) -> HttpResponseBase:
        act(actor=request.actor, person=person, **fact)
        messages.success(request, str(said))
        return redirect(PERSON, person=person)

    return view


def form_page(
    request: HttpRequest, form: ActForm, title: Wording, card: queries.Card | None = None
) -> HttpResponseBase:
    """Return the page of ``form``, under the name of the person it is about."""
    context = {"form": form, "title": title, "card": card}
    return render(request, "people/form.html", context, status=422 if form.errors else 200)
