"""The codes a program fills in when it registers: kinds and levels in use. Mounted at /api/v1/kinds and levels."""

from typing import Any

from ninja import Field, Router, Schema

from shoumi.regime.access.deciding import decide, permitted
from shoumi.regime.accounts.requests import SignedInRequest
from shoumi.regime.documents import listing, queries, refusals, rules
from shoumi.regime.documents.api import GateOut, Words, gate, words
from shoumi.regime.documents.models import HandlingRules, Kind, Level
from shoumi.regime.documents.vocabulary import REGISTER, Category, Permission
from shoumi.regime.kit import clock
from shoumi.regime.kit.words import label

kinds_router = Router(tags=["catalogue"])
levels_router = Router(tags=["catalogue"])


class KindOut(Schema):
    """A kind of secret in use."""

    code: str
    name: Words
    category: Category
    category_name: Words
    examples: Words
    need_to_know: Words = Field(description="Who usually needs to know.")
    default_level: str | None = Field(description="Code of the level that is proposed; null where the scheme has none.")
    years: int = Field(description="Years of the term of secrecy that is proposed.")


class KindsOut(Schema):
    """The catalogue."""

    items: list[KindOut]
    count: int


class LevelOut(Schema):
    """A level of the scheme in use, and whether the caller may register at it now."""

    code: str
    name: Words
    mark: Words = Field(description="What is printed on pages.")
    rank: int = Field(description="0 for public, rising; what a token's ceiling refers to.")
    clearance: int | None = Field(
        description="Rank of clearance that reading asks for, 0 for none; null: nobody reads."
    )
    years: int | None = Field(description="Years of the term of secrecy.")
    may_register: bool
    gates: list[GateOut] = Field(description="What stands against registering at it, for this caller.")


class LevelsOut(Schema):
    """The levels, the most secret first."""

    items: list[LevelOut]
    count: int


@kinds_router.get("", response={200: KindsOut, 403: list[GateOut]}, url_name="kinds", summary="List the kinds in use")
def kinds(request: SignedInRequest) -> dict[str, Any]:
    """List the kinds of secret that can be registered; those retired are left out."""
    permitted(request.actor, Permission.LOOK_UP, REGISTER)
    by_rank = {level.rank: level.code for level in queries.levels()}
    items = [_kind(one, by_rank) for one in queries.kinds()]
    return {"items": items, "count": len(items)}


@levels_router.get(
    "", response={200: LevelsOut, 403: list[GateOut]}, url_name="levels", summary="List the levels in use"
)
def levels(request: SignedInRequest) -> dict[str, Any]:
    """List the levels of the scheme in use, with what stands against the caller's registering at each."""
    viewer = request.actor
    permitted(viewer, Permission.LOOK_UP, REGISTER)
    handling = listing.handling_by_level(clock.now())
    items = []
    for level in queries.levels():
        decision = decide(viewer, Permission.REGISTER, level.subject)
        gates = [gate(one) for one in refusals.told(decision)]
        items.append(_level(level, handling.get(level.pk)) | {"may_register": decision.allowed, "gates": gates})
    return {"items": items, "count": len(items)}


def _kind(kind: Kind, by_rank: dict[int, str]) -> dict[str, Any]:
    rank = rules.proposed_rank(by_rank, kind.default_rank)
    return {
        "code": kind.code,
        "name": words(kind.name),
        "category": kind.category,
        "category_name": words(label(Category(kind.category))),
        "examples": words(kind.examples),
        "need_to_know": words(kind.need_to_know),
        "default_level": None if rank is None else by_rank[rank],
        "years": kind.years,
    }


def _level(level: Level, handling: HandlingRules | None) -> dict[str, Any]:
    return {
        "code": level.code,
        "name": words(level.name),
        "mark": words(level.mark),
        "rank": level.rank,
        "clearance": handling.clearance if handling else None,
        "years": handling.years if handling else None,
    }
