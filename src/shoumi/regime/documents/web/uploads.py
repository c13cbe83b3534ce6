"""The file of a form, already sealed when a view sees it.

What no action keeps is given up when the request ends (`vault.uploads.GiveUpUnkept`).
"""

from django.conf import settings
from django.http import HttpRequest

from shoumi.engines.foundation.errors import Invalid
from shoumi.engines.rendering.problems import Problem as Rendering
from shoumi.regime.documents.actions.registering import Arrived
from shoumi.regime.documents.vocabulary import Problem
from shoumi.regime.vault.uploads import MEBIBYTE, SealedUpload


def take(request: HttpRequest, field: str = "file") -> Arrived:
    """Return the one file of ``field``.

    Raises Invalid when there is none, or when the request was longer than a file may be and was not read.
    """
    upload = request.FILES.get(field)
    if isinstance(upload, SealedUpload):
        return Arrived(upload.sealing, upload.name or "file")
    limit = settings.INSTALLATION.upload_limit_mib * MEBIBYTE
    if int(request.META.get("CONTENT_LENGTH") or 0) > limit:
        raise Invalid(Rendering.TOO_LARGE, limit=limit)
    raise Invalid(Problem.NO_FILE)
