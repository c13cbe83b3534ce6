"""Which hats are kept apart: the rules in force with their reasons, and a rehearsal before a profile is adopted."""

from collections import defaultdict
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_GET, require_POST

from shoumi.engines.foundation.errors import Invalid
from shoumi.regime.access.actors import Person
from shoumi.regime.accounts.actions.separating import adopt_profile
from shoumi.regime.accounts.queries.hats import adopted, rehearsal, separations
from shoumi.regime.accounts.rules.hats import PROFILES, reason_of
from shoumi.regime.accounts.slots import HATS, names_of
from shoumi.regime.accounts.vocabulary import Problem, Profile
from shoumi.regime.accounts.web.proving import acting, attended
from shoumi.regime.kit.words import label


@require_GET
@login_required
def overview(request: HttpRequest) -> HttpResponse:
    """Show what is kept apart and why, and for every profile who would violate it."""
    viewer = acting(request)
    context = {
        "kept": separations(viewer),
        "adopted": adopted(viewer),
        "profiles": [_profile(viewer, profile) for profile in Profile],
    }
    return render(request, "accounts/hats.html", context)


@require_POST
@attended
def adopt(request: HttpRequest) -> HttpResponse:
    """Adopt a profile."""
    told = request.POST.get("profile", "")
    if told not in set(Profile):
        raise Invalid(Problem.NO_PROFILE)
    adopt_profile(actor=acting(request), profile=Profile(told))
    messages.success(request, gettext("The profile is in force; every appointment is checked against it."))
    return redirect("accounts:hats")


def _profile(viewer: Person, profile: Profile) -> dict[str, object]:
    words = {hat.value: hat for source in HATS.items() for hat in source.all}
    found = rehearsal(viewer, profile)
    names = names_of([one.person for one in found])
    by_person: defaultdict[UUID, list[str]] = defaultdict(list)
    for one in found:
        first, second = (str(label(words[hat])) for hat in one.pair)
        by_person[one.person].append(f"{first} + {second}")
    return {
        "profile": profile,
        "pairs": [
            {"first": words[first], "second": words[second], "reason": reason_of((first, second))}
            for first, second in PROFILES[profile]
            if first in words and second in words
        ],
        "violations": [(names.get(person, ""), pairs) for person, pairs in by_person.items()],
    }
