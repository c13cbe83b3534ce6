"""Founding and upgrading an installation from the console."""

import getpass
import secrets

from django.core.management import call_command

from shoumi.engines.foundation.errors import Invalid
from shoumi.regime.access.actors import Console
from shoumi.regime.accounts.actions.administrators import appoint
from shoumi.regime.accounts.vocabulary import Administrator, Problem
from shoumi.regime.documents.actions.configuring import adopt_catalogue, adopt_scheme
from shoumi.regime.documents.presets import SCHEMES
from shoumi.regime.journal.opening import open_journal
from shoumi.regime.people import actions as people
from shoumi.regime.people.values import Entry
from shoumi.regime.people.vocabulary import Kind


def console() -> Console:
    """Return the operator at this console as an actor."""
    return Console(getpass.getuser())


def migrate_database() -> None:
    """Bring the database to this version's form and install the ledger's triggers."""
    call_command("migrate", verbosity=0, interactive=False)


def check_installation() -> None:
    """Raise Corrupt when the ledger's triggers are missing: the product does not serve then."""
    open_journal()


def found_installation() -> None:
    """Make the database of an empty installation: grades of clearance, the recommended levels, the catalogue."""
    migrate_database()
    people.create_preset_grades(actor=console())
    adopt_scheme(actor=console(), preset=next(scheme for scheme in SCHEMES if scheme.recommended))
    adopt_catalogue(actor=console())


def enter_administrator(*, office: str, name: str, email: str) -> str:
    """Register a person, open their account, appoint them; return the temporary password.

    Raises Invalid for an office that is none of the three, and as the actions do.
    """
    if office not in set(Administrator):
        raise Invalid(Problem.NOT_ADMINISTRATOR)
    password = secrets.token_urlsafe(12)
    person = people.register_person(actor=console(), entry=Entry(name=name, kind=Kind.EMPLOYEE, email=email))
    people.open_account(actor=console(), person=person.id, password=password)
    appoint(actor=console(), account_id=person.id, office=Administrator(office))
    return password
