"""The officer's pages: campaigns, planning one, and one with its report, which the auditor reads too."""

from collections.abc import Callable
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from shoumi.engines.foundation.errors import Conflict
from shoumi.regime.access.deciding import decide, permitted
from shoumi.regime.accounts.requests import SignedInRequest
from shoumi.regime.accounts.vocabulary import GateCode as AccountGate
from shoumi.regime.accounts.web.guard import signed_in
from shoumi.regime.accounts.web.proving import attended
from shoumi.regime.kit.badges import Wording
from shoumi.regime.kit.export import Format
from shoumi.regime.kit.tables import EXPORT
from shoumi.regime.kit.words import explanation, label
from shoumi.regime.reviews.actions import planning
from shoumi.regime.reviews.actions.opening import take_lines
from shoumi.regime.reviews.actions.reading import export_report, look_through
from shoumi.regime.reviews.models import Campaign
from shoumi.regime.reviews.queries import campaigns as reading
from shoumi.regime.reviews.queries.report import falling_to_office, report, reviewers
from shoumi.regime.reviews.rules import RUNNING
from shoumi.regime.reviews.vocabulary import REVIEWS, CampaignState, LineState, Permission, Reach
from shoumi.regime.reviews.web import charts, words
from shoumi.regime.reviews.web.campaign_tables import CAMPAIGNS, reviewers_table
from shoumi.regime.reviews.web.forms import PlanForm, as_planned, proposed
from shoumi.regime.reviews.web.tables import ALL_LINES

REACHES = {"secrets": Reach.DOCUMENTS, "unit": Reach.UNIT, "person": Reach.PERSON}
STEPS_AT_ONCE = 2
"""Steps of lines that are taken before the page answers: a small campaign is open at once."""


def _plans(request: SignedInRequest) -> bool:
    """Return whether to offer planning; a factor that is not fresh is asked for then."""
    decision = decide(request.actor, Permission.PLAN, REVIEWS)
    return decision.known and {reason.code for reason in decision.reasons} <= {AccountGate.FACTOR_FRESH}


@require_safe
@signed_in
def listed(request: SignedInRequest) -> HttpResponseBase:
    """List the campaigns."""
    rows = CAMPAIGNS.read(request.GET, reading.campaigns(request.actor))
    return rows.respond(request, "reviews/campaigns.html", {"plans": _plans(request), "reaches": _offered()})


def _offered() -> list[tuple[str, Wording]]:
    return [(name, label(reach)) for name, reach in REACHES.items()]


@require_http_methods(["GET", "HEAD", "POST"])
@attended
@signed_in
def plan(request: SignedInRequest, reach: str) -> HttpResponse:
    """Plan a campaign by secret, by unit or by person."""
    permitted(request.actor, Permission.PLAN, REVIEWS)
    if reach not in REACHES:
        raise Http404
    form = PlanForm(request.POST or None, viewer=request.actor, reach=REACHES[reach], initial=proposed())
    made: list[Campaign] = []
    if form.carried_out(lambda: made.append(planning.plan_campaign(actor=request.actor, plan=form.plan()))):
        messages.success(request, _("Planned. It begins by itself on its first day, or when you start it."))
        return redirect("reviews:campaign", campaign=made[0].pk)
    return _form_page(request, form, label(REACHES[reach]))


@require_http_methods(["GET", "HEAD", "POST"])
@attended
@signed_in
def change(request: SignedInRequest, campaign: UUID) -> HttpResponse:
    """Change a campaign that has not begun."""
    row = reading.campaign(request.actor, campaign)
    permitted(request.actor, Permission.PLAN, row.subject)
    form = PlanForm(request.POST or None, viewer=request.actor, reach=Reach(row.reach), initial=as_planned(row))
    if form.carried_out(lambda: planning.change_campaign(actor=request.actor, campaign=campaign, plan=form.plan())):
        messages.success(request, _("Changed."))
        return redirect("reviews:campaign", campaign=campaign)
    return _form_page(request, form, row.name)


def _form_page(request: SignedInRequest, form: PlanForm, subtitle: Wording) -> HttpResponse:
    return render(
        request, "reviews/plan.html", {"form": form, "subtitle": subtitle}, status=422 if form.errors else 200
    )


