"""The catalogue of kinds of secret (S01): adding a kind, changing it, retiring and restoring it.

No decision rests on a kind: what it proposes is copied into a document when that is registered. So a kind is changed in
place, and the ledger keeps what it was.
"""

from dataclasses import asdict, dataclass

from shoumi.engines.foundation.errors import Conflict
from shoumi.regime.access.actors import Actor
from shoumi.regime.access.deciding import authorised
from shoumi.regime.documents import rules
from shoumi.regime.documents.models import Kind
from shoumi.regime.documents.vocabulary import REGISTER, Category, Event, Permission, Problem
from shoumi.regime.journal.recording import record


@dataclass(frozen=True, kw_only=True)
class KindEntry:
    """What the catalogue says of a kind; ``default_rank`` is the rank of the level it proposes, ``years`` its term."""

    category: Category
    name_zh: str
    name_en: str
    examples_zh: str = ""
    examples_en: str = ""
    need_to_know_zh: str = ""
    need_to_know_en: str = ""
    default_rank: int
    years: int
    order: int


def add_kind(*, actor: Actor, code: str, entry: KindEntry) -> Kind:
    """Add a kind to the catalogue under ``code``, which it keeps.

    Raises Refused for anybody but the officer, Invalid for a code or a name that cannot be one, and Conflict for a code
    that is taken, by a retired kind too.
    """
    with authorised(actor, Permission.CONFIGURE, REGISTER):
        rules.check_code(code)
        _check(entry)
        if Kind.objects.filter(code=code).exists():
            raise Conflict(Problem.CODE_TAKEN, code=code)
        kind = Kind.objects.create(code=code, **asdict(entry))
        record(Event.KIND_ADDED, actor=actor, kind=code, **asdict(entry))
        return kind


def change_kind(*, actor: Actor, kind: Kind, entry: KindEntry) -> None:
    """Let the catalogue say ``entry`` of ``kind`` from now on; documents keep what they were registered with.

    Raises Refused for anybody but the officer, and Invalid for a name that cannot be one.
    """
    with authorised(actor, Permission.CONFIGURE, REGISTER):
        _check(entry)
        for name, value in asdict(entry).items():
            setattr(kind, name, value)
        kind.save(update_fields=list(asdict(entry)))
        record(Event.KIND_CHANGED, actor=actor, kind=kind.code, **asdict(entry))


def retire_kind(*, actor: Actor, kind: Kind) -> None:
    """Take ``kind`` out of the catalogue: nothing is registered as it any more, what bears it keeps it."""
    _set_retired(actor, kind, Event.KIND_RETIRED, retired=True)


def restore_kind(*, actor: Actor, kind: Kind) -> None:
    """Take a retired ``kind`` back into the catalogue."""
    _set_retired(actor, kind, Event.KIND_RESTORED, retired=False)


def _set_retired(actor: Actor, kind: Kind, event: Event, *, retired: bool) -> None:
    with authorised(actor, Permission.CONFIGURE, REGISTER):
        kind.refresh_from_db()
        if kind.retired is retired:
            raise Conflict(Problem.KIND_UNCHANGED)
        kind.retired = retired
        kind.save(update_fields=["retired"])
        record(event, actor=actor, kind=kind.code)


def _check(entry: KindEntry) -> None:
    for name in (entry.name_zh, entry.name_en):
        rules.check_label(name)
