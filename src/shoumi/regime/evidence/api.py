"""REST routes of the ledger, for tokens with the scope of auditing: what other systems follow and keep (O04)."""

import json
from datetime import datetime
from typing import Annotated, Any
from uuid import UUID

from django.http.response import HttpResponseBase
from ninja import Form, Query, Router, Schema
from pydantic import Field

from shoumi.regime.accounts.requests import SignedInRequest
from shoumi.regime.evidence import queries
from shoumi.regime.evidence.web.views import download
from shoumi.regime.evidence.words import Names, event_label
from shoumi.regime.journal import models

router = Router(tags=["ledger"])

MOST_LISTED = 1000
"""Entries in one answer."""


class Words(Schema):
    """A text in both languages."""

    zh: str
    en: str


class Entry(Schema):
    """One entry of the ledger."""

    index: int = Field(description="Its place in the log, from 0.")
    id: UUID
    at: datetime
    event: str
    label: Words
    actor: str
    actor_name: str
    subject: str | None
    details: dict[str, Any] | None = Field(description="None where they were erased.")
    salt: str | None = Field(description="Opens the commitment together with the details; hexadecimal.")
    commitment: str


class Entries(Schema):
    """Entries in the order of the log. ``next`` is the value of ``after`` for those that follow."""

    items: list[Entry]
    count: int = Field(description="Entries that meet the conditions, on all pages.")
    next: int | None


class Checkpoint(Schema):
    """The newest signed statement of size and root, and the key that verifies it."""

    origin: str
    size: int
    root: str
    note: str
    key: str


@router.get("/entries", response=Entries, summary="List entries")
def entries(  # noqa: PLR0917 - each is a parameter of the address
    request: SignedInRequest,
    after: Annotated[int, Query(ge=-1, le=2**53, description="List what follows this index.")] = -1,
    limit: Annotated[int, Query(ge=1, le=MOST_LISTED)] = 100,
    event: Annotated[str, Query(max_length=100, description="An event's code.")] = "",
    actor: Annotated[str, Query(max_length=400, description="A reference or a person's address.")] = "",
    subject: Annotated[str, Query(max_length=400, description="A reference or a person's address.")] = "",
) -> Entries:
    """List the entries after an index, in order; ask again with ``next`` to follow the ledger."""
    viewer = request.actor
    found = queries.placed(viewer, event=event, actor=actor, subject=subject)
    leaves = list(found.filter(index__gt=after)[: limit + 1])
    shown = leaves[:limit]
    names = Names.among(viewer, [leaf.event for leaf in shown])
    return Entries(
        items=[_entry(leaf, names) for leaf in shown],
        count=found.order_by().count(),
        next=shown[-1].index if len(leaves) > limit else None,
    )


@router.get("/checkpoint", response=Checkpoint, summary="Read the newest checkpoint")
def checkpoint(request: SignedInRequest) -> Checkpoint:
    """Return the newest checkpoint: keep it, and compare later ones and exports with it."""
    newest = queries.checkpoint(request.actor)
    return Checkpoint(
        origin=newest.log.origin,
        size=newest.size,
        root=bytes(newest.root).hex(),
        note=newest.note,
        key=queries.log_key(request.actor).to_text(),
    )


@router.post("/exports", summary="Export the ledger", response={200: None})
def export(
    request: SignedInRequest, *, details: Annotated[bool, Form(description="False withholds the details.")] = True
) -> HttpResponseBase:
    """Write the ledger out and return it as a ZIP for tools/verify_ledger.py; an act of its own, in the ledger."""
    return download(request, with_details=details)


def _entry(leaf: models.Leaf, names: Names) -> Entry:
    event = leaf.event
    details = getattr(event, "details", None)
    label = event_label(event.code)
    return Entry(
        index=leaf.index,
        id=event.uid,
        at=event.at,
        event=event.code,
        label=Words(zh=label.zh, en=label.en),
        actor=event.actor,
        actor_name=names.reference(event.actor),
        subject=event.subject,
        details=json.loads(details.body) if details else None,
        salt=bytes(details.salt).hex() if details else None,
        commitment=bytes(event.commitment).hex(),
    )
