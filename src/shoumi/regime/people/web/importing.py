"""Pages of the import: choose a file, read the report, apply or give up."""

from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext, ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from shoumi.engines.foundation.errors import Invalid
from shoumi.regime.accounts.requests import SignedInRequest
from shoumi.regime.accounts.web.guard import signed_in
from shoumi.regime.kit import clock
from shoumi.regime.kit.badges import Tone
from shoumi.regime.kit.export import Format, file_response
from shoumi.regime.kit.words import explanation, label
from shoumi.regime.people import actions
from shoumi.regime.people.imports.checking import Fault
from shoumi.regime.people.imports.reading import MOST_MIB
from shoumi.regime.people.queries import importing
from shoumi.regime.people.vocabulary import Column, Encoding, ImportProblem, ImportState
from shoumi.regime.people.web.forms import ImportForm
from shoumi.regime.vault.uploads import SealedUpload, is_too_long

FAULTS_ON_A_PAGE = 100
_TONES = {
    ImportState.CHECKED: Tone.BLUE,
    ImportState.UNDER_WAY: Tone.AMBER,
    ImportState.FINISHED: Tone.GREEN,
    ImportState.DISCARDED: Tone.GREY,
}
STEPS_A_REQUEST = 4
"""A request enters at most this many steps of 500 lines; then the page shows how far it is and goes on."""


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def imports(request: SignedInRequest) -> HttpResponseBase:
    """Show the imports so far, and look at the file that is sent."""
    viewer = request.actor
    runs = importing.imports(viewer)[:20]
    form = ImportForm()
    if request.method == "POST":
        # The form is bound only where there is a file: binding reads nothing, the upload is sealed already.
        form = ImportForm(request.POST, request.FILES)
        upload = request.FILES.get("file")
        if isinstance(upload, SealedUpload):
            try:
                run = actions.check_import(actor=viewer, sealing=upload.sealing)
            except Invalid as problem:
                form.tell(problem)
            else:
                return redirect("people:import", run=run.id)
        elif is_too_long(request):
            form.errors.pop("file", None)
            form.tell(Invalid(ImportProblem.TOO_LARGE, limit=MOST_MIB))
    context = {"form": form, "runs": runs, "columns": list(Column)}
    return render(request, "people/imports.html", context, status=422 if form.errors else 200)


@require_safe
@signed_in
def run(request: SignedInRequest, run: UUID) -> HttpResponseBase:
    """Show the report of one import."""
    row = importing.import_run(request.actor, run)
    faults = importing.faults_of(row)
    page = Paginator(faults, FAULTS_ON_A_PAGE).get_page(request.GET.get("page"))
    context = {
        "run": row,
        "state": ImportState(row.state),
        "tone": _TONES[ImportState(row.state)],
        "encoding": Encoding(row.encoding),
        "open": row.state in {ImportState.CHECKED, ImportState.UNDER_WAY},
        "ready": row.lines - row.faulty - row.registered,
        "page": page,
        "faults": [_told(fault) for fault in page.object_list],
    }
    return render(request, "people/import.html", context)


@require_POST
@signed_in
def apply(request: SignedInRequest, run: UUID) -> HttpResponseBase:
    """Enter the good lines; a large file takes several requests."""
    done = actions.apply_import(actor=request.actor, run=run, most_steps=STEPS_A_REQUEST)
    entered = ngettext("%(count)d person entered.", "%(count)d people entered.", done.registered)
    messages.success(request, entered % {"count": done.registered})
    return redirect("people:import", run=run)


@require_POST
@signed_in
def discard(request: SignedInRequest, run: UUID) -> HttpResponseBase:
    """Give the import up."""
    actions.discard_import(actor=request.actor, run=run)
    messages.success(request, gettext("The import was given up."))
    return redirect("people:imports")


@require_safe
@signed_in
def report(request: SignedInRequest, run: UUID) -> HttpResponseBase:
    """Answer with the report as a file that no spreadsheet takes for formulas."""
    faults = importing.faults_of(importing.import_run(request.actor, run))
    heading = [gettext("Line"), gettext("Column"), gettext("What is wrong"), gettext("What to do")]
    records = ([told["line"], told["column"], told["what"], told["cure"]] for told in map(_told, faults))
    return file_response(Format.CSV, heading, records, title=gettext("Import report"), day=clock.today())


@require_safe
@signed_in
def template(request: SignedInRequest) -> HttpResponseBase:
    """Answer with an empty table to fill in."""
    importing.imports(request.actor)
    heading = [str(label(column)) for column in Column]
    return file_response(Format.CSV, heading, [], title=gettext("People"), day=clock.today())


def _told(fault: Fault) -> dict[str, str | int]:
    words = explanation(fault.problem, fault.parameters)
    return {
        "line": fault.line,
        "column": str(label(fault.column)) if fault.column else "",
        "what": str(words.what),
        "cure": str(words.cure),
    }
