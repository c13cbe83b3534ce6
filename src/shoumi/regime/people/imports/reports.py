"""The faults of an import as they are kept, and read again."""

import json
from collections.abc import Iterable
from enum import StrEnum

from shoumi.regime.people.imports.checking import Fault
from shoumi.regime.people.vocabulary import Column, ImportProblem, Problem


def packed(faults: Iterable[Fault]) -> str:
    """Return ``faults`` as JSON."""
    return json.dumps(
        [[each.line, each.column, each.problem, dict(each.parameters)] for each in faults], ensure_ascii=False
    )


def unpacked(report: str) -> list[Fault]:
    """Return the faults that `packed` wrote."""
    return [
        Fault(line, Column(column) if column else None, _problem(problem), parameters)
        for line, column, problem, parameters in json.loads(report)
    ]


def _problem(code: str) -> StrEnum:
    for problems in (ImportProblem, Problem):
        if code in {each.value for each in problems}:
            return problems(code)
    message = f"a report names {code}, which is no problem of this part"
    raise ValueError(message)
