"""The conditions of opening that accounts contribute.

Each gate has both forms: ``check`` for one thing and ``narrow`` for lists. Where a condition depends on the thing, the
list must bring it along as a field or annotation: ``rank`` (`Case.rank`) for `WithinToken` and ``fresh_minutes``
(`Case.fresh_minutes`) for `FactorFresh`; a list without it fails loudly.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import TypeVar

from django.db.models import Model, Q, QuerySet

from shoumi.regime.access.actors import Person, Scope, TokenLimits
from shoumi.regime.access.decisions import Case, Question, Reason
from shoumi.regime.access.decisions import Cure as OfferedCure
from shoumi.regime.accounts import queries
from shoumi.regime.accounts.queries.recoveries import vouches
from shoumi.regime.accounts.rules.sessions import is_fresh
from shoumi.regime.accounts.vocabulary import Cure, GateCode

M = TypeVar("M", bound=Model)


def _person(question: Question) -> Person:
    if not isinstance(question.actor, Person):
        message = f"gates are asked for persons, not for {question.actor.reference}"
        raise TypeError(message)
    return question.actor


class AccountActive:
    """The actor's account was opened and is not suspended. Asked for every act."""

    code: StrEnum = GateCode.ACTIVE
    always = True
    of_subject = False

    def load(self, question: Question, case: Case) -> bool:
        """Return whether the account was active at the instant of the question, by what was recorded then."""
        del case
        return queries.was_active(_person(question).id, question.at)

    def check(self, facts: bool) -> Reason | None:  # noqa: FBT001 - the facts of this gate are one truth value
        """Return a reason when the account is not active."""
        return None if facts else Reason(GateCode.ACTIVE)

    def narrow(self, things: QuerySet[M], viewer: Person, at: datetime) -> QuerySet[M]:
        """Return all of ``things``, or none for an account that is not active."""
        return things if queries.was_active(viewer.id, at) else things.none()


@dataclass(frozen=True, slots=True)
class TokenFacts:
    """What a token is limited to, and what is asked of it."""

    limits: TokenLimits | None
    scope: Scope
    rank: int


class WithinToken:
    """The token has the scope and reaches the level. Asked for every act; a session has no such limits."""

    code: StrEnum = GateCode.WITHIN_TOKEN
    always = True
    of_subject = False

    def load(self, question: Question, case: Case) -> TokenFacts:
        """Return the limits of the actor's token beside what the case asks for; nothing is read."""
        return TokenFacts(_person(question).token, case.scope, case.rank)

    def check(self, facts: TokenFacts) -> Reason | None:
        """Return a reason when the scope is missing or the level is above the token's ceiling."""
        if facts.limits is None:
            return None
        reaches = facts.limits.ceiling is None or facts.rank <= facts.limits.ceiling
        if facts.scope in facts.limits.scopes and reaches:
            return None
        return Reason(
            GateCode.WITHIN_TOKEN, {"scope": facts.scope.value}, OfferedCure(Cure.MINT_TOKEN, "accounts:security")
        )

    def narrow(self, things: QuerySet[M], viewer: Person, at: datetime) -> QuerySet[M]:
        """Return those of ``things`` (with ``rank``) a token may read; listing asks for the scope of reading."""
        del at
        if viewer.token is None:
            return things
        if Scope.READ not in viewer.token.scopes:
            return things.none()
        return things if viewer.token.ceiling is None else things.filter(rank__lte=viewer.token.ceiling)


@dataclass(frozen=True, slots=True)
class FreshFacts:
    """How fresh the second factor must be, and when it was confirmed."""

    minutes: int
    factor_at: datetime | None
    at: datetime
    by_token: bool


