"""The officer's register: numbers, levels, custodians and terms of every document, no content; its use is recorded."""

from django.db.models import QuerySet

from shoumi.regime.access.actors import Actor
from shoumi.regime.access.deciding import permitted
from shoumi.regime.documents import queries
from shoumi.regime.documents.models import Document
from shoumi.regime.documents.vocabulary import REGISTER, Event, Permission
from shoumi.regime.journal.group_commit import record_alone


def read_register(*, actor: Actor, exported: bool = False) -> QuerySet[Document]:
    """Return the register for the confidentiality officer (S06). Raises Refused for everybody else."""
    permitted(actor, Permission.READ_REGISTER, REGISTER)
    record_alone(Event.REGISTER_READ, actor=actor, exported=exported)
    return queries.register()
