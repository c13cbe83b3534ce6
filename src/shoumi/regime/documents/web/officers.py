"""The confidentiality officer's settings: the scheme, handling rules, classifiers."""

from collections.abc import Sequence
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from shoumi.engines.foundation.errors import Conflict, NotFound
from shoumi.regime.access.vocabulary import Problem as AccessProblem
from shoumi.regime.accounts.requests import SignedInRequest
from shoumi.regime.accounts.web.guard import signed_in
from shoumi.regime.documents import queries
from shoumi.regime.documents.actions.configuring import (
    OPENING_GATES,
    Handling,
    adopt_catalogue,
    adopt_scheme,
    change_handling,
    empower_classifier,
    relieve_classifier,
)
from shoumi.regime.documents.presets import SCHEMES
from shoumi.regime.documents.web.officer import for_officer
from shoumi.regime.documents.web.officer_forms import ClassifierForm, HandlingForm
from shoumi.regime.documents.web.people import meant
from shoumi.regime.documents.web.schemes import gate_name, levels_context
from shoumi.regime.kit import clock
from shoumi.regime.kit.problems import told


@require_POST
@signed_in
def adopt(request: SignedInRequest) -> HttpResponse:
    """Adopt a preset scheme with the catalogue; one that uses state names only after its warning was read."""
    preset = next((one for one in SCHEMES if one.code == request.POST.get("scheme")), None)
    if preset is None:
        raise NotFound(AccessProblem.NOT_FOUND)
    if preset.state_names and request.POST.get("warned") != preset.code:
        return render(request, "documents/levels.html", {**levels_context(request), "warning": preset}, status=422)
    try:
        adopt_scheme(actor=request.actor, preset=preset)
        adopt_catalogue(actor=request.actor)
    except Conflict as problem:
        messages.error(request, str(told(problem).words))
    else:
        messages.success(request, _("The scheme is in use."))
    return redirect("documents:levels")


@require_http_methods(["GET", "HEAD", "POST"])
@for_officer
def handling(request: SignedInRequest, code: str) -> HttpResponse:
    """Change how documents of a level are handled from now on."""
    level = queries.levels().filter(code=code).first()
    if level is None:
        raise NotFound(AccessProblem.NOT_FOUND)
    rules = queries.handling_rules(level.pk, clock.now())
    offered = offered_gates(rules.gates if rules else [])
    if request.method != "POST":
        initial = {name: getattr(rules, name) for name in HandlingForm.base_fields} if rules else {}
        return _handling_page(request, level, HandlingForm(initial=initial, gates=offered))
    form = HandlingForm(request.POST, gates=offered)
    if not form.is_valid():
        return _handling_page(request, level, form, status=422)
    values = {**form.cleaned_data, "gates": tuple(form.cleaned_data["gates"])}
    change_handling(actor=request.actor, level=level, handling=Handling(**values))
    messages.success(request, _("The new rules hold from now on; the former ones stay on record."))
    return redirect("documents:levels")


def offered_gates(present: Sequence[str]) -> list[tuple[str, str]]:
    """Return the gates that may be asked for opening, with their names: those of the presets, and those asked now."""
    return [(gate, str(gate_name(gate))) for gate in dict.fromkeys((*OPENING_GATES, *present))]


def _handling_page(request: SignedInRequest, level: object, form: HandlingForm, status: int = 200) -> HttpResponse:
    return render(request, "documents/handling.html", {"level": level, "form": form}, status=status)


@require_POST
@signed_in
def classifiers(request: SignedInRequest) -> HttpResponse:
    """Authorise a classifier up to a level."""
    form = ClassifierForm(request.POST)

    def act() -> None:
        person = meant(request.actor, form.cleaned_data["who"])
        empower_classifier(actor=request.actor, person=person, ceiling=form.cleaned_data["level"].rank)

    if form.carried_out(act):
        messages.success(request, _("Authorised."))
        return redirect("documents:levels")
    return render(request, "documents/levels.html", {**levels_context(request), "classifier_form": form}, status=422)


@require_POST
@signed_in
def relieve(request: SignedInRequest, person: UUID) -> HttpResponse:
    """End a person's authority to decide levels."""
    relieve_classifier(actor=request.actor, person=person)
    messages.success(request, _("The authority has ended."))
    return redirect("documents:levels")
