"""Pages and routes of sources: set up by IT, run, confirmed by HR, seen by nobody else."""

import json
from http import HTTPStatus
from pathlib import Path

import pytest
from django.conf import settings
from django.test import Client
from tests.regime.people.company import CONSOLE, Company
from tests.regime.people.conftest import BrowserOf
from tests.regime.people.test_syncing import Write, line, wanted, write

from shoumi.regime.kit import clock
from shoumi.regime.people import actions, queries
from shoumi.regime.people.jobs import sync_sources
from shoumi.regime.people.models import Person, Source, SyncRun
from shoumi.regime.people.sync.vocabulary import RunState, SourceKind
from shoumi.regime.people.vocabulary import Office, State

__all__ = ["write"]

FILLED = {"name": "人事系统", "share": "5", "every_minutes": "60", "on": "on", "file": "hr.csv"}


@pytest.fixture
def hr(company: Company, browser_of: BrowserOf) -> Client:
    return browser_of(company.holding("许静", Office.HR))


@pytest.fixture
def it(company: Company, browser_of: BrowserOf) -> Client:
    return browser_of(company.holding("卫东", Office.IT))


@pytest.fixture
def source(company: Company, write: Write) -> Source:
    del company
    write([line(number) for number in range(8)])
    return actions.create_source(actor=CONSOLE, kind=SourceKind.FILE, wanted=wanted())


def test_it_adds_a_source_and_hr_confirms_its_first_sync(it: Client, hr: Client, write: Write) -> None:
    write([line(1), line(2)])
    assert "新增来源" in it.get("/people/sources").content.decode()
    assert "新增来源" not in hr.get("/people/sources").content.decode()
    assert it.post("/people/sources/new/file", FILLED | {"file": "../x.csv"}).status_code == 422
    added = it.post("/people/sources/new/file", FILLED, follow=True)
    assert added.status_code == HTTPStatus.OK
    source = Source.objects.get()
    began = it.post(f"/people/sources/{source.id}/run", follow=True)
    assert "正在读取" in began.content.decode()
    sync_sources()
    run = SyncRun.objects.get()
    assert run.state == RunState.ASKING
    assert "确认处理" not in it.get(f"/people/sources/runs/{run.id}").content.decode()
    assert str(run.id) in hr.get("/").content.decode()
    page = hr.get(f"/people/sources/runs/{run.id}").content.decode()
    assert "员工1" in page
    assert "确认处理" in page
    assert hr.post(f"/people/sources/runs/{run.id}/confirm", follow=True).status_code == HTTPStatus.OK
    sync_sources()
    assert Person.objects.filter(email="e1@xinghe.cn").exists()
    assert "已处理" in hr.get(f"/people/sources/runs/{run.id}?change=new").content.decode()


def test_a_plan_given_up_changes_nothing_and_a_rehearsal_tells(hr: Client, source: Source) -> None:
    hr.post(f"/people/sources/{source.id}/run", {"rehearse": "1"})
    sync_sources()
    rehearsal = SyncRun.objects.get()
    assert rehearsal.state == RunState.REHEARSED
    assert "员工3" in hr.get(f"/people/sources/runs/{rehearsal.id}").content.decode()
    run = actions.run_sync(actor=CONSOLE, source=source.id)
    assert "尚未结束" in hr.post(f"/people/sources/{source.id}/run", follow=True).content.decode()
    hr.post(f"/people/sources/runs/{run.id}/discard")
    sync_sources()
    assert not Person.objects.filter(email__startswith="e").exists()


def test_a_failed_run_says_what_to_do(hr: Client, source: Source) -> None:
    (Path(settings.INSTALLATION.home) / "sources" / "hr.csv").unlink()
    run = actions.run_sync(actor=CONSOLE, source=source.id)
    assert "来源没有应答" in hr.get(f"/people/sources/runs/{run.id}").content.decode()


def test_nobody_else_sees_sources(company: Company, browser_of: BrowserOf, source: Source) -> None:
    colleague = browser_of(company.member("沈越", company.sales))
    run = actions.run_sync(actor=CONSOLE, source=source.id)
    for page in ("/people/sources", f"/people/sources/{source.id}", f"/people/sources/runs/{run.id}"):
        assert colleague.get(page).status_code == HTTPStatus.FORBIDDEN, page
    assert "人员来源" not in colleague.get("/people/").content.decode()
    assert colleague.post(f"/people/sources/runs/{run.id}/confirm").status_code == HTTPStatus.FORBIDDEN
    assert SyncRun.objects.get(id=run.id).state == RunState.ASKING


def test_the_api_runs_shows_and_decides(hr: Client, source: Source) -> None:
    begun = hr.post(f"/api/v1/people/sources/{source.id}/runs", json.dumps({}), content_type="application/json")
    assert begun.status_code == HTTPStatus.ACCEPTED
    run = begun.json()["id"]
    sync_sources()
    told = hr.get(f"/api/v1/people/sync/{run}").json()
    assert (told["state"], told["asks"], told["counts"]) == ("run.asking", ["people.sync.ask_first"], {"new": 10})
    entries = hr.get(f"/api/v1/people/sync/{run}/entries").json()
    assert (entries["count"], entries["items"][0]["name"]) == (10, "研发部")
    assert hr.post(f"/api/v1/people/sync/{run}/confirm").status_code == HTTPStatus.OK
    sync_sources()
    assert queries.state_of(Person.objects.get(email="e1@xinghe.cn").id, clock.now()) is State.PRESENT
    assert hr.post(f"/api/v1/people/sync/{run}/discard").status_code == HTTPStatus.CONFLICT


def test_hr_takes_a_person_back_and_renames_a_unit(company: Company, hr: Client) -> None:
    person = company.member("何去", company.sales)
    actions.mark_left(actor=CONSOLE, person=person)
    assert "办理重新入职" in hr.get(f"/people/{person}").content.decode()
    assert hr.post(f"/people/{person}/back").status_code == HTTPStatus.FOUND
    assert queries.state_of(person, clock.now()) is State.PRESENT
    assert hr.post(f"/people/{person}/back").status_code == HTTPStatus.CONFLICT
    filled = {"unit": str(company.sales.id), "name": "市场部", "name_en": ""}
    assert hr.post("/people/units/rename", filled).status_code == HTTPStatus.FOUND
    assert "市场部" in hr.get("/people/units").content.decode()
    assert hr.post("/people/units/rename", filled | {"name": "研发部"}).status_code == 422
