"""Pages of screening: the list, one screening, one's own, and what is checked."""

from collections.abc import Callable
from dataclasses import asdict
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse, JsonResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from shoumi.engines.foundation.errors import Conflict, Invalid, NotFound
from shoumi.regime.access.deciding import permitted
from shoumi.regime.accounts.requests import SignedInRequest
from shoumi.regime.accounts.web.guard import signed_in
from shoumi.regime.accounts.web.proving import attended
from shoumi.regime.kit.forms import Form
from shoumi.regime.kit.words import explanation
from shoumi.regime.people import actions, queries
from shoumi.regime.people.actions.facts import person_subject
from shoumi.regime.people.models import Screening
from shoumi.regime.people.queries import screening as reading
from shoumi.regime.people.rulebook import DIRECTORY
from shoumi.regime.people.vocabulary import Permission, ScreeningState
from shoumi.regime.people.web.acts import form_page
from shoumi.regime.people.web.offers import may, taking_along
from shoumi.regime.people.web.screening_forms import CheckForm, CheckKindForm, FindingForm, PaperForm, RequestForm
from shoumi.regime.people.web.screening_table import SCREENINGS, badge


@require_safe
@signed_in
def screenings(request: SignedInRequest) -> HttpResponseBase:
    """List the screenings the viewer may know of."""
    viewer = request.actor
    permitted(viewer, Permission.SEE, DIRECTORY)
    listed = SCREENINGS.read(request.GET, reading.screenings(viewer))
    exporting = taking_along(viewer, listed)
    context = {"may_set_checks": may(viewer, Permission.SET_CHECKS, DIRECTORY)}
    return listed.respond(request, "people/screenings.html", context, exporting=exporting)


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def request_screening(request: SignedInRequest, person: UUID) -> HttpResponseBase:
    """Ask for the screening of a person."""
    viewer = request.actor
    permitted(viewer, Permission.REQUEST_SCREENING, person_subject(person))
    card = queries.person(viewer, person)
    form = RequestForm(request.POST or None, viewer=viewer)
    made: list[Screening] = []

    def act() -> None:
        made.append(actions.request_screening(actor=viewer, person=person, **form.cleaned_data))

    if form.carried_out(act):
        messages.success(request, _("The screening has been asked for."))
        return redirect("people:screening", screening=made[0].id)
    return form_page(request, form, _("Ask for a screening"), card)


@require_safe
@signed_in
def screening(request: SignedInRequest, screening: UUID) -> HttpResponseBase:
    """Show one screening: consent, checks and finding, with what the viewer may do."""
    return _page(request, screening)


@attended
@require_POST
@signed_in
def check(request: SignedInRequest, screening: UUID) -> HttpResponseBase:
    """Record a check."""
    consented = reading.consent_stands(screening)
    form = CheckForm(request.POST, viewer=request.actor, consented=consented)
    return _acted(
        request,
        screening,
        ("check_form", form),
        lambda: actions.record_check(actor=request.actor, screening=screening, checked=form.checked()),
    )


@attended
@require_POST
@signed_in
def decide(request: SignedInRequest, screening: UUID) -> HttpResponseBase:
    """Decide a screening."""
    form = FindingForm(request.POST, viewer=request.actor)
    return _acted(
        request,
        screening,
        ("finding_form", form),
        lambda: actions.decide_screening(actor=request.actor, screening=screening, finding=form.found()),
    )


@attended
@require_POST
@signed_in
def paper(request: SignedInRequest, screening: UUID) -> HttpResponseBase:
    """Enter a consent signed on paper."""
    form = PaperForm(request.POST, viewer=request.actor)
    return _acted(
        request,
        screening,
        ("paper_form", form),
        lambda: actions.record_consent(actor=request.actor, screening=screening, on=form.cleaned_data["on"]),
    )


@attended
@require_POST
@signed_in
def drop(request: SignedInRequest, screening: UUID) -> HttpResponseBase:
    """Call a screening off."""
    return _plainly(request, screening, lambda: actions.drop_screening(actor=request.actor, screening=screening))


@require_POST
@signed_in
def consent(request: SignedInRequest, screening: UUID) -> HttpResponseBase:
    """Let the person consent."""
    return _plainly(request, screening, lambda: actions.give_consent(actor=request.actor, screening=screening))


@require_POST
@signed_in
def withdraw(request: SignedInRequest, screening: UUID) -> HttpResponseBase:
    """Withdraw the consent, as the person or, for someone who does not sign in, as HR."""
    return _plainly(request, screening, lambda: actions.withdraw_consent(actor=request.actor, screening=screening))


