"""Hats kept apart: by every appointment, in whichever part, and rehearsed before a profile is adopted (E13)."""

from uuid import UUID

import pytest
from tests.cast import CONSOLE, Cast, office, unit
from tests.regime.accounts.records import recorded
from tests.regime.accounts.test_recovering import browser_of

from shoumi.engines.foundation.errors import Conflict
from shoumi.regime.access.deciding import ActRefused
from shoumi.regime.accounts.actions.administrators import appoint as appoint_administrator
from shoumi.regime.accounts.actions.administrators import dismiss
from shoumi.regime.accounts.actions.separating import adopt_profile
from shoumi.regime.accounts.models import Separation
from shoumi.regime.accounts.queries.hats import adopted, rehearsal, separations
from shoumi.regime.accounts.rules.hats import NEVER, PROFILES
from shoumi.regime.accounts.vocabulary import Administrator, Event, Problem, Profile
from shoumi.regime.documents.actions.configuring import empower_classifier
from shoumi.regime.kit import clock
from shoumi.regime.people import actions as people
from shoumi.regime.people.models import Appointment
from shoumi.regime.people.values import InBody, InUnit, Seat
from shoumi.regime.people.vocabulary import Office

pytestmark = pytest.mark.django_db


def appoint(cast: Cast, person: UUID, held: Office) -> None:
    seat: Seat = InBody(office().id) if held is Office.OFFICER else InUnit(unit("rd").id)
    people.appoint(actor=cast.acting("security_admin"), person=person, office=held, seat=seat)


def adopt(cast: Cast, profile: Profile) -> None:
    adopt_profile(actor=cast.acting("security_admin"), profile=profile)


def test_what_nobody_ever_wears_together_is_refused_in_every_part(cast: Cast) -> None:
    with pytest.raises(Conflict) as refused:
        appoint(cast, cast.auditor, Office.OFFICER)
    assert refused.value.code is Problem.HATS_APART
    with pytest.raises(Conflict):
        empower_classifier(actor=cast.acting("officer"), person=cast.auditor, ceiling=1)
    with pytest.raises(Conflict):
        appoint_administrator(actor=CONSOLE, account_id=cast.officer, office=Administrator.AUDIT)
    with pytest.raises(Conflict):
        appoint_administrator(actor=CONSOLE, account_id=cast.classifier, office=Administrator.SECURITY)


def test_the_small_company_combines_what_the_standard_keeps_apart(cast: Cast) -> None:
    adopt(cast, Profile.STANDARD)
    with pytest.raises(Conflict):
        appoint(cast, cast.officer, Office.HR)
    with pytest.raises(Conflict):
        empower_classifier(actor=CONSOLE, person=cast.officer, ceiling=1)
    adopt(cast, Profile.SMALL)
    appoint(cast, cast.officer, Office.HR)
    empower_classifier(actor=CONSOLE, person=cast.officer, ceiling=1)
    appoint(cast, cast.officer, Office.FRONT_DESK)
    assert adopted(cast.acting("security_admin")) is Profile.SMALL


def test_a_profile_is_rehearsed_and_not_adopted_while_anybody_violates_it(cast: Cast) -> None:
    viewer = cast.acting("security_admin")
    assert adopted(viewer) is None
    appoint(cast, cast.officer, Office.HR)
    assert [one.person for one in rehearsal(viewer, Profile.STANDARD)] == [cast.officer]
    assert not rehearsal(viewer, Profile.SMALL)
    with pytest.raises(Conflict) as refused:
        adopt(cast, Profile.STANDARD)
    assert (refused.value.code, refused.value.parameters) == (Problem.HATS_WORN, {"people": 1})
    held = Appointment.objects.get(person_id=cast.officer, office=Office.HR)
    people.end_appointment(actor=viewer, person=cast.officer, appointment=held.id)
    adopt(cast, Profile.STANDARD)
    assert len(separations(viewer)) == len(NEVER) + len(PROFILES[Profile.STANDARD])
    assert recorded(Event.SEPARATED)[0]["profile"] == Profile.STANDARD


def test_what_was_kept_apart_is_known_as_of_any_day(cast: Cast) -> None:
    adopt(cast, Profile.STANDARD)
    then = clock.now()
    adopt(cast, Profile.SMALL)
    assert Separation.objects.holding(then).count() == len(PROFILES[Profile.STANDARD])
    assert not Separation.objects.holding(clock.now()).exists()


@pytest.mark.parametrize("part", ["system_admin", "auditor", "officer", "holder"])
def test_only_the_security_administrator_decides_it(cast: Cast, part: str) -> None:
    with pytest.raises(ActRefused):
        adopt_profile(actor=cast.acting(part), profile=Profile.SMALL)
    with pytest.raises(ActRefused):
        separations(cast.acting(part))
    assert browser_of(getattr(cast, part)).get("/accounts/hats/").status_code == 403


def test_two_administrators_do_not_appoint_each_other_nor_swap_by_way_of_the_console(cast: Cast) -> None:
    for actor, other in (("system_admin", "security_admin"), ("security_admin", "system_admin")):
        for held in Administrator:
            with pytest.raises(ActRefused):
                appoint_administrator(actor=cast.acting(actor), account_id=getattr(cast, other), office=held)
        with pytest.raises(ActRefused):
            dismiss(actor=cast.acting(actor), account_id=getattr(cast, other))
    with pytest.raises(ActRefused):
        appoint(cast, cast.security_admin, Office.HR)
    with pytest.raises(Conflict):
        appoint_administrator(actor=CONSOLE, account_id=cast.system_admin, office=Administrator.SECURITY)


def test_the_page_shows_reasons_and_rehearsals_and_adopts(cast: Cast) -> None:
    appoint(cast, cast.officer, Office.HR)
    browser = browser_of(cast.security_admin)
    page = browser.get("/accounts/hats/").text
    assert "三员分立" in page
    assert "林静" in page
    assert browser.send("/accounts/hats/adopt", {"profile": "profile.small"}).status_code == 302
    assert browser.send("/accounts/hats/adopt", {"profile": "profile.standard"}).status_code == 409
    assert browser.send("/accounts/hats/adopt", {"profile": "profile.none"}).status_code == 422
