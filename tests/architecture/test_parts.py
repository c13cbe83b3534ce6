"""Who knows one room knows all: every part is an app, built of files of known names, with words for every code."""

import pkgutil
import re
import tomllib
from collections.abc import Iterator
from enum import StrEnum
from importlib import import_module
from string import Formatter

import pytest
from django.apps import apps
from django.conf import settings
from tests.architecture.sources import ROOT, SOURCE

import shoumi.engines
import shoumi.regime
from shoumi.regime.access import actors
from shoumi.regime.access.registry import registry
from shoumi.regime.kit.words import LocalizedText, _dictionary, label

STANDARD = {
    *(
        "__init__.py",
        "apps.py",
        "vocabulary.py",
        "vocabulary",
        "labels.py",
        "rules.py",
        "rules",
        "values.py",
        "models.py",
        "models",
    ),
    *("queries.py", "queries", "actions.py", "actions", "gates.py", "rulebook.py", "controls.py", "slots.py", "api.py"),
    *("waits.py", "holdings.py"),
    *("web", "jobs.py", "migrations", "locale", "templates", "static", "templatetags"),
}
"""The names of CONTRIBUTING.md, and what Django looks for by name."""

OWN = {
    "access": "actors.py deciding.py decisions.py registry.py",
    "accounts": "adapters.py answers.py explanations.py keeping.py middleware.py requests.py sessions.py single "
    "subjects.py",
    "conduct": "references.py",
    "convenience": "folding.py",
    "documents": "catalogue_api.py engine_labels.py explanations.py leavers.py listing.py pages.py presets "
    "refusals.py standing_in.py",
    "evidence": "checking.py resuming.py words.py",
    "journal": "acting.py exporting.py group_commit.py opening.py proofs.py recording.py sequencing.py triggers.py",
    "kit": "answers.py asof.py badges.py cells.py charts.py clock.py export.py filters.py forms.py icons.py icons.txt "
    "looking.py paging.py papers.py prepared.py problems.py tables.py words.py",
    "people": "contributions.py explanations imports items.py sync",
    "vault": "cache.py keys.py objects.py uploads.py",
}
"""What a part has beside: the libraries that other parts stand on. A new name is decided here, not by the way."""

VOCABULARIES = re.compile(r"^shoumi\.regime\..*\.vocabulary(\.|$)|^shoumi\.engines\..*\.(problems|vocabulary)$")
"""Where the closed vocabularies stand."""

EXPLAINED = {"Ask", "ImportProblem", "LedgerProblem", "Problem", "ReasonCode", "SyncProblem"}
"""Vocabularies whose members are told as a sentence and what to do; all others are named."""


def parts() -> list[str]:
    return sorted(path.name for path in (SOURCE / "regime").iterdir() if (path / "__init__.py").exists())


def modules() -> Iterator[str]:
    """Yield the name of every module of the engines and the regime."""
    for package in (shoumi.engines, shoumi.regime):
        yield from (one.name for one in pkgutil.walk_packages(package.__path__, f"{package.__name__}."))


def codes() -> Iterator[StrEnum]:
    """Yield every member of every closed vocabulary."""
    found = [import_module(name) for name in modules() if VOCABULARIES.search(name)]
    for module in (*found, actors):
        for value in vars(module).values():
            if isinstance(value, type) and issubclass(value, StrEnum) and value.__module__ == module.__name__:
                yield from value


def texts(code: StrEnum) -> list[LocalizedText]:
    """Return the words of a code: its name, or what happened and what to do; none where they are missing."""
    key = (type(code), code.value)
    if type(code).__name__ in EXPLAINED:
        told = _dictionary.explanations.get(key)
        return [told.what, told.cure] if told else []
    return [_dictionary.labels[key]] if key in _dictionary.labels else []


def places(text: str) -> set[str | None]:
    """Return the names of the places that parameters fill."""
    return {name for _, name, _, _ in Formatter().parse(text) if name is not None}


def test_every_part_is_installed_and_nothing_else_of_ours() -> None:
    ours = {name for name in settings.INSTALLED_APPS if name.startswith("shoumi.")}
    assert ours == {f"shoumi.regime.{part}" for part in parts()} | {"shoumi.surfaces.site"}


def test_parts_stand_in_the_order_of_the_layers() -> None:
    contracts = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["importlinter"][
        "contracts"
    ]
    layers = next(one["layers"] for one in contracts if one.get("containers") == ["shoumi.regime"])
    order = [name.strip(" ()") for layer in layers for name in layer.split("|")]
    installed = [name.rsplit(".", 1)[1] for name in settings.INSTALLED_APPS if name.startswith("shoumi.regime.")]
    assert installed == [name for name in order if name in installed]


@pytest.mark.parametrize("part", parts())
def test_a_part_has_files_of_known_names(part: str) -> None:
    there = {path.name for path in (SOURCE / "regime" / part).iterdir() if path.name != "__pycache__"}
    own = set(OWN.get(part, "").split())
    assert not there - STANDARD - own, "a name that is not in the house rules"
    assert own <= there, "a name that is no longer needed"
    assert not own & STANDARD


@pytest.mark.parametrize("part", parts())
def test_a_part_says_what_it_owns(part: str) -> None:
    said = (import_module(f"shoumi.regime.{part}").__doc__ or "").strip()
    assert said
    assert len(said.splitlines()) <= 10
    assert apps.get_app_config(part).name == f"shoumi.regime.{part}"


def test_every_code_has_its_words_in_both_languages() -> None:
    missing = {f"{type(code).__module__}.{type(code).__name__}.{code.name}" for code in codes() if not texts(code)}
    assert not missing
    poor = {code.value for code in codes() for text in texts(code) if not text.zh.strip() or not text.en.strip()}
    assert not poor


def test_both_languages_of_an_explanation_ask_for_the_same_parameters() -> None:
    unlike = {code.value for code in codes() for text in texts(code) if places(text.zh) != places(text.en)}
    assert not unlike


def test_every_gate_can_say_why_it_is_shut() -> None:
    for gate in registry.gates():
        assert label(gate.code).zh


def test_no_two_codes_of_one_kind_have_one_value() -> None:
    for kind in ("Event", "Permission", "Problem", "GateCode"):
        values = [code.value for code in codes() if type(code).__name__ == kind]
        assert len(values) == len(set(values)), kind


def test_events_and_permissions_are_written_as_part_thing_deed() -> None:
    for code in codes():
        if type(code).__name__ in {"Event", "Permission"} and code.value.split(".")[0] in parts():
            assert len(code.value.split(".")) == 3, code.value
            assert code.value == code.value.lower(), code.value


def test_what_is_contributed_is_settled_once_the_apps_run(django_db_setup: object) -> None:
    del django_db_setup  # closes the registry, as the server does when it starts
    with pytest.raises(RuntimeError, match="before the product serves"):
        registry.add_gate(next(iter(registry.gates())))
