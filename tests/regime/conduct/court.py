"""A company with its bodies and its scale, and the people of a case."""

from dataclasses import dataclass
from uuid import UUID

from tests.regime.people.company import CONSOLE, Company, register, signed_in, text
from tests.templates import FILLED

from shoumi.regime.access.actors import Person
from shoumi.regime.conduct import actions
from shoumi.regime.people import actions as people
from shoumi.regime.people.models import Body
from shoumi.regime.people.values import InBody
from shoumi.regime.people.vocabulary import BodyKind, Kind, Office


@dataclass(frozen=True)
class Court:
    """Who has to do with cases; ``subject`` works in the team of the research department, which ``head`` leads."""

    company: Company
    hr: UUID
    officer: UUID
    member: UUID
    president: UUID
    head: UUID
    subject: UUID
    colleague: UUID
    partner: UUID

    def acting(self, part: str) -> Person:
        return signed_in(getattr(self, part))


def in_body(company: Company, name: str, office: Office, kind: BodyKind) -> UUID:
    body = Body.objects.filter(kind=kind).first() or people.create_body(actor=CONSOLE, kind=kind, name=text(kind.value))
    person = company.member(name, company.root)
    people.appoint(actor=CONSOLE, person=person, office=office, seat=InBody(body.id))
    return person


ENTERED: list[Court] = []
"""The one that stands in the template; each test gets a copy."""


def enter_court() -> None:
    """Found the company with its bodies and its scale, and let the people of a case join it."""
    company = Company()
    actions.adopt_preset_scale(actor=CONSOLE)
    court = Court(
        company,
        hr=company.holding("许静", Office.HR),
        officer=company.holding("林静", Office.OFFICER),
        member=in_body(company, "马委员", Office.COMMITTEE_MEMBER, BodyKind.COMMITTEE),
        president=company.holding("秦正", Office.PRESIDENT),
        head=company.holding("周宁", Office.HEAD, company.development),
        subject=company.member("沈越", company.team),
        colleague=company.member("赵明", company.team),
        partner=register("乙方", Kind.PARTNER),
    )
    ENTERED.append(court)


FILLED["court"] = enter_court
