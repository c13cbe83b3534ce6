"""The catalogue and the levels change without code, by the officer alone, and within the naming rule (S01, S02)."""

from dataclasses import asdict, replace
from datetime import timedelta

import pytest
from tests.cast import CONSOLE, Cast, level, registered
from tests.regime.documents.ledger import events, told

from shoumi.engines.foundation.errors import Conflict, Invalid
from shoumi.regime.access.deciding import ActRefused, decide
from shoumi.regime.documents import queries
from shoumi.regime.documents.actions.cataloguing import KindEntry, add_kind, change_kind, restore_kind, retire_kind
from shoumi.regime.documents.actions.configuring import OPENING_GATES, Handling, change_handling
from shoumi.regime.documents.actions.levelling import Naming, add_level, rename_level
from shoumi.regime.documents.models import Kind
from shoumi.regime.documents.vocabulary import Category, Event, LevelColor, Permission, Problem
from shoumi.regime.kit import clock

pytestmark = pytest.mark.django_db

ENTRY = KindEntry(
    category=Category.TECHNICAL, name_zh="训练语料", name_en="Training corpora", default_rank=2, years=4, order=90
)
NAMING = Naming(
    name_zh="机密", name_en="Secret", mark_zh="商业秘密·机密", mark_en="TRADE SECRET · SECRET", color=LevelColor.RED
)
HANDLING = Handling(
    gates=OPENING_GATES,
    clearance=3,
    fresh_minutes=15,
    text_layer=False,
    excerpt_characters=0,
    title_sealed=True,
    years=10,
)


def test_a_kind_is_added_changed_retired_and_restored(cast: Cast) -> None:
    officer = cast.acting("officer")
    kind = add_kind(actor=officer, code="corpus", entry=ENTRY)
    assert kind in queries.kinds()
    change_kind(actor=officer, kind=kind, entry=replace(ENTRY, name_zh="语料", years=6))
    assert Kind.objects.get(code="corpus").name_zh == "语料"
    assert told(events(Event.KIND_CHANGED)[-1])["years"] == 6
    retire_kind(actor=officer, kind=kind)
    assert kind not in queries.kinds()
    with pytest.raises(Conflict):
        retire_kind(actor=officer, kind=kind)
    restore_kind(actor=officer, kind=kind)
    assert kind in queries.kinds()


def test_a_document_keeps_the_kind_that_is_retired(cast: Cast) -> None:
    document = registered(cast, kind="design")
    retire_kind(actor=cast.acting("officer"), kind=document.kind)
    assert queries.document(cast.acting("holder"), document.number).kind.code == "design"


def test_codes_and_names_of_kinds_are_checked(cast: Cast) -> None:
    officer = cast.acting("officer")
    with pytest.raises(Conflict) as taken:
        add_kind(actor=officer, code="design", entry=ENTRY)
    assert taken.value.code is Problem.CODE_TAKEN
    for code in ("Corpus", "", "a b", "-x", "x" * 41):
        with pytest.raises(Invalid) as unusable:
            add_kind(actor=officer, code=code, entry=ENTRY)
        assert unusable.value.code is Problem.CODE_UNUSABLE
    with pytest.raises(Invalid):
        add_kind(actor=officer, code="corpus", entry=replace(ENTRY, name_en=" "))
    with pytest.raises(Invalid):
        add_kind(actor=officer, code="corpus", entry=replace(ENTRY, name_zh="语\u202e料"))


@pytest.mark.parametrize("part", ["holder", "classifier", "security_admin", "system_admin"])
def test_nobody_but_the_officer_changes_kinds_and_levels(cast: Cast, part: str) -> None:
    actor, design = cast.acting(part), Kind.objects.get(code="design")
    for attempt in (
        lambda: add_kind(actor=actor, code="corpus", entry=ENTRY),
        lambda: change_kind(actor=actor, kind=design, entry=ENTRY),
        lambda: retire_kind(actor=actor, kind=design),
        lambda: rename_level(actor=actor, level=level("core"), naming=NAMING),
        lambda: add_level(actor=actor, code="top", rank=9, naming=NAMING, handling=HANDLING),
    ):
        with pytest.raises(ActRefused):
            attempt()


def test_a_level_is_renamed_and_the_ledger_keeps_what_it_was(cast: Cast) -> None:
    rename_level(actor=cast.acting("officer"), level=level("ordinary"), naming=NAMING)
    assert level("ordinary").mark.zh == "商业秘密·机密"
    noted = told(events(Event.LEVEL_NAMED)[-1])
    assert noted["former"]["name_zh"] == "普通商密"
    assert noted["mark_zh"] == "商业秘密·机密"


@pytest.mark.parametrize(
    ("mark", "problem"),
    [
        ({"mark_zh": "机密"}, Problem.MARK_STATE_NAME),
        ({"mark_zh": "商业秘密·机密★5年"}, Problem.MARK_STATE_FORM),
        ({"mark_en": "SECRET"}, Problem.MARK_STATE_NAME),
        ({"mark_zh": "商业秘密·" + "密" * 20}, Problem.MARK_TOO_LONG),
        ({"mark_zh": ""}, Problem.NAME_MISSING),
    ],
)
def test_a_mark_that_the_naming_rule_forbids_is_refused(cast: Cast, mark: dict[str, str], problem: Problem) -> None:
    naming = Naming(**(asdict(NAMING) | mark))
    with pytest.raises(Invalid) as refused:
        rename_level(actor=cast.acting("officer"), level=level("core"), naming=naming)
    assert refused.value.code is problem
    assert level("core").name.zh == "核心商密"


def test_a_mark_that_the_font_cannot_draw_is_refused_before_any_page_bears_it(cast: Cast) -> None:
    with pytest.raises(Invalid):
        rename_level(
            actor=cast.acting("officer"), level=level("core"), naming=replace(NAMING, mark_zh="商业秘密·\U0001f510")
        )


def test_a_level_is_added_above_and_nobody_opens_it_without_its_clearance(cast: Cast) -> None:
    officer = cast.acting("officer")
    added = add_level(actor=officer, code="top", rank=4, naming=NAMING, handling=HANDLING)
    assert next(iter(queries.levels())) == added
    refused = decide(cast.acting("classifier"), Permission.REGISTER, added.subject)
    assert [reason.parameters for reason in refused.reasons] == [{"ceiling": 3, "asked": 4}]
    for code, rank, problem in (("top", 5, Problem.CODE_TAKEN), ("upper", 4, Problem.RANK_TAKEN)):
        with pytest.raises(Conflict) as taken:
            add_level(actor=officer, code=code, rank=rank, naming=NAMING, handling=HANDLING)
        assert taken.value.code is problem


def test_another_clearance_for_a_level_changes_decisions_from_then_on_only(cast: Cast) -> None:
    document = registered(cast, code="internal", readers=("uncleared",))
    reader, before = cast.acting("uncleared"), clock.now()
    assert decide(reader, Permission.OPEN, document.subject).allowed
    with clock.at(before + timedelta(minutes=1)):
        change_handling(
            actor=CONSOLE, level=level("internal"), handling=replace(HANDLING, clearance=1, fresh_minutes=0)
        )
        now = clock.now()
        refused = decide(reader, Permission.OPEN, document.subject, at=now)
        assert [reason.parameters for reason in refused.reasons] == [{"cleared": 0, "asked": 1}]
        assert decide(reader, Permission.OPEN, document.subject, at=before).allowed
