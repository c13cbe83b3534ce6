"""Pages of meetings: the list, calling one, and one meeting from the call to its resolutions."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from shoumi.engines.foundation.errors import Conflict
from shoumi.regime.access.deciding import permitted
from shoumi.regime.accounts.requests import SignedInRequest
from shoumi.regime.accounts.web.guard import signed_in
from shoumi.regime.accounts.web.proving import attended
from shoumi.regime.governance import queries
from shoumi.regime.governance.actions import meetings as acts
from shoumi.regime.governance.actions.exporting import export_list
from shoumi.regime.governance.models import Meeting
from shoumi.regime.governance.vocabulary import BODIES, MeetingState, Permission
from shoumi.regime.governance.web.forms import CallForm, MinutesForm, ResolutionForm
from shoumi.regime.governance.web.tables import meeting_badge, meetings_table, task_badge
from shoumi.regime.kit import clock
from shoumi.regime.kit.badges import Wording
from shoumi.regime.kit.forms import Form
from shoumi.regime.kit.problems import told
from shoumi.regime.people.web.offers import may


@require_safe
@signed_in
def listed(request: SignedInRequest) -> HttpResponseBase:
    """List the meetings of the bodies whose work the viewer sees."""
    viewer = request.actor
    permitted(viewer, Permission.SEE, BODIES)
    listing = meetings_table(viewer).read(request.GET, queries.meetings(viewer))
    exporting = listing.recorded_by(export_list, actor=viewer)
    return listing.respond(request, "governance/meetings.html", exporting=exporting)


@attended
@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def call(request: SignedInRequest) -> HttpResponseBase:
    """Call a meeting."""
    viewer = request.actor
    permitted(viewer, Permission.CALL, BODIES)
    form = CallForm(request.POST or None, viewer=viewer)
    made: list[Meeting] = []
    if form.carried_out(lambda: made.append(acts.call_meeting(actor=viewer, new=form.meeting()))):
        messages.success(request, _("The meeting is called."))
        return redirect("governance:meeting", meeting=made[0].id)
    return form_page(request, form, _("Call a meeting"))


@require_safe
@signed_in
def shown(request: SignedInRequest, meeting: UUID) -> HttpResponse:
    """Show one meeting: what is on the agenda, who was there, what was decided and what follows from it."""
    viewer = request.actor
    row = queries.meeting(viewer, meeting)
    called = row.state_code is MeetingState.CALLED
    resolutions = [(one, [(task, task_badge(task)) for task in tasks]) for one, tasks in queries.resolutions(row)]
    context = {
        "meeting": row,
        "badge": meeting_badge(row),
        "called": called,
        "held": row.state_code is MeetingState.HELD,
        "begun": row.begins_at <= clock.now(),
        "attendances": queries.attendances(row),
        "resolutions": resolutions,
        "may_record": may(viewer, Permission.RECORD, row.subject),
    }
    return render(request, "governance/meeting.html", context)


@attended
@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def record(request: SignedInRequest, meeting: UUID) -> HttpResponseBase:
    """Record who was there and the minutes."""
    viewer = request.actor
    row = queries.meeting(viewer, meeting)
    permitted(viewer, Permission.RECORD, row.subject)
    form = MinutesForm(request.POST or None, called=list(queries.attendances(row)))
    if form.carried_out(lambda: acts.record_meeting(actor=viewer, meeting=meeting, minutes=form.told())):
        messages.success(request, _("The meeting is recorded."))
        return redirect("governance:meeting", meeting=meeting)
    return form_page(request, form, _("Record the meeting"), row)


@attended
@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def resolve(request: SignedInRequest, meeting: UUID) -> HttpResponseBase:
    """Enter a resolution."""
    viewer = request.actor
    row = queries.meeting(viewer, meeting)
    permitted(viewer, Permission.RESOLVE, row.subject)
    form = ResolutionForm(request.POST or None)
    if form.carried_out(
        lambda: acts.enter_resolution(actor=viewer, meeting=meeting, text=form.cleaned_data["text"], votes=form.votes())
    ):
        messages.success(request, _("The resolution is entered."))
        return redirect("governance:meeting", meeting=meeting)
    return form_page(request, form, _("Enter a resolution"), row)


@attended
@require_POST
@signed_in
def cancel(request: SignedInRequest, meeting: UUID) -> HttpResponseBase:
    """Call a meeting off."""
    try:
        acts.cancel_meeting(actor=request.actor, meeting=meeting)
    except Conflict as problem:
        words = told(problem).words
        messages.error(request, f"{words.what}{words.cure}")
    else:
        messages.success(request, _("The meeting is called off."))
    return redirect("governance:meeting", meeting=meeting)


def form_page(request: SignedInRequest, form: Form, title: Wording, meeting: Meeting | None = None) -> HttpResponse:
    """Return the page of ``form``, under the meeting it is about."""
    context = {"form": form, "title": title, "meeting": meeting}
    return render(request, "governance/form.html", context, status=422 if form.errors else 200)
