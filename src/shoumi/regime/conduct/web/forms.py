"""The forms of a case."""

from collections.abc import Mapping
from typing import Any, ClassVar
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from shoumi.engines.foundation.errors import Invalid
from shoumi.regime.conduct.models import ConductCase, Measure
from shoumi.regime.conduct.queries import scale
from shoumi.regime.conduct.queries.sheets import VerdictView
from shoumi.regime.conduct.rules import references, texts
from shoumi.regime.conduct.rules.grading import Findings
from shoumi.regime.conduct.values import Heard, Judgement, NewCase, Proposal, Reference, Service
from shoumi.regime.conduct.vocabulary import (
    Consequence,
    Effect,
    HearingForm,
    Intent,
    Outcome,
    Problem,
    Remedy,
    ServiceForm,
)
from shoumi.regime.kit.words import LocalizedText, label
from shoumi.regime.people import queries as people
from shoumi.regime.people.vocabulary import Problem as PeopleProblem
from shoumi.regime.people.web.forms import ActForm, codes, day, of_codes, of_rows

_TOLD_AT: Mapping[str, str] = {
    Problem.DAY_IN_FUTURE: "on",
    Problem.DAY_TOO_EARLY: "on",
    Problem.DEADLINE_TOO_SOON: "answer_by",
    Problem.WITNESS_UNFIT: "witness",
    Problem.MEASURE_MISSING: "measures",
    Problem.NOT_SEVERE_ENOUGH: "measures",
    Problem.HEARING_MISSING: "measures",
    Problem.HIGHER_BODY: "measures",
    Problem.WORSE_ON_APPEAL: "measures",
    Problem.CHANGE_NOTHING: "measures",
    Problem.NO_SUCH_GRADE: "grade",
    Problem.UNION_NOT_TOLD: "union_told_on",
    Problem.REFERENCE_UNKNOWN: "evidence",
    PeopleProblem.NO_SUCH_PERSON: "witness",
}


def long_text(rows: int = 5, **named: Any) -> forms.CharField:  # noqa: ANN401 - passed through to Django
    """Return a field for a text of several lines."""
    return forms.CharField(max_length=texts.LONGEST, widget=forms.Textarea(attrs={"rows": rows}), **named)


def witness_field() -> forms.CharField:
    """Return the field for a witness, by address."""
    return forms.CharField(
        label=_("Witness’s e-mail"),
        required=False,
        help_text=_("Somebody present who is neither of the two."),
        widget=forms.EmailInput(attrs={"autocomplete": "off"}),
    )


class CaseForm(ActForm):
    """A form of this part."""

    told_at: ClassVar[Mapping[str, str]] = _TOLD_AT


class WhoForm(CaseForm):
    """Whom a case is about: a person by address or staff number, or a unit."""

    submit_label = _("Continue")
    told_at: ClassVar[Mapping[str, str]] = {PeopleProblem.NO_SUCH_PERSON: "who"}
    who = forms.CharField(
        label=_("Person"),
        required=False,
        max_length=254,
        help_text=_("E-mail or staff number. From a person’s page you come here with the person chosen."),
    )
    unit = of_rows(label=_("or a unit as a whole"), required=False)

    def __init__(self, *arguments: Any, **named: Any) -> None:  # noqa: ANN401 - as in Django
        super().__init__(*arguments, **named)
        self.offer("unit", self.units())


class OpenForm(CaseForm):
    """What a case is opened with."""

    submit_label = _("Take up the case")
    effect = of_codes(Effect, label=_("Category"), initial=Effect.DISCIPLINE)
    on = day(label=_("When it happened"))
    what = long_text(
        label=_("Facts"),
        help_text=_("What happened, when, and how it is known. Kept sealed; name no content of secrets."),
    )
    evidence = forms.CharField(
        label=_("Evidence"),
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_(
            "One a line: the number of a ledger entry, the id of a trace, or the number of a document you know of."
        ),
    )

    def wanted(self) -> NewCase:
        """Return what was filled in. Raises Invalid for a reference that is none."""
        told = self.cleaned_data
        lines = [line for line in told["evidence"].splitlines() if line.strip()]
        evidence = [Reference(references.kind_of(line), line) for line in lines]
        return NewCase(effect=told["effect"], facts=told["what"], conduct_on=told["on"], evidence=evidence)


class NoticeForm(CaseForm):
    """Until when the person may answer."""

    submit_label = _("Give notice")
    answer_by = day(label=_("May answer until"), help_text=_("They see the facts and the evidence from now on."))


class SideForm(CaseForm):
    """What the person says."""

    submit_label = _("Submit my statement")
    statement = long_text(7, label=_("My statement"), help_text=_("It cannot be changed once submitted."))


class RecordedForm(CaseForm):
    """A hearing on paper or in a meeting, a waiver, or that nobody answered."""

    submit_label = _("Record")
    form = forms.TypedChoiceField(
        label=_("How"),
        coerce=HearingForm,
        choices=lambda: codes((HearingForm.RECORDED, HearingForm.WAIVED, HearingForm.NO_SHOW)),
    )
    on = day(label=_("On the day"))
    witness = witness_field()
    statement = long_text(label=_("What was said"), required=False, help_text=_("Keep the signed original."))

    def heard(self) -> Heard:
        """Return what was filled in. Raises NotFound for a witness that is nobody."""
        told = self.cleaned_data
        return Heard(
            form=told["form"],
            on=told["on"],
            witness=people.contact_meant(told["witness"]),
            statement=told["statement"],
        )


