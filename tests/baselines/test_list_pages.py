"""What each list page asks of the database, counted at one row and at twenty more, against the counts kept here.

A page that begins to ask once a row shows at once. The counts are in ``list_pages.json``; a change that has a reason is
written there by running this test with ``SHOUMI_UPDATE_BASELINES=1``.
"""

import json
import os
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from uuid import UUID

import pytest
from django.conf import settings
from django.db import connection
from django.test import Client, override_settings
from django.test.utils import CaptureQueriesContext
from tests.cast import CONSOLE, PASSWORD, Cast, last_day, office, registered, unit, until_days
from tests.regime.accounts.house import known_provider
from tests.regime.reviews.campaigns import opened

from shoumi.regime.access.actors import Person, Scope
from shoumi.regime.accounts.actions.accounts import open_account
from shoumi.regime.accounts.actions.services import NewService, mint_service_token
from shoumi.regime.accounts.actions.sessions import record_sign_in
from shoumi.regime.accounts.models import Account
from shoumi.regime.accounts.sessions import FACTOR_AT
from shoumi.regime.conduct.actions import adopt_preset_scale, give_notice, open_case, propose
from shoumi.regime.conduct.values import AboutPerson, Judgement, NewCase, Proposal
from shoumi.regime.conduct.vocabulary import Effect
from shoumi.regime.convenience.folding import collect_waits
from shoumi.regime.documents.actions.granting import grant_reading
from shoumi.regime.documents.actions.requesting import request_to_know
from shoumi.regime.documents.models import Document
from shoumi.regime.governance.actions.meetings import call_meeting
from shoumi.regime.governance.actions.tasks import plan_task
from shoumi.regime.governance.values import NewMeeting, NewTask
from shoumi.regime.incidents.models import TraceCase
from shoumi.regime.incidents.vocabulary import Outcome
from shoumi.regime.kit import clock
from shoumi.regime.people import actions as people
from shoumi.regime.people.actions.sources import Wanted
from shoumi.regime.people.models import ClearanceGrade, Erasure
from shoumi.regime.people.sync.vocabulary import SettingName, SourceKind
from shoumi.regime.people.values import Duty, Entry, Leaving, Workplace
from shoumi.regime.people.vocabulary import CaseKind, DutyEnd, DutyKind, Kind, LeavingReason, NoticeMode
from shoumi.regime.vault.objects import seal_bytes

pytestmark = pytest.mark.django_db

KEPT = Path(__file__).with_name("list_pages.json")
UPDATE = "SHOUMI_UPDATE_BASELINES"
MORE = 20
PAGES = {
    "/documents/": "holder",
    "/documents/register": "officer",
    "/documents/requests": "outsider",
    "/documents/decide": "classifier",
    "/people/": "holder",
    "/people/screenings": "officer",
    "/people/leaving": "officer",
    "/people/duties": "officer",
    "/conduct/": "officer",
    "/conduct/mine": "holder",
    "/documents/lines": "classifier",
    "/people/sources": "officer",
    "/people/erasures": "officer",
    "/accounts/register/": "system_admin",
    "/accounts/services/": "system_admin",
    "/accounts/providers/": "system_admin",
    "/accounts/sign-ins/": "security_admin",
    "/accounts/own/sign-ins": "holder",
    "/evidence/ledger": "auditor",
    "/incidents/traces": "officer",
    "/governance/meetings": "officer",
    "/governance/tasks": "officer",
    "/convenience": "officer",
    "/reviews/": "officer",
    "/reviews/mine": "classifier",
    "/reviews/mine/all": "classifier",
    "/reviews/{review}": "auditor",
    "/reviews/{review}/reviewers": "auditor",
    "/reviews/{review}/lines": "officer",
}
"""Each list page, and whose browser asks for it; ``{review}`` is an access review of everything there is."""


def add_rows(cast: Cast, first: int, count: int) -> None:
    """Add ``count`` rows to what every list shows; ``first`` keeps addresses apart."""
    for place in range(first, first + count):
        document = registered(cast)
        request_to_know(actor=cast.acting("outsider"), number=document.number, purpose="评审", until=last_day(9))
        entry = Entry(name=f"员工{place}", kind=Kind.EMPLOYEE, email=f"row{place}@xinghe.example")
        person = people.register_person(actor=CONSOLE, entry=entry)
        people.place(actor=CONSOLE, person=person.id, unit=unit("rd").id)
        open_account(actor=CONSOLE, person_id=person.id, email=entry.email, password=PASSWORD, password_temporary=False)
        record_sign_in(Person(person.id, {"device": str(place)}), passkey=False)
        record_sign_in(Person(cast.holder, {"device": str(place)}), passkey=False)
        wanted = NewService(
            code=f"service-{place}",
            purpose="x",
            scopes=[Scope.READ],
            networks=["10.0.0.1"],
            expires_at=clock.now() + timedelta(days=9),
        )
        mint_service_token(actor=Person(person.id), wanted=wanted)
        known_provider(f"id-{place}")
        add_leaving(cast, person.id, document)
        add_conduct(cast, person.id)
        opened(cast, number=document.number)
        people.create_source(
            actor=CONSOLE,
            kind=SourceKind.FILE,
            wanted=Wanted(name=f"来源{place}", settings={SettingName.FILE: "people.csv"}),
        )
        add_meeting(cast)
        Erasure.objects.create(person_id=person.id, holding="people.identity", proposed_at=clock.now())
        TraceCase.objects.create(
            evidence=seal_bytes(b"picture").keep(level="", version=1),
            opened_by_id=cast.officer,
            opened_at=clock.now(),
            outcome=Outcome.NOTHING,
        )
    collect_waits()


