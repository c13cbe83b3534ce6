"""The rulebook of requests to know; those of documents, levels and the register stand beside their gates."""

from shoumi.regime.access.actors import Scope
from shoumi.regime.access.decisions import Case, Question
from shoumi.regime.documents.vocabulary import REQUESTS, Permission
from shoumi.regime.journal.acting import Subject
from shoumi.regime.people.vocabulary import GateCode as PeopleGate


class RequestRules:
    """Who may ask to be named: everybody present, for whatever number, so that the answer says nothing of it."""

    kind = REQUESTS.kind

    def lock(self, _subject: Subject) -> None:
        """Lock nothing: `request_to_know` locks the asker, whose requests are counted."""

    def case(self, question: Question) -> Case:
        """Ask that the person is present."""
        if question.verb is not Permission.ASK:
            return Case(known=True, gates=())
        return Case(known=True, gates=(PeopleGate.PRESENT,), scope=Scope.WRITE)
