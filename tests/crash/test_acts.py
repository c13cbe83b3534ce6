"""kill −9 between any two steps of registering, adding a version, viewing and sequencing."""

import os
from datetime import timedelta
from unittest.mock import patch

import pytest
from django.conf import settings
from django.db import connection, transaction
from tests.cast import CONSOLE, Cast, level, registered, until_days
from tests.crash.dying import CountedDeath, deaths
from tests.crash.wholeness import check_everything, settle

from shoumi.regime.documents.actions import registering, viewing
from shoumi.regime.documents.actions.registering import Arrived, Proposal, add_version, register_document
from shoumi.regime.documents.actions.viewing import view_page
from shoumi.regime.documents.models import Document, Kind, Mark, Version
from shoumi.regime.journal import group_commit
from shoumi.regime.journal import models as journal
from shoumi.regime.journal.recording import record
from shoumi.regime.journal.sequencing import sequence
from shoumi.regime.journal.vocabulary import Event
from shoumi.regime.kit import clock
from shoumi.regime.vault import objects
from shoumi.regime.vault.keys import store
from shoumi.regime.vault.models import SealedObject
from shoumi.regime.vault.objects import seal_bytes

pytestmark = [
    pytest.mark.crash,
    pytest.mark.django_db,
    pytest.mark.skipif(
        os.environ.get("SHOUMI_TEST_DATABASE") == "postgresql",
        reason="the tests' server runs without fsync; crashes are tested on SQLite with FULL",
    ),
    # Python 3.12 warns of forking beside threads; the child only runs what is tested here and never returns.
    pytest.mark.filterwarnings("ignore:This process .* is multi-threaded:DeprecationWarning"),
]

CONTENT = "核心排序算法：归并与基数结合。\n".encode()


def arrived(death: CountedDeath) -> Arrived:
    """Seal a file with death at hand, and let the renderers look at it in peace."""
    look = registering._look_at

    def look_in_peace(*arguments: object) -> object:
        with death.resting():
            return look(*arguments)  # type: ignore[arg-type]

    patch.object(registering, "_look_at", look_in_peace).start()  # the child never comes back
    return Arrived(seal_bytes(CONTENT), "design.txt")


def sweep_tomorrow() -> int:
    """Sweep the store as the worker does a day later."""
    with patch.object(clock, "system", return_value=clock.system() + timedelta(days=2)):
        return objects.sweep()


def test_the_database_forces_each_commit_to_the_disk(cast: Cast) -> None:  # noqa: ARG001 - any database
    with connection.cursor() as cursor:
        assert cursor.execute("PRAGMA synchronous").fetchone() == (2,)
        assert cursor.execute("PRAGMA journal_mode").fetchone() == ("wal",)


def test_registering_is_whole_or_not_at_all(cast: Cast) -> None:
    registered(cast)  # the renderers run
    classifier = cast.acting("classifier")

    def act(death: CountedDeath) -> None:
        proposal = Proposal(
            title="排序算法设计",
            kind=Kind.objects.get(code="design"),
            level=level("core"),
            ground="泄露将使对手直接复现",
            readers=[until_days(cast.holder), until_days(cast.outsider)],
        )
        register_document(actor=classifier, file=arrived(death), proposal=proposal)

    counts = []
    for _step in deaths(act, at_least=20):
        check_everything()
        counts.append(Document.objects.count())
    assert counts == sorted(counts)
    assert counts[0] == 1
    assert counts[-1] >= 2
    settle()
    assert sweep_tomorrow() > 0
    check_everything()
    assert set(store().ids()) == set(SealedObject.objects.values_list("pk", flat=True))
    assert not list((settings.INSTALLATION.home / "objects" / "pending").iterdir())


def test_adding_a_version_is_whole_or_not_at_all(cast: Cast) -> None:
    document = registered(cast)
    classifier = cast.acting("classifier")

    def act(death: CountedDeath) -> None:
        add_version(actor=classifier, document=document, file=arrived(death))

    for _step in deaths(act, at_least=15):
        check_everything()
    assert Version.objects.count() >= 2
    assert sweep_tomorrow() > 0
    check_everything()


def test_a_view_has_its_record_and_its_mark_or_neither(cast: Cast) -> None:
    document = registered(cast)
    holder = cast.acting("holder")
    view_page(actor=holder, number=document.number, page=1)

    def act(death: CountedDeath) -> None:
        write = group_commit.record_alone

        def write_with_death_at_hand(*arguments: object, **named: object) -> object:
            death._resting = False
            return write(*arguments, **named)  # type: ignore[arg-type]

        with patch.object(viewing, "record_alone", write_with_death_at_hand), death.resting():
            view_page(actor=holder, number=document.number, page=1)

    for _step in deaths(act, at_least=4):
        check_everything()
    assert Mark.objects.count() >= 2


def test_sequencing_places_each_event_once(cast: Cast) -> None:  # noqa: ARG001 - people whose events are placed
    def act(_death: CountedDeath) -> None:
        with transaction.atomic():
            record(Event.LOG_BEGUN, actor=CONSOLE)
        sequence()

    for _step in deaths(act, at_least=8):
        check_everything()
    settle()
    assert journal.Leaf.objects.count() == journal.Event.objects.count()
