"""Deny by default: no rule, no actor, an unknown verb or gate, an error inside a rule – each is a no, recorded."""

from dataclasses import replace
from datetime import datetime
from enum import StrEnum
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.db import connection, transaction
from django.db.models import QuerySet
from tests.cast import CONSOLE, Cast, level, registered
from tests.regime.documents.ledger import events, told

from shoumi.engines.foundation.errors import NotFound
from shoumi.regime.access.actors import Job, Person
from shoumi.regime.access.deciding import ActRefused, authorised, decide, permitted
from shoumi.regime.access.decisions import Case, NoSuchGate, Question, Reason, judge
from shoumi.regime.access.registry import _Registry, registry
from shoumi.regime.access.vocabulary import Event, Problem
from shoumi.regime.documents import listing
from shoumi.regime.documents.models import Document, HandlingRules
from shoumi.regime.documents.vocabulary import REGISTER, Permission
from shoumi.regime.journal.acting import Subject
from shoumi.regime.journal.models import Event as Recorded
from shoumi.regime.journal.recording import record
from shoumi.regime.kit import clock


class Verb(StrEnum):
    DO = "tests.thing.do"


class Code(StrEnum):
    OPEN = "tests.open"
    SHUT = "tests.shut"
    BROKEN = "tests.broken"


class Gate:
    """A gate that does as its code says."""

    always = False
    of_subject = False

    def __init__(self, code: Code) -> None:
        self.code: StrEnum = code

    def load(self, question: Question, case: Case) -> Code:
        del question, case
        return Code(self.code)

    def check(self, facts: Code) -> Reason | None:
        if facts is Code.BROKEN:
            raise KeyError(facts)
        return Reason(facts) if facts is Code.SHUT else None

    def narrow(self, things: QuerySet[Any], viewer: Person, at: datetime) -> QuerySet[Any]:
        del viewer, at
        return things


QUESTION = Question(
    Person(UUID(int=1)), Verb.DO, Subject("thing", UUID(int=2)), datetime.fromisoformat("2026-01-01T00:00Z")
)


def judged(*codes: Code, actor: object = None, machines: frozenset[type] = frozenset()) -> list[str]:
    """Return the codes of the reasons against an act that these gates stand before; empty when it is allowed."""
    question = replace(QUESTION, actor=actor or QUESTION.actor)  # type: ignore[arg-type]
    case = Case(known=True, gates=tuple(codes), machines=machines)
    gates = [Gate(code) for code in codes]
    decision = judge(question, case, [(gate, gate.load(question, case)) for gate in gates])
    assert decision.allowed == (not decision.reasons)
    return [reason.code.value for reason in decision.reasons]


def test_every_gate_that_is_shut_is_told() -> None:
    assert judged(Code.OPEN) == []
    assert judged(Code.OPEN, Code.SHUT) == [Code.SHUT]
    assert judged(Code.SHUT, Code.OPEN, Code.SHUT) == [Code.SHUT, Code.SHUT]


def test_no_gate_is_no_rule() -> None:
    assert judged() == [Problem.NO_RULE]


def test_what_may_not_be_known_is_never_allowed() -> None:
    case = Case(known=False, gates=(Code.OPEN,))
    assert not judge(QUESTION, case, [(Gate(Code.OPEN), Code.OPEN)]).allowed


def test_an_error_inside_a_rule_is_a_no_that_names_the_rule(caplog: pytest.LogCaptureFixture) -> None:
    assert judged(Code.OPEN, Code.BROKEN) == [Problem.RULE_FAILED]
    assert "tests.broken" in caplog.text


@pytest.mark.parametrize("actor", [CONSOLE, Job("night")])
def test_a_machine_passes_only_where_it_is_named(actor: object) -> None:
    assert judged(Code.OPEN, actor=actor) == [Problem.NOT_FOR_MACHINES]
    assert judged(Code.OPEN, actor=actor, machines=frozenset({type(actor)})) == []
    other = frozenset({Job if type(actor) is type(CONSOLE) else type(CONSOLE)})
    assert judged(Code.OPEN, actor=actor, machines=other) == [Problem.NOT_FOR_MACHINES]


def test_an_unknown_gate_never_opens() -> None:
    assert [type(gate) for gate in registry.asked(["nobody.knows"])][-1] is NoSuchGate
    gate = NoSuchGate("nobody.knows")
    assert gate.check(None).parameters == {"gate": "nobody.knows"}


