"""What is not found and what is refused."""

from datetime import timedelta

from shoumi.regime.documents import queries
from shoumi.regime.documents.actions.requesting import request_to_know
from shoumi.regime.documents.vocabulary import GateCode, RequestState
from shoumi.regime.kit import clock
from shoumi.surfaces.sample.steps import canary
from shoumi.surfaces.sample.steps.step import Tour, expect

FORBIDDEN, NOT_FOUND = 403, 404
ABSENT = "JS-2026-QQQQQQQQ"


def outsider_finds_nothing(tour: Tour) -> str:
    """Look for a document in every way as someone cleared and not named, beside a number that does not exist."""
    number = tour.numbers["pdf"]
    for query in ({}, {"q": canary.WORDS}, {"q": number}):
        listed = tour.get("outsider", "documents", **query).json
        expect(listed == {"items": [], "count": 0}, f"{query or 'the list'} shows {listed['count']}")
    for path in ("documents/{}", "documents/{}/pages/1.jpg", "documents/{}/pages/999.jpg"):
        real, absent = (tour.get("outsider", path.format(one)) for one in (number, ABSENT))
        expect(real.status == absent.status == NOT_FOUND, f"{path}: {real.status} and {absent.status}")
        told = real.body.replace(number.encode(), b"") == absent.body.replace(ABSENT.encode(), b"")
        expect(told and real.kind == absent.kind, f"{path}: the answers for a real and an absent number differ")
    actor, until = tour.acting("outsider"), clock.today() + timedelta(days=30)
    asked = {one.number for one in queries.own_requests(actor)}
    for one in (number, ABSENT):
        if one not in asked:  # a tour played before has asked, and a person asks so often a day and no more
            request_to_know(actor=actor, number=one, purpose="演示：申请知悉", until=until)
    states = {one.number: one.state for one in queries.own_requests(actor) if one.number in {number, ABSENT}}
    expect(states == dict.fromkeys((number, ABSENT), RequestState.OPEN), f"the two requests look different: {states}")
    return "list, search, number and pages: the same 404 as an absent number; both requests to know are open"


def uncleared_reads_why(tour: Tour) -> str:
    """Open a document as someone named by unit and not cleared."""
    number = tour.record.documents[0].number
    listed = tour.get("uncleared", "documents", q=number).json
    expect([one["number"] for one in listed["items"]] == [number], "it is not listed")
    refused = tour.get("uncleared", f"documents/{number}/pages/1.jpg")
    expect(refused.status == FORBIDDEN, f"its page was answered with {refused.status}")
    gates = refused.json
    expect(isinstance(gates, list), "a refusal should be a list of failed gates")
    codes = [gate["code"] for gate in gates]
    expect(codes == [GateCode.CLEARED.value], f"the failed gates are {codes}")
    expect(all(gate["what"]["zh"] and gate["do"]["zh"] and gate["do"]["en"] for gate in gates), "a gate has no words")
    return f"{gates[0]['what']['zh']} {gates[0]['do']['zh']}"
