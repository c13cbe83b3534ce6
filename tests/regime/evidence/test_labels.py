import ast
from dataclasses import fields
from enum import StrEnum

import pytest
from tests.architecture.sources import chain, modules

from shoumi.engines.ledger.problems import LedgerProblem
from shoumi.engines.marking.vocabulary import Verdict
from shoumi.regime.documents.actions.cataloguing import KindEntry
from shoumi.regime.documents.actions.configuring import Handling
from shoumi.regime.documents.actions.levelling import Naming
from shoumi.regime.evidence import vocabulary as evidence
from shoumi.regime.evidence.checking import Finding
from shoumi.regime.evidence.labels import DETAILS
from shoumi.regime.evidence.words import Names, details_of, event_labels
from shoumi.regime.incidents import vocabulary as incidents
from shoumi.regime.journal.models import Details, Event
from shoumi.regime.kit.words import explanation, label
from shoumi.regime.people.sync.vocabulary import ChangeKind

NAMED: list[type[StrEnum]] = [
    evidence.Permission,
    evidence.Event,
    evidence.Fault,
    incidents.Permission,
    incidents.Event,
    incidents.Outcome,
    incidents.Conclusion,
    Verdict,
]
PLACES = dict.fromkeys(("target", "reason", "size", "limit", "event", "reference", "old", "new", "index", "first"), "7")


@pytest.mark.parametrize("code", [code for vocabulary in NAMED for code in vocabulary], ids=repr)
def test_every_code_has_a_name_in_both_languages(code: StrEnum) -> None:
    assert label(code).zh
    assert label(code).en


@pytest.mark.parametrize(
    "code", [*evidence.Problem, *evidence.Fault, *incidents.Problem, *Verdict, *LedgerProblem], ids=repr
)
def test_every_problem_says_what_happened_and_what_to_do(code: StrEnum) -> None:
    told = explanation(code, PLACES)
    for text in (told.what, told.cure):
        assert text.zh.endswith("。")
        assert text.en.endswith(".")


@pytest.mark.parametrize("fault", evidence.Fault)
def test_a_finding_fills_every_place_of_its_words(fault: evidence.Fault) -> None:
    unplaced = fault is evidence.Fault.ENTRY_UNPLACED
    first = 3 if fault is evidence.Fault.ROOT_DIFFERS else None
    event = evidence.LEDGER.id if unplaced else None
    finding = Finding(fault, None if unplaced else 7, event, first)
    assert "{" not in explanation(fault, finding.parameters).what.zh


def test_events_are_found_by_their_code() -> None:
    assert event_labels()[incidents.Event.TRACED].en == "Picture traced"
    assert event_labels()[evidence.Event.VERIFIED].zh == "核验存证日志"


@pytest.mark.parametrize(
    ("key", "code", "told"),
    [
        ("scopes", "audit", "查阅存证日志"),
        ("office", "audit", "审计管理员"),
        ("method", "by_password", "密码"),
        ("problem", "people.import.empty", "文件中没有人员。"),
        ("problem", "people.import.too_large", "文件超过 … MiB。"),
    ],
)
def test_a_code_is_told_by_the_detail_it_stands_in(key: str, code: str, told: str) -> None:
    event = Event()
    Details(event=event, body=f'{{"{key}":"{code}"}}')
    lines = details_of(event, Names({}))
    assert lines
    assert lines[0].value == told


NOT_DETAILS = {"actor", "subject", "beside", "uid"}
ORIGIN = {"origin", "address", "device", "session", "token"}
PLACED = {"unit_id", "body_id"}
ENDED = {"employment", "membership", "appointment", "clearance"}
IMPORTED = {"line"}
SYNCED = {kind.value for kind in ChangeKind}


def recorded() -> set[str]:
    """Every key that an event's details may have, read off the calls that record."""
    keys = ORIGIN | PLACED | ENDED | IMPORTED | SYNCED
    keys |= {one.name for values in (Naming, KindEntry, Handling) for one in fields(values)}
    for tree in modules().values():
        for node in ast.walk(tree):
            if isinstance(node, ast.Call) and chain(node)[-1:] in (["record"], ["record_alone"]):
                keys |= {one.arg for one in node.keywords if one.arg}
            elif (
                isinstance(node, ast.AnnAssign)
                and chain(node.target) == ["details"]
                and isinstance(node.value, ast.Dict)
            ):
                keys |= {str(one.value) for one in node.value.keys if isinstance(one, ast.Constant)}
    return keys - NOT_DETAILS


def test_every_detail_has_a_name_and_every_name_a_detail() -> None:
    assert recorded() == set(DETAILS)
