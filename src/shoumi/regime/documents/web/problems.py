"""Errors of actions told in the form that caused them, so that nothing typed is lost."""

from collections.abc import Mapping

from shoumi.engines.foundation.errors import ShoumiError
from shoumi.regime.documents.vocabulary import Problem
from shoumi.regime.kit.forms import Form
from shoumi.regime.kit.words import explanation

FIELDS: Mapping[str, str] = {
    Problem.NO_FILE: "file",
    Problem.EMPTY_FILE: "file",
    Problem.FILE_TOO_LARGE: "file",
    Problem.TITLE_MISSING: "title",
    Problem.TITLE_TOO_LONG: "title",
    Problem.TITLE_CONTROL: "title",
    Problem.UNKNOWN_KIND: "kind",
    Problem.UNKNOWN_LEVEL: "level",
    Problem.UNKNOWN_READER: "who",
    Problem.UNTIL_PAST: "until",
    Problem.UNTIL_FAR: "until",
    Problem.GROUND_MISSING: "ground",
    Problem.PURPOSE_MISSING: "purpose",
    Problem.ALREADY_NAMED: "who",
    Problem.BELOW_LEVEL: "who",
    Problem.SAME_LEVEL: "level",
    Problem.KEEPS_ALREADY: "who",
    Problem.NOT_PRESENT: "who",
    Problem.CODE_UNUSABLE: "code",
    Problem.CODE_TAKEN: "code",
    Problem.RANK_TAKEN: "rank",
    Problem.MARK_TOO_LONG: "mark_zh",
    Problem.MARK_STATE_NAME: "mark_zh",
    Problem.MARK_STATE_FORM: "mark_zh",
}
"""The field a problem is told at; others stand above the form."""


def tell(form: Form, error: ShoumiError) -> None:
    """Tell ``error`` in ``form``: what happened and what to do, at the field it belongs to."""
    words = explanation(error.code, error.parameters)
    belongs = FIELDS.get(error.code)
    if error.code.value.startswith("rendering."):
        belongs = "file"
    form.add_error(belongs if belongs in form.fields else None, f"{words.what}{words.cure}")
