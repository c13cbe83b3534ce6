"""A small company that the tests of this part act in, and the acts they repeat."""

from dataclasses import dataclass, field
from uuid import UUID

from tests.templates import FILLED

from shoumi.regime.access.actors import Console, Person
from shoumi.regime.accounts.actions import administrators
from shoumi.regime.accounts.models import Account
from shoumi.regime.accounts.vocabulary import Administrator
from shoumi.regime.kit import clock
from shoumi.regime.kit.words import LocalizedText
from shoumi.regime.people import actions
from shoumi.regime.people.models import Body, ClearanceGrade, Unit
from shoumi.regime.people.values import Entry, InBody, InUnit
from shoumi.regime.people.vocabulary import BodyKind, Kind, Office, UnitKind

CONSOLE = Console("tester")
OUTSIDE_KINDS = (Kind.CONTRACTOR, Kind.PARTNER, Kind.CONSULTANT, Kind.SUPPLIER, Kind.CLIENT)


def text(zh: str, en: str = "") -> LocalizedText:
    return LocalizedText(zh=zh, en=en)


def entry(name: str, kind: Kind = Kind.EMPLOYEE, *, email: str = "", contact: UUID | None = None) -> Entry:
    organisation = "北辰科技" if kind in OUTSIDE_KINDS else ""
    return Entry(name=name, kind=kind, email=email, organisation=organisation, contact=contact)


def register(name: str, kind: Kind = Kind.EMPLOYEE, *, contact: UUID | None = None) -> UUID:
    return actions.register_person(actor=CONSOLE, entry=entry(name, kind, contact=contact)).id


def signed_in(person: UUID) -> Person:
    """An actor for ``person``, with an account and a factor confirmed just now."""
    if not Account.objects.filter(id=person).exists():
        Account.objects.create(id=person, email=f"{person.hex}@example.com", opened_at=clock.now())
    return Person(person, factor_at=clock.now())


@dataclass
class Company:
    """The company with two departments, one with a team in it."""

    root: Unit = field(init=False)
    development: Unit = field(init=False)
    team: Unit = field(init=False)
    sales: Unit = field(init=False)
    office: Body = field(init=False)
    grades: dict[int, ClearanceGrade] = field(init=False)

    def __post_init__(self) -> None:
        self.root = self._unit(UnitKind.COMPANY, "HQ", "星河软件", None)
        self.development = self._unit(UnitKind.DEPARTMENT, "RD", "研发部", self.root)
        self.team = self._unit(UnitKind.DEPARTMENT, "RD-1", "平台组", self.development)
        self.sales = self._unit(UnitKind.DEPARTMENT, "SA", "销售部", self.root)
        self.office = actions.create_body(actor=CONSOLE, kind=BodyKind.OFFICE, name=text("保密办公室"))
        self.grades = {grade.rank: grade for grade in actions.create_preset_grades(actor=CONSOLE)}

    @staticmethod
    def _unit(kind: UnitKind, code: str, name: str, parent: Unit | None) -> Unit:
        under = parent.id if parent else None
        return actions.create_unit(actor=CONSOLE, kind=kind, code=code, name=text(name), parent=under)

    def member(self, name: str, unit: Unit) -> UUID:
        person = register(name)
        actions.place(actor=CONSOLE, person=person, unit=unit.id)
        return person

    def holding(self, name: str, office: Office, unit: Unit | None = None) -> UUID:
        """Register somebody who holds ``office``: in ``unit``, else where it belongs."""
        person = self.member(name, unit or self.root)
        seat = InBody(self.office.id) if office is Office.OFFICER else InUnit((unit or self.root).id)
        actions.appoint(actor=CONSOLE, person=person, office=office, seat=seat)
        return person

    def administrator(self, name: str, office: Administrator) -> UUID:
        person = self.member(name, self.root)
        signed_in(person)
        administrators.appoint(actor=CONSOLE, account_id=person, office=office)
        return person


ENTERED: list[Company] = []
"""The one that stands in the template; each test gets a copy."""


def enter_company() -> None:
    """Found the company."""
    ENTERED.append(Company())


FILLED["company"] = enter_company
