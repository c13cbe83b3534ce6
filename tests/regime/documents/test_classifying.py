"""Changing a level: the keys are bound to it, and a level written elsewhere opens nothing."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from django.conf import settings
from tests.cast import CONSOLE, Cast, last_day, level, registered
from tests.engines.rendering import samples
from tests.regime.documents.ledger import events, told

from shoumi.engines.foundation.errors import Conflict, Corrupt, Invalid, NotFound
from shoumi.regime.access.deciding import ActRefused, decide
from shoumi.regime.documents import pages, queries
from shoumi.regime.documents.actions.classifying import change_level
from shoumi.regime.documents.actions.configuring import empower_classifier
from shoumi.regime.documents.actions.viewing import view_page
from shoumi.regime.documents.models import Document, LevelDecision
from shoumi.regime.documents.vocabulary import Basis, Event, GateCode, Permission, Problem
from shoumi.regime.kit import clock
from shoumi.regime.people import actions as people
from shoumi.regime.people.models import ClearanceGrade
from shoumi.regime.vault import objects
from shoumi.regime.vault.models import SealedObject

pytestmark = pytest.mark.django_db


def relevel(cast: Cast, document: Document, code: str, part: str = "classifier") -> LevelDecision:
    return change_level(
        actor=cast.acting(part), document=document, level=level(code), ground="复核", until=last_day(900)
    )


@pytest.mark.parametrize(("code", "basis"), [("core", Basis.RAISED), ("internal", Basis.DOWNGRADE)])
def test_the_keys_of_every_object_are_bound_to_the_new_level(cast: Cast, code: str, basis: Basis) -> None:
    content = samples.word("核心")
    document = registered(cast, content=content, name="a.docx")
    before = {row.pk: bytes(row.wrapped_key) for row in SealedObject.objects.all()}
    decision = relevel(cast, document, code)
    assert (decision.basis, decision.ground) == (basis, "复核")
    # With LibreOffice there are two objects: the file and the PDF it is shown as.
    for sealed in SealedObject.objects.all():
        assert sealed.level == code
        assert bytes(sealed.wrapped_key) != before[sealed.pk]
    assert objects.read(queries.version(Document.objects.get()).original) == content
    (event,) = [one for one in events(Event.LEVEL_DECIDED) if told(one)["basis"] == basis]
    assert (told(event)["former"], told(event)["level"]) == ("ordinary", code)


def test_a_ground_belongs_to_its_decision_and_stays_with_it(cast: Cast) -> None:
    document = registered(cast)
    relevel(cast, document, "core")
    former, standing = LevelDecision.objects.standing().order_by("pk")
    assert (former.ground, standing.ground) == ("泄露将使对手直接复现", "复核")
    former.sealed_ground, standing.sealed_ground = standing.sealed_ground, former.sealed_ground
    for swapped in (former, standing):
        with pytest.raises(Corrupt):
            _ = swapped.ground


@pytest.mark.parametrize("change", ["level_id", "decided_by_id", "holds_from"])
def test_a_decision_rewritten_in_the_database_no_longer_opens_its_ground(cast: Cast, change: str) -> None:
    registered(cast)
    changes = {
        "level_id": level("public").id,
        "decided_by_id": cast.officer,
        "holds_from": clock.now() - timedelta(days=30),
    }
    LevelDecision.objects.update(**{change: changes[change]})
    with pytest.raises(Corrupt):
        _ = LevelDecision.objects.get().ground


@pytest.mark.parametrize("code", ["ordinary", "internal", "public"])
def test_who_is_not_cleared_for_a_level_does_not_take_it_away(cast: Cast, code: str) -> None:
    document = registered(cast, code="core", readers=())
    lowest = ClearanceGrade.objects.get(rank=1)
    people.grant_clearance(
        actor=cast.acting("security_admin"), person=cast.classifier, grade=lowest.id, ground="岗位变动"
    )
    with pytest.raises(ActRefused) as refused:
        relevel(cast, document, code)
    assert GateCode.CLEARED in {reason.code for reason in refused.value.decision.reasons}
    assert queries.level_at(document.id, clock.now()) == level("core")


@pytest.mark.parametrize("code", ["core", "ordinary", "internal", "public"])
def test_acts_on_any_level_take_a_factor_confirmed_within_the_step_up_time(cast: Cast, code: str) -> None:
    document = registered(cast, code=code, readers=())
    late = clock.now() - timedelta(minutes=settings.INSTALLATION.step_up_minutes, seconds=1)
    stale = replace(cast.acting("classifier"), factor_at=late)
    for verb in (Permission.WIDEN, Permission.NARROW, Permission.ADD_VERSION, Permission.CHANGE_LEVEL):
        assert decide(cast.acting("classifier"), verb, document.subject).allowed
        assert not decide(stale, verb, document.subject).allowed
    assert decide(cast.acting("classifier"), Permission.REGISTER, level(code).subject).allowed
    assert not decide(stale, Permission.REGISTER, level(code).subject).allowed


@pytest.mark.parametrize(
    ("ground", "until", "problem"),
    [
        (" ", last_day(9), Problem.GROUND_MISSING),
        ("复核", last_day(-1), Problem.UNTIL_PAST),
        ("复核", date.max, Problem.UNTIL_FAR),
    ],
)
def test_a_level_has_a_ground_and_a_term(cast: Cast, ground: str, until: date, problem: Problem) -> None:
    document = registered(cast)
    with pytest.raises(Invalid) as refused:
        change_level(
            actor=cast.acting("classifier"), document=document, level=level("internal"), ground=ground, until=until
        )
    assert refused.value.code is problem
    assert queries.level_at(document.id, clock.now()) == level("ordinary")


def test_no_renderer_is_waited_for_while_a_level_changes(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    document = registered(cast)
    monkeypatch.setattr(pages, "pool", lambda: pytest.fail("a renderer was asked"))
    relevel(cast, document, "internal")


def test_a_level_changed_in_the_database_alone_opens_nothing(cast: Cast) -> None:
    document = registered(cast, code="core")
    original = queries.version(document).original
    SealedObject.objects.filter(pk=original.pk).update(level="internal")
    with pytest.raises(Corrupt):
        objects.read(SealedObject.objects.get(pk=original.pk))
    pages.forget(queries.version(document))
    with pytest.raises(Corrupt):
        view_page(actor=cast.acting("holder"), number=document.number, page=1)


def test_an_older_key_of_a_lower_level_does_not_come_back(cast: Cast) -> None:
    document = registered(cast, code="internal")
    old = SealedObject.objects.get()
    relevel(cast, document, "core")
    SealedObject.objects.filter(pk=old.pk).update(wrapped_key=old.wrapped_key)
    with pytest.raises(Corrupt):
        objects.read(SealedObject.objects.get())


def test_the_former_level_is_still_known_as_of_then(cast: Cast) -> None:
    document = registered(cast, code="internal")
    then = clock.now()
    with clock.at(then + timedelta(minutes=5)):
        relevel(cast, document, "core")
        now = queries.level_at(document.pk, clock.now())
    former = queries.level_at(document.pk, then)
    assert now is not None
    assert former is not None
    assert (former.code, now.code) == ("internal", "core")
    assert queries.level_at(document.pk, then - timedelta(days=1)) is None


def test_who_is_cleared_for_the_former_level_only_is_refused_at_once(cast: Cast) -> None:
    document = registered(cast, code="internal", readers=("partner",))
    partner = cast.acting("partner")
    assert decide(partner, Permission.OPEN, document.subject).allowed
    relevel(cast, document, "core")
    assert [reason.code.value for reason in decide(partner, Permission.OPEN, document.subject).reasons] == [
        "documents.cleared"
    ]


def test_the_same_level_again_is_no_change(cast: Cast) -> None:
    document = registered(cast)
    with pytest.raises(Conflict) as refused:
        relevel(cast, document, "ordinary")
    assert refused.value.code is Problem.SAME_LEVEL
    assert LevelDecision.objects.count() == 1


@pytest.mark.parametrize(("held", "wanted"), [("core", "internal"), ("internal", "core")])
def test_a_range_must_reach_both_levels(cast: Cast, held: str, wanted: str) -> None:
    document = registered(cast, code=held)
    empower_classifier(actor=CONSOLE, person=cast.classifier, ceiling=level("ordinary").rank)
    with pytest.raises(ActRefused):
        relevel(cast, document, wanted)
    document.refresh_from_db()
    assert document.level.code == held
    assert LevelDecision.objects.count() == 1
    assert SealedObject.objects.get().level == held


@pytest.mark.parametrize("part", ["outsider", "officer", "security_admin"])
def test_who_may_not_know_changes_no_level(cast: Cast, part: str) -> None:
    document = registered(cast)
    with pytest.raises(NotFound):
        relevel(cast, document, "internal", part)
    assert LevelDecision.objects.count() == 1


def test_the_holder_changes_no_level(cast: Cast) -> None:
    document = registered(cast)
    with pytest.raises(ActRefused):
        relevel(cast, document, "internal", "holder")
