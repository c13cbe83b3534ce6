"""The officer's register: what there is and who keeps it, never what it says; and each reading is recorded."""

import pytest
from tests.cast import CONSOLE, Cast, office, registered
from tests.regime.documents.ledger import events, told

from shoumi.engines.foundation.errors import NotFound, ShoumiError
from shoumi.regime.access.deciding import ActRefused
from shoumi.regime.access.vocabulary import Event as AccessEvent
from shoumi.regime.documents import queries
from shoumi.regime.documents.actions.listing import export_list
from shoumi.regime.documents.actions.reading_register import read_register
from shoumi.regime.documents.actions.viewing import view_page
from shoumi.regime.documents.vocabulary import Event
from shoumi.regime.kit.export import Format
from shoumi.regime.people import actions as people
from shoumi.regime.people.models import Appointment

pytestmark = pytest.mark.django_db


def test_the_officer_reads_number_level_custodian_and_holders(cast: Cast) -> None:
    first = registered(cast, code="core")
    second = registered(cast, readers=())
    rows = {row.number: row for row in read_register(actor=cast.acting("officer"))}
    assert {number: row.holders for number, row in rows.items()} == {first.number: 1, second.number: 0}  # type: ignore[attr-defined]
    assert rows[first.number].level.code == "core"
    assert rows[first.number].custodian_id == cast.classifier


def test_each_reading_is_recorded_with_whether_it_was_taken_out(cast: Cast) -> None:
    registered(cast)
    read_register(actor=cast.acting("officer"))
    read_register(actor=cast.acting("officer"), exported=True)
    assert [told(one)["exported"] for one in events(Event.REGISTER_READ)] == [False, True]
    assert {one.actor for one in events(Event.REGISTER_READ)} == {f"person:{cast.officer}"}


def test_the_register_gives_no_content(cast: Cast) -> None:
    document = registered(cast)
    officer = cast.acting("officer")
    assert read_register(actor=officer).exists()
    with pytest.raises(NotFound):
        view_page(actor=officer, number=document.number, page=1)
    assert not queries.documents(officer).exists()


@pytest.mark.parametrize("part", ["classifier", "holder", "outsider", "auditor", "system_admin", "security_admin"])
def test_others_do_not_read_it_and_the_attempt_is_recorded(cast: Cast, part: str) -> None:
    with pytest.raises(ActRefused):
        read_register(actor=cast.acting(part))
    assert not events(Event.REGISTER_READ)
    assert len(events(AccessEvent.REFUSED)) == 1


def test_a_machine_does_not_read_it(cast: Cast) -> None:  # noqa: ARG001 - a database with people in it
    with pytest.raises(ShoumiError):
        read_register(actor=CONSOLE)


def test_the_right_ends_with_the_office(cast: Cast) -> None:
    appointment = Appointment.objects.get(person=cast.officer, body=office())
    people.end_appointment(actor=CONSOLE, person=cast.officer, appointment=appointment.pk)
    with pytest.raises(ActRefused):
        read_register(actor=cast.acting("officer"))


def test_a_list_taken_out_is_recorded_with_its_length(cast: Cast) -> None:
    export_list(actor=cast.acting("holder"), format=next(iter(Format)), rows=3)
    (event,) = events(Event.LIST_EXPORTED)
    assert told(event)["rows"] == 3
