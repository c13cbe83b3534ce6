from collections.abc import Callable
from pathlib import Path
from uuid import uuid4

import pytest
from tests.cast import CONSOLE, Cast, registered

from shoumi.engines.foundation.errors import Invalid, NotFound
from shoumi.regime.access.actors import Actor, Job, Person, Scope, TokenLimits
from shoumi.regime.access.deciding import ActRefused
from shoumi.regime.access.vocabulary import Event as AccessEvent
from shoumi.regime.accounts.vocabulary import GateCode
from shoumi.regime.documents.vocabulary import Event as DocumentEvent
from shoumi.regime.evidence import actions, queries
from shoumi.regime.evidence.words import Names, details_of, event_labels
from shoumi.regime.journal import models
from shoumi.regime.journal.sequencing import sequence
from shoumi.regime.kit.export import Format
from shoumi.regime.people.actions import register_person
from shoumi.regime.people.values import Entry
from shoumi.regime.people.vocabulary import Kind

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("cast")]
NOT_THE_AUDITOR = [
    "classifier",
    "holder",
    "outsider",
    "uncleared",
    "officer",
    "system_admin",
    "security_admin",
    "leaver",
    "partner",
]
READS: dict[str, Callable[[Actor], object]] = {
    "entries": queries.entries,
    "entry": lambda actor: queries.entry(actor, uuid4()),
    "placed": queries.placed,
    "checkpoints": queries.checkpoints,
    "checkpoint": queries.checkpoint,
    "key": queries.log_key,
}
ACTS: dict[str, Callable[[Actor], object]] = {
    "verify": actions.verify_ledger,
    "export": lambda actor: actions.export_ledger(actor, Path("/nowhere/ledger.zip")),
    "download": actions.download_ledger,
    "list": lambda actor: actions.export_entries(actor, format=Format.CSV, rows=1),
}


@pytest.mark.parametrize("part", NOT_THE_AUDITOR)
def test_nobody_but_the_auditor_reads_verifies_or_exports(cast: Cast, part: str) -> None:
    for name, act in (READS | ACTS).items():
        with pytest.raises(ActRefused) as refusal:
            act(cast.acting(part))
        codes = {reason.code for reason in refusal.value.decision.reasons}
        assert GateCode.ADMINISTRATOR in codes, name
    assert models.Event.objects.filter(code=AccessEvent.REFUSED, actor=f"person:{getattr(cast, part)}").count() == len(
        READS | ACTS
    )


@pytest.mark.parametrize("name", READS)
def test_the_console_does_not_read_and_jobs_do_nothing(name: str) -> None:
    for machine in (CONSOLE, Job("sequencer")):
        with pytest.raises(NotFound):
            READS[name](machine)


@pytest.mark.parametrize("name", ACTS)
def test_jobs_do_nothing(name: str) -> None:
    with pytest.raises(NotFound):
        ACTS[name](Job("sequencer"))


def test_a_token_needs_the_scope_of_auditing(cast: Cast) -> None:
    with pytest.raises(ActRefused) as refusal:
        queries.entries(Person(cast.auditor, token=TokenLimits(frozenset(Scope) - {Scope.AUDIT}, None)))
    assert [reason.code for reason in refusal.value.decision.reasons] == [GateCode.WITHIN_TOKEN]
    assert queries.entries(Person(cast.auditor, token=TokenLimits(frozenset({Scope.AUDIT}), None))).exists()


def test_entries_are_narrowed_and_keep_their_order(cast: Cast) -> None:
    document = registered(cast)
    sequence()
    auditor = cast.acting("auditor")
    registering = queries.placed(auditor, event=DocumentEvent.REGISTERED)
    assert [leaf.event.subject for leaf in registering] == [document.subject.reference]
    by_address = queries.placed(auditor, actor="CLASSIFIER@xinghe.example")
    assert {leaf.event.actor for leaf in by_address} == {f"person:{cast.classifier}"}
    about = [leaf.index for leaf in queries.placed(auditor, subject=document.subject.reference)]
    assert about == sorted(about)
    assert about
    for wrong in ({"event": "no.such.event"}, {"actor": "nobody@example.org"}):
        with pytest.raises(Invalid):
            queries.placed(auditor, **wrong)


def test_codes_and_people_are_told_in_words(cast: Cast) -> None:
    registered(cast)
    auditor = cast.acting("auditor")
    with pytest.raises(ActRefused):
        queries.entries(cast.acting("holder"))
    refused = queries.entries(auditor).filter(code=AccessEvent.REFUSED)[0]
    names = Names.among(auditor, [refused])
    assert names.reference(refused.actor) == "王晓雨"
    assert names.reference(refused.subject) == "存证日志"
    lines = details_of(refused, names)
    assert lines is not None
    told = {line.key: line.value for line in lines}
    assert (told["verb"], told["reasons"], told["address"]) == ("查阅存证日志", "管理员职责", "10.0.0.8")


def test_why_it_was_refused_is_told_of_somebody_else(cast: Cast) -> None:
    auditor = cast.acting("auditor")
    with pytest.raises(ActRefused):
        register_person(actor=cast.acting("holder"), entry=Entry(name="沈越", kind=Kind.EMPLOYEE))
    refused = queries.entries(auditor).filter(code=AccessEvent.REFUSED)[0]
    told = {line.key: line.value for line in details_of(refused, Names.among(auditor, [refused])) or []}
    assert told["reasons"] == "未担任相应职务"


def test_a_company_s_own_code_is_not_taken_for_one_of_the_product(cast: Cast) -> None:
    auditor = cast.acting("auditor")
    changed = list(queries.entries(auditor).filter(code=DocumentEvent.KIND_CHANGED))
    names = Names.among(auditor, changed)
    told = [line.value for event in changed for line in details_of(event, names) or [] if line.key == "kind"]
    assert told
    assert all(word.isascii() for word in told), told


def test_every_recorded_event_has_words(cast: Cast) -> None:
    registered(cast)
    recorded = set(models.Event.objects.values_list("code", flat=True))
    assert recorded <= set(event_labels())
