"""Founding and upgrading an installation from the console."""

import getpass
import secrets
from pathlib import Path

from django.core.management import call_command
from django.db import connection

from shoumi.engines.foundation.errors import Invalid
from shoumi.regime.access.actors import Console
from shoumi.regime.accounts.actions.administrators import appoint
from shoumi.regime.accounts.queries import administrators
from shoumi.regime.accounts.vocabulary import Administrator, Problem
from shoumi.regime.conduct.actions import adopt_preset_scale
from shoumi.regime.documents import queries
from shoumi.regime.documents.actions.configuring import adopt_catalogue, adopt_scheme
from shoumi.regime.documents.presets import SCHEMES
from shoumi.regime.journal.opening import open_journal
from shoumi.regime.kit import clock
from shoumi.regime.people import actions as people
from shoumi.regime.people.values import Entry
from shoumi.regime.people.vocabulary import Kind
from shoumi.surfaces.cli.telling import called, say, tell


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
    """Make the database of an empty installation: grades of clearance and severity, levels, measures, catalogue."""
    migrate_database()
    people.create_preset_grades(actor=console())
    adopt_preset_scale(actor=console())
    adopt_scheme(actor=console(), preset=next(scheme for scheme in SCHEMES if scheme.recommended))
    adopt_catalogue(actor=console())


def is_founded() -> bool:
    """Return whether `found_installation` was finished here: the catalogue comes last."""
    kinds = queries.kinds() | queries.retired_kinds()
    return kinds.model._meta.db_table in connection.introspection.table_names() and kinds.exists()


def tell_next_steps(home: Path) -> None:
    """Name the commands that enter the administrators who are missing, and at the very beginning who comes next."""
    vacant = [office for office, held in administrators(clock.now()).items() if not held]
    if not vacant:
        return
    at = f"--home {home} --name … --email …"
    tell(
        "三员还没有登记齐。每员各由一人担任，临时密码只显示一次，命令可在另一个终端执行：",
        "Administrators are to be registered, each on a person of their own, with a temporary password shown once"
        " (another terminal will do):",
    )
    for office in vacant:
        say(f"  {called()} administrator --office {office} {at}")
    if len(vacant) == len(Administrator):
        tell(
            "再登记启用保密制度的两个人——保密专员和定密审批人：",
            "then those who begin the regime – the confidentiality officer, and somebody who decides levels:",
        )
        say(f"  {called()} person --office officer --office hr {at}")
        say(f"  {called()} person --classifier 3 --clearance 3 {at}")
        tell(
            "其余人员由保密专员登录后逐个登记，或从 CSV 导入。",
            "The officer signs in and registers everybody else, or imports them from CSV.",
        )


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
