"""The table of screenings."""

from typing import Any

from django.db.models import Q, QuerySet
from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from shoumi.regime.kit.badges import Tone, state_badge
from shoumi.regime.kit.filters import choice, search
from shoumi.regime.kit.tables import Column, Empty, Table
from shoumi.regime.kit.words import label
from shoumi.regime.people.models import Screening
from shoumi.regime.people.queries import screening as reading
from shoumi.regime.people.vocabulary import ScreeningState
from shoumi.regime.people.web.tables import chosen

TONES = {
    ScreeningState.REQUESTED: Tone.BLUE,
    ScreeningState.PASSED: Tone.GREEN,
    ScreeningState.CONDITIONAL: Tone.AMBER,
    ScreeningState.NOT_PASSED: Tone.RED,
    ScreeningState.DROPPED: Tone.GREY,
}
ENDING = "ending"


def badge(row: Screening) -> SafeString:
    """Return the badge of how far a screening has come."""
    return state_badge(label(row.state_code), TONES[row.state_code])


def _matching(rows: "QuerySet[Screening]", words: str) -> "QuerySet[Screening]":
    return rows.filter(Q(person__name__icontains=words) | Q(person__staff_number__icontains=words))


def _only(rows: "QuerySet[Screening]", _chosen: Any) -> "QuerySet[Screening]":  # noqa: ANN401 - the one choice there is
    return reading.ending(rows)


SCREENINGS: Table[Screening] = Table(
    name="screenings",
    title=_("Screenings"),
    order=("-requested_at",),
    columns=(
        Column(
            name="person",
            label=_("Name"),
            value=lambda row: row.person.name,
            link=lambda row: reverse("people:screening", args=(row.id,)),
            sort=("person__name",),
            head=True,
            whole=True,
        ),
        Column(name="grade", label=_("For the grade"), value=lambda row: row.grade.name, sort=("grade__rank",)),
        Column(name="requested_at", label=_("Asked for"), sort=("requested_at",), whole=True),
        Column(name="decided_at", label=_("Decided"), sort=("decided_at",), whole=True),
        Column(name="valid_until", label=_("Valid until"), sort=("valid_until",), whole=True),
        Column(name="state", label=_("State"), value=lambda row: row.state_code, cell=badge),
    ),
    filters=(
        search(_matching, placeholder=_("Name, staff number")),
        choice("state", _("State"), lambda: [(one.value, str(label(one))) for one in ScreeningState]),
        chosen(ENDING, (_("Validity"), lambda: [(ENDING, _("Ending soon or over"))]), str, _only),
    ),
    empty=Empty(
        title=_("No screening yet"),
        hint=_("HR or the head of a unit asks for one on the person's page."),
        icon="file-search",
    ),
)
"""The screenings a viewer may know of."""
