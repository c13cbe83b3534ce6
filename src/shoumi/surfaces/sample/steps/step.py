"""What a step of the tour is, and what it is played with."""

import json
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from django.conf import settings
from django.http.response import HttpResponseBase
from django.test import Client

from shoumi.regime.access.actors import Person
from shoumi.regime.kit import clock
from shoumi.regime.people.queries import find_by_email
from shoumi.surfaces.sample import company
from shoumi.surfaces.sample.founding import origin_of
from shoumi.surfaces.sample.record import Record


class StepFailed(Exception):
    """The product did something else than it should; the message says what."""


def expect(condition: object, message: str) -> None:
    """Raise StepFailed with ``message`` unless ``condition`` is true."""
    if not condition:
        raise StepFailed(message)


@dataclass(frozen=True, slots=True)
class Answer:
    """What the product answered to a request."""

    status: int
    body: bytes
    kind: str

    @property
    def json(self) -> Any:  # noqa: ANN401 - whatever the API says
        """The body read as JSON. Raises StepFailed when it is none."""
        try:
            return json.loads(self.body)
        except ValueError as broken:
            message = f"no JSON in an answer of status {self.status}"
            raise StepFailed(message) from broken


@dataclass
class Tour:
    """The sample company as the steps find it, and what earlier steps leave to later ones."""

    home: Path
    record: Record
    numbers: dict[str, str] = field(default_factory=dict)
    """Of the documents registered on the tour, by the ending of the file."""
    page: bytes = b""
    """A marked page as the holder saw it."""

    def get(self, role: str, path: str, **query: str) -> Answer:
        """Ask the product's API as the person of ``role``."""
        return answered(self._client(role).get(f"/api/v1/{path}", query))

    def post(self, role: str, path: str, fields: dict[str, Any]) -> Answer:
        """Send a form, with files where ``fields`` hold any, as the person of ``role``."""
        return answered(self._client(role).post(f"/api/v1/{path}", fields))

    def acting(self, role: str) -> Person:
        """Return the person of ``role`` in a session with a second factor confirmed just now."""
        return acting(self.record.role(role).email, company.ROLES[role])

    def _client(self, role: str) -> Client:
        bearer = {"Authorization": f"Bearer {self.record.role(role).token}"}
        return Client(raise_request_exception=False, headers=bearer, SERVER_NAME=settings.INSTALLATION.host)


def acting(email: str, key: str) -> Person:
    """Return who signs in with ``email``, at their desk. Raises StepFailed for an address nobody has."""
    person = find_by_email(email)
    if person is None:
        message = f"nobody in the directory has the address {email}"
        raise StepFailed(message)
    return Person(person.id, origin_of(key), clock.now())


@dataclass(frozen=True, slots=True)
class Step:
    """One step: its name in both languages, the requirements it shows, and what is done.

    ``do`` returns a note of what was seen and raises StepFailed or an error of the product when it is not as it should.
    """

    zh: str
    en: str
    requirements: tuple[str, ...]
    do: Callable[[Tour], str]


def answered(response: HttpResponseBase) -> Answer:
    """Return what the product answered, its body read."""
    body = b"".join(response)
    return Answer(response.status_code, body, response.headers.get("Content-Type", ""))
