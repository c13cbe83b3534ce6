"""The condition this part contributes to decisions."""

from datetime import datetime
from enum import StrEnum
from typing import Any

from django.db.models import QuerySet

from shoumi.regime.access.actors import Person
from shoumi.regime.access.decisions import Case, Question, Reason
from shoumi.regime.governance.vocabulary import GateCode, Tie


class InCharge:
    """Whoever acts is in charge: sits in the body or owns the task, or is the confidentiality officer."""

    code: StrEnum = GateCode.IN_CHARGE
    always = False
    of_subject = True

    def load(self, _question: Question, case: Case) -> bool:
        """Return whether the actor is tied to the thing by more than seeing it; the case has read it already."""
        return bool(case.ties & {Tie.MEMBER, Tie.OWNER, Tie.OFFICER})

    def check(self, in_charge: bool) -> Reason | None:  # noqa: FBT001 - the one fact of this gate
        """Refuse those who only see it."""
        return None if in_charge else Reason(GateCode.IN_CHARGE)

    def narrow(self, things: "QuerySet[Any]", _viewer: Person, _at: datetime) -> "QuerySet[Any]":
        """Return none of ``things``: no list of this part is narrowed by it."""
        return things.none()
