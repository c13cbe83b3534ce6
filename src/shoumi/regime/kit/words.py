"""Words in both languages: names of codes, and the explanations of errors and refusals.

A part's ``labels.py`` holds two tables, ``LABELS`` (a `LocalizedText` for each member of its vocabularies) and
``EXPLANATIONS`` (an `Explanation` for each problem or reason code it raises or hands on). `label()` and `explanation()`
find them; a test finds every code that has none.
"""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from importlib import import_module
from importlib.util import find_spec

from django.apps import apps
from django.utils.functional import cached_property
from django.utils.translation import get_language


@dataclass(frozen=True, slots=True)
class LocalizedText:
    """One text in Chinese and English; ``str()`` gives the active language's."""

    zh: str
    en: str

    def in_language(self, language: str | None) -> str:
        """Return the English text for an English ``language`` code, the Chinese one otherwise."""
        return self.en if (language or "").startswith("en") else self.zh

    def __str__(self) -> str:
        return self.in_language(get_language())

    def filled(self, parameters: Mapping[str, object]) -> "LocalizedText":
        """Return both texts with ``{name}`` places filled; labels and codes are told in each language."""
        return LocalizedText(
            zh=self.zh.format_map({name: _told(value, "zh-hans") for name, value in parameters.items()}),
            en=self.en.format_map({name: _told(value, "en") for name, value in parameters.items()}),
        )


@dataclass(frozen=True, slots=True)
class Explanation:
    """What happened and what the person can do about it; ``str()`` gives both sentences in the active language."""

    what: LocalizedText
    cure: LocalizedText

    def __str__(self) -> str:
        return str(LocalizedText(f"{self.what.zh}{self.cure.zh}", f"{self.what.en} {self.cure.en}"))

    def filled(self, parameters: Mapping[str, object]) -> "Explanation":
        """Return the explanation with the ``{name}`` places of both sentences filled."""
        return Explanation(self.what.filled(parameters), self.cure.filled(parameters))


def _told(value: object, language: str) -> str:
    if isinstance(value, StrEnum):
        return label(value).in_language(language)
    return value.in_language(language) if isinstance(value, LocalizedText) else str(value)


class _Dictionary:
    """The tables of all installed parts, read once."""

    @cached_property
    def labels(self) -> dict[tuple[type, str], LocalizedText]:
        return {
            (type(code), code.value): text
            for module in self._modules()
            for code, text in getattr(module, "LABELS", {}).items()
        }

    @cached_property
    def by_value(self) -> dict[str, LocalizedText]:
        meanings: defaultdict[str, set[LocalizedText]] = defaultdict(set)
        for (_, value), text in self.labels.items():
            meanings[value].add(text)
        return {value: texts.pop() for value, texts in meanings.items() if len(texts) == 1}

    @cached_property
    def explanations(self) -> dict[tuple[type, str], Explanation]:
        return {
            (type(code), code.value): text
            for module in self._modules()
            for code, text in getattr(module, "EXPLANATIONS", {}).items()
        }

    def _modules(self) -> list[object]:
        names = [f"{config.name}.labels" for config in apps.get_app_configs() if config.name.startswith("shoumi.")]
        return [import_module(name) for name in names if find_spec(name)]


_dictionary = _Dictionary()


def label(code: StrEnum) -> LocalizedText:
    """Return the name of ``code``. Raises KeyError for a code without one, which a test keeps from happening."""
    return _dictionary.labels[type(code), code.value]


def word_of(value: str) -> LocalizedText | None:
    """Return the name of the code written ``value``; None where no code is, or several mean different things by it."""
    return _dictionary.by_value.get(value)


def explanation(code: StrEnum, parameters: Mapping[str, object] | None = None) -> Explanation:
    """Return what ``code`` means and what to do, with its parameters filled in. Raises KeyError as `label` does."""
    return _dictionary.explanations[type(code), code.value].filled(parameters or {})
