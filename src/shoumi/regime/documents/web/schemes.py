"""What everybody may look up: the catalogue of kinds, the levels and how they are handled, one's own clearance."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from shoumi.regime.access.deciding import decide, permitted
from shoumi.regime.access.registry import registry
from shoumi.regime.accounts.requests import SignedInRequest
from shoumi.regime.accounts.web.guard import signed_in
from shoumi.regime.documents import listing, queries, rules
from shoumi.regime.documents.gates import ceiling_of
from shoumi.regime.documents.models import ClassifierRange, HandlingRules, Kind, Level
from shoumi.regime.documents.presets import SCHEMES
from shoumi.regime.documents.vocabulary import REGISTER, Category, Permission
from shoumi.regime.documents.web.officer_forms import ClassifierForm
from shoumi.regime.kit import clock
from shoumi.regime.kit.filters import LONGEST_SEARCH
from shoumi.regime.kit.words import LocalizedText, label
from shoumi.regime.people.queries import standing as people
from shoumi.regime.people.vocabulary import ReasonCode


@require_safe
@signed_in
def kinds(request: SignedInRequest) -> HttpResponse:
    """Show what counts as secret, by category; words narrow it."""
    permitted(request.actor, Permission.LOOK_UP, REGISTER)
    words = request.GET.get("q", "").strip()[:LONGEST_SEARCH]
    by_rank = {level.rank: level for level in queries.levels()}
    found = [(kind, _proposed(by_rank, kind)) for kind in queries.kinds() if _says(kind, words)]
    groups = [
        (label(category), [(kind, level) for kind, level in found if kind.category == category])
        for category in Category
    ]
    officer = is_officer(request)
    context = {
        "groups": [one for one in groups if one[1]],
        "q": words,
        "officer": officer,
        "retired": queries.retired_kinds() if officer else (),
    }
    return render(request, "documents/kinds.html", context)


def is_officer(request: SignedInRequest) -> bool:
    """Return whether the viewer holds the office that sets kinds and levels up, whatever else is missing now."""
    decision = decide(request.actor, Permission.CONFIGURE, REGISTER)
    return all(reason.code is not ReasonCode.OFFICE_MISSING for reason in decision.reasons)


def _proposed(by_rank: dict[int, Level], kind: Kind) -> Level | None:
    rank = rules.proposed_rank(by_rank, kind.default_rank)
    return None if rank is None else by_rank[rank]


def _says(kind: Kind, words: str) -> bool:
    texts = (
        kind.code,
        *(side for text in (kind.name, kind.examples, kind.need_to_know) for side in (text.zh, text.en)),
    )
    return all(any(word in text.casefold() for text in texts) for word in words.casefold().split())


@require_safe
@signed_in
def levels(request: SignedInRequest) -> HttpResponse:
    """Show the levels in use with their marks and handling rules, who decides them, and the officer's tools."""
    permitted(request.actor, Permission.LOOK_UP, REGISTER)
    return render(request, "documents/levels.html", levels_context(request))


def levels_context(request: SignedInRequest) -> dict[str, object]:
    """Return what the page of levels shows."""
    handling = listing.handling_by_level(clock.now())
    shown = list(queries.levels())
    officer = is_officer(request)
    return {
        "scheme": queries.scheme_in_use(),
        "levels": [(level, _told(handling.get(level.pk))) for level in shown],
        "classifiers": [(one, _reach(shown, one)) for one in queries.classifiers()],
        "officer": officer,
        "presets": SCHEMES if officer and not queries.is_in_use() else (),
        "classifier_form": ClassifierForm() if officer else None,
    }


def _told(handling: HandlingRules | None) -> dict[str, object] | None:
    if handling is None:
        return None
    asked = queries.grade_name(handling.clearance) if handling.clearance else None
    return {"rules": handling, "gates": [gate_name(code) for code in handling.gates], "clearance": asked}


def gate_name(code: str) -> LocalizedText:
    """Return what a gate is called; a code that no part knows, which never opens, stands for itself."""
    found = next((gate for gate in registry.gates() if gate.code == code), None)
    return label(found.code) if found else LocalizedText(code, code)


def _reach(shown: list[Level], held: ClassifierRange) -> LocalizedText:
    within = [level for level in shown if level.rank <= held.ceiling]
    return within[0].name if within else LocalizedText(str(held.ceiling), str(held.ceiling))


@require_safe
@signed_in
def clearance(request: SignedInRequest) -> HttpResponse:
    """Show the viewer's clearance against the levels, and the way to another one."""
    now = clock.now()
    rank = people.clearance_rank(request.actor.id, now)
    handling = listing.handling_by_level(now)
    context = {
        "grade": queries.grade_name(rank) if rank else None,
        "levels": [(level, _reached(rank, handling.get(level.pk))) for level in queries.levels()],
        "may_classify": ceiling_of(request.actor.id, now) >= 0,
    }
    return render(request, "documents/clearance.html", context)


def _reached(rank: int, handling: HandlingRules | None) -> bool:
    return handling is not None and rank >= handling.clearance
