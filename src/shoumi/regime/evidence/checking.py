"""Checking the whole ledger inside this database, a few thousand entries at a time.

Everything is computed anew from the stored events: each leaf, each inner node, the root of every signed checkpoint, and
every commitment. Whoever can rewrite the database *and* holds the signing key can make all of it agree; exports and
checkpoints that were kept elsewhere are what shows that (docs/security/ledger.md).
"""

import json
import math
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from django.db import DatabaseError
from django.db.models import Max, Q

from shoumi.engines.foundation.canonical import canonical_bytes
from shoumi.engines.foundation.errors import Conflict, Corrupt
from shoumi.engines.ledger import checkpoints, commitments
from shoumi.engines.ledger.entries import DETAILS_ERASED, LATE_BY_AT_MOST
from shoumi.engines.ledger.merkle import Frontier, Node, leaf_hash
from shoumi.regime.evidence.vocabulary import Fault, Problem
from shoumi.regime.journal import models
from shoumi.regime.journal.sequencing import current_log, entry_of, sequence, signing_key

ROWS_AT_A_TIME = 2000
MOST_FINDINGS = 20
"""Findings that are told; all are counted."""

_TREE = frozenset({Fault.ENTRY_MISSING, Fault.NODE_DIFFERS, Fault.ROOT_DIFFERS})
"""After these nothing that follows can be told right from wrong, and the check ends."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that is wrong: what, from which entry to which, and the event when it is known."""

    fault: Fault
    index: int | None
    event: UUID | None = None
    first: int | None = None

    @property
    def parameters(self) -> dict[str, str | int]:
        """The places of the explanation."""
        told = {"index": self.index, "first": self.first, "event": str(self.event) if self.event else None}
        return {name: value for name, value in told.items() if value is not None}

    @property
    def place(self) -> float:
        """The entry at which what is wrong begins; what is outside the tree comes last."""
        begins = self.index if self.first is None else self.first
        return math.inf if begins is None else begins


@dataclass(frozen=True, slots=True)
class Verification:
    """What a finished check found: the log's size and root (hexadecimal), what was checked, what is wrong."""

    origin: str
    size: int
    root: str
    entries: int
    details: int
    erased: int
    checkpoints: int
    faults: int
    findings: tuple[Finding, ...]

    @property
    def sound(self) -> bool:
        """Whether nothing is wrong."""
        return not self.faults

    @property
    def first(self) -> Finding | None:
        """The finding about the earliest entry."""
        return min(self.findings, key=lambda one: one.place, default=None)


@dataclass
class Check:
    """A check under way; it can be put aside between steps."""

    log: int
    size: int
    """The size of the newest checkpoint when the check began, which is how far it goes."""
    done: int = 0
    details: int = 0
    erased: int = 0
    checkpoints: int = 0
    faults: int = 0
    over: bool = False
    findings: list[Finding] = field(default_factory=list)
    frontier: bytes = field(default_factory=lambda: Frontier().to_bytes())
    latest: datetime | None = None
    signed: int = 0
    """The size of the last checkpoint that fitted."""

    def find(self, fault: Fault, index: int | None, *, event: UUID | None = None, first: int | None = None) -> None:
        """Note that something is wrong."""
        self.faults += 1
        self.over = self.over or fault in _TREE
        if len(self.findings) < MOST_FINDINGS:
            self.findings.append(Finding(fault, index, event, first))


def begin() -> Check:
    """Place what is pending and return a check of everything signed so far. Raises Conflict for an empty ledger.

    Call it outside a transaction.
    """
    sequence()
    log = current_log()
    size = models.Checkpoint.objects.filter(log=log).aggregate(size=Max("size"))["size"]
    if size is None:
        raise Conflict(Problem.NO_CHECKPOINT)
    return Check(log.number, size)


def advance(check: Check) -> None:
    """Check the next `ROWS_AT_A_TIME` entries; the last step also looks for what lies outside the tree."""
    log = models.Log.objects.get(number=check.log)
    if check.done < check.size and not check.over:
        _Step(check, log).run()
    if check.done >= check.size and not check.over:
        _check_outside(check, log)
        check.over = True


def result(check: Check) -> Verification:
    """Return what a finished check found."""
    log = models.Log.objects.get(number=check.log)
    newest = models.Checkpoint.objects.get(log=log, size=check.size)
    return Verification(
        origin=log.origin,
        size=check.size,
        root=bytes(newest.root).hex(),
        entries=check.done,
        details=check.details,
        erased=check.erased,
        checkpoints=check.checkpoints,
        faults=check.faults,
        findings=tuple(check.findings),
    )


@dataclass(frozen=True, slots=True)
class _Placed:
    """A leaf as it is stored, with its event; None where the event's row cannot even be read."""

    index: int
    hash: bytes
    event: models.Event | None


