"""What the parts contribute to decisions: rulebooks for their subjects, and gates. Closed once the apps run."""

from collections.abc import Iterable, Sequence
from typing import Protocol

from shoumi.regime.access.decisions import Case, Gate, NoSuchGate, Question
from shoumi.regime.journal.acting import Subject


class Rulebook(Protocol):
    """What the part that owns a kind of subject says about it."""

    kind: str

    def lock(self, subject: Subject) -> None:
        """Lock the rows a decision about ``subject`` rests on until the transaction ends."""

    def case(self, question: Question) -> Case:
        """Return what is asked of the actor. A subject that does not exist is a case that is not known."""


class _Registry:
    def __init__(self) -> None:
        self._rulebooks: dict[str, Rulebook] = {}
        self._gates: dict[str, Gate] = {}
        self._closed = False

    def add_rulebook(self, rulebook: Rulebook) -> None:
        self._open()
        if rulebook.kind in self._rulebooks:
            message = f"a second rulebook for {rulebook.kind}"
            raise RuntimeError(message)
        self._rulebooks[rulebook.kind] = rulebook

    def add_gate(self, gate: Gate) -> None:
        self._open()
        if gate.code in self._gates:
            message = f"a second gate {gate.code}"
            raise RuntimeError(message)
        self._gates[gate.code] = gate

    def close(self) -> None:
        self._closed = True

    def rulebook(self, kind: str) -> Rulebook:
        return self._rulebooks[kind]

    def kinds(self) -> Iterable[str]:
        return self._rulebooks.keys()

    def gate(self, code: str) -> Gate:
        return self._gates[code]

    def gates(self) -> Iterable[Gate]:
        return self._gates.values()

    def asked(self, codes: Sequence[str]) -> list[Gate]:
        """Return the gates that are always asked and those of ``codes``; for an unknown code one that never opens."""
        unknown: list[Gate] = [NoSuchGate(code) for code in codes if code not in self._gates]
        return [gate for gate in self._gates.values() if gate.always or gate.code in codes] + unknown

    def _open(self) -> None:
        if self._closed:
            message = "rulebooks and gates are added in ready(), before the product serves"
            raise RuntimeError(message)


registry = _Registry()
