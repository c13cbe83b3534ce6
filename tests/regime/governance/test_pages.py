"""A member calls, records and decides in the browser; the owner of what follows settles it."""

import json
import re

import pytest
from django.test import Client
from tests.cast import CONSOLE, Cast, address, last_day
from tests.regime.incidents.visiting import browser_of, program_of

from shoumi.regime.access.actors import Scope
from shoumi.regime.governance.models import Meeting, Resolution, Task
from shoumi.regime.governance.vocabulary import Event, MeetingState, TaskState
from shoumi.regime.journal.models import Event as Entry
from shoumi.regime.kit import clock
from shoumi.regime.kit.words import LocalizedText
from shoumi.regime.people import actions as people
from shoumi.regime.people.values import InBody
from shoumi.regime.people.vocabulary import BodyKind, Office

pytestmark = pytest.mark.django_db

OK, FOUND, NOT_FOUND, INVALID = 200, 302, 404, 422


@pytest.fixture
def member(cast: Cast) -> Client:
    name = LocalizedText("保密委员会", "Confidentiality committee")
    body = people.create_body(actor=CONSOLE, kind=BodyKind.COMMITTEE, name=name)
    seat = InBody(body.id)
    people.appoint(actor=CONSOLE, person=cast.holder, office=Office.COMMITTEE_MEMBER, seat=seat)
    return browser_of(cast, "holder")


def _call(member: Client) -> Meeting:
    page = member.get("/governance/meetings/call").content.decode()
    body = re.findall(r'<option value="([0-9a-f-]{36})"', page)
    today = clock.now().astimezone(clock.zone())
    form = {
        "body": body[0],
        "on": today.date().isoformat(),
        "at": "00:00",
        "place": "三号会议室",
        "agenda": "目录\n检查",
    }
    assert member.post("/governance/meetings/call", form | {"agenda": ""}).status_code == INVALID
    assert member.post("/governance/meetings/call", form).status_code == FOUND
    return Meeting.objects.get()


def test_a_meeting_goes_its_way_in_the_browser(cast: Cast, member: Client) -> None:
    meeting = _call(member)
    home = member.get("/").content.decode()
    assert "待参加的会议" in home
    at = f"/governance/meetings/{meeting.id}"
    assert "待登记记录" in member.get(at).content.decode()
    form = {f"presence-{cast.holder}": "present_there", "minutes": "已讨论"}
    assert member.post(f"{at}/record", form | {f"presence-{cast.holder}": ""}).status_code == INVALID
    assert member.post(f"{at}/record", form).status_code == FOUND
    votes = {"text": "通过目录", "in_favour": 2, "against": 0, "abstained": 0}
    refused = member.post(f"{at}/resolve", votes)
    assert refused.status_code == INVALID
    assert "票数之和须等于出席人数 1" in refused.content.decode()
    assert member.post(f"{at}/resolve", votes | {"in_favour": 1}).status_code == FOUND
    resolution = Resolution.objects.get()
    task = {"text": "复核密级", "owner": address("outsider"), "due": last_day(9).isoformat()}
    assert member.post(f"/governance/resolutions/{resolution.id}/assign", task).status_code == FOUND
    shown = member.get(at).content.decode()
    assert all(text in shown for text in ("已讨论", "通过目录", "复核密级", f"{resolution.year}-01"))
    assert Meeting.objects.get().state_code is MeetingState.HELD


def test_the_owner_settles_the_task_and_sees_nothing_else(cast: Cast, member: Client) -> None:
    _call(member)
    page = member.get("/governance/tasks/plan").content.decode()
    body = re.findall(r'<option value="([0-9a-f-]{36})"', page)[0]
    planned = {
        "body": body,
        "year": last_day(0).year,
        "text": "全员培训",
        "owner": address("outsider"),
        "due": last_day(0).isoformat(),
    }
    assert member.post("/governance/tasks/plan", planned | {"owner": "nobody@xinghe.example"}).status_code == INVALID
    assert member.post("/governance/tasks/plan", planned).status_code == FOUND
    task = Task.objects.get()
    owner = browser_of(cast, "outsider")
    assert "全员培训" in owner.get("/").content.decode()
    assert "全员培训" in owner.get("/governance/tasks").content.decode()
    for hidden in ("/governance/meetings", f"/governance/meetings/{Meeting.objects.get().id}"):
        assert owner.get(hidden).status_code == NOT_FOUND
    at = f"/governance/tasks/{task.id}"
    assert owner.post(f"{at}/settle", {"state": "done", "note": ""}).status_code == INVALID
    assert owner.post(f"{at}/settle", {"state": "done", "note": "已完成两场"}).status_code == FOUND
    assert "已完成两场" in owner.get(at).content.decode()
    assert Task.objects.get().state_code is TaskState.DONE
    assert browser_of(cast, "partner").get(at).status_code == NOT_FOUND


def test_every_page_is_shown_in_english(member: Client) -> None:
    meeting = _call(member)
    english = {"HTTP_ACCEPT_LANGUAGE": "en"}
    for page in ("meetings", "meetings/call", f"meetings/{meeting.id}", f"meetings/{meeting.id}/record", "tasks"):
        answer = member.get(f"/governance/{page}", **english)  # type: ignore[arg-type]  # headers as the client takes them
        assert answer.status_code == OK


def test_programs_read_what_their_person_sees(cast: Cast, member: Client) -> None:
    _call(member)
    reading = program_of(cast, "holder", Scope.READ)
    listed = reading.get("/api/v1/governance/meetings").json()
    assert (listed["count"], listed["items"][0]["state"]) == (1, "called")
    assert reading.get("/api/v1/governance/tasks").json() == {"items": [], "count": 0}
    assert program_of(cast, "outsider", Scope.READ).get("/api/v1/governance/meetings").status_code == NOT_FOUND


def test_a_list_leaves_as_a_file_by_its_name_in_the_ledger(member: Client) -> None:
    _call(member)
    for listing in ("meetings", "tasks"):
        file = member.get(f"/governance/{listing}?export=csv")
        assert file["Content-Type"].startswith("text/csv")
    bodies = [json.loads(row.details.body) for row in Entry.objects.filter(code=Event.EXPORTED).order_by("id")]
    assert [(body["listing"], body["rows"]) for body in bodies] == [("meetings", 1), ("tasks", 0)]
