"""REST routes of tracing, for tokens with the scope of tracing and for the officer's session."""

from datetime import datetime
from typing import Annotated, Self
from uuid import UUID

from ninja import File, Query, Router, Schema
from ninja.files import UploadedFile
from pydantic import Field

from shoumi.regime.accounts.requests import SignedInRequest
from shoumi.regime.incidents import queries
from shoumi.regime.incidents.actions import tracing
from shoumi.regime.incidents.models import TraceCase
from shoumi.regime.incidents.queries import Lead
from shoumi.regime.incidents.vocabulary import Conclusion, Outcome
from shoumi.regime.incidents.web.proofs import ProofTexts
from shoumi.regime.incidents.web.uploads import image_of

router = Router(tags=["traces"])

MOST_LISTED = 500


class Proof(Schema):
    """What an outsider needs to check the entry: leaf, audit path in hexadecimal, signed checkpoint."""

    leaf: str
    path: list[str]
    checkpoint: str

    @classmethod
    def of(cls, texts: ProofTexts) -> Self:
        """Return the proof as it is sent."""
        return cls(leaf=texts.leaf, path=texts.path.split(), checkpoint=texts.note)


class Trace(Schema):
    """What a picture led to. It names to whom a page was issued; that is a lead, not a verdict."""

    case: UUID
    outcome: Outcome
    conclusion: Conclusion
    opened: datetime
    found: bool
    view: int | None = None
    person: Annotated[str | None, Field(description="To whom the page was issued.")] = None
    person_email: str | None = None
    document: Annotated[str | None, Field(description="The document's number.")] = None
    page: int | None = None
    time: Annotated[datetime | None, Field(description="When the page was viewed (UTC).")] = None
    z: Annotated[float | None, Field(description="Match of the mark: accepted above 9.5, 22.6 at most.")] = None
    bound: Annotated[
        float | None,
        Field(description="Probability, by the model, that a picture without this mark leads to any view."),
    ] = None
    binding: Annotated[str | None, Field(description="Whether the mark was made for that page.")] = None
    nearby: Annotated[int | None, Field(description="Other views of the same page within a day.")] = None
    others: Annotated[int | None, Field(description="Other people among them.")] = None
    entry: Annotated[int | None, Field(description="The place of the view's entry in the ledger.")] = None
    event: Annotated[UUID | None, Field(description="The id of that entry.")] = None
    proof: Proof | None = None

    @classmethod
    def of(cls, case: TraceCase, lead: Lead | None = None) -> Self:
        """Return ``case`` as it is sent; with its ``lead``, the proof and the limits too."""
        told = cls(
            case=case.id,
            outcome=Outcome(case.outcome),
            conclusion=Conclusion(case.conclusion),
            opened=case.opened_at,
            found=case.mark is not None,
            z=case.z,
            bound=case.bound,
            binding=case.binding or None,
        )
        if case.mark is not None:
            mark = case.mark
            told.view, told.page, told.time, told.event = mark.id, mark.page, mark.at, mark.event
            told.person, told.person_email = mark.person.name, mark.person.email
            told.document = mark.version.document.number
        if lead is not None:
            texts = ProofTexts.of(lead.proof)
            told.nearby, told.others = lead.nearby, lead.others
            told.entry, told.proof = lead.proof.index, Proof.of(texts)
        return told

    @classmethod
    def to_nothing(cls, case: TraceCase) -> Self:
        """Return ``case`` as one whose picture bears no mark, as a token is told of what is above its ceiling."""
        return cls(
            case=case.id, outcome=Outcome.NOTHING, conclusion=Conclusion.OPEN, opened=case.opened_at, found=False
        )


class Traces(Schema):
    """Trace cases, newest first."""

    items: list[Trace]
    count: int


@router.post("", response=Trace, summary="Trace a picture")
def trace(
    request: SignedInRequest,
    image: Annotated[UploadedFile | None, File(description="A screenshot, photo or crop of a page.")] = None,
) -> Trace:
    """Read the page mark of a picture and open a case on what it leads to. 422 for what is no picture.

    A token with a level ceiling is told nothing of a page above it: the answer is that of a picture without a mark.
    """
    del image  # sealed on its way in; taken from the request so that nothing else of it is kept
    actor = request.actor
    case = tracing.trace_image(actor=actor, image=image_of(request))
    return Trace.of(case, queries.lead(case)) if queries.is_told(actor, case) else Trace.to_nothing(case)


@router.get("", response=Traces, summary="List trace cases")
def traces(
    request: SignedInRequest,
    limit: Annotated[int, Query(ge=1, le=MOST_LISTED)] = 50,
    offset: Annotated[int, Query(ge=0, le=1_000_000)] = 0,
) -> Traces:
    """List the cases, newest first, without proofs."""
    cases = queries.cases(request.actor)
    return Traces(items=[Trace.of(case) for case in cases[offset : offset + limit]], count=cases.count())


@router.get("/{uuid:case_id}", response=Trace, summary="Read a trace case")
def one_trace(request: SignedInRequest, case_id: UUID) -> Trace:
    """Return one case with its proof and limits."""
    case = queries.case(request.actor, case_id)
    return Trace.of(case, queries.lead(case))
