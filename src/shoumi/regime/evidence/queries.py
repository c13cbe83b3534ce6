"""Every read of the ledger: for the audit administrator."""

from uuid import UUID

from django.db.models import QuerySet

from shoumi.engines.foundation.errors import Invalid, NotFound
from shoumi.engines.ledger.keys import VerifyingKey
from shoumi.regime.access.actors import Actor
from shoumi.regime.access.deciding import permitted
from shoumi.regime.evidence.vocabulary import LEDGER, Permission, Problem
from shoumi.regime.evidence.vocabulary import Event as EvidenceEvent
from shoumi.regime.evidence.words import event_labels
from shoumi.regime.journal import models
from shoumi.regime.journal.proofs import newest_checkpoint
from shoumi.regime.journal.sequencing import current_log, sequence, signing_key
from shoumi.regime.journal.vocabulary import Problem as JournalProblem
from shoumi.regime.people import queries as people


def entries(viewer: Actor) -> QuerySet[models.Event]:
    """Return every event with its place and details, newest first. Raises Refused for anybody but the auditor."""
    permitted(viewer, Permission.READ, LEDGER)
    return models.Event.objects.select_related("leaf", "details").order_by("-id")


def entry(viewer: Actor, uid: UUID) -> models.Event:
    """Return one event. Raises as `entries`, and NotFound."""
    found = entries(viewer).filter(uid=uid).first()
    if found is None:
        raise NotFound(JournalProblem.NO_SUCH_ENTRY)
    return found


def placed(viewer: Actor, *, event: str = "", actor: str = "", subject: str = "") -> QuerySet[models.Leaf]:
    """Return the entries of the current log in their order, narrowed by event code, actor and subject.

    An actor or subject is a reference (``person:<uuid>``), or a person's address. Raises as `entries`, and Invalid for
    an unknown event or what is neither.
    """
    permitted(viewer, Permission.READ, LEDGER)
    if event and event not in event_labels():
        raise Invalid(Problem.UNKNOWN_EVENT, event=event)
    found = models.Leaf.objects.filter(log=current_log()).select_related("event", "event__details").order_by("index")
    wanted = {"event__code": event, "event__actor": reference(actor), "event__subject": reference(subject)}
    return found.filter(**{name: value for name, value in wanted.items() if value})


def reference(text: str) -> str:
    """Return the reference that ``text`` means: itself, or that of the person with this address.

    Raises Invalid for anything else; nothing means nothing.
    """
    text = text.strip()
    if not text or (":" in text and "@" not in text):
        return text
    person = people.find_by_email(text)
    if person is None:
        raise Invalid(Problem.BAD_REFERENCE, reference=text[:100])
    return f"person:{person.id}"


def checkpoints(viewer: Actor) -> QuerySet[models.Checkpoint]:
    """Return the signed checkpoints, newest first. Raises as `entries`."""
    permitted(viewer, Permission.READ, LEDGER)
    return models.Checkpoint.objects.select_related("log").order_by("-log", "-size")


def checkpoint(viewer: Actor) -> models.Checkpoint:
    """Return the newest checkpoint, over everything recorded so far. Raises as `entries`, NotFound for an empty ledger.

    Call it outside a transaction.
    """
    permitted(viewer, Permission.READ, LEDGER)
    sequence()
    newest = newest_checkpoint()
    if newest is None:
        raise NotFound(Problem.NO_CHECKPOINT)
    return newest


def log_key(viewer: Actor) -> VerifyingKey:
    """Return the public key that verifies the current log's checkpoints. Raises as `entries`."""
    permitted(viewer, Permission.READ, LEDGER)
    return signing_key(current_log()).verifying_key


def last_verified(viewer: Actor) -> models.Event | None:
    """Return the event of the latest check of the whole ledger. Raises as `entries`."""
    return entries(viewer).filter(code=EvidenceEvent.VERIFIED).first()
