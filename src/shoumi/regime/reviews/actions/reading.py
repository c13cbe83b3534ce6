"""Looking through all lines of a campaign, and taking its report out: both are recorded."""

from uuid import UUID

from shoumi.regime.access.actors import Person
from shoumi.regime.access.deciding import permitted
from shoumi.regime.journal.acting import Subject
from shoumi.regime.journal.group_commit import record_alone
from shoumi.regime.kit.export import Format
from shoumi.regime.reviews.queries.lines import Lines, lines_of
from shoumi.regime.reviews.vocabulary import CAMPAIGN, Event, Permission


def look_through(*, actor: Person, campaign: UUID, exported: bool = False) -> Lines:
    """Return every line of a campaign for the confidentiality officer: numbers and levels, no titles, as the register.

    Raises Refused for the auditor, who reads the report, and NotFound for everybody else.
    """
    subject = Subject(CAMPAIGN, campaign)
    permitted(actor, Permission.LOOK_THROUGH, subject)
    record_alone(Event.LINES_READ, actor=actor, subject=subject, exported=exported)
    return lines_of(campaign)


def export_report(*, actor: Person, campaign: UUID, format: Format, rows: int) -> None:
    """Record that ``actor`` takes the figures of a campaign out. Raises NotFound as `campaigns.campaign`."""
    subject = Subject(CAMPAIGN, campaign)
    permitted(actor, Permission.SEE, subject)
    record_alone(Event.REPORT_EXPORTED, actor=actor, subject=subject, format=format, rows=rows)


def export_own(*, actor: Person, format: Format, rows: int) -> None:
    """Record that ``actor`` takes ``rows`` of the lines they review out as ``format``."""
    record_alone(Event.LINES_EXPORTED, actor=actor, format=format, rows=rows)
