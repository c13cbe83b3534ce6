"""Playing the tour: every step through the real code, one outcome a step."""

import logging
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from shoumi.engines.foundation.errors import ShoumiError
from shoumi.regime.kit.problems import told
from shoumi.surfaces.sample.record import Record
from shoumi.surfaces.sample.steps import PARTS
from shoumi.surfaces.sample.steps.step import Step, StepFailed, Tour


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a step; ``took_ms`` is its time in milliseconds, ``note`` what was seen or what was wrong."""

    part: str
    step: Step
    ok: bool
    took_ms: int
    note: str


def play_tour(home: Path) -> Iterator[Outcome]:
    """Play every step on the sample company of ``home`` and yield its outcome as soon as it is over.

    A step that failed is told and the next ones are played; what they need of it fails them too. Errors that are
    neither the product's nor a step's own are not caught.
    """
    tour = Tour(home, Record.of(home))
    # The answers of 403 and 404 that steps ask for are no warnings here.
    logging.getLogger("django.request").setLevel(logging.ERROR)
    for part, steps in PARTS:
        for step in steps:
            started = time.perf_counter()
            ok, note = _played(step, tour)
            yield Outcome(part, step, ok, round((time.perf_counter() - started) * 1000), note)


def _played(step: Step, tour: Tour) -> tuple[bool, str]:
    try:
        return True, step.do(tour)
    except StepFailed as failure:
        return False, str(failure)
    except ShoumiError as problem:
        words = told(problem).words
        return False, f"{problem.code.value}: {words.what.zh} {words.what.en}"
    except KeyError as missing:
        # Numbers and fields that an earlier step or an answer should have brought.
        return False, f"{missing} is missing"
