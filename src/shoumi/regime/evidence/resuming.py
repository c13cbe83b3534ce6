"""Putting a check of the ledger aside between two steps, as values JSON can hold."""

from datetime import datetime
from typing import Any
from uuid import UUID

from shoumi.regime.evidence.checking import Check, Finding
from shoumi.regime.evidence.vocabulary import Fault

_COUNTS = ("log", "size", "done", "details", "erased", "checkpoints", "faults", "over", "signed")


def put_aside(check: Check) -> dict[str, Any]:
    """Return ``check`` as a JSON object that `resumed` takes."""
    return {
        **{name: getattr(check, name) for name in _COUNTS},
        "findings": [
            [one.fault.value, one.index, str(one.event) if one.event else None, one.first] for one in check.findings
        ],
        "frontier": check.frontier.hex(),
        "latest": check.latest.isoformat() if check.latest else None,
    }


def resumed(kept: dict[str, Any]) -> Check:
    """Return the check that `put_aside` took."""
    return Check(
        **{name: kept[name] for name in _COUNTS},
        findings=[
            Finding(Fault(fault), index, UUID(event) if event else None, first)
            for fault, index, event, first in kept["findings"]
        ],
        frontier=bytes.fromhex(kept["frontier"]),
        latest=datetime.fromisoformat(kept["latest"]) if kept["latest"] else None,
    )
