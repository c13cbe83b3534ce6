"""Reading: every page is recorded before it leaves, and its mark leads back to the view."""

import io
from collections.abc import Callable
from dataclasses import replace

import numpy as np
import pytest
from django.db import connection
from PIL import Image
from tests.cast import CONSOLE, PASSWORD, Cast, level, registered, unit, until_days
from tests.engines.rendering import samples
from tests.regime.documents.ledger import events, told

from shoumi.engines.foundation.errors import Invalid, NotFound, ShoumiError, Unavailable
from shoumi.engines.marking.pagemark.keys import MarkKey
from shoumi.engines.marking.pagemark.recover import Recovery, recover
from shoumi.engines.marking.vocabulary import Problem as MarkProblem
from shoumi.engines.rendering.rendered import RenderedDocument
from shoumi.regime.access.actors import Person, Scope, TokenLimits
from shoumi.regime.access.deciding import ActRefused
from shoumi.regime.access.vocabulary import Event as AccessEvent
from shoumi.regime.accounts import answers
from shoumi.regime.accounts.actions.accounts import open_account
from shoumi.regime.documents import listing, pages, queries
from shoumi.regime.documents.actions.configuring import Handling, change_handling
from shoumi.regime.documents.actions.granting import grant_reading
from shoumi.regime.documents.actions.viewing import MarkedPage, take_excerpt, view_page, view_text
from shoumi.regime.documents.models import Mark, Version
from shoumi.regime.documents.vocabulary import Event, Problem
from shoumi.regime.journal.models import Pending
from shoumi.regime.kit import clock
from shoumi.regime.kit.looking import one_look
from shoumi.regime.people import actions as people
from shoumi.regime.people.models import ClearanceGrade
from shoumi.regime.people.values import Entry
from shoumi.regime.people.vocabulary import Kind as PersonKind
from shoumi.regime.vault.keys import keyring

pytestmark = pytest.mark.django_db

TEXT = "".join(f"第{number}行：核心排序算法的第 {number} 步，归并与基数结合。\n" for number in range(1, 31))


def read_mark(page: MarkedPage) -> Recovery | None:
    """Return what the page mark of a shown page says."""
    raster = np.asarray(Image.open(io.BytesIO(page.jpeg)).convert("RGB"))
    keys = [MarkKey(secret.reveal()) for secret in keyring().secrets("mark")]
    return recover(raster, keys, issued=Mark.objects.count())


def stop_the_ledger() -> None:
    """Let the database refuse every further event, as a full disk would."""
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute(
                "CREATE TRIGGER full_disk BEFORE INSERT ON journal_event BEGIN SELECT RAISE(ABORT, 'disk full'); END"
            )
        else:
            cursor.execute("ALTER TABLE journal_event ADD CONSTRAINT full_disk CHECK (false) NOT VALID")


def test_each_page_bears_the_mark_of_its_own_view(cast: Cast) -> None:
    document = registered(cast, content=samples.pdf(["Plan", "Sorting", "Numbers"]), name="a.pdf")
    views = {}
    for part, page in (("holder", 1), ("holder", 3), ("classifier", 1)):
        shown = view_page(actor=cast.acting(part), number=document.number, page=page)
        recovery = read_mark(shown)
        assert recovery is not None
        assert recovery.view_id == shown.view
        views[shown.view] = (getattr(cast, part), page)
    marks = {mark.pk: (mark.person_id, mark.page) for mark in Mark.objects.all()}
    assert marks == views
    assert {mark.event for mark in Mark.objects.all()} == {event.uid for event in events(Event.PAGE_VIEWED)}
    assert {told(event)["view"] for event in events(Event.PAGE_VIEWED)} == set(views)


def test_a_view_is_in_the_ledger_when_its_page_leaves(cast: Cast) -> None:
    document = registered(cast)
    shown = view_page(actor=cast.acting("holder"), number=document.number, page=1)
    (event,) = events(Event.PAGE_VIEWED)
    assert event.uid == shown.event
    assert (event.actor, event.subject) == (f"person:{cast.holder}", f"document:{document.pk}")
    assert Pending.objects.filter(event=event).exists()
    assert told(event) == {
        "origin": {"address": "10.0.0.8", "device": "tests"},
        "page": 1,
        "version": str(queries.version(document).pk),
        "view": shown.view,
    }


