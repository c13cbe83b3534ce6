"""The officer's screens for the catalogue of kinds of secret."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from shoumi.engines.foundation.errors import Conflict, NotFound
from shoumi.regime.access.vocabulary import Problem as AccessProblem
from shoumi.regime.accounts.requests import SignedInRequest
from shoumi.regime.documents import queries
from shoumi.regime.documents.actions.cataloguing import add_kind, change_kind, restore_kind, retire_kind
from shoumi.regime.documents.models import Kind
from shoumi.regime.documents.web.officer import for_officer
from shoumi.regime.documents.web.officer_forms import KindForm, NewKindForm
from shoumi.regime.kit.problems import told


@require_http_methods(["GET", "HEAD", "POST"])
@for_officer
def add(request: SignedInRequest) -> HttpResponse:
    """Add a kind to the catalogue."""
    if request.method != "POST":
        return _page(request, _("A further kind"), NewKindForm())
    form = NewKindForm(request.POST)
    if form.carried_out(lambda: add_kind(actor=request.actor, code=form.cleaned_data["code"], entry=form.entry())):
        messages.success(request, _("The kind was added to the catalogue."))
        return redirect("documents:kinds")
    return _page(request, _("A further kind"), form, status=422)


@require_http_methods(["GET", "HEAD", "POST"])
@for_officer
def change(request: SignedInRequest, code: str) -> HttpResponse:
    """Change what the catalogue says of a kind."""
    kind = _kind(code)
    if request.method != "POST":
        form = KindForm(initial={name: getattr(kind, name) for name in KindForm.base_fields})
        return _page(request, kind.name, form)
    form = KindForm(request.POST)
    if form.carried_out(lambda: change_kind(actor=request.actor, kind=kind, entry=form.entry())):
        messages.success(request, _("The catalogue was changed."))
        return redirect("documents:kinds")
    return _page(request, kind.name, form, status=422)


@require_POST
@for_officer
def retire(request: SignedInRequest, code: str) -> HttpResponse:
    """Take a kind out of the catalogue, or back into it: the word ``restore`` brings it back."""
    act = restore_kind if request.POST.get("act") == "restore" else retire_kind
    try:
        act(actor=request.actor, kind=_kind(code))
    except Conflict as problem:
        messages.error(request, str(told(problem).words))
    else:
        messages.success(request, _("The catalogue was changed."))
    return redirect("documents:kinds")


def _kind(code: str) -> Kind:
    kind = queries.kinds().filter(code=code).first() or queries.retired_kinds().filter(code=code).first()
    if kind is None:
        raise NotFound(AccessProblem.NOT_FOUND)
    return kind


def _page(request: SignedInRequest, title: object, form: KindForm, status: int = 200) -> HttpResponse:
    return render(request, "documents/kind.html", {"title": title, "form": form}, status=status)
