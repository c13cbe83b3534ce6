"""The levels of the scheme in use (S02): another name or mark for one, and a further one.

The rank of a level never changes, since classifiers' ranges, tokens and kinds refer to it. What decisions read of a
level besides is in its handling rules, which are kept as of; names, mark and colour are changed in place, and the
ledger keeps what they were.
"""

from dataclasses import asdict, dataclass

from shoumi.engines.foundation.errors import Conflict
from shoumi.engines.marking import fonts
from shoumi.regime.access.actors import Actor
from shoumi.regime.access.deciding import authorised
from shoumi.regime.documents import rules
from shoumi.regime.documents.actions.configuring import Handling, begin_handling, check_gates
from shoumi.regime.documents.models import Level, LevelScheme
from shoumi.regime.documents.vocabulary import REGISTER, Event, LevelColor, Permission, Problem
from shoumi.regime.journal.recording import record
from shoumi.regime.kit.words import LocalizedText


@dataclass(frozen=True, kw_only=True)
class Naming:
    """How a level is called, what is printed on its pages, and the colour of its badge."""

    name_zh: str
    name_en: str
    mark_zh: str
    mark_en: str
    color: LevelColor


def rename_level(*, actor: Actor, level: Level, naming: Naming) -> None:
    """Let ``level`` be called and marked otherwise from now on; pages shown before keep the mark they bore.

    Raises Refused for anybody but the officer, Invalid for a name or mark that the naming rule forbids or that the
    server's font cannot draw.
    """
    with authorised(actor, Permission.CONFIGURE, REGISTER):
        _check(naming)
        former = {name: getattr(level, name) for name in asdict(naming)}
        for name, value in asdict(naming).items():
            setattr(level, name, value)
        level.save(update_fields=list(former))
        record(Event.LEVEL_NAMED, actor=actor, subject=level.subject, former=former, **asdict(naming))


def add_level(*, actor: Actor, code: str, rank: int, naming: Naming, handling: Handling) -> Level:
    """Add a level to the scheme in use at ``rank``, which no other level of it has.

    Raises as `rename_level`; Invalid for a gate nobody contributes or a code that cannot be one; Conflict where there
    is no scheme yet, or code or rank are taken.
    """
    with authorised(actor, Permission.CONFIGURE, REGISTER):
        rules.check_code(code)
        _check(naming)
        check_gates(handling.gates)
        scheme = LevelScheme.objects.select_for_update().filter(in_use=True).first()
        if scheme is None:
            raise Conflict(Problem.NO_SCHEME)
        if Level.objects.filter(code=code).exists():
            raise Conflict(Problem.CODE_TAKEN, code=code)
        if scheme.levels.filter(rank=rank).exists():
            raise Conflict(Problem.RANK_TAKEN, rank=rank)
        level = Level.objects.create(scheme=scheme, code=code, rank=rank, **asdict(naming))
        begin_handling(level, handling)
        told = asdict(naming) | asdict(handling)
        record(Event.LEVEL_ADDED, actor=actor, subject=level.subject, level=code, rank=rank, **told)
        return level


def _check(naming: Naming) -> None:
    name = LocalizedText(naming.name_zh, naming.name_en)
    mark = LocalizedText(naming.mark_zh, naming.mark_en)
    for text in (name.zh, name.en):
        rules.check_label(text)
    rules.check_mark(name, mark)
    fonts.require_glyphs(mark.zh)
