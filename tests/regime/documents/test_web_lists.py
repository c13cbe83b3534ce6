"""The list of documents, and its exports."""

import csv
import io

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from tests.cast import Cast, registered
from tests.regime.documents.conftest import SignIn

from shoumi.regime.documents.vocabulary import Event
from shoumi.regime.journal.models import Event as Recorded

pytestmark = pytest.mark.django_db


def test_a_holder_sees_what_they_may_know_of_and_nobody_else_does(cast: Cast, browser_of: SignIn) -> None:
    document = registered(cast)
    assert document.number in browser_of("holder").get("/documents/").text
    page = browser_of("outsider").get("/documents/")
    assert page.status_code == 200
    assert document.number not in page.text
    assert document.title not in page.text


@pytest.mark.parametrize("words", ["排序算法", "归并", ""])
def test_words_find_a_document_only_for_who_may_open_it(cast: Cast, browser_of: SignIn, words: str) -> None:
    document = registered(cast, readers=("holder", "leaver"))
    assert document.number in browser_of("holder").get("/documents/", {"q": words}).text
    assert document.number not in browser_of("outsider").get("/documents/", {"q": words}).text


def test_an_export_is_recorded_and_holds_nothing_unknown(cast: Cast, browser_of: SignIn) -> None:
    mine = registered(cast, title="我的方案")
    other = registered(cast, title="别人的方案", readers=())
    client = browser_of("holder")
    for kind in ("csv", "xlsx"):
        answer = client.get("/documents/", {"export": kind})
        assert answer.status_code == 200
        body = b"".join(answer) if answer.streaming else answer.content
        assert other.number.encode() not in body
        if kind == "csv":
            told = list(csv.DictReader(io.StringIO(body.decode("utf-8-sig"))))
            assert len(told) == 1
            assert mine.number in told[0].values()
    assert Recorded.objects.filter(code=Event.LIST_EXPORTED, actor=f"person:{cast.holder}").count() == 2


def test_the_list_asks_the_same_number_of_queries_whatever_its_length(cast: Cast, browser_of: SignIn) -> None:
    client = browser_of("holder")
    counted = []
    registered(cast, title="第一份", code="core")
    for _round in range(2):
        registered(cast, title="又一份")
        registered(cast, title="再一份", code="core")
        client.get("/documents/")
        with CaptureQueriesContext(
            connection,
        ) as asked:
            assert client.get("/documents/").status_code == 200
        counted.append(len(asked))
    assert counted[0] == counted[1]


def test_filters_narrow_by_kind_level_and_what_is_readable_now(cast: Cast, browser_of: SignIn) -> None:
    core = registered(cast, code="core", title="核心")
    ordinary = registered(cast, title="普通")
    fresh, stale = browser_of("holder"), browser_of("holder", fresh=False)
    assert core.number not in fresh.get("/documents/", {"level": "ordinary"}).text
    assert ordinary.number in fresh.get("/documents/", {"level": "ordinary"}).text
    assert core.number in fresh.get("/documents/", {"readable": "yes"}).text
    assert core.number not in stale.get("/documents/", {"readable": "yes"}).text
    assert core.number in stale.get("/documents/", {"readable": "no"}).text