def add_leaving(cast: Cast, person: UUID, document: Document) -> None:
    """Let ``person`` be screened, be named for ``document`` and move, and owe something afterwards."""
    grade = ClearanceGrade.objects.get(rank=1).id
    people.request_screening(actor=CONSOLE, person=person, grade=grade, reason="岗位需要")
    people.grant_clearance(actor=CONSOLE, person=person, grade=grade, ground="岗位需要")
    grant_reading(actor=cast.acting("classifier"), document=document, reading=until_days(person))
    moving = Leaving(
        kind=CaseKind.MOVING,
        reason=LeavingReason.TRANSFER,
        announced_on=last_day(0),
        last_day=last_day(9),
        mode=NoticeMode.FOLLOWS,
        to=Workplace(unit("sales").id),
    )
    case = people.open_case(actor=CONSOLE, person=person, leaving=moving)
    people.lay_duty(actor=CONSOLE, case=case.id, duty=Duty(DutyKind.CONFIDENTIALITY, DutyEnd.PUBLIC))


def add_conduct(cast: Cast, person: UUID) -> None:
    """Let ``person`` be commended, and the holder have a case to answer."""
    adopt_preset_scale(actor=CONSOLE)
    officer = cast.acting("officer")
    for about, effect in ((person, Effect.REWARD), (cast.holder, Effect.DISCIPLINE)):
        wanted = NewCase(effect=effect, facts="拦下误发", conduct_on=last_day(-1))
        case = open_case(actor=officer, about=AboutPerson(about), wanted=wanted)
        if effect is Effect.DISCIPLINE:
            give_notice(actor=officer, case=case.id, answer_by=last_day(3))
        else:
            praise = Judgement(measures=["commendation"], ground="值得推广")
            propose(actor=officer, case=case.id, proposal=Proposal(judgement=praise))


def add_meeting(cast: Cast) -> None:
    """Let the confidentiality office meet, and plan a task."""
    officer = cast.acting("officer")
    new = NewMeeting(body=office().id, begins_at=clock.now(), place="会议室", agenda="周会")
    call_meeting(actor=officer, new=new)
    task = NewTask(text="检查", owner=cast.holder, due=last_day(0))
    plan_task(actor=officer, body=office().id, year=last_day(0).year, new=task)


def browser_of(cast: Cast, part: str) -> Client:
    """Return a browser in which ``part`` has signed in with a second factor."""
    client = Client()
    client.force_login(Account.objects.get(pk=getattr(cast, part)))
    session = client.session
    session[FACTOR_AT] = clock.now().isoformat()
    session.save()
    return client


def count(cast: Cast) -> dict[str, int]:
    """Return the number of questions each page asks when it is looked at for the second time."""
    asked = {}
    review = opened(cast).pk
    for page, part in PAGES.items():
        client, address = browser_of(cast, part), page.format(review=review)
        assert client.get(address).status_code == 200, page
        with CaptureQueriesContext(connection) as captured:
            client.get(address)
        asked[page] = len(captured)
    return asked


def test_no_list_page_asks_more_than_it_did(cast: Cast) -> None:
    with override_settings(
        INSTALLATION=replace(settings.INSTALLATION, requests_to_know_a_day=MORE + 1, stuck_after_days=0)
    ):
        add_rows(cast, 0, 1)
        one = count(cast)
        add_rows(cast, 1, MORE)
        many = count(cast)
    counted = {page: {"one": one[page], "twenty more": many[page]} for page in PAGES}
    if os.environ.get(UPDATE):
        KEPT.write_text(json.dumps(counted, indent=2) + "\n", encoding="utf-8")
    kept = json.loads(KEPT.read_text(encoding="utf-8"))
    risen = {
        page: (kept[page], asked) for page, asked in counted.items() if any(asked[at] > kept[page][at] for at in asked)
    }
    assert not risen, (
        f"pages ask more (kept, now); with a good reason, run again with {UPDATE}=1 and commit {KEPT.name}"
    )
