"""The page of one case: how far it is, and the forms of what the viewer may do."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from shoumi.engines.foundation.errors import Conflict, Invalid
from shoumi.regime.access.actors import Person
from shoumi.regime.accounts.requests import SignedInRequest
from shoumi.regime.conduct import actions
from shoumi.regime.conduct.models import ConductCase
from shoumi.regime.conduct.queries import knowing
from shoumi.regime.conduct.queries.sheets import Ordered, Sheet
from shoumi.regime.conduct.vocabulary import Depth, FollowUp, Permission
from shoumi.regime.conduct.web import forms, trail
from shoumi.regime.conduct.web.offers import offered
from shoumi.regime.conduct.web.tables import badge, effect_badge
from shoumi.regime.kit.badges import Wording
from shoumi.regime.kit.forms import Form
from shoumi.regime.kit.words import explanation
from shoumi.regime.people.actions.facts import person_subject
from shoumi.regime.people.vocabulary import Permission as OnPeople
from shoumi.regime.people.web.offers import may

PAGE = "conduct:case"
_FORMS: dict[Permission, tuple[str, type[forms.CaseForm]]] = {
    Permission.NOTIFY: ("notice_form", forms.NoticeForm),
    Permission.STATE_SIDE: ("side_form", forms.SideForm),
    Permission.RECORD_HEARING: ("recorded_form", forms.RecordedForm),
    Permission.SEND_BACK: ("return_form", forms.ReturnForm),
    Permission.SERVE: ("service_form", forms.ServiceRecordForm),
    Permission.APPEAL: ("appeal_form", forms.AppealForm),
    Permission.RECORD_APPEAL: ("paper_appeal_form", forms.PaperAppealForm),
}
"""The forms that ask nothing of the case; the others begin with what was proposed or decided."""


@dataclass(frozen=True, slots=True)
class Following:
    """An act of people that a measure calls for: where it is done, if the viewer may do it."""

    what: FollowUp
    address: str
    allowed: bool

    @property
    def by_security(self) -> bool:
        """Whether it is the security administrator's; the other act is HR's."""
        return self.what is FollowUp.WITHDRAW_CLEARANCE


def respond(request: SignedInRequest, case: UUID, **filled: object) -> HttpResponse:
    """Answer with the page of ``case``; ``filled`` are forms that were wrong, and what else the page is to show."""
    viewer = request.actor
    sheet = actions.read_case(actor=viewer, case=case)
    row = sheet.case
    verbs = offered(viewer, row)
    context: dict[str, object] = {
        "sheet": sheet,
        "row": row,
        "name": row.person.name if row.person else row.unit.name if row.unit else "",
        "badge": badge(row),
        "effect_badge": effect_badge(row),
        "trail": trail.steps(sheet),
        "may": {verb.name.lower(): True for verb in verbs},
        "outcome_only": sheet.depth is Depth.OUTCOME,
        "own": sheet.depth is Depth.OWN,
        "in_full": sheet.depth is Depth.FULL,
        "following": _following(viewer, row, sheet.standing),
    }
    context |= _forms(viewer, sheet, verbs) | filled
    faulty = any(isinstance(one, Form) and one.errors for one in filled.values())
    return render(request, "conduct/case.html", context, status=422 if faulty else 200)


def _forms(viewer: Person, sheet: Sheet, verbs: frozenset[Permission]) -> dict[str, object]:
    made: dict[str, object] = {name: form(viewer=viewer) for verb, (name, form) in _FORMS.items() if verb in verbs}
    row = sheet.case
    if Permission.PROPOSE in verbs:
        made["propose_form"] = forms.ProposeForm(viewer=viewer, row=row)
    if Permission.DECIDE in verbs:
        made["decide_form"] = forms.DecideForm(viewer=viewer, row=row, former=sheet.proposal)
    if Permission.DECIDE_APPEAL in verbs:
        made["appeal_decision_form"] = forms.AppealDecisionForm(viewer=viewer, row=row, former=sheet.decision)
    return made


def _following(viewer: Person, row: ConductCase, standing: Sequence[Ordered]) -> list[Following]:
    """Return the acts of people that the measures call for, once each. They never happen by themselves."""
    wanted = {one.measure.follow_up_code for one in standing} - {FollowUp.NONE}
    if row.person_id is None or not wanted:
        return []
    pages = {
        FollowUp.WITHDRAW_CLEARANCE: (OnPeople.WITHDRAW_CLEARANCE, "people:person"),
        FollowUp.BEGIN_LEAVING: (OnPeople.BEGIN_LEAVING, "people:leaving"),
    }
    found = []
    for one in sorted(wanted):
        verb, name = pages[one]
        allowed = may(viewer, verb, person_subject(row.person_id))
        found.append(Following(one, reverse(name, args=(row.person_id,)), allowed))
    return found


def acted(
    request: SignedInRequest, case: UUID, form: tuple[str, Form], act: Callable[[], object], *, said: Wording
) -> HttpResponseBase:
    """Do ``act`` with what the form holds and say ``said``; where it is wrong, show the page with the form in it."""
    if form[1].carried_out(act):
        messages.success(request, str(said))
        return back(request, case)
    return respond(request, case, **{form[0]: form[1]})


def plainly(request: SignedInRequest, case: UUID, act: Callable[[], object], *, said: Wording) -> HttpResponseBase:
    """Do ``act``, which takes no words, and say ``said`` or what was wrong."""
    try:
        act()
    except (Invalid, Conflict) as problem:
        words = explanation(problem.code, problem.parameters)
        messages.error(request, str(words))
    else:
        messages.success(request, str(said))
    return back(request, case)


def back(request: SignedInRequest, case: UUID) -> HttpResponseBase:
    """Lead back to the case, or to the list where the viewer knows of it no longer: their part in it is over."""
    if knowing.known(request.actor).filter(id=case).exists():
        return redirect(PAGE, case=case)
    messages.info(request, _("The case has gone its way; you see it no longer."))
    return redirect("conduct:cases")
