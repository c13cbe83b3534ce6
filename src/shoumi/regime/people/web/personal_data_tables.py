"""The tables of requests to correct, and of erasures."""

from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from shoumi.regime.kit.badges import Tone, Wording, state_badge
from shoumi.regime.kit.filters import choice, search
from shoumi.regime.kit.holdings import holding_named
from shoumi.regime.kit.tables import Column, Empty, Table
from shoumi.regime.kit.words import label
from shoumi.regime.people.models import CorrectionRequest, Erasure
from shoumi.regime.people.vocabulary import CorrectionState, ErasureState

_CORRECTION_TONES = {
    CorrectionState.ASKED: Tone.AMBER,
    CorrectionState.CORRECTED: Tone.GREEN,
    CorrectionState.DECLINED: Tone.GREY,
}
_ERASURE_TONES = {ErasureState.PROPOSED: Tone.AMBER, ErasureState.ERASED: Tone.GREEN, ErasureState.KEPT: Tone.BLUE}


def _holding(row: CorrectionRequest | Erasure) -> Wording:
    found = holding_named(row.holding)
    return found.words if found else row.holding


def _corrected(row: CorrectionRequest) -> SafeString:
    return state_badge(label(row.state_code), _CORRECTION_TONES[row.state_code])


def _erased(row: Erasure) -> SafeString:
    state = ErasureState(row.state)
    return state_badge(label(state), _ERASURE_TONES[state])


CORRECTIONS: Table[CorrectionRequest] = Table(
    name="corrections",
    title=_("Requests to correct"),
    order=("answered_at", "asked_at"),
    columns=(
        Column(
            name="person",
            label=_("Name"),
            value=lambda row: row.person.name,
            link=lambda row: reverse("people:correction", args=(row.id,)),
            sort=("person__name",),
            head=True,
        ),
        Column(name="holding", label=_("Data that are wrong"), value=_holding),
        Column(name="asked_at", label=_("Asked for"), sort=("asked_at",), whole=True),
        Column(name="state", label=_("State"), value=lambda row: row.state_code, cell=_corrected, sort=("state",)),
        Column(name="answered_at", label=_("Answered"), sort=("answered_at",), whole=True),
        Column(name="by", label=_("By"), value=lambda row: row.answered_by.name if row.answered_by else None),
    ),
    filters=(
        search(lambda rows, words: rows.filter(person__name__icontains=words)),
        choice("state", _("State"), lambda: [(one.value, label(one)) for one in CorrectionState]),
    ),
    empty=Empty(
        title=_("Nobody has asked for a correction"),
        hint=_("Everybody finds on the page of their own data how to ask for one."),
        icon="circle-check",
    ),
)

ERASURES: Table[Erasure] = Table(
    name="erasures",
    title=_("Erasures"),
    order=("decided_at", "proposed_at"),
    columns=(
        Column(
            name="person",
            label=_("Name"),
            value=lambda row: row.person.name,
            link=lambda row: reverse("people:erasure", args=(row.id,)),
            sort=("person__name",),
            head=True,
        ),
        Column(name="holding", label=_("What"), value=_holding),
        Column(name="proposed_at", label=_("Proposed"), sort=("proposed_at",), whole=True),
        Column(
            name="state", label=_("State"), value=lambda row: ErasureState(row.state), cell=_erased, sort=("state",)
        ),
        Column(name="decided_at", label=_("Decided"), sort=("decided_at",), whole=True),
        Column(name="by", label=_("By"), value=lambda row: row.decided_by.name if row.decided_by else None),
    ),
    filters=(
        search(lambda rows, words: rows.filter(person__name__icontains=words)),
        choice("state", _("State"), lambda: [(one.value, label(one)) for one in ErasureState]),
    ),
    empty=Empty(
        title=_("Nothing to be erased"),
        hint=_("What is past its retention after somebody has left is proposed here."),
        icon="circle-check",
    ),
)
