"""What may stand only once: the database keeps it so, and of two who act at once the second is told."""

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest
from django.apps import apps
from django.db import IntegrityError, connection, connections, models, transaction
from django.test import Client
from tests.cast import CONSOLE, Cast, last_day, registered, unit, until_days
from tests.regime.accounts.house import known_provider
from tests.regime.people.company import entry

from shoumi.engines.foundation.errors import Conflict
from shoumi.regime.access.actors import Stranger
from shoumi.regime.access.deciding import authorised
from shoumi.regime.access.vocabulary import Problem
from shoumi.regime.accounts.actions.accounts import suspend
from shoumi.regime.accounts.actions.separating import adopt_profile
from shoumi.regime.accounts.actions.single import link_matched, link_own
from shoumi.regime.accounts.models import Account, Identity
from shoumi.regime.accounts.sessions import FACTOR_AT
from shoumi.regime.accounts.vocabulary import Problem as AccountProblem
from shoumi.regime.accounts.vocabulary import Profile
from shoumi.regime.conduct.actions import adopt_preset_scale
from shoumi.regime.documents.actions.configuring import empower_classifier
from shoumi.regime.documents.actions.granting import NewReading, grant_reading, withdraw_reading
from shoumi.regime.documents.actions.standing_in import name_deputy
from shoumi.regime.documents.models import ClassifierRange, Level, LevelScheme, Reading
from shoumi.regime.documents.vocabulary import Problem as DocumentProblem
from shoumi.regime.kit import clock
from shoumi.regime.kit.asof import Held
from shoumi.regime.people import actions as people
from shoumi.regime.people.actions.screening_rules import ask_for_screening
from shoumi.regime.people.models import Appointment, Clearance, ClearanceGrade, Person, Unit
from shoumi.regime.people.rulebook import DIRECTORY
from shoumi.regime.people.values import Days, InUnit
from shoumi.regime.people.vocabulary import Kind, Office, Permission
from shoumi.regime.people.vocabulary import Problem as PeopleProblem

pytestmark = pytest.mark.django_db

HELD = sorted((model for model in apps.get_models() if issubclass(model, Held)), key=lambda model: model._meta.label)
on_postgresql = pytest.mark.skipif("connection.vendor != 'postgresql'", reason="SQLite lets one writer in at a time")


@pytest.mark.parametrize("model", HELD, ids=lambda model: model._meta.label)
def test_the_database_admits_no_second_row_of_what_stands_once(cast: Cast, model: type[Held]) -> None:
    registered(cast)
    suspend(actor=CONSOLE, account_id=cast.leaver, reason="核查")
    adopt_profile(actor=CONSOLE, profile=Profile.STANDARD)
    adopt_preset_scale(actor=CONSOLE)
    ask_for_screening(actor=CONSOLE, grade=ClearanceGrade.objects.get(rank=3).id, asked=True)
    name_deputy(actor=cast.acting("classifier"), deputy=cast.holder, since=last_day(0), until=last_day(9))
    people.set_retention(actor=CONSOLE, holding="people.identity", years=3)
    link_own(actor=cast.acting("holder"), provider=known_provider(), subject="somebody")
    assert model.objects.standing().exists(), "let a row of this fact stand here, by its own action"
    row: Held = model.objects.standing().order_by("pk")[0]
    row.pk = None
    row.holds_from += timedelta(seconds=1)
    with pytest.raises(IntegrityError, match=r"(?i)unique"), transaction.atomic():
        row.save(force_insert=True)


def test_a_line_that_is_over_gives_its_place_to_the_next_and_the_past_stays(cast: Cast) -> None:
    document, keeper = registered(cast), cast.acting("classifier")
    before = clock.now()
    withdraw_reading(actor=keeper, document=document, grant=Reading.objects.get().grant)
    grant_reading(actor=keeper, document=document, reading=until_days(cast.holder, 5))
    assert Reading.objects.standing().count() == 1
    assert Reading.objects.holding(before).count() == 1
    assert Reading.objects.holding(clock.now()).get() == Reading.objects.standing().get()


