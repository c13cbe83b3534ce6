"""Codes of the ledger in words: events of every part by their code, details by key and value, references by name."""

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib import import_module
from importlib.util import find_spec
from typing import Any
from uuid import UUID

from django.apps import apps

from shoumi.engines.foundation.canonical import Json
from shoumi.engines.ledger.entries import parse_instant
from shoumi.regime.access.actors import Actor
from shoumi.regime.evidence.labels import ACTORS, DETAILS, SUBJECTS
from shoumi.regime.journal import models
from shoumi.regime.kit.cells import listed, told
from shoumi.regime.kit.words import LocalizedText, word_of
from shoumi.regime.people import queries as people

_CODED = frozenset(
    {
        "basis",
        "binding",
        "body_kind",
        "conclusion",
        "factor",
        "method",
        "outcome",
        "provider_kind",
        "reach",
        "state",
        "unit_kind",
    }
)
"""Details that hold a short code of the product; elsewhere a short word may be a company's own code."""
_VOCABULARY = {
    "scopes": ("Scope",),
    "office": ("Office", "Administrator"),
    "decider": ("Decider",),
    "depth": ("Depth",),
    "effect": ("Effect",),
    "form": ("HearingForm", "ServiceForm"),
}
"""Details whose codes mean other things elsewhere (``audit`` is a scope and an administrator): whose words they are."""
_INSTANT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z")
_PLACE = re.compile(r"\{\w+\}")
_ID = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")


@cache
def event_labels() -> Mapping[str, LocalizedText]:
    """Return the words of every event of every part, by its code."""
    return {code.value: text for code, text in _labels() if type(code).__name__ == "Event"}


@cache
def _words_of(vocabularies: tuple[str, ...]) -> Mapping[str, LocalizedText]:
    """Return the words of the codes of the ``vocabularies``, by code."""
    return {code.value: text for code, text in _labels() if type(code).__name__ in vocabularies}


@cache
def _problems() -> Mapping[str, LocalizedText]:
    """Return what happened at each problem, by its code; a figure that the sentence held is not recorded: "…"."""
    told_of = (pair for words in _words() for pair in getattr(words, "EXPLANATIONS", {}).items())
    return {
        code.value: LocalizedText(*(_PLACE.sub("…", text) for text in (how.what.zh, how.what.en)))
        for code, how in told_of
    }


def _labels() -> Iterable[tuple[StrEnum, LocalizedText]]:
    for words in _words():
        yield from words.LABELS.items()


def _words() -> Iterable[Any]:
    """Yield the words of each part."""
    for config in apps.get_app_configs():
        name = f"{config.name}.labels"
        if config.name.startswith("shoumi.") and find_spec(name):
            yield import_module(name)


def event_label(code: str) -> LocalizedText:
    """Return the words of the event ``code``; the code itself where no part knows it any more."""
    return event_labels().get(code) or word_of(code) or LocalizedText(code, code)


@dataclass(frozen=True)
class Names:
    """The names of the people a viewer may see, looked up once for a page of entries."""

    known: Mapping[str, str]

    @classmethod
    def among(cls, viewer: Actor, events: Sequence[models.Event]) -> "Names":
        """Return the names of everybody that ``events`` and their details refer to, as far as ``viewer`` sees them."""
        texts = [f"{event.actor} {event.subject or ''} {_body(event)}" for event in events]
        ids = {UUID(found) for text in texts for found in _ID.findall(text)}
        seen = people.directory(viewer).filter(id__in=ids).values_list("id", "name")
        return cls({str(person): name for person, name in seen})

    @staticmethod
    def is_id(text: str) -> bool:
        """Return whether ``text`` is an identifier, which says nothing to people in a list."""
        return _ID.fullmatch(text) is not None

    def reference(self, reference: str | None) -> str:
        """Return ``kind:id`` in words: a person's name, else the kind with the beginning of the id."""
        if reference is None:
            return told(None)
        kind, _, identifier = reference.partition(":")
        if kind in {"person", "account"} and identifier in self.known:
            return self.known[identifier]
        if kind in ACTORS:
            word = str(ACTORS[kind])
            return word if kind == "stranger" else f"{word} {identifier}"
        word = str(SUBJECTS.get(kind, kind))
        if _ID.fullmatch(identifier) and UUID(identifier).int == 0:
            return word
        return f"{word} {identifier[:8]}"


@dataclass(frozen=True, slots=True)
class Detail:
    """One detail as people read it: the words of its key and value, and how deep it stands."""

    key: str
    name: str
    value: str
    depth: int = 0


def details_of(event: models.Event, names: Names) -> list[Detail] | None:
    """Return the details of ``event`` line by line; None when they were erased."""
    details = getattr(event, "details", None)
    return None if details is None else list(_lines(json.loads(details.body), names, 0))


def _lines(told_of: Mapping[str, Json], names: Names, depth: int) -> Iterable[Detail]:
    for key, value in told_of.items():
        name = str(DETAILS.get(key, key))
        if isinstance(value, Mapping):
            yield Detail(key, name, "", depth)
            yield from _lines(value, names, depth + 1)
        else:
            yield Detail(key, name, _value(key, value, names), depth)


def _value(key: str, value: Json, names: Names) -> str:
    match value:
        case str():
            return _text(key, value, names)
        case list():
            return listed(_value(key, one, names) for one in value) or told(None)
        case Mapping():
            return json.dumps(value, ensure_ascii=False)
        case _:
            return told(value)


def _text(key: str, value: str, names: Names) -> str:
    if _INSTANT.fullmatch(value):
        return told(parse_instant(value))
    meant = _VOCABULARY.get(key)
    if key == "problem":
        word = _problems().get(value)
    elif meant is not None:
        word = _words_of(meant).get(value)
    else:
        word = word_of(value) if "." in value or key in _CODED else None
    return names.known.get(value) or str(word or told(value))


def _body(event: models.Event) -> str:
    details = getattr(event, "details", None)
    return details.body if details is not None else ""
