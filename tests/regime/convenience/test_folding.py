"""The derived tables: the same however often and in whatever steps they are made."""

from datetime import timedelta

import pytest
from tests.cast import CONSOLE, Cast, last_day, registered, unit

from shoumi.engines.foundation.errors import NotFound
from shoumi.regime.access.deciding import ActRefused
from shoumi.regime.convenience import folding
from shoumi.regime.convenience.models import Reached, Tally, Wait
from shoumi.regime.documents import queries as documents
from shoumi.regime.documents.actions.granting import withdraw_reading
from shoumi.regime.documents.actions.requesting import decide_request, request_to_know
from shoumi.regime.journal.models import Leaf, Log
from shoumi.regime.journal.sequencing import sequence
from shoumi.regime.kit import clock
from shoumi.regime.people import actions as people

pytestmark = pytest.mark.django_db
ABSENT = "JS-2026-ABSENT99"


def refuse_some(cast: Cast) -> None:
    """Let the holder be refused what they know of, and the outsider look for numbers."""
    document = registered(cast)
    grant = documents.reading_list(document).get().grant
    with pytest.raises(ActRefused):
        withdraw_reading(actor=cast.acting("holder"), document=document, grant=grant)
    for number in (document.number, ABSENT):
        with pytest.raises(NotFound):
            documents.document(cast.acting("outsider"), number)


def tallies() -> list[tuple[object, ...]]:
    rows = Tally.objects.order_by("day", "unit", "verb", "reason")
    return list(rows.values_list("day", "unit__code", "verb", "reason", "known", "count"))


def test_refusals_are_counted_by_day_unit_verb_and_reason(cast: Cast) -> None:
    refuse_some(cast)
    sequence()
    folding.fold_refusals()
    today = clock.today()
    assert sorted(tallies(), key=str) == sorted(
        [
            (today, "rd", "documents.reading.withdraw", "documents.keeper", True, 1),
            (today, "sales", "documents.card.read", "access.not_found", False, 2),
        ],
        key=str,
    )


def test_a_refusal_stays_with_the_unit_its_actor_worked_in_then(cast: Cast) -> None:
    refuse_some(cast)
    people.place(actor=CONSOLE, person=cast.outsider, unit=unit("rd").id)
    sequence()
    folding.fold_refusals()
    assert {row[1] for row in tallies() if row[3] == "access.not_found"} == {"sales"}


def test_steps_of_any_size_and_a_rebuild_give_the_same(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    refuse_some(cast)
    sequence()
    folding.fold_refusals()
    once = tallies()
    assert folding.fold_refusals() == 0
    assert tallies() == once
    monkeypatch.setattr(folding, "STEP", 3)
    assert folding.rebuild() == Leaf.objects.count()
    assert tallies() == once
    refuse_some(cast)
    sequence()
    while folding.fold_refusals():
        pass
    assert sum(Tally.objects.values_list("count", flat=True)) == 2 * 3


def test_the_next_log_is_read_after_the_one_before(cast: Cast) -> None:
    del cast
    sequence()
    folding.fold_refusals()
    read = Reached.objects.get().next
    Log.objects.create(number=2, origin="localhost/tests/2", began_at=clock.now())
    folding.fold_refusals()
    assert (Reached.objects.get().log, Reached.objects.get().next) == (2, 0)
    assert read == Leaf.objects.count()


def test_waits_follow_what_the_parts_tell(cast: Cast) -> None:
    document = registered(cast)
    asked = clock.now()
    for number in (document.number, ABSENT):
        request_to_know(actor=cast.acting("outsider"), number=number, purpose="评审", until=last_day(9))
    folding.collect_waits()
    row = Wait.objects.get()
    assert (row.kind, row.person_id, row.unit, row.waits_on_id, row.decided_at, row.minutes) == (
        "documents.requests",
        cast.outsider,
        unit("sales"),
        cast.classifier,
        None,
        None,
    )
    assert folding.collect_waits() == 0
    with clock.at(asked + timedelta(minutes=90)):
        decide_request(actor=cast.acting("classifier"), request_id=row.source, grant=True)
        folding.collect_waits()
    row = Wait.objects.get()
    assert row.minutes in {89, 90}
    folding.rebuild()
    again = Wait.objects.get()
    assert (again.source, again.minutes, again.unit, again.week) == (row.source, row.minutes, row.unit, row.week)
