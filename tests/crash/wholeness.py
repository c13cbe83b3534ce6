"""Whether everything in the database and the store is whole: nothing half there, nothing without its record."""

from collections import Counter

from shoumi.engines.foundation.ids import READABLE
from shoumi.engines.ledger.checkpoints import open_note
from shoumi.engines.ledger.merkle import Frontier, leaf_hash
from shoumi.regime.documents.models import Custody, Document, LevelDecision, Mark, Reading, Term, Version
from shoumi.regime.documents.vocabulary import Event
from shoumi.regime.journal import models as journal
from shoumi.regime.journal.opening import open_journal
from shoumi.regime.journal.sequencing import current_log, entry_of, sequence, signing_key
from shoumi.regime.vault import objects
from shoumi.regime.vault.keys import store
from shoumi.regime.vault.models import SealedObject


def check_everything() -> None:
    """Look at all that is there, as the product does when it starts again."""
    open_journal()
    check_documents()
    check_records()
    check_places()


def check_documents() -> None:
    """Every document has its level, custodian, terms and versions, all of which open; every key belongs to one."""
    used = set()
    for document in Document.objects.all():
        assert set(document.number[-8:]) <= set(READABLE)
        assert document.title
        assert LevelDecision.objects.standing().filter(document=document, holds_until=None).count() == 1
        assert Custody.objects.standing().filter(document=document, holds_until=None).count() == 1
        assert Term.objects.filter(document=document).exists()
        versions = Version.objects.filter(document=document).order_by("number")
        assert [version.number for version in versions] == list(range(1, document.version + 1))
        for version in versions:
            assert objects.read(version.original)
            used.add(version.original_id)
    assert used == set(SealedObject.objects.values_list("pk", flat=True))
    assert used <= set(store().ids())


def check_records() -> None:
    """No act without its record and no record without its act."""
    recorded = Counter(journal.Event.objects.filter(code__startswith="documents.").values_list("code", "subject"))
    for document in Document.objects.all():
        subject = document.subject.reference
        assert recorded[Event.REGISTERED, subject] == 1
        assert recorded[Event.VERSION_ADDED, subject] == document.version - 1
        assert recorded[Event.READING_GRANTED, subject] == Reading.objects.filter(document=document).count()
    assert sum(count for (code, _), count in recorded.items() if code == Event.REGISTERED) == Document.objects.count()
    views = journal.Event.objects.filter(code=Event.PAGE_VIEWED.value).values_list("uid", flat=True)
    assert set(views) == set(Mark.objects.values_list("event", flat=True))
    assert journal.Details.objects.count() == journal.Event.objects.count()


def check_places() -> None:
    """Every event is pending or has its place, never both; every checkpoint signs the tree of the leaves before it."""
    events = set(journal.Event.objects.values_list("pk", flat=True))
    pending = set(journal.Pending.objects.values_list("event_id", flat=True))
    placed = list(journal.Leaf.objects.order_by("index").values_list("event_id", flat=True))
    assert pending | set(placed) == events
    assert not pending & set(placed)
    roots = {0: b""}
    frontier = Frontier()
    for index, leaf in enumerate(journal.Leaf.objects.select_related("event").order_by("index")):
        hashed = leaf_hash(entry_of(leaf.event).to_bytes())
        assert (leaf.index, bytes(leaf.hash)) == (index, hashed)
        frontier.append(hashed)
        roots[frontier.size] = frontier.root()
    for checkpoint in journal.Checkpoint.objects.order_by("size"):
        signed = open_note(checkpoint.note, [signing_key(current_log()).verifying_key])
        assert (signed.size, signed.root) == (checkpoint.size, roots[checkpoint.size])
    newest = journal.Checkpoint.objects.order_by("-size").first()
    assert (newest.size if newest else 0) == len(placed)


def settle() -> None:
    """Place every event, after which all are in the signed tree."""
    sequence()
    check_places()
    assert not journal.Pending.objects.exists()
