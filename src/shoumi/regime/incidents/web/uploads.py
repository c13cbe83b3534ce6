"""The picture of a request, already sealed when a view sees it."""

from django.http import HttpRequest

from shoumi.engines.foundation.errors import Invalid
from shoumi.regime.documents.vocabulary import Problem as DocumentProblem
from shoumi.regime.documents.web.uploads import take
from shoumi.regime.incidents.vocabulary import Event, Problem
from shoumi.regime.vault.objects import Sealing

FIELD = "image"


def image_of(request: HttpRequest) -> Sealing:
    """Return the one picture of the field ``image``. Raises Invalid for none, and for a request that was too long."""
    try:
        return take(request, FIELD, rejected=Event.IMAGE_REJECTED).sealing
    except Invalid as problem:
        if problem.code is DocumentProblem.NO_FILE:
            raise Invalid(Problem.NO_IMAGE) from problem
        raise
