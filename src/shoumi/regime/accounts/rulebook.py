"""What accounts say about their own subjects: the account of a person, and the register of all accounts."""

from django.conf import settings

from shoumi.regime.access.actors import Console, Person, Scope
from shoumi.regime.access.decisions import Case, Question
from shoumi.regime.accounts import queries
from shoumi.regime.accounts.models import Account, IdentityProvider
from shoumi.regime.accounts.rules.powers import (
    CONSOLE_ONLY,
    FOUNDING,
    OWN,
    POWER_OF,
    SHARED,
    TWO_PEOPLE,
    VOUCHED,
    administrators_with,
)
from shoumi.regime.accounts.subjects import KIND, PROVIDER_KIND, REGISTER
from shoumi.regime.accounts.vocabulary import GateCode, Permission
from shoumi.regime.journal.acting import Subject

_NOTHING = Case(known=False, gates=())
_READ = frozenset(
    {
        Permission.LIST,
        Permission.WATCH,
        Permission.SEE_SEPARATIONS,
        Permission.SEE_PROVIDERS,
        Permission.REVIEW_PROVIDERS,
    }
)
_ATTENDED = (GateCode.ACTIVE, GateCode.WITHIN_TOKEN, GateCode.IN_PERSON, GateCode.FACTOR_FRESH)


class AccountRulebook:
    """One account. That an account exists is no secret among colleagues; what is in it is only its owner's."""

    kind = KIND

    def lock(self, subject: Subject) -> None:
        """Lock the account's row; an account that is yet to be opened has none."""
        Account.objects.select_for_update().filter(id=subject.id).first()

    def case(self, question: Question) -> Case:
        """Return the administrator a verb asks for, or that it is the person's own."""
        verb = question.verb
        if not isinstance(verb, Permission):
            return _NOTHING
        if verb in OWN or (verb in SHARED and self._is_own(question)):
            return self._own(question)
        if verb in VOUCHED:
            gates, minutes = (*_ATTENDED, GateCode.VOUCHES), settings.INSTALLATION.step_up_minutes
            return Case(known=True, gates=gates, fresh_minutes=minutes)
        if verb in CONSOLE_ONLY:
            return Case(known=True, gates=(), machines=frozenset({Console}))
        return Case(
            known=True,
            gates=(*_ATTENDED, GateCode.ADMINISTRATOR),
            machines=frozenset() if verb in TWO_PEOPLE else frozenset({Console}),
            offices=administrators_with(POWER_OF[verb]),
            fresh_minutes=settings.INSTALLATION.step_up_minutes,
        )

    @staticmethod
    def _is_own(question: Question) -> bool:
        return isinstance(question.actor, Person) and question.actor.id == question.subject.id

    def _own(self, question: Question) -> Case:
        actor, account_id = question.actor, question.subject.id
        if isinstance(actor, Person) and actor.id != account_id:
            return _NOTHING
        # The first factor cannot be added under a factor; the session must have none to be let through here.
        enrolled = queries.has_factor(account_id)
        minutes = settings.INSTALLATION.step_up_minutes if enrolled else 0
        founding = question.verb in FOUNDING and not (question.verb is Permission.ADD_FACTOR and enrolled)
        machines = frozenset({Console} if founding else ())
        return Case(known=True, gates=_ATTENDED, machines=machines, fresh_minutes=minutes)


class RegisterRulebook:
    """The list of all accounts, for the administrator who opens and suspends them."""

    kind = REGISTER.kind

    def lock(self, subject: Subject) -> None:
        """Lock nothing: the register is read, accounts are changed one by one."""

    def case(self, question: Question) -> Case:
        """Return what reading the register asks for."""
        verb = question.verb
        if isinstance(verb, Permission) and verb in _READ:
            return Case(
                known=True,
                gates=(GateCode.ACTIVE, GateCode.WITHIN_TOKEN, GateCode.ADMINISTRATOR),
                machines=frozenset({Console}),
                offices=administrators_with(POWER_OF[verb]),
                scope=Scope.AUDIT if verb is Permission.WATCH else Scope.READ,
            )
        if verb is Permission.SEPARATE:
            return Case(
                known=True,
                gates=(*_ATTENDED, GateCode.ADMINISTRATOR),
                machines=frozenset({Console}),
                offices=administrators_with(POWER_OF[Permission.SEPARATE]),
                fresh_minutes=settings.INSTALLATION.step_up_minutes,
            )
        return _NOTHING


_OF_PROVIDERS = frozenset({Permission.SET_UP_PROVIDER, Permission.TRUST_PROVIDER})


class ProviderRulebook:
    """One identity provider: set up by one administrator, its word for a second factor trusted by another."""

    kind = PROVIDER_KIND

    def lock(self, subject: Subject) -> None:
        """Lock the provider's row; one that is yet to be added has none."""
        IdentityProvider.objects.select_for_update().filter(id=subject.id).first()

    def case(self, question: Question) -> Case:
        """Return the administrator a verb asks for."""
        verb = question.verb
        if not isinstance(verb, Permission) or verb not in _OF_PROVIDERS:
            return _NOTHING
        return Case(
            known=True,
            gates=(*_ATTENDED, GateCode.ADMINISTRATOR),
            machines=frozenset({Console}),
            offices=administrators_with(POWER_OF[verb]),
            fresh_minutes=settings.INSTALLATION.step_up_minutes,
        )
