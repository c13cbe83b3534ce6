"""The rulebook of the figures: who oversees the regime, and heads for their own units."""

from shoumi.regime.access.actors import Scope
from shoumi.regime.access.decisions import Case, Question
from shoumi.regime.convenience.rules import READING
from shoumi.regime.convenience.vocabulary import FIGURES, Permission
from shoumi.regime.journal.acting import Subject
from shoumi.regime.people.vocabulary import GateCode as PeopleGate


class FigureRules:
    """Who may read how long people wait and why they are refused."""

    kind = FIGURES.kind

    def lock(self, _subject: Subject) -> None:
        """Lock nothing: nothing is changed here."""

    def case(self, question: Question) -> Case:
        """Ask for an office that reads figures; how far they reach is told by `queries.reach`."""
        if question.verb is not Permission.READ:
            return Case(known=True, gates=())
        return Case(known=True, gates=(PeopleGate.HOLDS_OFFICE,), offices=READING, scope=Scope.READ)
