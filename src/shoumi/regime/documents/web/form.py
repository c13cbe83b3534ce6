"""The base of the forms of documents: where each problem is told."""

from collections.abc import Mapping
from typing import ClassVar

from shoumi.engines.rendering.problems import Problem as Rendering
from shoumi.regime.documents.vocabulary import Problem
from shoumi.regime.kit import forms


class Form(forms.Form):
    """A form of this part."""

    told_at: ClassVar[Mapping[str, str]] = {
        **dict.fromkeys(Rendering, "file"),
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
        Problem.OWN_DEPUTY: "who",
        Problem.DEPUTY_OUTSIDE: "who",
        Problem.SPAN_BACKWARDS: "until",
        Problem.STANDING_IN_LONG: "until",
        Problem.CODE_UNUSABLE: "code",
        Problem.CODE_TAKEN: "code",
        Problem.RANK_TAKEN: "rank",
        Problem.MARK_TOO_LONG: "mark_zh",
        Problem.MARK_STATE_NAME: "mark_zh",
        Problem.MARK_STATE_FORM: "mark_zh",
    }
