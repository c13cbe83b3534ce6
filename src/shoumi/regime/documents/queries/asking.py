"""Requests to know that one made; those one decides are in `standing_in`."""

from django.db.models import QuerySet

from shoumi.regime.access.actors import Person, may_read
from shoumi.regime.documents.models import KnowRequest


def own_requests(viewer: Person) -> QuerySet[KnowRequest]:
    """Return what ``viewer`` asked to know, newest first; what they may see of the answer is `KnowRequest.told`."""
    if not may_read(viewer):
        return KnowRequest.objects.none()
    return KnowRequest.objects.filter(asker=viewer.id).order_by("-made_at")