def test_a_unit_is_named_once_like_a_person(cast: Cast) -> None:
    document, keeper = registered(cast, readers=()), cast.acting("classifier")
    line = NewReading(unit=unit("sales").id, until=last_day(3), purpose="报价评审")
    grant_reading(actor=keeper, document=document, reading=line)
    with pytest.raises(Conflict) as refused:
        grant_reading(actor=keeper, document=document, reading=line)
    assert refused.value.code is DocumentProblem.ALREADY_NAMED


def act_with_two_rows_of_one_address() -> None:
    with authorised(CONSOLE, Permission.REGISTER, DIRECTORY):
        for name in ("沈越", "许静"):
            Person.objects.create(name=name, email="one@xinghe.example")


def test_a_constraint_that_refuses_an_act_is_told_as_a_conflict_and_nothing_stays(cast: Cast) -> None:
    del cast
    with pytest.raises(Conflict) as refused:
        act_with_two_rows_of_one_address()
    assert refused.value.code is Problem.OVERTAKEN
    assert not Person.objects.filter(email="one@xinghe.example").exists()


def act_with_a_row_that_may_never_stand() -> None:
    with authorised(CONSOLE, Permission.REGISTER, DIRECTORY):
        Person.objects.create(name="沈越", email="NOT-LOWER@xinghe.example")


def test_a_row_that_may_never_stand_is_a_fault_and_no_conflict(cast: Cast) -> None:
    del cast
    with pytest.raises(IntegrityError):
        act_with_a_row_that_may_never_stand()


def _alone(act: Callable[[], Any]) -> Any:  # noqa: ANN401 - whatever the act returns
    try:
        return act()
    finally:
        connections.close_all()


def _wait_until_one_is_kept_waiting() -> None:
    with connection.cursor() as cursor:
        waiting = 0
        while not waiting:
            cursor.execute("SELECT count(*) FROM pg_locks WHERE NOT granted")
            ((waiting,),) = cursor.fetchall()


def together(first: Callable[[], Any], second: Callable[[], Any]) -> "Future[Any]":
    """Do ``first``, let ``second`` begin in a connection of its own before that ends, and return how it went.

    The second is past its own checks, or waits for the rows it decides on, when the first commits.
    """
    with ThreadPoolExecutor(1) as pool:
        with transaction.atomic():
            first()
            outcome = pool.submit(_alone, second)
            _wait_until_one_is_kept_waiting()
        outcome.exception(timeout=30)
    return outcome


def overtaken(first: Callable[[], Any], second: Callable[[], Any]) -> Conflict:
    """Return what ``second`` is told."""
    error = together(first, second).exception()
    assert isinstance(error, Conflict), error
    return error


@on_postgresql
def test_of_two_who_register_one_address_at_once_the_second_is_told(cast: Cast) -> None:
    del cast
    names = ("沈越", "许静")
    acts = [
        lambda name=name: people.register_person(
            actor=CONSOLE, entry=entry(name, Kind.EMPLOYEE, email="one@xinghe.example")
        )
        for name in names
    ]
    assert overtaken(*acts).code is Problem.OVERTAKEN
    assert Person.objects.get(email="one@xinghe.example").name == names[0]


@on_postgresql
@pytest.mark.parametrize(
    ("language", "told"), [("zh-hans", "他人恰好同时改动了同一内容"), ("en", "at the same moment")]
)
def test_the_second_reads_in_their_language_that_somebody_was_first(cast: Cast, language: str, told: str) -> None:
    client = Client(headers={"accept-language": language})
    client.force_login(Account.objects.get(pk=cast.officer))
    session = client.session
    session[FACTOR_AT] = clock.now().isoformat()
    session.save()
    client.cookies["django_language"] = language
    form = {"name": "许静", "kind": Kind.EMPLOYEE.value, "email": "one@xinghe.example", "language": "zh-hans"}
    outcome = together(
        lambda: people.register_person(actor=CONSOLE, entry=entry("沈越", email="one@xinghe.example")),
        lambda: client.post("/people/register", form),
    )
    answer = outcome.result()
    assert answer.status_code < 500
    assert told in answer.text


