"""What is found in an installation's facts, and how much it matters."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from shoumi.regime.operations.rules import ABSENT, DISK_FULL, DISK_LOW, SEVERITY, findings
from shoumi.regime.operations.values import (
    Database,
    Facts,
    Ledger,
    Ran,
    Renderers,
    Status,
    Storage,
    Versions,
    Worker,
)
from shoumi.regime.operations.vocabulary import Job, Part, Problem, Severity

NOW = datetime(2026, 11, 1, 8, 0, tzinfo=UTC)
WELL = Facts(
    at=NOW,
    versions=Versions("0.1.0", "3.11", "5.2"),
    database=Database("sqlite", "3.40", 1),
    storage=Storage(1, 1, DISK_LOW, DISK_LOW),
    worker=Worker(NOW - timedelta(seconds=11), NOW - timedelta(hours=1), (Ran(Job.SEQUENCE, NOW),)),
    ledger=Ledger(5, 1, NOW - timedelta(seconds=1), NOW, None),
    renderers=Renderers(2, 0, 0),
    parts=dict.fromkeys(Part, True),
    office_fence=True,
)


def codes(facts: Facts) -> list[Problem]:
    return [one.code for one in findings(facts)]


def test_nothing_is_found_where_all_is_well() -> None:
    assert findings(WELL) == ()


def test_every_problem_has_a_severity_and_every_part_an_absence() -> None:
    assert set(SEVERITY) == set(Problem)
    assert set(ABSENT) == set(Part)


@pytest.mark.parametrize(
    ("facts", "problem", "parameters"),
    [
        (replace(WELL, ledger=replace(WELL.ledger, missing_trigger="x")), Problem.TRIGGER_MISSING, {"trigger": "x"}),
        (replace(WELL, worker=Worker()), Problem.WORKER_SILENT, {"since": "—"}),
        (
            replace(WELL, worker=replace(WELL.worker, seen_at=NOW - timedelta(seconds=61))),
            Problem.WORKER_SILENT,
            {"since": "2026-11-01 07:58:59Z"},
        ),
        (
            replace(WELL, ledger=replace(WELL.ledger, waiting=7, waiting_since=NOW - timedelta(seconds=90))),
            Problem.LEDGER_BEHIND,
            {"count": 7, "seconds": 90},
        ),
        (replace(WELL, storage=replace(WELL.storage, free=DISK_LOW - 1)), Problem.DISK_LOW, {"free": 5119}),
        (replace(WELL, storage=replace(WELL.storage, free=DISK_FULL - 1)), Problem.DISK_FULL, {"free": 1023}),
        (
            replace(WELL, worker=replace(WELL.worker, jobs=(Ran(Job.SWEEP_STORE, None, NOW, 3),))),
            Problem.JOB_FAILING,
            {"job": Job.SWEEP_STORE, "count": 3},
        ),
        (replace(WELL, office_fence=False), Problem.OFFICE_NOT_FENCED, {}),
        *((replace(WELL, parts={**WELL.parts, part: False}), problem, {}) for part, problem in ABSENT.items()),
    ],
    ids=lambda value: value.name if isinstance(value, Problem) else "",
)
def test_what_is_wrong_is_found_with_its_figures(facts: Facts, problem: Problem, parameters: dict[str, object]) -> None:
    (found,) = findings(facts)
    assert (found.code, dict(found.parameters), found.severity) == (problem, parameters, SEVERITY[problem])


def test_a_fence_nobody_needs_is_not_missed() -> None:
    facts = replace(WELL, parts={**WELL.parts, Part.LIBREOFFICE: False}, office_fence=False)
    assert codes(facts) == [Problem.NO_LIBREOFFICE]


def test_the_worst_comes_first_and_notes_press_nobody() -> None:
    facts = replace(
        WELL,
        parts={**WELL.parts, Part.TESSERACT: False},
        storage=replace(WELL.storage, free=DISK_LOW - 1),
        ledger=replace(WELL.ledger, missing_trigger="x"),
    )
    assert codes(facts) == [Problem.TRIGGER_MISSING, Problem.DISK_LOW, Problem.NO_TESSERACT]
    state = Status(facts, findings(facts))
    assert state.faulty
    assert [one.severity for one in state.pressing] == [Severity.FAULT, Severity.ATTENTION]
