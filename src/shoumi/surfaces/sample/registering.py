"""Registering papers and files the way a classifier does."""

from collections.abc import Sequence
from datetime import timedelta

from shoumi.regime.access.actors import Person
from shoumi.regime.documents import queries
from shoumi.regime.documents.actions.granting import NewReading
from shoumi.regime.documents.actions.registering import Arrived, Proposal, register_document
from shoumi.regime.documents.models import Document
from shoumi.regime.kit import clock
from shoumi.regime.vault.objects import seal_bytes
from shoumi.surfaces.sample import files
from shoumi.surfaces.sample.founding import Cast
from shoumi.surfaces.sample.papers.paper import Paper

READING_TERM = timedelta(days=270)
"""How long readers are named for."""
GROUNDS = {
    "core": "泄露将使公司在主要市场失去竞争优势，损失难以估量；接触人员限于必需者。",
    "ordinary": "泄露将影响公司利益，可能被竞争对手或客户不当利用。",
    "internal": "仅供内部使用，对外扩散可能造成误解或不便。",
    "public": "已经或者可以对外公开。",
}
"""The ground a classifier writes down, by level."""


def register_paper(cast: Cast, paper: Paper) -> Document:
    """Register ``paper`` by the classifier who decides it, with its readers named."""
    actor = cast.acting(paper.by)
    readers = [_reading(cast, reader, paper.purpose) for reader in paper.readers]
    return register(
        actor, files.write(paper), paper.name, title=paper.title, kind=paper.kind, level=paper.level, readers=readers
    )


def register(
    actor: Person, content: bytes, name: str, *, title: str, kind: str, level: str, readers: Sequence[NewReading]
) -> Document:
    """Register ``content``, a file called ``name``, with codes of kind and level. Raises as `register_document`."""
    proposal = Proposal(
        title=title,
        kind=queries.kinds().get(code=kind),
        level=queries.levels().get(code=level),
        ground=GROUNDS[level],
        unit=queries.unit_of(actor),
        readers=readers,
    )
    return register_document(actor=actor, file=Arrived(seal_bytes(content), name), proposal=proposal)


def _reading(cast: Cast, reader: str, purpose: str) -> NewReading:
    until = clock.today() + READING_TERM
    what, _, code = reader.rpartition(":")
    match what:
        case "unit":
            return NewReading(unit=cast.units[code], until=until, purpose=purpose)
        case "position":
            return NewReading(position=cast.positions[code], until=until, purpose=purpose)
        case _:
            return NewReading(person=cast.people[code], until=until, purpose=purpose)
