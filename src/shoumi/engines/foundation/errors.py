"""The one exception tree.

An error carries a *code* (a ``StrEnum`` member of the part that raises it) and parameters, never a sentence: the
words stand in the part's ``labels.py`` in both languages, and the surface that shows the error picks the reader's.
The class says what kind of answer the error is; `regime.kit.problems` maps classes to HTTP answers and exit codes.
"""

from enum import StrEnum
from typing import TypeAlias

Parameter: TypeAlias = str | int


class ShoumiError(Exception):
    """Anything Shoumi refuses or fails to do, with a code that explains itself to a person."""

    def __init__(self, code: StrEnum, /, **parameters: Parameter) -> None:
        super().__init__(code, parameters)
        self.code = code
        self.parameters = parameters

    def __str__(self) -> str:
        told = ", ".join(f"{name}={value!r}" for name, value in self.parameters.items())
        return f"{self.code.value}({told})"


class Invalid(ShoumiError):
    """What was handed in cannot be accepted as it is; the person can mend it and try again."""


class Refused(ShoumiError):
    """The regime says no to this actor, although the actor may know of the thing."""


class NotFound(ShoumiError):
    """The thing does not exist, or the actor may not know that it does: the two are never told apart."""


class Conflict(ShoumiError):
    """The thing's present state does not admit the act; looking again shows why."""


class Limited(ShoumiError):
    """More was asked for in a time than is admitted; nothing was changed, and the parameters tell when to come back."""


class Unavailable(ShoumiError):
    """A part that is needed does not answer now; nothing was changed and trying later is right."""


class Corrupt(ShoumiError):
    """Stored bytes are not what was stored: altered, truncated, or sealed under another key."""
