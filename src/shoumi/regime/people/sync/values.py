"""What a source tells: units and persons with ids that stay the same, all of them or nothing."""

import json
from dataclasses import asdict, dataclass
from datetime import date

from shoumi.regime.people.vocabulary import Kind


@dataclass(frozen=True, slots=True, kw_only=True)
class ForeignUnit:
    """A unit as its source tells it; ``parent`` None stands directly under the company."""

    id: str
    name: str
    parent: str | None = None
    code: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ForeignPerson:
    """A person as the source tells it, the first of ``units`` being the primary one."""

    id: str
    name: str
    kind: Kind = Kind.EMPLOYEE
    email: str = ""
    staff_number: str = ""
    organisation: str = ""
    identity: str = ""
    units: tuple[str, ...] = ()
    title: str = ""
    since: date | None = None
    active: bool = True
    """False for a disabled account: the same to us as one that is gone."""


@dataclass(frozen=True, slots=True)
class Snapshot:
    """Everything a source has, at one instant."""

    units: tuple[ForeignUnit, ...]
    people: tuple[ForeignPerson, ...]


def packed(told: ForeignUnit | ForeignPerson) -> str:
    """Return ``told`` as JSON; equal values give equal texts."""
    return json.dumps(asdict(told), ensure_ascii=False, sort_keys=True, default=str)


def place_of(told: ForeignUnit | ForeignPerson) -> str:
    """Return where ``told`` stands: what makes a difference a move."""
    where = [told.parent] if isinstance(told, ForeignUnit) else [*told.units, "", told.title]
    return json.dumps(where, ensure_ascii=False)


def unpacked_unit(text: str) -> ForeignUnit:
    """Return the unit that `packed` wrote."""
    return ForeignUnit(**json.loads(text))


def unpacked_person(text: str) -> ForeignPerson:
    """Return the person that `packed` wrote."""
    told = json.loads(text)
    since = date.fromisoformat(told["since"]) if told["since"] else None
    return ForeignPerson(**told | {"units": tuple(told["units"]), "kind": Kind(told["kind"]), "since": since})