def test_without_a_ledger_nothing_is_shown(cast: Cast) -> None:
    document = registered(cast)
    holder = cast.acting("holder")
    stop_the_ledger()
    for read in (
        lambda: view_page(actor=holder, number=document.number, page=1),
        lambda: view_text(actor=holder, number=document.number, page=1),
        lambda: take_excerpt(actor=holder, number=document.number, page=1, start=0, length=5),
        lambda: queries.document(cast.acting("outsider"), document.number),
        lambda: view_page(actor=replace(holder, token=TokenLimits(frozenset(), 0)), number=document.number, page=1),
    ):
        with pytest.raises((Unavailable, NotFound)) as refused:
            read()
        assert isinstance(refused.value, Unavailable)
    assert not Mark.objects.exists()


def test_a_name_that_cannot_be_drawn_refuses_the_page(cast: Cast) -> None:
    document = registered(cast, readers=())
    person = people.register_person(
        actor=CONSOLE, entry=Entry(name="何𓀀", kind=PersonKind.EMPLOYEE, email="he@xinghe.example")
    )
    people.place(actor=CONSOLE, person=person.id, unit=unit("rd").id)
    people.grant_clearance(
        actor=CONSOLE, person=person.id, grade=ClearanceGrade.objects.get(rank=3).id, ground="岗位需要"
    )
    open_account(
        actor=CONSOLE, person_id=person.id, email="he@xinghe.example", password=PASSWORD, password_temporary=False
    )
    grant_reading(actor=cast.acting("classifier"), document=document, reading=until_days(person.id))
    with pytest.raises(Invalid) as refused:
        view_page(actor=Person(person.id, factor_at=clock.now()), number=document.number, page=1)
    assert refused.value.code is MarkProblem.GLYPH_MISSING
    assert not Mark.objects.exists()
    assert not events(Event.PAGE_VIEWED)


@pytest.mark.parametrize("page", [0, -1, 2, 10**9])
def test_a_page_that_is_not_there_is_not_found(cast: Cast, page: int) -> None:
    document = registered(cast)
    with pytest.raises(NotFound):
        view_page(actor=cast.acting("holder"), number=document.number, page=page)
    assert not Mark.objects.exists()


def test_someone_named_and_not_cleared_reads_every_reason_and_it_is_recorded(cast: Cast) -> None:
    document = registered(cast, code="core")
    people.withdraw_clearance(actor=CONSOLE, person=cast.holder)
    stale = replace(cast.acting("holder"), factor_at=None)
    with pytest.raises(ActRefused) as refused:
        view_page(actor=stale, number=document.number, page=1)
    codes = {reason.code.value for reason in refused.value.decision.reasons}
    assert codes == {"documents.cleared", "accounts.factor_fresh"}
    (event,) = events(AccessEvent.REFUSED)
    assert set(told(event)["reasons"]) == codes
    assert event.subject == f"document:{document.pk}"


@pytest.mark.parametrize("part", ["outsider", "officer", "auditor", "system_admin", "security_admin", "partner"])
def test_who_may_not_know_finds_nothing_by_any_way(cast: Cast, part: str) -> None:
    document = registered(cast)
    actor = cast.acting(part)
    for read in (view_page, view_text):
        with pytest.raises(NotFound):
            read(actor=actor, number=document.number, page=1)
    with pytest.raises(NotFound):
        take_excerpt(actor=actor, number=document.number, page=1, start=0, length=1)
    assert not listing.search(actor, queries.documents(actor), document.number).exists()


def test_a_warm_page_is_decided_again_each_time(cast: Cast) -> None:
    document = registered(cast)
    holder = cast.acting("holder")
    view_page(actor=holder, number=document.number, page=1)
    version = queries.version(document)
    assert pages.pool().warm((version.pk, version.original.epoch)) is not None
    people.withdraw_clearance(actor=CONSOLE, person=cast.holder)
    with pytest.raises(ActRefused):
        view_page(actor=holder, number=document.number, page=1)


