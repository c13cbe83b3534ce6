"""What the directory holds about one person, line by line, for themselves: `holdings` says why and how long."""

from collections.abc import Iterator
from typing import Any
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from shoumi.regime.journal.models import Event as LedgerEvent
from shoumi.regime.kit import clock
from shoumi.regime.kit.badges import Wording
from shoumi.regime.kit.holdings import Line
from shoumi.regime.kit.words import label
from shoumi.regime.people.contributions import item_named
from shoumi.regime.people.models import (
    Appointment,
    Clearance,
    ContinuingDuty,
    CorrectionRequest,
    Employment,
    ExternalLink,
    Identity,
    LeavingCase,
    Membership,
    Person,
    Screening,
)
from shoumi.regime.people.rules.identities import masked
from shoumi.regime.people.vocabulary import Kind, Language, Office
from shoumi.regime.vault.values import open_text


def _span(words: Wording, row: Any) -> Line:  # noqa: ANN401 - any fact kept as of
    since = clock.day_of(row.holds_from)
    if row.holds_until is None:
        return Line(words, _("since %(day)s") % {"day": since})
    return Line(words, f"{since} – {clock.day_of(row.holds_until)}")


def entry(person: UUID) -> list[Line]:
    """Return the entry of ``person``."""
    row = Person.objects.select_related("contact").get(id=person)
    return [
        Line(_("Name"), row.name),
        Line(_("E-mail"), row.email),
        Line(_("Staff number"), row.staff_number or None),
        Line(_("Organisation"), row.organisation or None),
        Line(_("Who answers for them"), row.contact.name if row.contact else None),
        Line(_("Language"), Language(row.language)),
    ]


def identity(person: UUID) -> list[Line]:
    """Return the identity number of ``person``."""
    rows = ((open_text(row.sealed_number, row.context)) for row in Identity.objects.filter(person=person))
    return [Line(_("Identity number"), number, hidden=masked(number)) for number in rows]


def work(person: UUID) -> Iterator[Line]:
    """Yield relations, units, positions and offices of ``person``."""
    for employment in Employment.objects.standing().filter(person=person).order_by("holds_from"):
        yield _span(label(Kind(employment.kind)), employment)
    places = Membership.objects.standing().filter(person=person).select_related("unit", "position")
    for place in places.order_by("holds_from"):
        yield _span(f"{place.unit.name} {place.position.name if place.position else ''}".strip(), place)
    offices = Appointment.objects.standing().filter(person=person).select_related("unit", "body")
    for office in offices.order_by("holds_from"):
        yield _span(f"{label(Office(office.office))} · {office.where}", office)


def clearance(person: UUID) -> list[Line]:
    """Return clearances of ``person``."""
    rows = Clearance.objects.standing().filter(person=person).select_related("grade").order_by("holds_from")
    return [_span(f"{row.grade.name} · {row.ground}", row) for row in rows]


def screening(person: UUID) -> Iterator[Line]:
    """Yield screenings of ``person``."""
    for row in Screening.objects.filter(person=person).select_related("grade").order_by("requested_at"):
        yield Line(f"{row.grade.name} · {label(row.state_code)}", row.decided_at or row.requested_at)
        yield Line(_("Reason"), row.reason, hidden="•••")
        if row.conditions:
            yield Line(_("Conditions"), row.conditions, hidden="•••")
        for check in row.checks.select_related("kind").order_by("recorded_at"):
            yield Line(f"{check.kind.name} · {check.checked_on}", label(check.result_code))
            if check.note:
                yield Line(_("Note"), check.note, hidden="•••")
        for consent in row.consents.order_by("recorded_at"):
            yield Line(_("Consent given"), consent.given_on)


def leaving(person: UUID) -> Iterator[Line]:
    """Yield leaving cases and duties of ``person``."""
    for case in LeavingCase.objects.filter(person=person).order_by("opened_at"):
        yield Line(f"{label(case.kind_code)} · {label(case.reason_code)}", case.last_day)
        for item in case.items.order_by("order", "name"):
            kind = item_named(item.name)
            yield Line(kind.label if kind else item.name, label(item.state_code))
    for duty in ContinuingDuty.objects.filter(person=person).order_by("laid_at"):
        yield Line(label(duty.kind_code), duty.until or label(duty.end_code))


def sources(person: UUID) -> list[Line]:
    """Return what other directories know of ``person``."""
    links = ExternalLink.objects.filter(person=person).select_related("source").order_by("source__name")
    return [Line(one.source.name, one.external_id) for one in links]


def ledger(person: UUID) -> list[Line]:
    """Return how many entries of the ledger are acts of ``person``."""
    count = LedgerEvent.objects.filter(actor=f"person:{person}").count()
    return [Line(_("Entries of your acts"), count)] if count else []


def corrections(person: UUID) -> Iterator[Line]:
    """Yield what was asked to be corrected by ``person``."""
    for row in CorrectionRequest.objects.filter(person=person).order_by("asked_at"):
        yield Line(_("Correction asked for"), row.asked_at)
        yield Line(label(row.state_code), row.text)
