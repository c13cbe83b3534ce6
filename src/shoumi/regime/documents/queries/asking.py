"""Requests to know: those one made, and those one decides."""

from django.db.models import QuerySet

from shoumi.regime.access.actors import Person, may_read
from shoumi.regime.documents.models import KnowRequest
from shoumi.regime.documents.vocabulary import RequestState


def requests_to_decide(viewer: Person) -> QuerySet[KnowRequest]:
    """Return the open requests to know for documents that ``viewer`` keeps."""
    if not may_read(viewer):
        return KnowRequest.objects.none()
    return (
        KnowRequest.objects.filter(state=RequestState.OPEN, document__custodian=viewer.id)
        .select_related("asker", "document")
        .order_by("made_at")
    )


def own_requests(viewer: Person) -> QuerySet[KnowRequest]:
    """Return what ``viewer`` asked to know, newest first; what they may see of the answer is `KnowRequest.told`."""
    if not may_read(viewer):
        return KnowRequest.objects.none()
    return KnowRequest.objects.filter(asker=viewer.id).order_by("-made_at")
