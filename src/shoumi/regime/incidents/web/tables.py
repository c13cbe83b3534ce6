"""The table of trace cases."""

from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from shoumi.regime.incidents.models import TraceCase
from shoumi.regime.incidents.vocabulary import Conclusion, Outcome
from shoumi.regime.kit.badges import Tone, state_badge
from shoumi.regime.kit.cells import told
from shoumi.regime.kit.filters import choice, since, until
from shoumi.regime.kit.tables import Column, Empty, Table
from shoumi.regime.kit.words import label

OUTCOME_TONES = {Outcome.FOUND: Tone.BLUE, Outcome.UNKNOWN_ID: Tone.AMBER, Outcome.NOTHING: Tone.GREY}
CONCLUSION_TONES = {Conclusion.OPEN: Tone.AMBER, Conclusion.CONFIRMED: Tone.RED, Conclusion.DISMISSED: Tone.GREEN}


def outcome_badge(case: TraceCase) -> SafeString:
    """Return what the mark gave, as a badge."""
    outcome = Outcome(case.outcome)
    return state_badge(label(outcome), OUTCOME_TONES[outcome])


def conclusion_badge(case: TraceCase) -> SafeString | str:
    """Return what a person concluded, as a badge; a picture without a mark has nothing to conclude while open."""
    conclusion = Conclusion(case.conclusion)
    if conclusion is Conclusion.OPEN and case.mark is None:
        return told(None)
    return state_badge(label(conclusion), CONCLUSION_TONES[conclusion])


CASES: Table[TraceCase] = Table(
    name="traces",
    title=_("Trace cases"),
    order=("-opened_at",),
    columns=(
        Column(
            name="opened_at",
            label=_("Handed in"),
            link=lambda case: reverse("incidents:case", args=(case.id,)),
            sort=("opened_at",),
            head=True,
            whole=True,
        ),
        Column(name="outcome", label=_("Result"), value=lambda case: Outcome(case.outcome), cell=outcome_badge),
        Column(name="issued_to", label=_("Issued to"), value=lambda case: case.mark.person.name if case.mark else None),
        Column(
            name="document",
            label=_("Document"),
            value=lambda case: case.mark.version.document.number if case.mark else None,
            whole=True,
        ),
        Column(name="page", label=_("Page"), value=lambda case: case.mark.page if case.mark else None, number=True),
        Column(
            name="viewed",
            label=_("Viewed"),
            value=lambda case: case.mark.at if case.mark else None,
            sort=("mark__at",),
            whole=True,
        ),
        Column(
            name="conclusion",
            label=_("Conclusion"),
            value=lambda case: Conclusion(case.conclusion),
            cell=conclusion_badge,
        ),
        Column(name="opened_by", label=_("Handed in by"), value=lambda case: case.opened_by.name, whole=True),
    ),
    filters=(
        choice("outcome", _("Result"), lambda: [(one.value, label(one)) for one in Outcome]),
        choice("conclusion", _("Conclusion"), lambda: [(one.value, label(one)) for one in Conclusion]),
        since("since", _("From"), lookup="opened_at"),
        until("until", _("To"), lookup="opened_at"),
    ),
    empty=Empty(
        title=_("No picture has been traced yet"),
        hint=_("Hand in a screenshot, a photo or a crop of a page above; what it leads to is kept here."),
        icon="fingerprint",
    ),
)
