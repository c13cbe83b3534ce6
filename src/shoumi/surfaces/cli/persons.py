"""Entering people from the console: enough that a small company can begin before anybody has signed in."""

import secrets
from dataclasses import dataclass
from typing import TypeVar
from uuid import UUID

import typer
from django.conf import settings

from shoumi.engines.foundation.errors import NotFound
from shoumi.regime.accounts.actions.factors import reset_factors
from shoumi.regime.accounts.actions.passwords import reset_password
from shoumi.regime.accounts.queries import id_of_email
from shoumi.regime.accounts.vocabulary import Problem as AccountProblem
from shoumi.regime.documents.actions.configuring import empower_classifier
from shoumi.regime.documents.queries import levels
from shoumi.regime.kit.words import LocalizedText, label
from shoumi.regime.people import actions as people
from shoumi.regime.people import queries
from shoumi.regime.people.queries import organisation
from shoumi.regime.people.rules.offices import BODY_OF
from shoumi.regime.people.values import Entry, InBody, InUnit, Seat
from shoumi.regime.people.vocabulary import BodyKind, Kind, Office, UnitKind
from shoumi.surfaces.cli.installing import console

T = TypeVar("T")

OFFICES = {office.value.partition(".")[2]: office for office in Office}
"""The offices by the short names that are typed at the console."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """A person as asked for at the console; the ranks are those of clearance grades and of levels."""

    name: str
    email: str
    kind: str
    organisation: str
    offices: tuple[str, ...]
    clearance: int | None
    classifier: int | None


def enter_person(wanted: Wanted) -> str:
    """Register the person, open their account, appoint and clear them; return the temporary password.

    What can be told to be wrong is told before anything is done: raises typer.BadParameter for an unknown kind, office
    or rank, and the errors of the actions.
    """
    kind = _chosen(wanted.kind, {kind.value: kind for kind in Kind}, "--kind")
    offices = [_chosen(office, OFFICES, "--office") for office in wanted.offices]
    grade = _ranked(wanted.clearance, {grade.rank: grade.id for grade in queries.grades(console())}, "--clearance")
    ceiling = _ranked(wanted.classifier, {level.rank: level.rank for level in levels()}, "--classifier")
    entry = Entry(name=wanted.name, kind=kind, email=wanted.email, organisation=wanted.organisation)
    password = secrets.token_urlsafe(12)
    person = people.register_person(actor=console(), entry=entry)
    people.open_account(actor=console(), person=person.id, password=password)
    for office in offices:
        people.appoint(actor=console(), person=person.id, office=office, seat=_seat(office))
    if grade is not None:
        people.grant_clearance(actor=console(), person=person.id, grade=grade, ground="系统启用时由控制台授予")
    if ceiling is not None:
        empower_classifier(actor=console(), person=person.id, ceiling=ceiling)
    return password


def reset_account(email: str, *, factors: bool) -> str:
    """Give the account of ``email`` a temporary password, without its second factors if asked; return the password.

    Raises NotFound when nobody signs in with ``email``.
    """
    account = id_of_email(email)
    if account is None:
        raise NotFound(AccountProblem.NO_SUCH_ACCOUNT)
    password = secrets.token_urlsafe(12)
    if factors:
        reset_factors(actor=console(), account_id=account)
    reset_password(actor=console(), account_id=account, password=password)
    return password


def _chosen(typed: str, known: dict[str, T], option: str) -> T:
    if typed not in known:
        names = ", ".join(known)
        words = LocalizedText(zh=f"没有 {typed!r}，可选的有 {names}", en=f"{typed!r} is none of {names}")
        raise typer.BadParameter(str(words), param_hint=option)
    return known[typed]


def _ranked(rank: int | None, known: dict[int, T], option: str) -> T | None:
    """Return what has ``rank``; None where none is asked for."""
    if rank is None:
        return None
    if rank not in known:
        ranks = ", ".join(map(str, sorted(known)))
        words = LocalizedText(zh=f"没有第 {rank} 级，现有 {ranks}", en=f"there is no rank {rank}; there are {ranks}")
        raise typer.BadParameter(str(words), param_hint=option)
    return known[rank]


def _seat(office: Office) -> Seat:
    """Return where ``office`` is held: its body, or the company itself; made here when it is not there yet."""
    kind = BODY_OF.get(office)
    return InUnit(_company()) if kind is None else InBody(_body(kind))


def _body(kind: BodyKind) -> UUID:
    there = [bench.body.id for bench in organisation.benches(console()) if bench.kind is kind]
    return there[0] if there else people.create_body(actor=console(), kind=kind, name=label(kind)).id


def _company() -> UUID:
    there = [one.unit.id for one in organisation.paths(console()) if one.unit.kind == UnitKind.COMPANY]
    if there:
        return there[0]
    name = settings.INSTALLATION.company
    made = people.create_unit(actor=console(), kind=UnitKind.COMPANY, code="company", name=LocalizedText(name, name))
    return made.id
