"""The codes that a program fills in: kinds and levels in use, and where the caller may register."""

from typing import Any

import pytest
from django.test import Client
from tests.cast import CONSOLE, Cast, last_day, level, registered
from tests.regime.incidents.visiting import browser_of, program_of

from shoumi.regime.access.actors import Scope
from shoumi.regime.documents.actions.cataloguing import retire_kind
from shoumi.regime.documents.models import HandlingRules, Kind, Level, LevelScheme
from shoumi.regime.people import actions as people

pytestmark = pytest.mark.django_db
KINDS, LEVELS = "/api/v1/kinds", "/api/v1/levels"


def _items(client: Client, address: str) -> dict[str, dict[str, Any]]:
    answer = client.get(address)
    assert answer.status_code == 200, answer.text
    body = answer.json()
    assert body["count"] == len(body["items"])
    return {one["code"]: one for one in body["items"]}


def test_kinds_are_told_with_the_level_they_propose(cast: Cast) -> None:
    retire_kind(actor=CONSOLE, kind=Kind.objects.get(code="contract"))
    told = _items(program_of(cast, "holder", Scope.READ), KINDS)
    assert "contract" not in told
    assert len(told) == Kind.objects.count() - 1
    design = told["design"]
    kind = Kind.objects.get(code="design")
    assert design["name"] == {"zh": kind.name_zh, "en": kind.name_en}
    assert design["category"] == "technical"
    assert design["default_level"] == Level.objects.get(scheme__in_use=True, rank=kind.default_rank).code
    assert {one["default_level"] for one in told.values()} <= set(
        _items(program_of(cast, "holder", Scope.READ), LEVELS)
    )


def test_levels_are_told_with_what_stands_against_registering(cast: Cast) -> None:
    both = (Scope.READ, Scope.WRITE)
    classifier = _items(program_of(cast, "classifier", *both), LEVELS)
    assert [one["rank"] for one in classifier.values()] == [3, 2, 1, 0]
    assert all(one["may_register"] and not one["gates"] for one in classifier.values())
    assert classifier["core"]["mark"] == {"zh": level("core").mark_zh, "en": level("core").mark_en}
    holder = _items(program_of(cast, "holder", *both), LEVELS)
    assert {one["may_register"] for one in holder.values()} == {False}
    assert {gate["code"] for gate in holder["core"]["gates"]} == {"documents.classifier"}
    reading = _items(program_of(cast, "classifier", Scope.READ), LEVELS)
    assert {gate["code"] for gate in reading["public"]["gates"]} == {"accounts.within_token"}
    narrow = _items(program_of(cast, "classifier", *both, ceiling=1), LEVELS)
    assert {code for code, one in narrow.items() if one["may_register"]} == {"internal", "public"}


def test_what_is_told_is_what_registering_does(cast: Cast) -> None:
    program = program_of(cast, "classifier", Scope.READ, Scope.WRITE)
    kind = next(iter(_items(program, KINDS).values()))
    assert _items(program, LEVELS)[kind["default_level"]]["may_register"]
    made = registered(cast, kind=kind["code"], code=kind["default_level"])
    assert (made.kind.code, made.level.code) == (kind["code"], kind["default_level"])


def test_a_level_without_rules_is_told_as_one_nobody_registers_at(cast: Cast) -> None:
    HandlingRules.objects.filter(level=level("internal")).delete()
    told = _items(program_of(cast, "classifier", Scope.READ, Scope.WRITE), LEVELS)["internal"]
    assert (told["clearance"], told["may_register"]) == (None, False)


def test_before_a_scheme_is_adopted_there_is_nothing_to_propose(cast: Cast) -> None:
    LevelScheme.objects.update(in_use=False)
    program = program_of(cast, "holder", Scope.READ)
    assert _items(program, LEVELS) == {}
    assert {one["default_level"] for one in _items(program, KINDS).values()} == {None}


def test_everybody_present_looks_them_up_and_nobody_else(cast: Cast) -> None:
    leaving = program_of(cast, "leaver", Scope.READ)
    people.begin_leaving(actor=CONSOLE, person=cast.leaver, last_day=last_day(20))
    for address in (KINDS, LEVELS):
        assert browser_of(cast, "partner").get(address).status_code == 200
        assert Client().get(address).status_code == 401
        assert program_of(cast, "holder", Scope.WRITE).get(address).status_code == 403
        assert leaving.get(address).status_code == 403
    for page in ("/documents/kinds", "/documents/levels"):
        assert browser_of(cast, "partner").get(page).status_code == 200
        assert browser_of(cast, "leaver").get(page).status_code == 403


def test_they_stand_in_the_description(cast: Cast) -> None:
    del cast
    paths = Client().get("/api/v1/openapi.json").json()["paths"]
    assert {KINDS, LEVELS} <= set(paths)
