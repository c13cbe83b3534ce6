"""The fixed people of the tests, entered through the product's own actions.

星河软件 has a research and a sales department. What each of them may do is told by their names here; a test that needs
another fact changes it with an action.
"""

from dataclasses import dataclass, fields
from datetime import date, timedelta
from uuid import UUID

from shoumi.regime.access.actors import Console, Person
from shoumi.regime.accounts.actions.accounts import open_account
from shoumi.regime.accounts.actions.administrators import appoint as appoint_administrator
from shoumi.regime.accounts.vocabulary import Administrator
from shoumi.regime.documents.actions.configuring import adopt_catalogue, adopt_scheme, empower_classifier
from shoumi.regime.documents.actions.granting import NewReading
from shoumi.regime.documents.actions.registering import Arrived, Proposal, register_document
from shoumi.regime.documents.models import Document, Kind, Level
from shoumi.regime.documents.presets import SCHEMES
from shoumi.regime.kit import clock
from shoumi.regime.kit.words import LocalizedText
from shoumi.regime.people import actions as people
from shoumi.regime.people.models import Body, ClearanceGrade, Unit
from shoumi.regime.people.models import Person as PersonRow
from shoumi.regime.people.values import Entry, InBody
from shoumi.regime.people.vocabulary import BodyKind, Office, UnitKind
from shoumi.regime.people.vocabulary import Kind as PersonKind
from shoumi.regime.vault.objects import seal_bytes

CONSOLE = Console("tests")
PASSWORD = "correct-horse-battery-7"
ORIGIN = {"address": "10.0.0.8", "device": "tests"}


@dataclass(frozen=True)
class Cast:
    """Who is there; the attribute is the part each plays, and ``<part>@xinghe.example`` the address."""

    classifier: UUID
    """Research; cleared to the top; may decide every level."""
    holder: UUID
    """Research; cleared to the top; named where a test names someone."""
    outsider: UUID
    """Sales; cleared to the top, and named nowhere."""
    uncleared: UUID
    """Research; no clearance, named where a test names someone."""
    officer: UUID
    """The confidentiality office."""
    auditor: UUID
    """Audit administrator."""
    system_admin: UUID
    security_admin: UUID
    leaver: UUID
    """Research; cleared; a test lets them leave."""
    partner: UUID
    """Of another company; cleared to the first grade."""

    def acting(self, part: str) -> Person:
        """Return ``part`` as an actor in a session with a second factor just confirmed."""
        return Person(getattr(self, part), origin=ORIGIN, factor_at=clock.now())


_NAMES = {
    "classifier": "陈立行",
    "holder": "王晓雨",
    "outsider": "赵明远",
    "uncleared": "孙可",
    "officer": "林静",
    "auditor": "周慎",
    "system_admin": "吴维",
    "security_admin": "郑安",
    "leaver": "何去",
    "partner": "Dana Miller",
}
_RANKS = {"classifier": 3, "holder": 3, "outsider": 3, "officer": 3, "leaver": 3, "partner": 1}
_ADMINISTRATORS = {
    "auditor": Administrator.AUDIT,
    "system_admin": Administrator.SYSTEM,
    "security_admin": Administrator.SECURITY,
}


def enter_cast() -> None:
    """Found the company: units, people, accounts, clearance, offices, the recommended level scheme, the catalogue."""
    company = people.create_unit(
        actor=CONSOLE, kind=UnitKind.COMPANY, code="xh", name=LocalizedText("星河软件", "Xinghe")
    )
    units = {
        code: people.create_unit(
            actor=CONSOLE, kind=UnitKind.DEPARTMENT, code=code, name=LocalizedText(zh, en), parent=company.id
        )
        for code, zh, en in (("rd", "研发部", "Research"), ("sales", "销售部", "Sales"))
    }
    people.create_preset_grades(actor=CONSOLE)
    grades = {grade.rank: grade.id for grade in ClearanceGrade.objects.all()}
    contact: UUID | None = None
    for part, name in _NAMES.items():
        outside = part == "partner"
        entry = Entry(
            name=name,
            kind=PersonKind.PARTNER if outside else PersonKind.EMPLOYEE,
            email=address(part),
            organisation="Harbour Consulting" if outside else "",
            contact=contact if outside else None,
        )
        person = people.register_person(actor=CONSOLE, entry=entry)
        contact = contact or person.id
        if not outside:
            unit = units["sales" if part == "outsider" else "rd"]
            people.place(actor=CONSOLE, person=person.id, unit=unit.id)
        open_account(
            actor=CONSOLE, person_id=person.id, email=address(part), password=PASSWORD, password_temporary=False
        )
        if part in _RANKS:
            people.grant_clearance(actor=CONSOLE, person=person.id, grade=grades[_RANKS[part]], ground="岗位需要")
        if part in _ADMINISTRATORS:
            appoint_administrator(actor=CONSOLE, account_id=person.id, office=_ADMINISTRATORS[part])
    office = people.create_body(
        actor=CONSOLE, kind=BodyKind.OFFICE, name=LocalizedText("保密办公室", "Confidentiality office")
    )
    cast = find_cast()
    people.appoint(actor=CONSOLE, person=cast.officer, office=Office.OFFICER, seat=InBody(office.id))
    adopt_scheme(actor=CONSOLE, preset=SCHEMES[0])
    adopt_catalogue(actor=CONSOLE)
    empower_classifier(actor=CONSOLE, person=cast.classifier, ceiling=3)


def find_cast() -> Cast:
    """Return the cast of a database in which it was entered."""
    ids = dict(PersonRow.objects.values_list("email", "id"))
    return Cast(**{field.name: ids[address(field.name)] for field in fields(Cast)})


def address(part: str) -> str:
    """Return the e-mail address of ``part``."""
    return f"{part.replace('_', '-')}@xinghe.example"


def unit(code: str) -> Unit:
    """Return a unit of the cast's company by code: ``rd`` or ``sales``."""
    return Unit.objects.get(code=code)


def office() -> Body:
    """Return the confidentiality office."""
    return Body.objects.get(kind=BodyKind.OFFICE)


def level(code: str) -> Level:
    """Return a level of the scheme in use: ``core``, ``ordinary``, ``internal``, ``public``."""
    return Level.objects.get(code=code)


def registered(
    cast: Cast,
    *,
    title: str = "排序算法设计",
    content: bytes = "核心排序算法：归并与基数结合。\n".encode(),
    name: str = "design.txt",
    code: str = "ordinary",
    kind: str = "design",
    readers: tuple[str, ...] = ("holder",),
    days: int = 30,
) -> Document:
    """Register a document by the classifier and name ``readers``, whatever their clearance is by now."""
    document = register_document(
        actor=cast.acting("classifier"),
        file=Arrived(seal_bytes(content), name),
        proposal=Proposal(
            title=title,
            kind=Kind.objects.get(code=kind),
            level=level(code),
            ground="泄露将使对手直接复现",
            readers=[until_days(getattr(cast, part), days) for part in readers],
        ),
    )
    return Document.objects.get(pk=document.pk)


def until_days(person: UUID, days: int = 30, purpose: str = "参与开发") -> NewReading:
    """Return a line that names ``person`` for ``days`` more days."""
    return NewReading(person=person, until=last_day(days), purpose=purpose)


def last_day(days: int) -> date:
    """Return the company date ``days`` from today."""
    return clock.today() + timedelta(days=days)
