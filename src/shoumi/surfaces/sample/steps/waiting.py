"""Convenience: how long people wait, measured without telling anybody what is asked for."""

from datetime import timedelta
from typing import Any

from shoumi.regime.convenience.folding import collect_waits, fold_refusals
from shoumi.regime.documents import standing_in
from shoumi.regime.documents.actions.requesting import decide_request, request_to_know
from shoumi.regime.documents.actions.standing_in import end_standing_in, name_deputy
from shoumi.regime.journal.sequencing import sequence
from shoumi.regime.kit import clock
from shoumi.surfaces.sample.steps.step import Tour, expect

_ABSENT = "JS-2026-ZZ7Q4KHX"
_REQUESTS = "documents.requests"


def measure_waits(tour: Tour) -> str:
    """Ask to know a number that exists and one that does not; compare the figures of the officer and of a head."""
    before, head_before = _figures(tour, "officer"), _figures(tour, "classifier")
    for number in (tour.record.documents[0].number, _ABSENT):
        until = clock.today() + timedelta(days=30)
        request_to_know(actor=tour.acting("outsider"), number=number, purpose="排查故障", until=until)
    after = _figures(tour, "officer")
    more = after[_REQUESTS]["open"] - before[_REQUESTS]["open"]
    expect(more == 1, f"two requests, one for a number that exists, and the officer counts {more}")
    expect(_REQUESTS not in head_before, "a head counts requests to know")
    expect(_figures(tour, "classifier") == head_before, "the figures of a head changed with a number asked for")
    decided, late = (sum(one[name] for one in after.values()) for name in ("decided", "late"))
    median = after[_REQUESTS]["median_hours"]
    return f"{decided} decided, requests to know in {median} hours at the median, {late} late; heads count no request"


def stand_in(tour: Tour) -> str:
    """Let the custodian name the holder, who answers a request for them; nobody else may, and it ends."""
    custodian, deputy = tour.acting("classifier"), tour.acting("holder")
    row = name_deputy(actor=custodian, deputy=deputy.id, since=clock.today(), until=clock.today())
    until = clock.today() + timedelta(days=30)
    number = tour.record.documents[0].number
    request = request_to_know(actor=tour.acting("outsider"), number=number, purpose="排查故障", until=until)
    found = standing_in.requests_to_decide(deputy).filter(pk=request.pk)
    expect(found.exists(), "the request does not reach the deputy")
    strangers = standing_in.requests_to_decide(tour.acting("outsider"))
    expect(not strangers.exists(), "a request reaches somebody who stands in for nobody")
    decided = decide_request(actor=deputy, request_id=request.id, grant=False)
    expect(decided.decided_for_id == custodian.id, "the decision does not say for whom")
    end_standing_in(actor=custodian)
    expect(not standing_in.requests_to_decide(deputy).exists(), "the standing in goes on after its end")
    return f"decided by the deputy for the custodian, on record until {row.holds_until:%Y-%m-%d}, and ended"


def _figures(tour: Tour, role: str) -> dict[str, Any]:
    """Return what ``role`` reads of the last 30 days, by kind of wait, once everything until now is counted."""
    sequence()
    fold_refusals()
    collect_waits()
    return {one["kind"]: one for one in tour.get(role, "convenience", days="30").json["waits"]}
