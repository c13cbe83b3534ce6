"""The file of a form, already sealed when a view sees it.

What no action keeps is given up when the request ends (`vault.uploads.GiveUpUnkept`).
"""

from enum import StrEnum

from django.http import HttpRequest

from shoumi.engines.foundation.errors import Invalid
from shoumi.regime.access.actors import Person
from shoumi.regime.documents.actions.registering import Arrived, turn_away
from shoumi.regime.documents.vocabulary import Event, Problem
from shoumi.regime.vault.uploads import SealedUpload, announced, is_too_long


def take(request: HttpRequest, field: str = "file", *, rejected: StrEnum = Event.FILE_REJECTED) -> Arrived:
    """Return the one file of ``field``.

    Raises Invalid when there is none, or when the request was longer than a file may be and was not read, which is
    recorded as ``rejected``.
    """
    upload = request.FILES.get(field)
    if isinstance(upload, SealedUpload):
        return Arrived(upload.sealing, upload.name or "file")
    actor = getattr(request, "actor", None)
    if isinstance(actor, Person) and is_too_long(request):
        turn_away(actor=actor, size=announced(request), rejected=rejected)
    raise Invalid(Problem.NO_FILE)
