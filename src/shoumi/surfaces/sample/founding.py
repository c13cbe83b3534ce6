"""Founding the sample company: units, positions, people, accounts, offices, levels, classifiers."""

import secrets
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from uuid import UUID

from shoumi.regime.access.actors import Console, Person
from shoumi.regime.accounts.actions.accounts import open_account
from shoumi.regime.accounts.actions.administrators import appoint as appoint_administrator
from shoumi.regime.accounts.actions.factors import add_totp, new_secret
from shoumi.regime.accounts.vocabulary import Administrator
from shoumi.regime.conduct.actions import adopt_preset_scale
from shoumi.regime.documents.actions.configuring import adopt_catalogue, adopt_scheme, empower_classifier
from shoumi.regime.documents.presets import SCHEMES
from shoumi.regime.kit import clock
from shoumi.regime.kit.words import LocalizedText
from shoumi.regime.people import actions as people
from shoumi.regime.people.values import Entry, InBody, InUnit, Seat
from shoumi.regime.people.vocabulary import BodyKind, Kind, Language, Office, UnitKind
from shoumi.surfaces.sample import company
from shoumi.surfaces.sample.company import Member

FOUNDER = Console("sample")
"""The sample company is entered at the console, as an operator would set up a new installation."""

_STAGE = timedelta(minutes=9)
"""How long an operator is taken to sit over each stage of the founding."""
_ADMINISTRATORS = {
    "system_admin": Administrator.SYSTEM,
    "security_admin": Administrator.SECURITY,
    "auditor": Administrator.AUDIT,
}
_ADDRESSES = {"platform": 11, "algorithms": 12, "quality": 13, "product": 14, "sales": 15, "hr": 16, "finance": 17}
_DEVICES = ("Chrome / Windows", "Edge / Windows", "Firefox / Linux", "Safari / macOS", "Chrome / HarmonyOS")


@dataclass(frozen=True, slots=True)
class Keys:
    """What someone signs in with."""

    password: str
    totp_secret: str


@dataclass
class Cast:
    """The founded company by the keys of `company`."""

    grades: dict[int, UUID] = field(default_factory=dict)
    """By rank."""
    units: dict[str, UUID] = field(default_factory=dict)
    positions: dict[str, UUID] = field(default_factory=dict)
    people: dict[str, UUID] = field(default_factory=dict)
    keys: dict[str, Keys] = field(default_factory=dict)
    """Of the people in `company.ROLES`, by role."""

    def acting(self, key: str) -> Person:
        """Return the person ``key`` at their desk, with a second factor confirmed just now."""
        return Person(self.people[key], origin_of(key), clock.now())


def origin_of(key: str) -> dict[str, str]:
    """Return from where the person ``key`` works: the address and device the ledger notes."""
    number = next(place for place, one in enumerate(company.PEOPLE) if one.key == key)
    net = _ADDRESSES.get(company.PEOPLE[number].unit, 18)
    return {"address": f"10.20.{net}.{20 + number}", "device": _DEVICES[number % len(_DEVICES)]}


def found_company(at: datetime) -> Cast:
    """Enter the whole company at the instant ``at``; the database is empty and migrated."""
    cast = Cast()
    for number, stage in enumerate((_enter_structure, _enter_people, _fill_offices, _open_accounts, _set_regime_up)):
        with clock.at(at + number * _STAGE):
            stage(cast)
    return cast


def _enter_structure(cast: Cast) -> None:
    cast.grades = {grade.rank: grade.id for grade in people.create_preset_grades(actor=FOUNDER)}
    code, name = company.COMPANY
    root = people.create_unit(actor=FOUNDER, kind=UnitKind.COMPANY, code=code, name=name)
    cast.units[code] = root.id
    for code, name in company.UNITS:
        unit = people.create_unit(actor=FOUNDER, kind=UnitKind.DEPARTMENT, code=code, name=name, parent=root.id)
        cast.units[code] = unit.id
    for code, name, rank in company.POSITIONS:
        cast.positions[code] = people.create_position(
            actor=FOUNDER, code=code, name=name, grade=cast.grades.get(rank)
        ).id


