"""The reviewer's pages: what waits, one line with what stands out about it, and deciding one or many."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from shoumi.engines.foundation.errors import Conflict, Invalid
from shoumi.regime.accounts.requests import SignedInRequest
from shoumi.regime.accounts.web.guard import signed_in
from shoumi.regime.accounts.web.proving import attended
from shoumi.regime.kit.export import Format
from shoumi.regime.kit.tables import PAGE
from shoumi.regime.kit.words import explanation
from shoumi.regime.reviews.actions import deciding
from shoumi.regime.reviews.actions.reading import export_own
from shoumi.regime.reviews.queries import lines as reading
from shoumi.regime.reviews.web import words
from shoumi.regime.reviews.web.forms import ConfirmForm, RevokeForm
from shoumi.regime.reviews.web.loads import load_in
from shoumi.regime.reviews.web.tables import FORM, decided_table, suspended_table, waiting_table


@require_safe
@signed_in
def waiting(request: SignedInRequest) -> HttpResponseBase:
    """List the lines that wait for the viewer, what stands out first, to be ticked and decided."""
    viewer = request.actor
    listed = waiting_table(viewer).read(request.GET, reading.waiting(reading.own_lines(viewer)))
    context = {"tabs": _tabs(request, "mine"), "form": FORM, "many": True}
    return listed.respond(request, "reviews/mine.html", context)


@require_safe
@signed_in
def suspended(request: SignedInRequest) -> HttpResponseBase:
    """List the viewer's lines that silence suspended; each is restored in one press."""
    viewer = request.actor
    listed = suspended_table(viewer).read(request.GET, reading.suspended(reading.own_lines(viewer)))
    return listed.respond(request, "reviews/mine.html", {"tabs": _tabs(request, "suspended"), "form": FORM})


@require_safe
@signed_in
def all_own(request: SignedInRequest) -> HttpResponseBase:
    """List all lines of the viewer with what became of them; an export is recorded."""
    viewer = request.actor
    listed = decided_table(viewer).read(request.GET, reading.own_lines(viewer))

    def record_export(kind: Format) -> None:
        export_own(actor=viewer, format=kind, rows=listed.query.count())

    context = {"tabs": _tabs(request, "own")}
    return listed.respond(request, "reviews/mine.html", context, exporting=record_export)


def _tabs(request: SignedInRequest, here: str) -> list[dict[str, object]]:
    found = load_in(request)
    told = (
        ("mine", _("Waiting"), found.waiting),
        ("suspended", _("Suspended rights"), found.suspended),
        ("own", _("All"), found.all),
    )
    return [
        {"label": word, "url": reverse(f"reviews:{name}"), "current": name == here, "count": count}
        for name, word, count in told
    ]


@require_POST
@attended
@signed_in
def decide(request: SignedInRequest) -> HttpResponse:
    """Keep or restore the one line whose button was pressed, or decide all that are ticked."""
    viewer, told = request.actor, request.POST
    try:
        if told.get("restore"):
            (one,) = _ids([told["restore"]])
            deciding.restore_line(actor=viewer, line=one)
            messages.success(request, _("Restored: the reader can open it again."))
            return redirect(_as_filtered(request, "reviews:suspended"))
        if told.get("keep"):
            (one,) = _ids([told["keep"]])
            deciding.confirm_line(actor=viewer, line=one)
            messages.success(request, _("Kept."))
        elif told.get("answer") == "revoke":
            count = deciding.revoke_lines(actor=viewer, lines=_ids(told.getlist("line")), reason=told.get("reason", ""))
            said = ngettext("%(count)d right revoked.", "%(count)d rights revoked.", count)
            messages.success(request, said % {"count": count})
        else:
            count = deciding.confirm_lines(actor=viewer, lines=_ids(told.getlist("line")))
            said = ngettext("%(count)d right kept.", "%(count)d rights kept.", count)
            messages.success(request, said % {"count": count})
    except (Conflict, Invalid) as problem:
        messages.error(request, str(explanation(problem.code, problem.parameters)))
    return redirect(_as_filtered(request, "reviews:mine"))


def _as_filtered(request: SignedInRequest, name: str) -> str:
    """Return the address of the list ``name``, filtered and sorted as it was when something in it was decided."""
    kept = request.GET.copy()
    kept.pop(PAGE, None)  # what was decided has left the list, and its pages have moved
    return f"{reverse(name)}?{kept.urlencode()}" if kept else reverse(name)


def _ids(values: list[str]) -> list[UUID]:
    """Return the ids that were sent; what is none is nobody's line."""
    try:
        return [UUID(value) for value in values]
    except ValueError:
        return [_NOBODYS]


_NOBODYS = UUID(int=0)


@require_safe
@signed_in
def line(request: SignedInRequest, line: UUID) -> HttpResponse:
    """Show one line: whom it names, what stands out about it, and what can be decided."""
    return _page(request, line)


@require_POST
@attended
@signed_in
def confirm(request: SignedInRequest, line: UUID) -> HttpResponse:
    """Keep one right, until another day where one is named."""
    form = ConfirmForm(request.POST)
    if form.carried_out(
        lambda: deciding.confirm_line(actor=request.actor, line=line, until=form.cleaned_data["until"])
    ):
        messages.success(request, _("Kept."))
        return redirect("reviews:mine")
    return _page(request, line, confirm_form=form)


@require_POST
@attended
@signed_in
def revoke(request: SignedInRequest, line: UUID) -> HttpResponse:
    """Revoke one right; its page then offers to restore it."""
    form = RevokeForm(request.POST)
    if form.carried_out(
        lambda: deciding.revoke_line(actor=request.actor, line=line, reason=form.cleaned_data["reason"])
    ):
        messages.success(request, _("The right has ended. Below you can take that back."))
        return redirect("reviews:line", line=line)
    return _page(request, line, revoke_form=form)


@require_POST
@attended
@signed_in
def restore(request: SignedInRequest, line: UUID) -> HttpResponse:
    """Restore a right that was revoked or suspended, in one press."""
    try:
        deciding.restore_line(actor=request.actor, line=line)
    except Conflict as problem:
        messages.error(request, str(explanation(problem.code, problem.parameters)))
    else:
        messages.success(request, _("Restored: the reader can open it again."))
    return redirect("reviews:line", line=line)


def _page(
    request: SignedInRequest,
    line_id: UUID,
    *,
    confirm_form: ConfirmForm | None = None,
    revoke_form: RevokeForm | None = None,
) -> HttpResponse:
    viewer = request.actor
    found = reading.own_line(viewer, line_id)
    (one,) = reading.shown(viewer, [found])
    right = reading.right_of(found)
    faulty = any(form and form.errors for form in (confirm_form, revoke_form))
    context = {
        "one": one,
        "line": found,
        "reader": words.reader(found),
        "home": words.home(found),
        "badge": words.line_badge(one),
        "why": words.why(found),
        "right": right,
        "until": words.last_day(found.holds_until),
        "opened": words.last_opened(found),
        "confirm_form": confirm_form or ConfirmForm(),
        "revoke_form": revoke_form or RevokeForm(),
    }
    return render(request, "reviews/line.html", context, status=422 if faulty else 200)
