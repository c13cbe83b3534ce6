"""Finding the person somebody means: suggestions while typing, and who a typed text names."""

from uuid import UUID

from django.db.models import Q
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from shoumi.engines.foundation.errors import Invalid
from shoumi.regime.access.actors import Person
from shoumi.regime.accounts.requests import SignedInRequest
from shoumi.regime.accounts.web.guard import signed_in
from shoumi.regime.documents.vocabulary import Problem
from shoumi.regime.kit.filters import LONGEST_SEARCH
from shoumi.regime.people import queries as people

MOST_SUGGESTED = 12
_SEPARATOR = " · "


@require_safe
@signed_in
def suggest(request: SignedInRequest) -> HttpResponse:
    """Answer with the people in whose name stands what is typed in the field that asks."""
    typed = next((text for text in request.GET.values() if isinstance(text, str)), "").strip()[:LONGEST_SEARCH]
    return render(request, "documents/suggestions.html", {"suggestions": suggestions(request.actor, typed)})


def suggestions(viewer: Person, typed: str) -> list[str]:
    """Return what is offered for ``typed``: the name with the unit, or with the address where there are namesakes."""
    if not typed:
        return []
    seen = people.directory(viewer).filter(Q(name__icontains=typed)).order_by("name", "id")[:MOST_SUGGESTED]
    return [
        _SEPARATOR.join(filter(None, (card.name, _unit(card), card.email))) for card in people.cards(viewer, list(seen))
    ]


def _unit(card: people.Card) -> str:
    return str(card.places[0].unit) if card.places else card.organisation


def meant(viewer: Person, typed: str) -> UUID:
    """Return the one person ``typed`` names: an address, a name, or a suggestion that was chosen.

    Raises Invalid when nobody is meant, or several are.
    """
    name, *rest = [part.strip() for part in typed.split(_SEPARATOR.strip())]
    addressed = next((part for part in (name, *rest) if "@" in part), "")
    if addressed:
        found = people.find_seen(viewer, addressed)
        return _one({found.id} if found else set())
    named = list(people.directory(viewer).filter(name=name)[:MOST_SUGGESTED])
    if rest:
        return _one({card.id for card in people.cards(viewer, named) if _unit(card) == rest[0]})
    return _one({person.id for person in named})


def _one(found: set[UUID]) -> UUID:
    if len(found) != 1:
        raise Invalid(Problem.UNKNOWN_READER)
    return found.pop()
