"""A prepared question answers as the query it was put together from, for whoever and whenever it is asked."""

from datetime import datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.db import connection
from django.db.models import Exists, OuterRef, QuerySet
from django.test.utils import CaptureQueriesContext
from tests.regime.people.company import CONSOLE, Company, register

from shoumi.regime.kit import clock
from shoumi.regime.kit.prepared import Build, Prepared
from shoumi.regime.people import actions
from shoumi.regime.people.models import Clearance, Employment, Person

pytestmark = pytest.mark.django_db


def clearances(person: UUID, at: datetime) -> "QuerySet[Clearance, Any]":
    """Types of every sort come back: identifiers, instants, joined columns."""
    held = Clearance.objects.holding(at).filter(person_id__in=[person])
    return held.order_by("pk").values_list("pk", "person_id", "holds_from", "holds_until", "grade__rank")


def both(person: UUID, at: datetime) -> "QuerySet[Person, Any]":
    """The person and the instant stand in several places: in a subquery, beside one and in a union."""
    working = Employment.objects.holding(at).filter(person=OuterRef("pk"))
    one = Person.objects.filter(Exists(working), pk=person).values_list("pk")
    return one.union(Employment.objects.holding(at).filter(person=person).values_list("person"), all=True)


@pytest.fixture
def persons() -> list[UUID]:
    """Return three persons: cleared to ranks 1 and 3, and one without clearance."""
    company = Company()
    found = [register(name) for name in ("沈越", "苏楠", "Ann Fox")]
    for person, rank in zip(found, (1, 3), strict=False):
        actions.grant_clearance(actor=CONSOLE, person=person, grade=company.grades[rank].id, ground="参与核心研发")
    return found


@pytest.mark.parametrize("build", [clearances, both])
def test_the_answer_is_the_query_s(persons: list[UUID], build: Build) -> None:
    prepared = Prepared(build)
    now = clock.now()
    for at in (now, now - timedelta(days=400), now + timedelta(days=400)):
        for person in [*persons, uuid4()]:
            assert list(prepared.rows(person, at)) == list(build(person, at))


def test_one_statement_serves_every_person(persons: list[UUID]) -> None:
    prepared = Prepared(clearances)
    found = [[row[-1] for row in prepared.rows(person, clock.now())] for person in persons]
    assert found == [[1], [3], []]
    assert [list(prepared.firsts(person, clock.now())) != [] for person in persons] == [True, True, False]


def test_as_a_subquery_it_is_one_query_with_the_rest(persons: list[UUID]) -> None:
    prepared = Prepared(lambda person, at: clearances(person, at).values_list("person_id"))
    with CaptureQueriesContext(connection) as asked:
        found = set(Person.objects.filter(pk__in=prepared.within(persons[1], clock.now())))
    assert {person.pk for person in found} == {persons[1]}
    assert len(asked) == 1
    assert not Person.objects.filter(pk__in=prepared.within(persons[2], clock.now())).exists()
