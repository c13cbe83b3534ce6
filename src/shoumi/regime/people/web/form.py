"""The base of the forms of people: where each problem is told."""

from collections.abc import Mapping
from typing import ClassVar

from shoumi.engines.foundation.errors import Conflict, Invalid, NotFound, ShoumiError
from shoumi.regime.kit import forms
from shoumi.regime.people.sync.vocabulary import SyncProblem
from shoumi.regime.people.vocabulary import Problem


class Form(forms.Form):
    """A form of this part. Whom or what it names may not be there: that is told in it, too."""

    mendable: ClassVar[tuple[type[ShoumiError], ...]] = (Invalid, Conflict, NotFound)
    told_at: ClassVar[Mapping[str, str]] = {
        Problem.EMAIL_TAKEN: "email",
        Problem.EMAIL_MALFORMED: "email",
        Problem.STAFF_NUMBER_TAKEN: "staff_number",
        Problem.IDENTITY_TAKEN: "number",
        Problem.IDENTITY_MALFORMED: "number",
        Problem.IDENTITY_CHECK_DIGIT: "number",
        SyncProblem.NAME_TAKEN: "name",
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
        Problem.REASON_MISSING: "reason",
        Problem.CONSENT_MISSING: "kind",
        Problem.CHECK_IN_FUTURE: "on",
        Problem.VALIDITY_MISSING: "until",
        Problem.VALIDITY_UNWANTED: "until",
        Problem.CONDITIONS_MISSING: "conditions",
        Problem.WRONG_CASE_KIND: "kind",
        Problem.WRONG_NOTICE_MODE: "mode",
        Problem.ANNOUNCED_LATER: "announced_on",
        Problem.NEW_PLACE_MISSING: "unit",
        Problem.SUCCESSOR_UNFIT: "successor",
        Problem.ITEM_OWNER_WRONG: "somebody",
    }
