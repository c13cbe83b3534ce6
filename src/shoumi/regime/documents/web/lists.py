"""Lists: what the viewer may know of, and the officer's register."""

from django.http.response import HttpResponseBase
from django.views.decorators.http import require_safe

from shoumi.regime.accounts.requests import SignedInRequest
from shoumi.regime.accounts.web.guard import signed_in
from shoumi.regime.documents import queries
from shoumi.regime.documents.actions.listing import export_list
from shoumi.regime.documents.actions.reading_register import read_register
from shoumi.regime.documents.gates import ceiling_of
from shoumi.regime.documents.web.tables import REGISTER as REGISTER_TABLE
from shoumi.regime.documents.web.tables import known_documents
from shoumi.regime.kit import clock
from shoumi.regime.kit.export import Format
from shoumi.regime.kit.tables import EXPORT


@require_safe
@signed_in
def documents(request: SignedInRequest) -> HttpResponseBase:
    """List the documents the viewer may know of; an export of the list is recorded."""
    viewer = request.actor
    listed = known_documents(viewer).read(request.GET, queries.documents(viewer))

    def record_export(kind: Format) -> None:
        export_list(actor=viewer, format=kind, rows=listed.query.count())

    may_register = ceiling_of(viewer.id, clock.now()) >= 0
    return listed.respond(request, "documents/list.html", {"may_register": may_register}, exporting=record_export)


@require_safe
@signed_in
def register(request: SignedInRequest) -> HttpResponseBase:
    """Show the officer's register, without titles and content; each look, and each export, is recorded."""
    viewer = request.actor
    exported = request.GET.get(EXPORT) in {kind.value for kind in Format}
    source = read_register(actor=viewer, exported=exported)
    return REGISTER_TABLE.read(request.GET, source).respond(
        request, "documents/register.html", exporting=lambda _kind: None
    )