class _Step:
    """One step over the entries from ``check.done`` on."""

    def __init__(self, check: Check, log: models.Log) -> None:
        self.check = check
        self.log = log
        self.begin = check.done
        self.end = min(check.done + ROWS_AT_A_TIME, check.size)
        self.frontier = Frontier.from_bytes(check.frontier)
        self.missing: list[tuple[int, UUID]] = []

    def run(self) -> None:
        signed = self._checkpoints()
        nodes = self._nodes()
        for leaf in self._leaves():
            if leaf.index != self.check.done:
                break
            self._check_entry(leaf)
            self._check_details(leaf)
            self._check_nodes(nodes, self.frontier.append(leaf.hash))
            self.check.done += 1
            if self.check.done in signed:
                self._check_root(signed[self.check.done])
            if self.check.over:
                break
        if self.check.done < self.end and not self.check.over:
            self.check.find(Fault.ENTRY_MISSING, self.check.done)
        self._account_for_missing_details()
        self.check.frontier = self.frontier.to_bytes()

    def _leaves(self) -> list[_Placed]:
        places = models.Leaf.objects.filter(log=self.log, index__gte=self.begin, index__lt=self.end).order_by("index")
        hashes = places.values_list("index", "hash", "event_id")
        events = _events([event_id for _index, _hash, event_id in hashes])
        return [_Placed(index, bytes(stored), events.get(event_id)) for index, stored, event_id in hashes]

    def _checkpoints(self) -> dict[int, models.Checkpoint]:
        rows = models.Checkpoint.objects.filter(log=self.log, size__gt=self.begin, size__lte=self.end)
        return {row.size: row for row in rows}

    def _nodes(self) -> dict[tuple[int, int], bytes]:
        within = Q(pk__in=())
        for level in range(1, self.end.bit_length()):
            within |= Q(level=level, index__gte=self.begin >> level, index__lt=self.end >> level)
        rows = models.Node.objects.filter(within, log=self.log).values_list("level", "index", "hash")
        return {(level, index): bytes(stored) for level, index, stored in rows}

    def _check_entry(self, leaf: _Placed) -> None:
        event, latest = leaf.event, self.check.latest
        if event is None:
            self.check.find(Fault.ENTRY_MALFORMED, leaf.index)
            return
        try:
            written = entry_of(event).to_bytes()
        except ValueError:
            self.check.find(Fault.ENTRY_MALFORMED, leaf.index, event=event.uid)
            return
        if leaf_hash(written) != leaf.hash:
            self.check.find(Fault.ENTRY_DIFFERS, leaf.index, event=event.uid)
            return
        if latest is not None and event.at < latest - LATE_BY_AT_MOST:
            self.check.find(Fault.ENTRY_EARLY, leaf.index, event=event.uid)
        self.check.latest = max(latest or event.at, event.at)

    def _check_details(self, leaf: _Placed) -> None:
        event = leaf.event
        if event is None:
            return
        details = getattr(event, "details", None)
        if details is None:
            self.missing.append((leaf.index, event.uid))
            return
        self.check.details += 1
        if not opens(details, bytes(event.commitment)):
            self.check.find(Fault.DETAILS_DIFFER, leaf.index, event=event.uid)

    def _check_nodes(self, stored: dict[tuple[int, int], bytes], completed: list[Node]) -> None:
        leaf, *inner = completed
        if any(stored.get((node.level, node.index)) != node.hash for node in inner):
            self.check.find(Fault.NODE_DIFFERS, leaf.index)

    def _check_root(self, checkpoint: models.Checkpoint) -> None:
        check = self.check
        check.checkpoints += 1
        try:
            told = checkpoints.open_note(checkpoint.note, [signing_key(self.log).verifying_key])
        except Corrupt:
            check.find(Fault.CHECKPOINT_UNSIGNED, check.done - 1)
            return
        if (told.size, told.root) != (check.done, self.frontier.root()) or bytes(checkpoint.root) != told.root:
            check.find(Fault.ROOT_DIFFERS, check.done - 1, first=check.signed)
        check.signed = check.done

    def _account_for_missing_details(self) -> None:
        references = [f"entry:{uid}" for _index, uid in self.missing]
        erasures = models.Event.objects.filter(code=DETAILS_ERASED, subject__in=references)
        erased = set(erasures.values_list("subject", flat=True))
        for index, uid in self.missing:
            if f"entry:{uid}" in erased:
                self.check.erased += 1
            else:
                self.check.find(Fault.DETAILS_MISSING, index, event=uid)


_UNREADABLE = (ValueError, TypeError, AttributeError, DatabaseError)
"""What reading a row raises whose bytes were changed under the database, before any of it can be looked at."""


def _events(ids: Sequence[int]) -> dict[int, models.Event]:
    """Return the events ``ids`` with their details; those that can be read, where some cannot."""
    rows = models.Event.objects.filter(pk__in=ids).select_related("details")
    try:
        return {event.pk: event for event in rows}
    except _UNREADABLE:
        if len(ids) == 1:
            return {}
        half = len(ids) // 2
        return _events(ids[:half]) | _events(ids[half:])


def opens(details: models.Details, commitment: bytes) -> bool:
    """Return whether ``details``, byte for byte as they were written, open ``commitment``."""
    try:
        told = json.loads(details.body)
        written = canonical_bytes(told).decode() == details.body
        return written and commitments.commit(told, bytes(details.salt)) == commitment
    except (ValueError, TypeError, RecursionError):
        return False


def _check_outside(check: Check, log: models.Log) -> None:
    """Look for events that never reached the tree, and for entries beyond what is signed."""
    unplaced = models.Event.objects.filter(leaf=None, pending=None).values_list("uid", flat=True)
    for uid in unplaced[:MOST_FINDINGS]:
        check.find(Fault.ENTRY_UNPLACED, None, event=uid)
    # Leaves first: the sequencer writes leaves and their checkpoint in one transaction.
    last = models.Leaf.objects.filter(log=log).aggregate(last=Max("index"))["last"]
    size = models.Checkpoint.objects.filter(log=log).aggregate(size=Max("size"))["size"]
    if last is not None and last >= size:
        check.find(Fault.ENTRY_UNSIGNED, size)
