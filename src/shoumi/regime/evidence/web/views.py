"""The pages of the ledger: entries, one entry, checkpoints, and the export."""

from uuid import UUID

from django.http import FileResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from shoumi.regime.accounts.requests import SignedInRequest
from shoumi.regime.accounts.web.guard import signed_in
from shoumi.regime.evidence import actions, queries
from shoumi.regime.evidence.checking import opens
from shoumi.regime.evidence.web.tables import CHECKPOINTS, entries_table
from shoumi.regime.evidence.words import Names, details_of, event_label
from shoumi.regime.incidents.web.proofs import ProofTexts
from shoumi.regime.journal.proofs import prove
from shoumi.regime.kit import clock
from shoumi.regime.kit.export import Format


def tabs(current: str) -> list[dict[str, object]]:
    """Return the sections of the auditor's room; ``current`` is the name of the page shown."""
    sections = (("entries", _("Entries")), ("checkpoints", _("Checkpoints")), ("verify", _("Verify and export")))
    return [
        {"label": label, "url": reverse(f"evidence:{name}"), "current": name == current} for name, label in sections
    ]


@require_safe
@signed_in
def entries(request: SignedInRequest) -> HttpResponseBase:
    """List the entries, newest first; an export of the list is recorded."""
    viewer = request.actor

    def record_export(kind: Format) -> None:
        actions.export_entries(viewer, format=kind, rows=listing.query.count())

    listing = entries_table(viewer).read(request.GET, queries.entries(viewer))
    return listing.respond(request, "evidence/entries.html", {"tabs": tabs("entries")}, exporting=record_export)


@require_safe
@signed_in
def entry(request: SignedInRequest, uid: UUID) -> HttpResponseBase:
    """Show one entry with its details, its commitment checked, and its proof."""
    viewer = request.actor
    event = queries.entry(viewer, uid)
    names = Names.among(viewer, [event])
    details = getattr(event, "details", None)
    context = {
        "event": event,
        "label": event_label(event.code),
        "actor": names.reference(event.actor),
        "subject": names.reference(event.subject),
        "details": details_of(event, names),
        "opens": details is not None and opens(details, bytes(event.commitment)),
        "commitment": bytes(event.commitment).hex(),
        "proof": ProofTexts.of(prove(uid)),
    }
    return render(request, "evidence/entry.html", context)


@require_safe
@signed_in
def checkpoints(request: SignedInRequest) -> HttpResponseBase:
    """List the signed checkpoints, newest first."""
    listing = CHECKPOINTS.read(request.GET, queries.checkpoints(request.actor))
    return listing.respond(request, "evidence/checkpoints.html", {"tabs": tabs("checkpoints")})


@require_POST
@signed_in
def export(request: SignedInRequest) -> HttpResponseBase:
    """Send the ledger as a ZIP, with its details or without."""
    return download(request, with_details=request.POST.get("details") != "withheld")


def download(request: SignedInRequest, *, with_details: bool) -> FileResponse:
    """Return the answer that carries the ZIP; for the page and the API alike."""
    file, summary = actions.download_ledger(request.actor, with_details=with_details)
    name = f"ledger-{clock.today().isoformat()}-{summary.checkpoint.size}.zip"
    response = FileResponse(file, as_attachment=True, filename=name, content_type="application/zip")
    response["X-Ledger-Agrees"] = "yes" if summary.agrees else "no"
    return response
