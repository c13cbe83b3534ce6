"""Handing a document over: to somebody present and cleared, by the custodian alone, and kept as of."""

from datetime import timedelta

import pytest
from tests.cast import CONSOLE, Cast, last_day, registered
from tests.regime.documents.ledger import events, told

from shoumi.engines.foundation.errors import Conflict, NotFound
from shoumi.regime.access.deciding import ActRefused, decide
from shoumi.regime.documents import standing_in
from shoumi.regime.documents.actions.keeping import hand_over
from shoumi.regime.documents.actions.requesting import decide_request, request_to_know
from shoumi.regime.documents.models import Document
from shoumi.regime.documents.vocabulary import Event, Permission, Problem
from shoumi.regime.kit import clock
from shoumi.regime.people import actions as people

pytestmark = pytest.mark.django_db


def test_the_new_custodian_keeps_it_and_the_past_stays(cast: Cast) -> None:
    document, before = registered(cast), clock.now()
    with clock.at(before + timedelta(minutes=1)):
        hand_over(actor=cast.acting("classifier"), document=document, person=cast.holder)
        assert Document.objects.get(pk=document.pk).custodian_id == cast.holder
        noted = told(events(Event.CUSTODY_HANDED_OVER)[-1])
        assert (noted["former"], noted["custodian"]) == (str(cast.classifier), str(cast.holder))
        now = clock.now()
        for at, keeper, other in ((before, "classifier", "holder"), (now, "holder", "classifier")):
            assert decide(cast.acting(keeper), Permission.WIDEN, document.subject, at=at).allowed
            assert not decide(cast.acting(other), Permission.WIDEN, document.subject, at=at).allowed


def test_open_requests_wait_for_the_new_custodian(cast: Cast) -> None:
    document = registered(cast)
    asked = request_to_know(actor=cast.acting("outsider"), number=document.number, purpose="评审", until=last_day(3))
    hand_over(actor=cast.acting("classifier"), document=document, person=cast.holder)
    assert not standing_in.requests_to_decide(cast.acting("classifier"))
    decide_request(actor=cast.acting("holder"), request_id=asked.pk, grant=True)


def test_only_the_custodian_hands_over(cast: Cast) -> None:
    document = registered(cast)
    for part, refused in (("holder", ActRefused), ("officer", NotFound)):
        with pytest.raises(refused):
            hand_over(actor=cast.acting(part), document=document, person=cast.outsider)


def test_nobody_receives_it_who_keeps_it_is_leaving_or_not_cleared(cast: Cast) -> None:
    document = registered(cast)
    people.begin_leaving(actor=CONSOLE, person=cast.leaver, last_day=last_day(3))
    for person, problem in (
        (cast.classifier, Problem.KEEPS_ALREADY),
        (cast.leaver, Problem.NOT_PRESENT),
        (cast.uncleared, Problem.BELOW_LEVEL),
    ):
        with pytest.raises(Conflict) as refused:
            hand_over(actor=cast.acting("classifier"), document=document, person=person)
        assert refused.value.code is problem
