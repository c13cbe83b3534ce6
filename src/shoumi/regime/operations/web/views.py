"""The page on which the system administrator sees how the installation is."""

from dataclasses import dataclass

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from shoumi.regime.accounts.requests import SignedInRequest
from shoumi.regime.accounts.web.guard import signed_in
from shoumi.regime.kit.badges import Tone
from shoumi.regime.kit.words import Explanation, LocalizedText, explanation, label
from shoumi.regime.operations import queries, rules
from shoumi.regime.operations.values import Found, Status
from shoumi.regime.operations.vocabulary import Severity

TONES = {Severity.FAULT: Tone.RED, Severity.ATTENTION: Tone.AMBER, Severity.NOTE: Tone.BLUE}


@dataclass(frozen=True, slots=True)
class Told:
    """A finding as it is shown."""

    severity: LocalizedText
    tone: Tone
    words: Explanation


@dataclass(frozen=True, slots=True)
class PartTold:
    """A part of the server: what it is called, whether it is there, and where its absence shows."""

    name: LocalizedText
    there: bool
    absence: LocalizedText


def tell(one: Found) -> Told:
    """Return a finding in words."""
    return Told(label(one.severity), TONES[one.severity], explanation(one.code, one.parameters))


@require_safe
@signed_in
def status(request: SignedInRequest) -> HttpResponse:
    """Show what is found first, then all that was looked at."""
    state = queries.status(request.actor)
    context = {
        "state": state,
        "facts": state.facts,
        "found": [tell(one) for one in state.pressing],
        "parts": _parts(state),
    }
    return render(request, "operations/status.html", context)


def _parts(state: Status) -> list[PartTold]:
    return [
        PartTold(label(part), there, explanation(rules.ABSENT[part]).cure) for part, there in state.facts.parts.items()
    ]