@on_postgresql
def test_of_two_ranges_given_at_once_before_there_is_a_scheme_one_stands(cast: Cast) -> None:
    # With levels the officer's acts wait for one another on their rows; without, only the constraint is left.
    ClassifierRange.objects.all().delete()
    for model in (Level, LevelScheme):
        _remove(model)
    told = overtaken(
        lambda: empower_classifier(actor=CONSOLE, person=cast.classifier, ceiling=3),
        lambda: empower_classifier(actor=CONSOLE, person=cast.classifier, ceiling=1),
    )
    assert told.code is Problem.OVERTAKEN
    assert ClassifierRange.objects.get().ceiling == 3


def _remove(model: type[models.Model]) -> None:
    table = connection.ops.quote_name(model._meta.db_table)
    with connection.cursor() as cursor:
        cursor.execute(f"TRUNCATE {table} CASCADE")


@on_postgresql
def test_of_two_who_name_one_reader_at_once_the_second_finds_them_named(cast: Cast) -> None:
    document, keeper = registered(cast, readers=()), cast.acting("classifier")
    line = until_days(cast.holder)
    told = overtaken(
        lambda: grant_reading(actor=keeper, document=document, reading=line),
        lambda: grant_reading(actor=keeper, document=document, reading=line),
    )
    assert told.code is DocumentProblem.ALREADY_NAMED
    assert Reading.objects.count() == 1


@on_postgresql
def test_of_two_heads_appointed_at_once_for_a_time_the_second_finds_the_office_taken(cast: Cast) -> None:
    seat, days = InUnit(unit("rd").id), Days(until=last_day(60))

    def act(person: UUID) -> Callable[[], Appointment]:
        return lambda: people.appoint(actor=CONSOLE, person=person, office=Office.HEAD, seat=seat, days=days)

    assert overtaken(act(cast.holder), act(cast.classifier)).code is PeopleProblem.ALREADY_HELD
    assert Appointment.objects.get(office=Office.HEAD).person_id == cast.holder


@on_postgresql
def test_of_two_clearances_granted_at_once_for_a_time_the_later_stands_alone(cast: Cast) -> None:
    def act(rank: int) -> Callable[[], Clearance]:
        grade = ClearanceGrade.objects.get(rank=rank).id
        days = Days(until=last_day(60))
        return lambda: people.grant_clearance(
            actor=CONSOLE, person=cast.uncleared, grade=grade, ground="参与研发", days=days
        )

    together(act(3), act(1)).result()
    assert Clearance.objects.holding(clock.now()).get(person=cast.uncleared).grade.rank == 1


@on_postgresql
def test_of_two_accounts_that_match_one_identity_at_once_the_second_is_told(cast: Cast) -> None:
    provider, digest = known_provider(), bytes(32)

    def act(account: UUID) -> Callable[[], None]:
        return lambda: link_matched(Stranger({}), provider, account, digest)

    assert overtaken(act(cast.holder), act(cast.classifier)).code is AccountProblem.IDENTITY_TAKEN
    assert Identity.objects.get().account_id == cast.holder


@on_postgresql
def test_two_acts_that_wait_for_each_other_end_in_a_conflict(cast: Cast) -> None:
    del cast
    sales, research = unit("sales"), unit("rd")
    company = Unit.objects.get(parent=None)

    def move() -> None:
        people.move_unit(actor=CONSOLE, unit=sales.id, parent=company.id)

    with ThreadPoolExecutor(1) as pool:
        with transaction.atomic():
            with connection.cursor() as cursor:
                cursor.execute("SET LOCAL deadlock_timeout = '1min'")  # so that it is the other act that is given up
            Unit.objects.select_for_update().get(pk=research.pk)
            outcome = pool.submit(_alone, move)
            _wait_until_one_is_kept_waiting()
            Unit.objects.select_for_update().get(pk=sales.pk)
        error = outcome.exception(timeout=30)
    assert isinstance(error, Conflict)
    assert error.code is Problem.OVERTAKEN
