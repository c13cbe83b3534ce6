"""The rulebook of the installation: the system administrator, and the console, see how it is."""

from shoumi.regime.access.actors import Console, Scope
from shoumi.regime.access.decisions import Case, Question
from shoumi.regime.accounts.rules.powers import administrators_with
from shoumi.regime.accounts.vocabulary import GateCode, Power
from shoumi.regime.journal.acting import Subject
from shoumi.regime.operations.vocabulary import INSTALLATION, Permission


class InstallationRules:
    """Who may see the state of the installation. That there is one is no secret."""

    kind = INSTALLATION.kind

    def lock(self, subject: Subject) -> None:
        """Lock nothing: it is only looked at."""

    def case(self, question: Question) -> Case:
        """Ask for the administrator who runs the system."""
        if question.verb is not Permission.READ_STATUS:
            return Case(known=True, gates=())
        return Case(
            known=True,
            gates=(GateCode.ADMINISTRATOR,),
            machines=frozenset({Console}),
            offices=administrators_with(Power.OPERATIONS),
            scope=Scope.READ,
        )
