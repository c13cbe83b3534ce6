"""Files of a form, already sealed when a view sees them."""

from collections.abc import Iterator

from django.conf import settings
from django.http import HttpRequest

from shoumi.engines.foundation.errors import Invalid
from shoumi.engines.rendering.problems import Problem as Rendering
from shoumi.regime.documents.actions.registering import Arrived
from shoumi.regime.documents.vocabulary import Problem
from shoumi.regime.vault.uploads import MEBIBYTE, SealedUpload


def take(request: HttpRequest, field: str = "file") -> Arrived:
    """Return the one file of ``field`` and give up whatever else came with it.

    Raises Invalid when there is none, or when the request was longer than a file may be and was not read.
    """
    kept = request.FILES.get(field)
    for upload in _all(request):
        if upload is not kept:
            upload.sealing.discard()
    if isinstance(kept, SealedUpload):
        return Arrived(kept.sealing, kept.name or "file")
    limit = settings.INSTALLATION.upload_limit_mib * MEBIBYTE
    if int(request.META.get("CONTENT_LENGTH") or 0) > limit:
        raise Invalid(Rendering.TOO_LARGE, limit=limit)
    raise Invalid(Problem.NO_FILE)


def give_up(request: HttpRequest) -> None:
    """Give up every file of ``request``: the form it came with was not accepted."""
    for upload in _all(request):
        upload.sealing.discard()


def _all(request: HttpRequest) -> Iterator[SealedUpload]:
    for _field, uploads in request.FILES.lists():
        yield from (upload for upload in uploads if isinstance(upload, SealedUpload))
