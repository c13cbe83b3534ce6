"""Pages of sources: the list, one source with its runs, one run with its entries, and the decision about it."""

from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from shoumi.engines.foundation.errors import Conflict
from shoumi.regime.access.deciding import permitted
from shoumi.regime.accounts.requests import SignedInRequest
from shoumi.regime.accounts.web.guard import signed_in
from shoumi.regime.accounts.web.proving import attended
from shoumi.regime.kit.words import Explanation, explanation, label
from shoumi.regime.people import actions
from shoumi.regime.people.models import Source, SyncRun
from shoumi.regime.people.queries import syncing
from shoumi.regime.people.rulebook import DIRECTORY
from shoumi.regime.people.sync.vocabulary import Ask, RunState, SourceKind
from shoumi.regime.people.sync.words import problem_named
from shoumi.regime.people.vocabulary import Permission
from shoumi.regime.people.web.offers import may
from shoumi.regime.people.web.source_forms import SourceForm
from shoumi.regime.people.web.source_tables import entries_table, run_badge, runs_table, sources_table


@require_safe
@signed_in
def sources(request: SignedInRequest) -> HttpResponseBase:
    """List the sources."""
    viewer = request.actor
    listed = sources_table().read(request.GET, syncing.sources(viewer))
    context = {"may_configure": may(viewer, Permission.CONFIGURE_SOURCE, DIRECTORY), "kinds": list(SourceKind)}
    return listed.respond(request, "people/sources.html", context)


@require_safe
@signed_in
def source(request: SignedInRequest, source: UUID) -> HttpResponseBase:
    """Show one source and its runs."""
    viewer = request.actor
    row = syncing.source(viewer, source)
    listed = runs_table().read(request.GET, syncing.runs(viewer, source))
    context = {
        "source": row,
        "kind": SourceKind(row.kind),
        "asking": syncing.asking().filter(source=row).first(),
        "may_configure": may(viewer, Permission.CONFIGURE_SOURCE, DIRECTORY),
        "pushed": row.kind == SourceKind.SCIM,
        "may_run": row.on and may(viewer, Permission.RUN_SYNC, DIRECTORY),
    }
    return listed.respond(request, "people/source.html", context)


@attended
@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def create(request: SignedInRequest, kind: str) -> HttpResponseBase:
    """Add a source of one kind."""
    permitted(request.actor, Permission.CONFIGURE_SOURCE, DIRECTORY)
    if kind not in {one.value for one in SourceKind}:
        return redirect("people:sources")
    form = SourceForm(request.POST or None, kind=SourceKind(kind))
    if form.carried_out(
        lambda: actions.create_source(actor=request.actor, kind=SourceKind(kind), wanted=form.wanted())
    ):
        messages.success(request, _("The source was added; its first sync waits for confirmation."))
        return redirect("people:sources")
    return _form_page(request, form, f"{gettext('Add a source')} · {label(SourceKind(kind))}")


@attended
@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def change(request: SignedInRequest, source: UUID) -> HttpResponseBase:
    """Change what a source is set to."""
    permitted(request.actor, Permission.CONFIGURE_SOURCE, DIRECTORY)
    row = syncing.source(request.actor, source)
    form = SourceForm(request.POST or None, kind=SourceKind(row.kind), source=row)
    if form.carried_out(lambda: actions.change_source(actor=request.actor, source=source, wanted=form.wanted())):
        messages.success(request, _("Changed."))
        return redirect("people:source", source=source)
    return _form_page(request, form, _("Settings of the source"), row)


@attended
@require_POST
@signed_in
def mint(request: SignedInRequest, source: UUID) -> HttpResponseBase:
    """Mint the token an identity provider pushes with, and show it once."""
    token = actions.mint_source_token(actor=request.actor, source=source)
    row = syncing.source(request.actor, source)
    context = {"source": row, "token": token, "address": f"{settings.INSTALLATION.origin}/scim/v2"}
    answer = render(request, "people/source_token.html", context)
    answer["Cache-Control"] = "no-store, private"
    return answer


@require_POST
@signed_in
def begin(request: SignedInRequest, source: UUID) -> HttpResponseBase:
    """Ask the worker to look at a source now, or only to tell what would change."""
    try:
        run = actions.ask_for_sync(actor=request.actor, source=source, rehearse="rehearse" in request.POST)
    except Conflict as problem:
        messages.error(request, str(explanation(problem.code, problem.parameters)))
        return redirect("people:source", source=source)
    return redirect("people:sync-run", run=run.id)


@require_safe
@signed_in
def run(request: SignedInRequest, run: UUID) -> HttpResponseBase:
    """Show one run: why it asks or failed, and what of each unit and person."""
    viewer = request.actor
    row = syncing.run(viewer, run)
    listed = entries_table().read(request.GET, syncing.entries(viewer, run))
    context = {
        "run": row,
        "badge": run_badge(row),
        "asks": [explanation(Ask(ask)) for ask in row.asks],
        "failure": _failure(row),
        "asking": row.state == RunState.ASKING,
        "working": row.state in {RunState.LOOKING, RunState.UNDER_WAY},
        "may_confirm": may(viewer, Permission.CONFIRM_SYNC, DIRECTORY),
    }
    return listed.respond(request, "people/sync_run.html", context)


@attended
@require_POST
@signed_in
def confirm(request: SignedInRequest, run: UUID) -> HttpResponseBase:
    """Let the plan of a run be applied; the worker does it."""
    actions.confirm_sync(actor=request.actor, run=run)
    messages.success(request, _("Confirmed; it is being applied."))
    return redirect("people:sync-run", run=run)


@attended
@require_POST
@signed_in
def discard(request: SignedInRequest, run: UUID) -> HttpResponseBase:
    """Give the plan of a run up."""
    actions.discard_sync(actor=request.actor, run=run)
    messages.success(request, _("Given up; nothing was changed."))
    return redirect("people:sync-run", run=run)


def _failure(run: SyncRun) -> Explanation | None:
    return explanation(problem_named(run.problem), run.parameters) if run.problem else None


def _form_page(
    request: SignedInRequest, form: SourceForm, title: str | Promise, source: Source | None = None
) -> HttpResponse:
    context = {"form": form, "title": title, "source": source}
    return render(request, "people/source_form.html", context, status=422 if form.errors else 200)