@pytest.mark.django_db
def test_an_unknown_gate_in_the_rules_of_a_level_shuts_documents_and_lists(cast: Cast) -> None:
    document = registered(cast)
    holder = cast.acting("holder")
    assert Document.objects.filter(listing.openable(holder)).exists()
    rules = HandlingRules.objects.get(level=level("ordinary"))
    HandlingRules.objects.filter(pk=rules.pk).update(gates=[*rules.gates, "nobody.knows"])
    decision = decide(holder, Permission.OPEN, document.subject)
    assert [reason.code for reason in decision.reasons] == [Problem.RULE_FAILED]
    assert not Document.objects.filter(listing.openable(holder)).exists()


@pytest.mark.django_db
@pytest.mark.parametrize("rules", ["none", "empty"])
def test_a_level_without_rules_shuts_documents_and_lists(cast: Cast, rules: str) -> None:
    document = registered(cast)
    holder = cast.acting("holder")
    held = HandlingRules.objects.filter(level=level("ordinary"))
    if rules == "none":
        held.delete()
    else:
        held.update(gates=[])
    assert [reason.code for reason in decide(holder, Permission.OPEN, document.subject).reasons] == [Problem.NO_RULE]
    assert not Document.objects.filter(listing.openable(holder)).exists()


@pytest.mark.django_db
def test_a_stranger_to_the_company_may_nothing(cast: Cast) -> None:
    document = registered(cast)
    nobody = Person(uuid4(), factor_at=clock.now())
    for verb in Permission:
        for subject in (document.subject, REGISTER, level("public").subject):
            assert not decide(nobody, verb, subject).allowed, (verb, subject.kind)


@pytest.mark.django_db
def test_a_refusal_stays_although_the_act_is_undone(cast: Cast) -> None:
    document = registered(cast)
    before = Recorded.objects.count()
    with pytest.raises(ActRefused), authorised(cast.acting("holder"), Permission.WIDEN, document.subject):
        pytest.fail("the block of a refused act ran")
    with pytest.raises(NotFound), authorised(cast.acting("outsider"), Permission.WIDEN, document.subject):
        pytest.fail("the block of a refused act ran")
    assert Recorded.objects.count() == before + 2
    assert [told(one)["verb"] for one in events(Event.REFUSED)] == [Permission.WIDEN] * 2
    assert not connection.in_atomic_block


@pytest.mark.django_db
def test_an_act_needs_every_yes_it_asks_for(cast: Cast) -> None:
    document = registered(cast, code="internal")
    classifier = cast.acting("classifier")
    own = (Permission.CHANGE_LEVEL, document.subject)
    with authorised(classifier, *own, (Permission.REGISTER, level("core").subject)) as decision:
        assert decision.question.verb is Permission.CHANGE_LEVEL
        assert connection.in_atomic_block
    with pytest.raises(ActRefused), authorised(classifier, *own, (Permission.READ_REGISTER, REGISTER)):
        pytest.fail("the block of a refused act ran")
    assert [told(one)["verb"] for one in events(Event.REFUSED)] == [Permission.READ_REGISTER]


@pytest.mark.django_db
def test_an_act_that_fails_leaves_neither_change_nor_record(cast: Cast) -> None:
    document = registered(cast)
    before = Recorded.objects.count()

    def act() -> None:
        with authorised(cast.acting("classifier"), Permission.WIDEN, document.subject):
            record(Event.REFUSED, actor=CONSOLE)
            Document.objects.update(version=9)
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        act()
    assert Recorded.objects.count() == before
    assert Document.objects.get().version == 1


@pytest.mark.django_db
def test_a_read_is_permitted_outside_a_transaction_only_when_refused_alone(cast: Cast) -> None:
    document = registered(cast)
    assert permitted(cast.acting("holder"), Permission.OPEN, document.subject).allowed
    with transaction.atomic(), pytest.raises(RuntimeError, match="inside a transaction"):
        permitted(cast.acting("outsider"), Permission.OPEN, document.subject)


def test_the_registry_takes_each_name_once_and_nothing_after_it_closed() -> None:
    own = _Registry()
    own.add_gate(Gate(Code.OPEN))
    with pytest.raises(RuntimeError, match="second gate"):
        own.add_gate(Gate(Code.OPEN))
    own.close()
    with pytest.raises(RuntimeError, match="before the product serves"):
        own.add_gate(Gate(Code.SHUT))