class JudgementForm(CaseForm):
    """A grade, measures and a ground; a reward has no grade."""

    grade = forms.ChoiceField(label=_("Grade of severity"))
    measures = forms.MultipleChoiceField(label=_("Measures"), widget=forms.CheckboxSelectMultiple)
    ground = long_text(label=_("Grounds"), help_text=_("Kept sealed; the person reads it with the decision."))

    def __init__(self, *arguments: Any, row: ConductCase, former: VerdictView | None = None, **named: Any) -> None:  # noqa: ANN401 - as in Django
        super().__init__(*arguments, **named)
        self.row = row
        offered = list(scale.measures_for(row.effect_code, row.audience_code))
        self.offer("measures", [(one.code, _described(one)) for one in offered])
        if former is not None:
            self.initial["measures"] = [one.measure.code for one in former.measures]
            self.initial["grade"] = former.grade_code
        if row.effect_code is Effect.REWARD:
            del self.fields["grade"]
        else:
            self.offer("grade", [(one.code, f"{one.rank} · {one.name} – {one.guidance}") for one in scale.grades()])

    def judgement(self) -> Judgement:
        """Return what was filled in."""
        told = self.cleaned_data
        return Judgement(
            measures=told["measures"],
            ground=told["ground"],
            grade=told.get("grade", ""),
            union_told_on=told.get("union_told_on"),
        )


def _described(one: Measure) -> LocalizedText:
    """Return the name of a measure with the grade it begins at and who decides it."""
    name, body = one.name, label(one.decider_code)
    if not one.from_rank:
        return LocalizedText(f"{name.zh}（由{body.zh}决定）", f"{name.en} (decided by: {body.en})")
    zh = f"{name.zh}（{one.from_rank} 级起，由{body.zh}决定）"
    return LocalizedText(zh, f"{name.en} (from grade {one.from_rank}, decided by: {body.en})")


class ProposeForm(JudgementForm):
    """The findings, and what is proposed on them."""

    submit_label = _("Propose")
    intent = of_codes(Intent, label=_("Intent"))
    consequence = of_codes(Consequence, label=_("Consequence"))
    remedy = of_codes(Remedy, label=_("Remedy taken"), initial=Remedy.HELPED)
    field_order = ("intent", "consequence", "remedy", "grade", "measures", "ground")

    def __init__(self, *arguments: Any, **named: Any) -> None:  # noqa: ANN401 - as in Django
        super().__init__(*arguments, **named)
        if self.row.effect_code is Effect.REWARD:
            del self.fields["intent"], self.fields["consequence"], self.fields["remedy"]

    def findings(self, repetition: int = 0) -> Findings | None:
        """Return the findings filled in; None for a reward."""
        told = self.cleaned_data
        if "intent" not in told:
            return None
        return Findings(
            intent=told["intent"], consequence=told["consequence"], remedy=told["remedy"], repetition=repetition
        )

    def proposal(self) -> Proposal:
        """Return what was filled in."""
        return Proposal(judgement=self.judgement(), findings=self.findings())


class DecideForm(JudgementForm):
    """What is decided, beginning with what was proposed."""

    submit_label = _("Make the decision")
    union_told_on = day(
        label=_("Trade union told on"),
        required=False,
        help_text=_("Only for measures that ask for it: the union is told the reasons before."),
    )
    field_order = ("grade", "measures", "union_told_on", "ground")

    def __init__(self, *arguments: Any, **named: Any) -> None:  # noqa: ANN401 - as in Django
        super().__init__(*arguments, **named)
        if not scale.measures_for(self.row.effect_code, self.row.audience_code).filter(union=True).exists():
            del self.fields["union_told_on"]


class AppealDecisionForm(JudgementForm):
    """What becomes of an appeal; measures only where the decision is changed."""

    submit_label = _("Decide the appeal")
    outcome = of_codes(Outcome, label=_("Outcome"))
    field_order = ("outcome", "grade", "measures", "ground")

    def __init__(self, *arguments: Any, **named: Any) -> None:  # noqa: ANN401 - as in Django
        super().__init__(*arguments, **named)
        measures = self.fields["measures"]
        measures.required, measures.help_text = False, _("Only for a change: nobody is worse off for appealing.")


class ReturnForm(CaseForm):
    """Why a proposal is sent back."""

    submit_label = _("Send back")
    reason = long_text(3, label=_("Why it is sent back"))


class ServiceRecordForm(CaseForm):
    """How a decision reached the person."""

    submit_label = _("Record the service")
    form = forms.TypedChoiceField(
        label=_("How"),
        coerce=ServiceForm,
        choices=lambda: codes((ServiceForm.HANDED_OVER, ServiceForm.BY_POST)),
    )
    on = day(label=_("On the day"))
    witness = witness_field()

    def service(self) -> Service:
        """Return what was filled in. Raises NotFound for a witness that is nobody."""
        told = self.cleaned_data
        return Service(form=told["form"], on=told["on"], witness=people.contact_meant(told["witness"]))


class AppealForm(CaseForm):
    """What the person says against the decision."""

    submit_label = _("Appeal")
    text = long_text(6, label=_("My appeal"), help_text=_("What is wrong with the decision, and what you ask for."))


class PaperAppealForm(CaseForm):
    """An appeal that came in writing."""

    submit_label = _("Enter the appeal")
    on = day(label=_("Received on"))
    text = long_text(label=_("What it says"))


def chosen_person(form: WhoForm) -> UUID | None:
    """Return whom ``form`` names, if the viewer sees them; None where a unit is named. Raises Invalid for nobody."""
    named: str = form.cleaned_data["who"].strip()
    if not named:
        return None
    by_number = people.directory(form.viewer).filter(staff_number=named).first()
    found = people.find_seen(form.viewer, named) or by_number
    if found is None:
        raise Invalid(PeopleProblem.NO_SUCH_PERSON)
    return found.id
