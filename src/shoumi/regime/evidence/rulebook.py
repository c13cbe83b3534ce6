"""The rulebook of the ledger: the audit administrator reads, verifies and exports it."""

from shoumi.regime.access.actors import Console, Scope
from shoumi.regime.access.decisions import Case, Question
from shoumi.regime.accounts.rules.powers import administrators_with
from shoumi.regime.accounts.vocabulary import GateCode, Power
from shoumi.regime.evidence.vocabulary import LEDGER, Permission
from shoumi.regime.journal.acting import Subject


class LedgerRules:
    """Who may look into the ledger. That there is one is no secret."""

    kind = LEDGER.kind

    def lock(self, subject: Subject) -> None:
        """Lock nothing: the ledger only grows."""

    def case(self, question: Question) -> Case:
        """Ask for the audit administrator; verifying and exporting may be done at the console too."""
        match question.verb:
            case Permission.READ:
                machines = frozenset[type]()
            case Permission.EXPORT | Permission.VERIFY:
                machines = frozenset[type]({Console})
            case _:
                return Case(known=True, gates=())
        return Case(
            known=True,
            gates=(GateCode.ADMINISTRATOR,),
            machines=machines,
            offices=administrators_with(Power.LEDGER),
            scope=Scope.AUDIT,
        )
