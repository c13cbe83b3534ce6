"""The table of cases, and the badges of their states."""

from django.db.models import Q, QuerySet
from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from shoumi.regime.access.actors import Person as Viewer
from shoumi.regime.conduct.models import ConductCase
from shoumi.regime.conduct.queries import sheets
from shoumi.regime.conduct.queries.sheets import Line
from shoumi.regime.conduct.vocabulary import ConductState, Effect
from shoumi.regime.kit.badges import Tone, Wording, state_badge
from shoumi.regime.kit.filters import choice, search
from shoumi.regime.kit.tables import Column, Empty, Table
from shoumi.regime.kit.words import label

TONES = {
    ConductState.OPENED: Tone.BLUE,
    ConductState.NOTIFIED: Tone.AMBER,
    ConductState.HEARD: Tone.BLUE,
    ConductState.PROPOSED: Tone.AMBER,
    ConductState.DECIDED: Tone.AMBER,
    ConductState.SERVED: Tone.BLUE,
    ConductState.APPEALED: Tone.AMBER,
    ConductState.IN_FORCE: Tone.GREEN,
    ConductState.LIFTED: Tone.GREY,
    ConductState.DROPPED: Tone.GREY,
    ConductState.EXPIRED: Tone.GREY,
}
EFFECT_TONES = {Effect.REWARD: Tone.TEAL, Effect.DISCIPLINE: Tone.PURPLE}


def badge(row: ConductCase) -> SafeString:
    """Return the badge of how far a case is."""
    return state_badge(label(row.state_code), TONES[row.state_code])


def effect_badge(row: ConductCase) -> SafeString:
    """Return the badge of reward or discipline."""
    return state_badge(label(row.effect_code), EFFECT_TONES[row.effect_code])


def _matching(rows: "QuerySet[ConductCase]", words: str) -> "QuerySet[ConductCase]":
    unit = Q(unit__name_zh__icontains=words) | Q(unit__name_en__icontains=words)
    return rows.filter(Q(person__name__icontains=words) | Q(person__staff_number=words) | unit)


def cases_table(viewer: Viewer) -> Table[ConductCase]:
    """Return the table of the cases ``viewer`` knows of."""
    return Table(
        name="conduct",
        title=_("Rewards and discipline"),
        order=("-opened_at",),
        present=lambda rows: sheets.lines(viewer, rows),
        columns=(
            Column(
                name="name",
                label=_("Person or unit"),
                link=lambda line: reverse("conduct:case", args=(line.case.id,)),
                sort=("person__name", "unit__name_zh"),
                head=True,
                whole=True,
            ),
            Column(
                name="effect",
                label=_("Category"),
                value=lambda line: line.case.effect_code,
                cell=lambda line: effect_badge(line.case),
                sort=("effect",),
                whole=True,
            ),
            Column(
                name="conduct_on",
                label=_("When it happened"),
                value=lambda line: line.case.conduct_on if line.tells_day else None,
                whole=True,
            ),
            Column(name="measures", label=_("Measures"), value=_measures),
            Column(
                name="in_force_on",
                label=_("In force since"),
                value=lambda line: line.case.in_force_on,
                sort=("in_force_on",),
                whole=True,
            ),
            Column(
                name="expires_on",
                label=_("On file until"),
                value=_until,
                sort=("expires_on",),
                whole=True,
            ),
            Column(
                name="state",
                label=_("State"),
                value=lambda line: line.case.state_code,
                cell=lambda line: badge(line.case),
                sort=("state",),
                whole=True,
            ),
        ),
        filters=(
            search(_matching, placeholder=_("Name, staff number, unit")),
            choice("effect", _("Category"), lambda: [(one.value, str(label(one))) for one in Effect]),
            choice("state", _("State"), _states),
        ),
        empty=Empty(
            title=_("No case to show"),
            hint=_("HR or the confidentiality officer opens one on the page of a person."),
            icon="certificate",
        ),
    )


def _states() -> list[tuple[str, Wording]]:
    return [(one.value, str(label(one))) for one in ConductState if one is not ConductState.EXPIRED]


def _until(line: Line) -> object:
    """Return the last day on the file; in words where a record stays for good."""
    row = line.case
    return gettext("For good") if row.in_force_on and row.expires_on is None else row.expires_on


def _measures(line: Line) -> str:
    return "、".join(str(one) for one in line.measures)
