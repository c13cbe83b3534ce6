"""Pages of tasks: the list, the plan of the year, what follows from a resolution, settling one."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from shoumi.regime.access.deciding import permitted
from shoumi.regime.accounts.requests import SignedInRequest
from shoumi.regime.accounts.web.guard import signed_in
from shoumi.regime.accounts.web.proving import attended
from shoumi.regime.governance import queries
from shoumi.regime.governance.actions import tasks as acts
from shoumi.regime.governance.actions.exporting import export_list
from shoumi.regime.governance.models import Task
from shoumi.regime.governance.vocabulary import BODIES, Permission, TaskState
from shoumi.regime.governance.web.forms import PlanForm, SettleForm, TaskForm
from shoumi.regime.governance.web.meetings import form_page
from shoumi.regime.governance.web.tables import task_badge, tasks_table
from shoumi.regime.people.web.offers import may


@require_safe
@signed_in
def listed(request: SignedInRequest) -> HttpResponseBase:
    """List the tasks of the bodies whose work the viewer sees, and the viewer's own."""
    viewer = request.actor
    listing = tasks_table(viewer).read(request.GET, queries.tasks(viewer))
    sees = may(viewer, Permission.SEE, BODIES)
    exporting = listing.recorded_by(export_list, actor=viewer) if sees else None
    return listing.respond(request, "governance/tasks.html", {"sees": sees}, exporting=exporting)


@attended
@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def plan(request: SignedInRequest) -> HttpResponseBase:
    """Put a task into the plan of a year."""
    viewer = request.actor
    permitted(viewer, Permission.ASSIGN, BODIES)
    form = PlanForm(request.POST or None, viewer=viewer)

    def act() -> None:
        told = form.cleaned_data
        acts.plan_task(actor=viewer, body=told["body"], year=told["year"], new=form.task())

    if form.carried_out(act):
        messages.success(request, _("It is in the plan."))
        return redirect("governance:tasks")
    return form_page(request, form, _("Put a task into the plan"))


@attended
@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def assign(request: SignedInRequest, resolution: UUID) -> HttpResponseBase:
    """Assign what follows from a resolution."""
    viewer = request.actor
    decided = queries.resolution(viewer, resolution)
    permitted(viewer, Permission.ASSIGN, BODIES)
    form = TaskForm(request.POST or None, viewer=viewer)
    if form.carried_out(lambda: acts.assign_task(actor=viewer, resolution=resolution, new=form.task())):
        messages.success(request, _("Assigned."))
        return redirect("governance:meeting", meeting=decided.meeting_id)
    return form_page(request, form, _("Assign what follows"), decided.meeting)


@require_safe
@signed_in
def shown(request: SignedInRequest, task: UUID) -> HttpResponseBase:
    """Show one task, and to whom it falls the form that settles it."""
    return _page(request, queries.task(request.actor, task), SettleForm())


@attended
@require_POST
@signed_in
def settle(request: SignedInRequest, task: UUID) -> HttpResponseBase:
    """Settle a task as done or dropped."""
    viewer = request.actor
    row = queries.task(viewer, task)
    form = SettleForm(request.POST)

    def act() -> None:
        done = form.cleaned_data["state"] == "done"
        acts.settle_task(actor=viewer, task=task, done=done, note=form.cleaned_data["note"])

    if form.carried_out(act):
        messages.success(request, _("Settled."))
        return redirect("governance:task", task=task)
    return _page(request, row, form)


def _page(request: SignedInRequest, row: Task, form: SettleForm) -> HttpResponse:
    context = {
        "task": row,
        "badge": task_badge(row),
        "form": form,
        "may_settle": row.state_code is TaskState.OPEN and may(request.actor, Permission.SETTLE, row.subject),
        "sees": may(request.actor, Permission.SEE, BODIES),
    }
    return render(request, "governance/task.html", context, status=422 if form.errors else 200)
