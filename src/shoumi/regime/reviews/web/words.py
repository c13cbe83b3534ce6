"""What a line says in words: whom it names, what stands out about it, until when it holds."""

from datetime import datetime, timedelta

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from shoumi.regime.kit import clock
from shoumi.regime.kit.badges import Tone, state_badge
from shoumi.regime.kit.cells import listed
from shoumi.regime.kit.words import label
from shoumi.regime.reviews.models import Campaign, Line
from shoumi.regime.reviews.queries.lines import Shown
from shoumi.regime.reviews.vocabulary import CampaignState, Exceptional, LineState, Reach

LINE_TONES = {
    LineState.OPEN: Tone.AMBER,
    LineState.CONFIRMED: Tone.GREEN,
    LineState.REVOKED: Tone.RED,
    LineState.SUSPENDED: Tone.ORANGE,
    LineState.LAPSED: Tone.GREY,
}
CAMPAIGN_TONES = {
    CampaignState.DRAFT: Tone.GREY,
    CampaignState.OPENING: Tone.BLUE,
    CampaignState.OPEN: Tone.BLUE,
    CampaignState.ESCALATED: Tone.AMBER,
    CampaignState.CLOSED: Tone.GREEN,
    CampaignState.WITHDRAWN: Tone.GREY,
}


def reader(line: Line) -> str:
    """Return whom a line names: a person, a unit or a position."""
    if line.person:
        return line.person.name
    named = line.unit or line.position
    return str(named.name) if named else ""


def home(line: Line) -> str:
    """Return where the reader works or comes from."""
    if line.person and line.person.organisation:
        return line.person.organisation
    if line.position:
        return _("Everybody at this position")
    if line.unit:
        return _("Everybody in this unit")
    return str(line.home.name) if line.home else ""


def last_day(until: datetime | None) -> str:
    """Return the last company date on which a right holds."""
    return clock.day_of(until - timedelta(microseconds=1)).isoformat() if until else _("No end")


def last_opened(line: Line) -> str:
    """Return on which day the secret was last opened by this right."""
    return clock.day_of(line.last_opened_at).isoformat() if line.last_opened_at else _("Never opened")


def exceptions(line: Line) -> str:
    """Return what stands out, as short words."""
    return listed(line.exceptions)


def exception_badges(line: Line) -> SafeString:
    """Return what stands out, as badges; nothing where nothing does."""
    badges = format_html_join(" ", "{}", ((state_badge(label(code), Tone.AMBER),) for code in line.exceptions))
    return format_html('<span class="review-why">{}</span>', badges) if line.exceptions else SafeString("—")


def why(line: Line) -> list[str]:
    """Return what stands out about a line, a sentence each."""
    return [_sentence(line, code) for code in line.exceptions]


def _sentence(line: Line, code: Exceptional) -> str:
    days = line.campaign.unused_days
    match code:
        case Exceptional.UNUSED if line.last_opened_at is None:
            return _("Never opened, and granted more than %(days)d days before the review.") % {"days": days}
        case Exceptional.UNUSED:
            return _("Last opened on %(day)s, more than %(days)d days before the review.") % {
                "day": last_opened(line),
                "days": days,
            }
        case Exceptional.MOVED:
            return _("Has changed unit or position since the right was granted.")
        case Exceptional.OUTSIDE if line.person and line.person.organisation:
            return _("Comes from outside: %(organisation)s.") % {"organisation": line.person.organisation}
        case Exceptional.OUTSIDE:
            return _("Does not belong to the unit the secret belongs to.")
        case Exceptional.WIDER:
            return _(
                "Is named for %(held)d secrets; colleagues of the same unit and position usually for %(usual)d."
            ) % {
                "held": line.held,
                "usual": line.usual or 0,
            }


def line_badge(one: Shown) -> SafeString:
    """Return what became of a line."""
    return state_badge(label(one.state), LINE_TONES[one.state])


def campaign_badge(row: Campaign) -> SafeString:
    """Return how far a campaign has come; past its due date it says so."""
    state = row.state_code
    if state is CampaignState.OPEN and clock.today() > row.due_on:
        return state_badge(_("Overdue"), Tone.RED)
    return state_badge(label(state), CAMPAIGN_TONES[state])


def target(row: Campaign) -> str:
    """Return what a campaign goes over: the unit, the person, or which secrets."""
    if row.reach == Reach.DOCUMENTS:
        chosen = [
            row.document.number if row.document else "",
            str(row.level.name) if row.level else "",
            str(row.kind.name) if row.kind else "",
        ]
        return " · ".join(filter(None, chosen)) or _("Every secret")
    return str(row.unit.name) if row.unit else row.person.name if row.person else ""