@require_safe
@signed_in
def campaign(request: SignedInRequest, campaign: UUID) -> HttpResponse:
    """Show one campaign with its report."""
    row = reading.campaign(request.actor, campaign)
    figures = report(row)
    waiting = figures.states.get(LineState.OPEN, 0)
    context = _head(request, row, "campaign") | {
        "draft": row.state_code is CampaignState.DRAFT,
        "opening": row.state_code is CampaignState.OPENING,
        "running": row.state_code in RUNNING,
        "ended": row.ended_at is not None,
        "figures": figures,
        "stats": charts.stats(figures),
        "charts": charts.charts(figures) if figures.lines else [],
        "units": charts.units(figures),
        "waiting": waiting,
        "settled": figures.lines - waiting,
    }
    return render(request, "reviews/campaign.html", context)


@require_safe
@signed_in
def by_reviewer(request: SignedInRequest, campaign: UUID) -> HttpResponseBase:
    """Show what each reviewer of a campaign decided, and how soon; taking that out is recorded."""
    viewer = request.actor
    row = reading.campaign(viewer, campaign)
    rows = reviewers_table(row).read(request.GET, reviewers(row))

    def record_export(kind: Format) -> None:
        export_report(actor=viewer, campaign=campaign, format=kind, rows=rows.query.count())

    context = _head(request, row, "reviewers") | {"office": falling_to_office(row)}
    return rows.respond(request, "reviews/reviewers.html", context, exporting=record_export)


def _head(request: SignedInRequest, row: Campaign, here: str) -> dict[str, object]:
    """Return what stands at the head of every page of a campaign; its lines are offered to the officer only."""
    plans = _plans(request)
    pages = [("campaign", _("Overview")), ("reviewers", _("By reviewer"))]
    if plans:
        pages.append(("lines", _("All lines")))
    tabs = [
        {"label": word, "url": reverse(f"reviews:{name}", args=(row.pk,)), "current": name == here}
        for name, word in pages
    ]
    begun = row.state_code not in {CampaignState.DRAFT, CampaignState.OPENING}
    return {
        "campaign": row,
        "badge": words.campaign_badge(row),
        "target": words.target(row),
        "reach": Reach(row.reach),
        "plans": plans,
        "tabs": tabs if begun else [],
    }


@require_safe
@signed_in
def opening(request: SignedInRequest, campaign: UUID) -> HttpResponse:
    """Answer how far the taking of lines has come, for the page that waits for it."""
    row = reading.campaign(request.actor, campaign)
    if row.state_code is not CampaignState.OPENING:
        answer = HttpResponse(status=204)
        answer["HX-Refresh"] = "true"
        return answer
    return render(request, "reviews/opening.html", {"campaign": row, "taken": reading.progress([row])[0].lines})


@require_POST
@attended
@signed_in
def begin(request: SignedInRequest, campaign: UUID) -> HttpResponse:
    """Begin a planned campaign; a small one is open when the page comes back."""

    def act() -> None:
        planning.begin_campaign(actor=request.actor, campaign=campaign)
        take_lines(campaign, steps=STEPS_AT_ONCE)

    return _done(request, campaign, act, gettext_lazy("The review has begun."))


@require_POST
@attended
@signed_in
def withdraw(request: SignedInRequest, campaign: UUID) -> HttpResponse:
    """Withdraw a campaign."""
    return _done(
        request,
        campaign,
        lambda: planning.withdraw_campaign(actor=request.actor, campaign=campaign),
        gettext_lazy("Withdrawn."),
    )


@require_POST
@attended
@signed_in
def close(request: SignedInRequest, campaign: UUID) -> HttpResponse:
    """Close a campaign of which no line waits."""
    return _done(
        request,
        campaign,
        lambda: planning.close_campaign(actor=request.actor, campaign=campaign),
        gettext_lazy("The review is closed."),
    )


def _done(request: SignedInRequest, campaign: UUID, act: Callable[[], object], said: Wording) -> HttpResponse:
    try:
        act()
    except Conflict as problem:
        messages.error(request, str(explanation(problem.code, problem.parameters)))
    else:
        messages.success(request, str(said))
    return redirect("reviews:campaign", campaign=campaign)


@require_safe
@signed_in
def lines(request: SignedInRequest, campaign: UUID) -> HttpResponseBase:
    """Show the officer every line of a campaign, without titles; each look, and each export, is recorded."""
    viewer = request.actor
    row = reading.campaign(viewer, campaign)
    exported = request.GET.get(EXPORT) in {kind.value for kind in Format}
    source = look_through(actor=viewer, campaign=campaign, exported=exported)
    found = ALL_LINES.read(request.GET, source)
    return found.respond(request, "reviews/lines.html", _head(request, row, "lines"), exporting=lambda _kind: None)
