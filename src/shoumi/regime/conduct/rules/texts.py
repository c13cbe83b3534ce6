"""Texts of several lines: facts, statements, grounds."""

from shoumi.engines.foundation.errors import Invalid
from shoumi.regime.conduct.vocabulary import Problem
from shoumi.regime.people.rules import entries

LONGEST = 4000
"""Characters of one text."""


def written(value: str) -> str:
    """Return ``value`` in tidy lines. Raises Invalid when nothing is left, when too long, or with unseen characters."""
    lines = [entries.text(line, LONGEST) for line in value.splitlines()]
    whole = "\n".join(lines).strip()
    if not whole:
        raise Invalid(Problem.TEXT_MISSING)
    entries.text(whole.replace("\n", " "), LONGEST)  # all lines together
    return whole