@pytest.mark.parametrize("way", ["page", "text", "excerpt"])
def test_what_was_drawn_does_not_leave_when_the_right_has_ended_meanwhile(
    cast: Cast, way: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    document = registered(cast, content=TEXT.encode())
    holder, read = cast.acting("holder"), pages.reading

    def slowly(version: Version, wanted: Callable[[RenderedDocument], object]) -> object:
        drawn = read(version, wanted)
        people.withdraw_clearance(actor=CONSOLE, person=cast.holder)
        return drawn

    monkeypatch.setattr(pages, "reading", slowly)
    monkeypatch.setattr(answers, "SLOW", 0)
    ways: dict[str, Callable[[], object]] = {
        "page": lambda: view_page(actor=holder, number=document.number, page=1),
        "text": lambda: view_text(actor=holder, number=document.number, page=1),
        "excerpt": lambda: take_excerpt(actor=holder, number=document.number, page=1, start=0, length=5),
    }
    with pytest.raises(ActRefused), one_look():  # as a page of the product asks
        ways[way]()
    assert not [*events(Event.PAGE_VIEWED), *events(Event.TEXT_VIEWED), *events(Event.EXCERPT_TAKEN)]
    assert not Mark.objects.exists()


def test_text_and_excerpts_follow_the_level(cast: Cast) -> None:
    holder = cast.acting("holder")
    core = registered(cast, code="core", content=TEXT.encode())
    with pytest.raises(ActRefused) as refused:
        view_text(actor=holder, number=core.number, page=1)
    assert [reason.code for reason in refused.value.decision.reasons] == [Problem.NO_TEXT_LAYER]
    assert told(events(AccessEvent.REFUSED)[0])["reasons"] == [Problem.NO_TEXT_LAYER.value]
    ordinary = registered(cast, content=TEXT.encode())
    shown = view_text(actor=holder, number=ordinary.number, page=1)
    assert "第1行：核心排序算法" in shown.text
    assert shown.words
    excerpt = take_excerpt(actor=holder, number=ordinary.number, page=1, start=3, length=20)
    assert excerpt == shown.text[3:23]
    (event,) = events(Event.EXCERPT_TAKEN)
    assert (told(event)["start"], told(event)["length"]) == (3, 20)
    assert excerpt not in event.details.body
    assert len(events(Event.TEXT_VIEWED)) == 1


@pytest.mark.parametrize(("start", "length"), [(0, 0), (0, -1), (-1, 5), (0, 100_000)])
def test_an_excerpt_beyond_the_limit_is_refused(cast: Cast, start: int, length: int) -> None:
    document = registered(cast, content=TEXT.encode())
    with pytest.raises(Invalid) as refused:
        take_excerpt(actor=cast.acting("holder"), number=document.number, page=1, start=start, length=length)
    assert refused.value.code is Problem.EXCERPT_TOO_LONG
    assert not events(Event.EXCERPT_TAKEN)


def test_other_handling_rules_hold_at_once(cast: Cast) -> None:
    document = registered(cast, content=TEXT.encode())
    holder = cast.acting("holder")
    assert view_text(actor=holder, number=document.number, page=1).text
    told_now = Handling(
        gates=("documents.named",),
        clearance=1,
        fresh_minutes=0,
        text_layer=False,
        excerpt_characters=0,
        title_sealed=True,
        years=3,
    )
    change_handling(actor=CONSOLE, level=level("ordinary"), handling=told_now)
    with pytest.raises(ActRefused):
        view_text(actor=holder, number=document.number, page=1)
    change_handling(actor=CONSOLE, level=level("ordinary"), handling=replace(told_now, gates=()))
    with pytest.raises(ActRefused):
        view_page(actor=holder, number=document.number, page=1)


def test_a_gate_nobody_knows_refuses(cast: Cast) -> None:
    document = registered(cast)
    unknown = Handling(
        gates=("documents.named", "nobody.knows"),
        clearance=1,
        fresh_minutes=0,
        text_layer=True,
        excerpt_characters=10,
        title_sealed=True,
        years=3,
    )
    with pytest.raises(ShoumiError):
        change_handling(actor=CONSOLE, level=level("ordinary"), handling=unknown)
    assert view_page(actor=cast.acting("holder"), number=document.number, page=1).jpeg


@pytest.mark.parametrize(
    ("limits", "allowed"),
    [
        (TokenLimits(frozenset({Scope.READ}), None), True),
        (TokenLimits(frozenset({Scope.READ}), 2), True),
        (TokenLimits(frozenset({Scope.READ}), 1), False),
        (TokenLimits(frozenset({Scope.TRACE, Scope.WRITE}), None), False),
    ],
)
def test_a_token_reads_within_its_scope_and_ceiling(
    cast: Cast,
    limits: TokenLimits,
    allowed: bool,  # noqa: FBT001 - a case of the test
) -> None:
    document = registered(cast)
    actor = replace(cast.acting("holder"), factor_at=None, token=limits)
    if allowed:
        assert view_page(actor=actor, number=document.number, page=1).jpeg
        return
    with pytest.raises((ActRefused, NotFound)):
        view_page(actor=actor, number=document.number, page=1)
    assert not Mark.objects.exists()
