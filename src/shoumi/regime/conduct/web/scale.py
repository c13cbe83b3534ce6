"""Pages of the severity scale and the measures: read by all who decide, set by the confidentiality officer."""

from typing import Any

from django import forms as django_forms
from django.contrib import messages
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from shoumi.regime.access.deciding import permitted
from shoumi.regime.accounts.requests import SignedInRequest
from shoumi.regime.accounts.web.guard import signed_in
from shoumi.regime.accounts.web.proving import attended
from shoumi.regime.conduct import actions
from shoumi.regime.conduct.models import Measure, SeverityGrade
from shoumi.regime.conduct.models.scale import GUIDANCE_LENGTH, LAW_LENGTH, NOTE_LENGTH
from shoumi.regime.conduct.queries import scale as reading
from shoumi.regime.conduct.rules import grading, terms
from shoumi.regime.conduct.rules.measures import Terms
from shoumi.regime.conduct.vocabulary import CONDUCT, Audience, Decider, Effect, FollowUp, Permission
from shoumi.regime.conduct.web.forms import CaseForm
from shoumi.regime.kit.words import LocalizedText
from shoumi.regime.people.rules import entries
from shoumi.regime.people.web.forms import of_codes
from shoumi.regime.people.web.offers import may

SHORT = django_forms.Textarea(attrs={"rows": 3})


class GradeForm(CaseForm):
    """How a grade is worded."""

    submit_label = _("Save")
    name_zh = django_forms.CharField(label=_("Chinese name"), max_length=entries.NAME_LENGTH)
    name_en = django_forms.CharField(label=_("English name"), max_length=entries.NAME_LENGTH, required=False)
    guidance_zh = django_forms.CharField(
        label=_("When it is right (Chinese)"), max_length=GUIDANCE_LENGTH, widget=SHORT
    )
    guidance_en = django_forms.CharField(
        label=_("When it is right (English)"), max_length=GUIDANCE_LENGTH, widget=SHORT, required=False
    )


class MeasureForm(CaseForm):
    """What a measure is and asks. Whom it is for, and whether it is a reward, is part of what it is and stays."""

    submit_label = _("Save")
    name_zh = django_forms.CharField(label=_("Chinese name"), max_length=entries.NAME_LENGTH)
    name_en = django_forms.CharField(label=_("English name"), max_length=entries.NAME_LENGTH, required=False)
    decider = of_codes(Decider, label=_("Decided by"))
    from_rank = django_forms.IntegerField(
        label=_("From grade"),
        min_value=0,
        max_value=grading.HIGHEST,
        help_text=_("The rank of severity from which it may be chosen; 0 for rewards."),
    )
    hearing = django_forms.BooleanField(label=_("Only after a hearing"), required=False)
    union = django_forms.BooleanField(label=_("Trade union is told before"), required=False)
    suspended = django_forms.BooleanField(label=_("Waits for the end of the appeal"), required=False)
    appeal_days = django_forms.IntegerField(label=_("Days to appeal"), min_value=0, max_value=terms.MOST_APPEAL_DAYS)
    months = django_forms.IntegerField(
        label=_("Months on file"),
        min_value=1,
        max_value=terms.MOST_MONTHS,
        required=False,
        help_text=_("Empty for good. A record that has expired is erased and counts no more."),
    )
    follow_up = of_codes(FollowUp, label=_("Act it calls for"))
    note_zh = django_forms.CharField(
        label=_("Legal note (Chinese)"), max_length=NOTE_LENGTH, widget=SHORT, required=False
    )
    note_en = django_forms.CharField(
        label=_("Legal note (English)"), max_length=NOTE_LENGTH, widget=SHORT, required=False
    )
    law_zh = django_forms.CharField(label=_("Law (Chinese)"), max_length=LAW_LENGTH, widget=SHORT, required=False)
    law_en = django_forms.CharField(
        label=_("Law (English)"),
        max_length=LAW_LENGTH,
        widget=SHORT,
        required=False,
        help_text=_("With the version that is meant: laws are renumbered."),
    )

    def terms(self, former: Measure) -> Terms:
        """Return the terms filled in, for the people and the effect of ``former``."""
        told: dict[str, Any] = dict(self.cleaned_data)
        words: dict[str, Any] = {
            name: LocalizedText(told.pop(f"{name}_zh"), told.pop(f"{name}_en")) for name in ("name", "note", "law")
        }
        return Terms(effect=Effect(former.effect), audience=Audience(former.audience), **words, **told)


@require_safe
@signed_in
def scale(request: SignedInRequest) -> HttpResponseBase:
    """Show the grades of severity and the measures as they hold now."""
    viewer = request.actor
    permitted(viewer, Permission.LIST, CONDUCT)
    measures = list(reading.measures())
    groups = [(audience, [one for one in measures if one.audience == audience]) for audience in Audience]
    context = {
        "grades": reading.grades(),
        "groups": groups,
        "may_configure": may(viewer, Permission.CONFIGURE, CONDUCT),
    }
    return render(request, "conduct/scale.html", context)


@attended
@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def grade(request: SignedInRequest, code: str) -> HttpResponseBase:
    """Word a grade anew."""
    viewer = request.actor
    permitted(viewer, Permission.CONFIGURE, CONDUCT)
    row = reading.grade(code)
    form = GradeForm(request.POST or None, viewer=viewer, initial=_initial(row, GradeForm))

    def act() -> None:
        told = form.cleaned_data
        name = LocalizedText(told["name_zh"], told["name_en"])
        guidance = LocalizedText(told["guidance_zh"], told["guidance_en"])
        actions.set_grade(actor=viewer, code=code, name=name, guidance=guidance)

    if form.carried_out(act):
        messages.success(request, _("Saved. It holds from now on."))
        return redirect("conduct:scale")
    context = {"form": form, "title": row.name, "subtitle": _("Grade of severity"), "scale": True}
    return render(request, "conduct/form.html", context, status=422 if form.errors else 200)


@attended
@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def measure(request: SignedInRequest, code: str) -> HttpResponseBase:
    """Set a measure anew."""
    viewer = request.actor
    permitted(viewer, Permission.CONFIGURE, CONDUCT)
    row = reading.measure(code)
    form = MeasureForm(request.POST or None, viewer=viewer, initial=_initial(row, MeasureForm))
    if form.carried_out(lambda: actions.set_measure(actor=viewer, code=code, terms=form.terms(row))):
        messages.success(request, _("Saved. Cases decided before keep what was set then."))
        return redirect("conduct:scale")
    context = {"form": form, "title": row.name, "subtitle": _("Measure"), "scale": True, "retiring": code}
    return render(request, "conduct/form.html", context, status=422 if form.errors else 200)


@attended
@require_POST
@signed_in
def retire(request: SignedInRequest, code: str) -> HttpResponseBase:
    """Let a measure be chosen no longer."""
    actions.retire_measure(actor=request.actor, code=code)
    messages.success(request, _("Saved."))
    return redirect("conduct:scale")


def _initial(row: SeverityGrade | Measure, form: type[CaseForm]) -> dict[str, object]:
    return {name: getattr(row, name) for name in form.base_fields}
