"""How much waits for whoever asks, counted once a request: navigation, home page and tabs all tell it."""

from django.http import HttpRequest

from shoumi.regime.accounts.requests import person_in
from shoumi.regime.reviews.queries import lines
from shoumi.regime.reviews.queries.lines import Load

_NOTHING = Load(0, 0, 0)


def load_in(request: HttpRequest) -> Load:
    """Return how much there is for the viewer of ``request``; several places ask, so the answer is kept with it."""
    kept: Load | None = getattr(request, "review_load", None)
    if kept is None:
        viewer = person_in(request)
        kept = lines.load(viewer) if viewer else _NOTHING
        request.review_load = kept  # type: ignore[attr-defined]  # ours, for the other places
    return kept
