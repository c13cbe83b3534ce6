"""Who looks at a page of this part, and how it tells what cannot be accepted."""

from collections.abc import Callable
from typing import Concatenate, ParamSpec

from django.http.response import HttpResponseBase

from shoumi.engines.foundation.errors import ShoumiError
from shoumi.regime.access.actors import Person
from shoumi.regime.access.deciding import decide
from shoumi.regime.accounts.requests import SignedInRequest
from shoumi.regime.accounts.vocabulary import GateCode as AccountsGate
from shoumi.regime.accounts.vocabulary import Permission as AccountsPermission
from shoumi.regime.journal.acting import Subject
from shoumi.regime.kit.forms import Form
from shoumi.regime.kit.words import explanation
from shoumi.regime.people.vocabulary import Permission, Problem

P = ParamSpec("P")
Screen = Callable[Concatenate[SignedInRequest, P], HttpResponseBase]

_FIELDS = {
    Problem.EMAIL_TAKEN: "email",
    Problem.EMAIL_MALFORMED: "email",
    Problem.STAFF_NUMBER_TAKEN: "staff_number",
    Problem.CODE_TAKEN: "code",
    Problem.CODE_MISSING: "code",
    Problem.NAME_TAKEN: "name",
    Problem.NAME_MISSING: "name",
    Problem.ORGANISATION_MISSING: "organisation",
    Problem.ORGANISATION_UNWANTED: "organisation",
    Problem.CONTACT_OUTSIDE: "contact",
    Problem.NO_SUCH_PERSON: "contact",
    Problem.SPAN_BACKWARDS: "until",
    Problem.SPAN_OVER: "until",
    Problem.DAY_TOO_FAR: "until",
    Problem.WRONG_PLACE: "seat",
    Problem.OWN_DEPUTY: "deputy_of",
    Problem.DEPUTISED_WITHOUT_OFFICE: "deputy_of",
    Problem.GROUND_MISSING: "ground",
    Problem.UNIT_CIRCLE: "parent",
    Problem.PARENT_MISSING: "parent",
    Problem.PARENT_UNWANTED: "parent",
}
"""The field at which a problem is told; all others stand above the form."""


def may(viewer: Person, verb: Permission | AccountsPermission, subject: Subject) -> bool:
    """Return whether a page should offer ``verb``: allowed, or only the second factor must be confirmed first."""
    decision = decide(viewer, verb, subject)
    return decision.known and {reason.code for reason in decision.reasons} <= {AccountsGate.FACTOR_FRESH}


def tell(form: Form, error: ShoumiError) -> None:
    """Tell ``error`` in ``form`` at the field it belongs to, so that nothing typed is lost."""
    words = explanation(error.code, error.parameters)
    field = _FIELDS.get(Problem(error.code)) if error.code in set(Problem) else None
    form.add_error(field if field in form.fields else None, f"{words.what}{words.cure}")
