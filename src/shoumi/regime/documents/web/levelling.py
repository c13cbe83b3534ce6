"""The officer's screens for levels: another name or mark, and a further level."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from shoumi.engines.foundation.errors import NotFound
from shoumi.regime.access.vocabulary import Problem as AccessProblem
from shoumi.regime.accounts.requests import SignedInRequest
from shoumi.regime.documents import queries
from shoumi.regime.documents.actions.configuring import OPENING_GATES, Handling
from shoumi.regime.documents.actions.levelling import Naming, add_level, rename_level
from shoumi.regime.documents.web.officer import for_officer
from shoumi.regime.documents.web.officer_forms import HandlingForm, NamingForm, NewLevelForm
from shoumi.regime.documents.web.officers import offered_gates


@require_http_methods(["GET", "HEAD", "POST"])
@for_officer
def rename(request: SignedInRequest, code: str) -> HttpResponse:
    """Let a level be called and marked otherwise."""
    level = queries.levels().filter(code=code).first()
    if level is None:
        raise NotFound(AccessProblem.NOT_FOUND)
    if request.method != "POST":
        form = NamingForm(initial={name: getattr(level, name) for name in NamingForm.base_fields})
        return _page(request, level.name, form)
    form = NamingForm(request.POST)
    if form.carried_out(lambda: rename_level(actor=request.actor, level=level, naming=Naming(**form.cleaned_data))):
        messages.success(request, _("The level is named and marked so from now on."))
        return redirect("documents:levels")
    return _page(request, level.name, form, status=422)


@require_http_methods(["GET", "HEAD", "POST"])
@for_officer
def add(request: SignedInRequest) -> HttpResponse:
    """Add a level to the scheme in use."""
    gates = offered_gates(())
    if request.method != "POST":
        initial = {"gates": list(OPENING_GATES), "title_sealed": True, "years": 5}
        return _page(request, _("A further level"), NewLevelForm(initial=initial, gates=gates))
    form = NewLevelForm(request.POST, gates=gates)
    if form.carried_out(lambda: _add(request, form.cleaned_data)):
        messages.success(request, _("The level was added. Authorise classifiers up to it where they shall decide it."))
        return redirect("documents:levels")
    return _page(request, _("A further level"), form, status=422)


def _add(request: SignedInRequest, data: dict[str, object]) -> None:
    naming = {name: data[name] for name in NamingForm.base_fields}
    handling = {name: data[name] for name in HandlingForm.base_fields}
    add_level(
        actor=request.actor,
        code=str(data["code"]),
        rank=int(str(data["rank"])),
        naming=Naming(**naming),  # type: ignore[arg-type]  # the form's fields are its fields
        handling=Handling(**(handling | {"gates": tuple(handling["gates"])})),  # type: ignore[arg-type]  # as above
    )


def _page(request: SignedInRequest, title: object, form: NamingForm, status: int = 200) -> HttpResponse:
    return render(request, "documents/level.html", {"title": title, "form": form}, status=status)
