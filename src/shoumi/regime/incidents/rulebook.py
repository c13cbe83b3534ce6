"""The rulebook of tracing: the confidentiality officer's work."""

from django.conf import settings

from shoumi.regime.access.actors import Scope
from shoumi.regime.access.decisions import Case, Question
from shoumi.regime.accounts.vocabulary import GateCode as AccountGate
from shoumi.regime.incidents.vocabulary import TRACES, Permission
from shoumi.regime.journal.acting import Subject
from shoumi.regime.people.vocabulary import GateCode as PeopleGate
from shoumi.regime.people.vocabulary import Office


class TraceRules:
    """Who may trace, read cases, and conclude them."""

    kind = TRACES.kind

    def lock(self, subject: Subject) -> None:
        """Tracing rests on no single row."""

    def case(self, question: Question) -> Case:
        """Ask for the office of the confidentiality officer; concluding asks for a fresh second factor too."""
        office = frozenset({Office.OFFICER})
        match question.verb:
            case Permission.TRACE | Permission.READ:
                return Case(known=True, gates=(PeopleGate.HOLDS_OFFICE,), offices=office, scope=Scope.TRACE)
            case Permission.CONCLUDE:
                gates = (PeopleGate.HOLDS_OFFICE, AccountGate.FACTOR_FRESH)
                minutes = settings.INSTALLATION.step_up_minutes
                return Case(known=True, gates=gates, offices=office, scope=Scope.TRACE, fresh_minutes=minutes)
            case _:
                return Case(known=True, gates=())