def _enter_people(cast: Cast) -> None:
    contact = company.HEADS["sales"]
    for number, member in enumerate(company.PEOPLE, 1):
        person = people.register_person(actor=FOUNDER, entry=_entry(cast, member, number, contact))
        cast.people[member.key] = person.id
        if member.unit:
            place = cast.positions[member.position]
            people.place(actor=FOUNDER, person=person.id, unit=cast.units[member.unit], position=place)
        if member.rank:
            ground = "合作项目需要" if member.organisation else "岗位需要"
            people.grant_clearance(actor=FOUNDER, person=person.id, grade=cast.grades[member.rank], ground=ground)


def _entry(cast: Cast, member: Member, number: int, contact: str) -> Entry:
    outside = member.kind not in {Kind.EMPLOYEE, Kind.SECONDED}
    return Entry(
        name=member.name,
        kind=member.kind,
        email=member.email,
        staff_number="" if outside else f"XH{number:04}",
        organisation=member.organisation,
        contact=cast.people[contact] if outside else None,
        language=Language.ENGLISH if member.english else Language.CHINESE,
    )


def _fill_offices(cast: Cast) -> None:
    committee = _body(BodyKind.COMMITTEE, "保密委员会", "Confidentiality committee")
    office = _body(BodyKind.OFFICE, "保密办公室", "Confidentiality office")
    supervision = _body(BodyKind.SUPERVISION, "监察小组", "Supervision")
    filled: list[tuple[str, Office, Seat]] = [
        *((key, Office.COMMITTEE_MEMBER, committee) for key in company.COMMITTEE),
        (company.ROLES["officer"], Office.OFFICER, office),
        (company.SUPERVISOR, Office.SUPERVISOR, supervision),
        (company.PRESIDENT, Office.PRESIDENT, InUnit(cast.units[company.COMPANY[0]])),
        (company.KEEPER_OF_DIRECTORY, Office.HR, InUnit(cast.units["hr"])),
        (company.IT, Office.IT, InUnit(cast.units["it"])),
        (company.FRONT_DESK, Office.FRONT_DESK, InUnit(cast.units["hr"])),
        *((key, Office.HEAD, InUnit(cast.units[unit])) for unit, key in company.HEADS.items()),
        *((key, office, InUnit(cast.units[unit])) for key, unit, office in company.UNIT_OFFICES),
    ]
    for key, held, seat in filled:
        people.appoint(actor=FOUNDER, person=cast.people[key], office=held, seat=seat)


def _body(kind: BodyKind, zh: str, en: str) -> InBody:
    return InBody(people.create_body(actor=FOUNDER, kind=kind, name=LocalizedText(zh, en)).id)


def _set_regime_up(cast: Cast) -> None:
    adopt_scheme(actor=FOUNDER, preset=next(scheme for scheme in SCHEMES if scheme.recommended))
    adopt_catalogue(actor=FOUNDER)
    people.adopt_preset_checks(actor=FOUNDER)
    adopt_preset_scale(actor=FOUNDER)
    for key, ceiling in company.CLASSIFIERS.items():
        empower_classifier(actor=FOUNDER, person=cast.people[key], ceiling=ceiling)


def _open_accounts(cast: Cast) -> None:
    for role, key in company.ROLES.items():
        cast.keys[role] = Keys(secrets.token_urlsafe(12), new_secret())
        _open_account(cast, key, cast.keys[role].password)
        add_totp(actor=FOUNDER, account_id=cast.people[key], secret=cast.keys[role].totp_secret)
        if role in _ADMINISTRATORS:
            appoint_administrator(actor=FOUNDER, account_id=cast.people[key], office=_ADMINISTRATORS[role])
    for key in company.READERS_WITH_ACCOUNTS:
        # Nobody is told this password: these people are seen at work in the history only.
        _open_account(cast, key, secrets.token_urlsafe(18))


def _open_account(cast: Cast, key: str, password: str) -> None:
    member = next(one for one in company.PEOPLE if one.key == key)
    open_account(
        actor=FOUNDER,
        person_id=cast.people[key],
        email=member.email,
        password=password,
        language=(Language.ENGLISH if member.english else Language.CHINESE).value,
        password_temporary=False,
    )
