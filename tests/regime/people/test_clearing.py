"""What waits for the security administrator: read off the directory, for nobody else, and hinting at no document."""

from datetime import timedelta
from uuid import UUID

import pytest
from tests.cast import Cast, last_day, registered
from tests.regime.incidents.visiting import browser_of
from tests.regime.people.company import CONSOLE, Company, register, signed_in, text
from tests.regime.people.conftest import BrowserOf

from shoumi.regime.access.actors import Person as Viewer
from shoumi.regime.accounts.vocabulary import Administrator
from shoumi.regime.kit import clock
from shoumi.regime.people import actions, queries
from shoumi.regime.people.models import Person
from shoumi.regime.people.queries import narrowing
from shoumi.regime.people.values import Days
from shoumi.regime.people.vocabulary import Office

pytestmark = pytest.mark.django_db


def working_at(company: Company, name: str, rank: int) -> UUID:
    """Register somebody at a position that asks for clearance at ``rank``."""
    position = actions.create_position(
        actor=CONSOLE, code=f"p{rank}-{name}", name=text(f"岗位{name}"), grade=company.grades[rank].id
    )
    person = register(name)
    actions.place(actor=CONSOLE, person=person, unit=company.development.id, position=position.id)
    return person


def clear(company: Company, person: UUID, rank: int, days: int | None = None) -> None:
    span = Days(until=last_day(days)) if days is not None else Days()
    grade = company.grades[rank].id
    actions.grant_clearance(actor=CONSOLE, person=person, grade=grade, ground="岗位需要", days=span)


@pytest.fixture
def security(company: Company) -> Viewer:
    return signed_in(company.administrator("郑安", Administrator.SECURITY))


def test_who_is_cleared_below_their_position_waits_the_most_secret_first(company: Company, security: Viewer) -> None:
    middle = working_at(company, "甲", 2)
    highest = working_at(company, "乙", 3)
    enough = working_at(company, "丙", 2)
    clear(company, highest, 2)
    clear(company, enough, 3)
    waiting = queries.waiting_clearances(security)
    assert [one.person for one in waiting.lacking] == [highest, middle]
    assert waiting.lacking[0].grade == company.grades[3].name
    assert waiting.lacking_count == 2
    clear(company, highest, 3)
    actions.begin_leaving(actor=CONSOLE, person=middle, last_day=last_day(5))
    assert queries.waiting_clearances(security).lacking == ()


def test_clearance_that_ends_within_thirty_days_waits_with_its_last_day(company: Company, security: Viewer) -> None:
    soon, later = company.member("甲", company.team), company.member("乙", company.team)
    clear(company, soon, 1, days=29)
    clear(company, later, 1, days=31)
    waiting = queries.waiting_clearances(security)
    assert [(one.person, one.last_day) for one in waiting.ending] == [(soon, last_day(29))]
    with clock.at(clock.end_of(last_day(29)) + timedelta(seconds=1)):
        after = queries.waiting_clearances(security)
    assert [one.person for one in after.ending] == [later]


def test_everybody_present_without_any_is_counted_but_oneself(company: Company, security: Viewer) -> None:
    for name in ("甲", "乙"):
        company.member(name, company.team)
    cleared = company.member("丙", company.team)
    clear(company, cleared, 1)
    assert queries.waiting_clearances(security).without == 2


def test_the_filter_finds_the_same_and_only_for_who_sees_clearance(company: Company, security: Viewer) -> None:
    plain = company.member("甲", company.team)
    cleared = company.member("乙", company.team)
    clear(company, cleared, 1)
    everybody = Person.objects.all()
    none = narrowing.in_clearance(everybody, narrowing.NOT_CLEARED, security)
    assert plain in set(none.values_list("id", flat=True))
    assert cleared not in set(none.values_list("id", flat=True))
    first = narrowing.in_clearance(everybody, company.grades[1].code, security)
    assert [one.id for one in first] == [cleared]
    colleague = signed_in(plain)
    assert not narrowing.in_clearance(everybody, company.grades[1].code, colleague)
    assert [one.id for one in narrowing.in_clearance(everybody, narrowing.NOT_CLEARED, colleague)] == [plain]


def test_a_head_filters_their_own_unit_alone(company: Company) -> None:
    head = signed_in(company.holding("部门主管", Office.HEAD, company.development))
    inside, outside = company.member("甲", company.team), company.member("乙", company.sales)
    for person in (inside, outside):
        clear(company, person, 1)
    found = narrowing.in_clearance(Person.objects.all(), company.grades[1].code, head)
    assert [one.id for one in found] == [inside]


@pytest.mark.parametrize(("language", "words"), [("zh-hans", "低于岗位要求"), ("en", "Position asks for more")])
def test_the_card_leads_to_granting(company: Company, browser_of: BrowserOf, language: str, words: str) -> None:
    person = working_at(company, "甲", 2)
    client = browser_of(company.administrator("郑安", Administrator.SECURITY), language=language)
    page = client.get("/").text
    assert words in page
    assert f"/people/{person}/clearance" in page
    assert client.get(f"/people/{person}/clearance").status_code == 200
    listed = client.get("/people/", {"clearance": narrowing.NOT_CLEARED, "state": "present"})
    assert listed.status_code == 200
    assert str(person) in listed.text


def test_with_nothing_waiting_the_card_is_still_the_way_to_granting(company: Company, browser_of: BrowserOf) -> None:
    page = browser_of(company.administrator("郑安", Administrator.SECURITY)).get("/").text
    assert "选择人员授予涉密等级" in page


@pytest.mark.parametrize("part", ["holder", "officer", "auditor", "system_admin"])
def test_nobody_else_has_the_card(cast: Cast, part: str) -> None:
    assert "选择人员授予涉密等级" not in browser_of(cast, part).get("/").text


def test_being_named_for_a_secret_is_hinted_at_by_nothing(cast: Cast) -> None:
    before = browser_of(cast, "security_admin").get("/").text
    registered(cast, code="internal", readers=("uncleared",))
    after = browser_of(cast, "security_admin").get("/").text

    def card(page: str) -> str:
        return page[page.index('<div class="home">') : page.index("选择人员授予涉密等级")]

    assert card(before) == card(after)