@require_safe
@signed_in
def mine(request: SignedInRequest) -> HttpResponseBase:
    """Show the viewer's own screenings; with ``?export=json`` as a file, which is recorded."""
    viewer = request.actor
    own = [reading.sheet(viewer, row) for row in reading.screenings(viewer).filter(person=viewer.id)]
    if request.GET.get("export") == "json":
        actions.take_own_screenings(actor=viewer, person=viewer.id)
        answer = JsonResponse([_told(one) for one in own], safe=False, json_dumps_params={"ensure_ascii": False})
        answer["Content-Disposition"] = 'attachment; filename="screenings.json"'
        answer["Cache-Control"] = "no-store, private"
        return answer
    return render(request, "people/screening_mine.html", {"sheets": [(one, badge(one.screening)) for one in own]})


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def check_kinds(request: SignedInRequest) -> HttpResponseBase:
    """Show what a screening looks at, and enter or change a kind of check."""
    viewer = request.actor
    permitted(viewer, Permission.SET_CHECKS, DIRECTORY)
    changed = reading.check_kinds().filter(code=request.GET.get("code", "")).first()
    form = CheckKindForm(request.POST or None, viewer=viewer, initial=_initial(changed) if changed else None)

    def act() -> None:
        told = form.cleaned_data
        actions.set_check_kind(
            actor=viewer,
            code=told["code"],
            name=form.named(),
            hint=form.hinted(),
            sensitive=told["sensitive"],
            retired=told["retired"],
        )

    if form.carried_out(act):
        messages.success(request, _("Saved."))
        return redirect("people:check-kinds")
    context = {"form": form, "kinds": reading.check_kinds(), "retired": reading.check_kinds(retired=True)}
    return render(request, "people/check_kinds.html", context, status=422 if form.errors else 200)


@require_POST
@signed_in
def adopt_checks(request: SignedInRequest) -> HttpResponseBase:
    """Enter the usual kinds of check."""
    actions.adopt_preset_checks(actor=request.actor)
    return redirect("people:check-kinds")


@attended
@require_POST
@signed_in
def grade(request: SignedInRequest, grade: UUID) -> HttpResponseBase:
    """Let a grade ask for a screening, or no longer."""
    asked = request.POST.get("asked") == "yes"
    actions.ask_for_screening(actor=request.actor, grade=grade, asked=asked)
    messages.success(request, _("Saved."))
    return redirect("people:offices")


def _acted(
    request: SignedInRequest, screening: UUID, form: tuple[str, Form], act: Callable[[], object]
) -> HttpResponseBase:
    """Do ``act`` with what the form holds; where it is wrong, show the page again with the form as it was."""
    if form[1].carried_out(act):
        messages.success(request, _("Recorded."))
        return redirect("people:screening", screening=screening)
    return _page(request, screening, **{form[0]: form[1]})


def _plainly(request: SignedInRequest, screening: UUID, act: Callable[[], object]) -> HttpResponseBase:
    try:
        act()
    except (Invalid, Conflict) as problem:
        words = explanation(problem.code, problem.parameters)
        messages.error(request, f"{words.what}{words.cure}")
    except NotFound:
        # Withdrawn twice, or decided meanwhile: the page shows how things stand.
        messages.error(request, _("This has changed meanwhile."))
    else:
        messages.success(request, _("Recorded."))
    return redirect("people:screening", screening=screening)


def _page(request: SignedInRequest, screening: UUID, **forms: Form) -> HttpResponse:
    viewer = request.actor
    row = reading.screening(viewer, screening)
    sheet = reading.sheet(viewer, row)
    consented = sheet.consent is not None and sheet.consent.withdrawn_at is None
    is_open = row.state_code is ScreeningState.REQUESTED
    screens = may(viewer, Permission.SCREEN, person_subject(row.person_id))
    context = {
        "row": row,
        "badge": badge(row),
        "sheet": sheet,
        "consented": consented,
        "in_full": reading.reads_contents(viewer, row.person_id),
        "own": row.person_id == viewer.id,
        "open": is_open,
        "screens": screens,
    }
    if screens and is_open:
        context |= {
            "check_form": CheckForm(viewer=viewer, consented=consented),
            "finding_form": FindingForm(viewer=viewer),
            "paper_form": PaperForm(viewer=viewer),
        }
    faulty = any(form.errors for form in forms.values())
    return render(request, "people/screening.html", context | forms, status=422 if faulty else 200)


def _told(sheet: reading.Sheet) -> dict[str, object]:
    """Return one own screening as the file holds it."""
    row = sheet.screening
    return {
        "grade": asdict(row.grade.name),
        "reason": row.reason,
        "requested_at": row.requested_at,
        "state": row.state,
        "decided_at": row.decided_at,
        "valid_until": row.valid_until,
        "conditions": row.conditions,
        "consent_given_on": sheet.consent.given_on if sheet.consent else None,
        "consent_withdrawn_at": sheet.consent.withdrawn_at if sheet.consent else None,
        "checks": [asdict(line) for line in sheet.checks],
    }


def _initial(kind: object) -> dict[str, object]:
    names = {"code": "code", "name": "name_zh", "name_en": "name_en", "hint": "hint_zh", "hint_en": "hint_en"}
    return {field: getattr(kind, column) for field, column in names.items()} | {
        "sensitive": getattr(kind, "sensitive", False)
    }
