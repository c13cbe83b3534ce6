"""The state of the installation: who sees it, that it is true, and that it tells nothing of documents."""

import json
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from tests.cast import CONSOLE, Cast, registered
from tests.regime.incidents.visiting import browser_of, program_of

from shoumi import __version__
from shoumi.regime.access.actors import Scope
from shoumi.regime.access.deciding import ActRefused
from shoumi.regime.access.vocabulary import Event as AccessEvent
from shoumi.regime.journal.models import Event
from shoumi.regime.journal.sequencing import sequence
from shoumi.regime.kit import clock
from shoumi.regime.operations import queries
from shoumi.regime.operations.jobs import Rounds
from shoumi.regime.operations.vocabulary import Part, Problem
from shoumi.regime.vault.models import SealedObject
from shoumi.surfaces.cli.status import tell_status

pytestmark = pytest.mark.django_db
PAGE, API = "/operations/status", "/api/v1/status"
OTHERS = ["classifier", "holder", "officer", "auditor", "security_admin", "partner"]


def _found(told: dict[str, Any]) -> set[str]:
    return {one["code"] for one in told["found"] if one["severity"] != "note"}


def test_counts_and_sizes_are_those_of_the_installation(cast: Cast) -> None:
    registered(cast)
    sequence()
    Rounds().go()
    facts = queries.status(cast.acting("system_admin")).facts
    assert facts.versions.shoumi == __version__
    assert facts.database.kind == connection.vendor
    assert facts.database.size > 100_000
    assert facts.storage.count == SealedObject.objects.count() > 0
    assert facts.storage.size == sum(SealedObject.objects.values_list("sealed_size", flat=True))
    assert 0 < facts.storage.free <= facts.storage.total
    assert facts.ledger.entries == Event.objects.count()
    assert (facts.ledger.waiting, facts.ledger.missing_trigger) == (0, None)
    assert facts.worker.seen_at is not None
    assert set(facts.parts) == set(Part)


def test_events_that_wait_too_long_and_a_missing_trigger_are_found(cast: Cast) -> None:
    Rounds(()).go()
    with clock.at(clock.now() + timedelta(minutes=5)), connection.cursor() as cursor:
        on = " ON journal_leaf" if connection.vendor == "postgresql" else ""
        cursor.execute(f"DROP TRIGGER journal_leaf_no_update{on}")
        state = queries.status(cast.acting("system_admin"))
    assert {one.code for one in state.pressing} >= {
        Problem.TRIGGER_MISSING,
        Problem.LEDGER_BEHIND,
        Problem.WORKER_SILENT,
    }
    assert state.faulty


@pytest.mark.parametrize("part", OTHERS)
def test_nobody_else_sees_it_and_the_attempt_is_recorded(cast: Cast, part: str) -> None:
    with pytest.raises(ActRefused):
        queries.status(cast.acting(part))
    browser = browser_of(cast, part)
    assert browser.get(PAGE).status_code == 403
    assert PAGE not in browser.get("/").text
    assert program_of(cast, part, Scope.READ).get(API).status_code == 403
    assert Event.objects.filter(code=AccessEvent.REFUSED, actor=f"person:{getattr(cast, part)}").count() == 3


def test_looking_changes_nothing_and_is_no_entry(cast: Cast) -> None:
    browser = browser_of(cast, "system_admin")
    before = Event.objects.count()
    assert browser.get(PAGE).status_code == 200
    assert Event.objects.count() == before
    assert browser.post(PAGE).status_code == 405


@pytest.mark.parametrize("language", ["zh-hans", "en"])
def test_the_page_tells_what_is_wrong_in_both_languages(cast: Cast, language: str) -> None:
    browser = browser_of(cast, "system_admin")
    browser.cookies["django_language"] = language
    silent, well = {
        "zh-hans": ("后台进程没有报到", "后台任务"),
        "en": ("The worker gives no sign of life", "Jobs"),
    }[language]
    assert silent in browser.get(PAGE).text
    assert silent in browser.get("/").text, "what is wrong stands on the home page"
    sequence()
    Rounds().go()
    page = browser.get(PAGE).text
    assert silent not in page
    assert well in page
    assert "style=" not in page


def test_screen_program_and_console_are_told_the_same(cast: Cast, capsys: pytest.CaptureFixture[str]) -> None:
    sequence()
    Rounds().go()
    program = program_of(cast, "system_admin", Scope.READ).get(API).json()
    assert tell_status(as_json=True) == int(program["faulty"])
    console = json.loads(capsys.readouterr().out)
    assert program["renderers"].pop("running") >= 0
    assert program["renderers"].pop("lost") >= 0
    assert [console["renderers"].pop(name) for name in ("running", "lost")] == [None, None]
    changing = {"at", "storage", "database", "ledger"}
    normal = json.loads(json.dumps(console))
    assert {name: program[name] for name in set(program) - changing - {"worker"}} == {
        name: normal[name] for name in set(normal) - changing - {"worker"}
    }
    assert set(program) == set(console)
    tell_status(as_json=False)
    assert "最近检查点" in capsys.readouterr().out


def test_a_token_needs_the_scope_of_reading(cast: Cast) -> None:
    assert program_of(cast, "system_admin", Scope.WRITE).get(API).status_code == 403


def test_nothing_of_a_document_stands_in_it(cast: Cast) -> None:
    document = registered(cast)
    told = program_of(cast, "system_admin", Scope.READ).get(API).text + browser_of(cast, "system_admin").get(PAGE).text
    for secret in (document.number, document.title, str(document.pk), "陈立行", "王晓雨"):
        assert secret not in told


def test_the_console_sees_it_without_an_account() -> None:
    assert queries.status(CONSOLE).facts.renderers.running is None


def test_the_found_tells_what_to_do(cast: Cast) -> None:
    told = program_of(cast, "system_admin", Scope.READ).get(API).json()
    assert Problem.WORKER_SILENT in _found(told)
    for one in told["found"]:
        assert one["what"]["zh"]
        assert one["do"]["en"]