class FactorFresh:
    """The second factor was confirmed recently enough.

    A token counts as fresh: it was minted under a fresh factor, ends, and is limited in scope and level. An act that
    needs the person at the screen names `InPerson` beside this gate.
    """

    code: StrEnum = GateCode.FACTOR_FRESH
    always = False
    of_subject = False

    def load(self, question: Question, case: Case) -> FreshFacts:
        """Return what the session and the case say; nothing is read."""
        person = _person(question)
        return FreshFacts(case.fresh_minutes, person.factor_at, question.at, person.token is not None)

    def check(self, facts: FreshFacts) -> Reason | None:
        """Return a reason, and the page where the factor is confirmed, when it is not fresh."""
        if facts.by_token or is_fresh(facts.factor_at, facts.at, minutes=facts.minutes):
            return None
        offered = OfferedCure(Cure.CONFIRM_FACTOR, "accounts:confirm")
        return Reason(GateCode.FACTOR_FRESH, {"minutes": facts.minutes}, offered)

    def narrow(self, things: QuerySet[M], viewer: Person, at: datetime) -> QuerySet[M]:
        """Return those of ``things`` (with ``fresh_minutes``) for which the viewer's factor is fresh enough."""
        if viewer.token is not None:
            return things
        if viewer.factor_at is None:
            return things.filter(fresh_minutes=0)
        # Whole minutes, rounded up: confirmed 5 min 1 s ago is not within 5 minutes.
        gone = -(-(at - viewer.factor_at) // timedelta(minutes=1))
        return things.filter(Q(fresh_minutes=0) | Q(fresh_minutes__gte=gone))


class InPerson:
    """The act is done in a browser session, not with a token: passwords, factors, tokens, other people's accounts."""

    code: StrEnum = GateCode.IN_PERSON
    always = False
    of_subject = False

    def load(self, question: Question, case: Case) -> bool:
        """Return whether the actor has no token; nothing is read."""
        del case
        return _person(question).token is None

    def check(self, facts: bool) -> Reason | None:  # noqa: FBT001 - the facts of this gate are one truth value
        """Return a reason when a token acts."""
        return None if facts else Reason(GateCode.IN_PERSON, {}, OfferedCure(Cure.SIGN_IN, "account_login"))

    def narrow(self, things: QuerySet[M], viewer: Person, at: datetime) -> QuerySet[M]:
        """Return all of ``things``, or none for a token."""
        del at
        return things if viewer.token is None else things.none()


@dataclass(frozen=True, slots=True)
class OfficeFacts:
    """The administrators any one of which is asked for, and which the actor is."""

    wanted: frozenset[StrEnum]
    held: frozenset[StrEnum]


class IsAdministrator:
    """The actor holds one of the three administrators' offices that the case names."""

    code: StrEnum = GateCode.ADMINISTRATOR
    always = False
    of_subject = False

    def load(self, question: Question, case: Case) -> OfficeFacts:
        """Return the offices asked for and those held at the instant of the question."""
        return OfficeFacts(case.offices, queries.offices_of(_person(question).id, question.at))

    def check(self, facts: OfficeFacts) -> Reason | None:
        """Return a reason when none of the offices is held."""
        return None if facts.wanted & facts.held else Reason(GateCode.ADMINISTRATOR)

    def narrow(self, things: QuerySet[M], viewer: Person, at: datetime) -> QuerySet[M]:
        """Return nothing: which office a list asks for is no property of its rows.

        Administrators' lists are authorised as a whole with `access.permitted` before they are read.
        """
        del viewer, at
        return things.none()


class Vouches:
    """The actor knows, by their office, the person whose account it is: their unit's head, or HR (`slots.VOUCHERS`)."""

    code: StrEnum = GateCode.VOUCHES
    always = False
    of_subject = True

    def load(self, question: Question, case: Case) -> bool:
        """Return whether the actor knows the person of the account at the instant of the question."""
        del case
        return vouches(_person(question).id, question.subject.id, question.at)

    def check(self, facts: bool) -> Reason | None:  # noqa: FBT001 - the facts of this gate are one truth value
        """Return a reason when the actor does not."""
        return None if facts else Reason(GateCode.VOUCHES)

    def narrow(self, things: QuerySet[M], viewer: Person, at: datetime) -> QuerySet[M]:
        """Return nothing: no list is made of the accounts somebody could vouch for."""
        del viewer, at
        return things.none()


GATES = (AccountActive(), WithinToken(), FactorFresh(), InPerson(), IsAdministrator(), Vouches())
