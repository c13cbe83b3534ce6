"""``demo.json`` in the home folder: who can sign in and which documents there are, for people and for scripts.

It holds passwords and tokens of made-up people, is readable by its owner only, and is written last: its presence says
that the sample company is whole.
"""

import json
import os
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Self

NAME = "demo.json"


@dataclass(frozen=True, slots=True)
class Someone:
    """A person one can sign in as."""

    role: str
    name: str
    email: str
    password: str
    totp_secret: str
    """Base32, as authenticator apps take it."""
    token: str


@dataclass(frozen=True, slots=True)
class Listed:
    """A registered document; ``file`` is the name it was handed in with."""

    number: str
    title: str
    level: str
    file: str


@dataclass(slots=True)
class Record:
    """What ``demo.json`` says."""

    url: str
    people: list[Someone] = field(default_factory=list)
    documents: list[Listed] = field(default_factory=list)

    @classmethod
    def of(cls, home: Path) -> Self:
        """Read the record of ``home``. Raises FileNotFoundError where the set-up was not finished."""
        told = json.loads((home / NAME).read_text(encoding="utf-8"))
        people = [Someone(**one) for one in told["people"]]
        return cls(told["url"], people, [Listed(**one) for one in told["documents"]])

    def write(self, home: Path) -> None:
        """Write the record to ``home`` in one step, so that a reader never sees half of it."""
        draft = home / f"{NAME}.new"
        draft.unlink(missing_ok=True)
        with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="utf-8") as target:
            json.dump(asdict(self), target, ensure_ascii=False, indent=2)
        draft.replace(home / NAME)

    def role(self, role: str) -> Someone:
        """Return the person of ``role``. Raises KeyError."""
        return {one.role: one for one in self.people}[role]
