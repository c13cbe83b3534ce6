"""Write the first migration of every part anew, until the first release: one a part, each table made whole.

    python tools/migrations.py            every part
    python tools/migrations.py people     only these

Django's own ``makemigrations`` makes a table first and adds its constraints and references one by one afterwards. On
SQLite each of those copies the table, and each time Django builds its models anew: founding an installation took three
times as long. Here a table is made after the tables it refers to, with all it has.
"""

import argparse
import os
import sys
from collections.abc import Iterator
from graphlib import TopologicalSorter
from pathlib import Path

import django
from django.apps import AppConfig, apps
from django.db.migrations import Migration
from django.db.migrations.operations import CreateModel
from django.db.migrations.state import ModelState
from django.db.migrations.writer import MigrationWriter
from django.db.models import Model
from django.utils import translation

ROOT = Path(__file__).resolve().parent.parent
NAME = "0001_initial"


def main(arguments: list[str] | None = None) -> int:
    """Write the migrations asked for; return 0."""
    parser = argparse.ArgumentParser(description="Write the first migration of every part anew.")
    parser.add_argument("parts", nargs="*", metavar="PART")
    asked = parser.parse_args(arguments).parts
    sys.path[:0] = [str(ROOT / "src"), str(ROOT)]
    os.environ["DJANGO_SETTINGS_MODULE"] = "tests.settings"
    django.setup()
    translation.deactivate_all()  # names of Django's own columns would be written in the language of the installation
    for part in apps.get_app_configs():
        if part.name.startswith("shoumi.") and list(part.get_models()) and (not asked or part.label in asked):
            text = MigrationWriter(_first(part), include_header=False).as_string()
            folder = Path(part.path) / "migrations"
            for old in folder.glob("0*.py"):
                old.unlink()
            (folder / f"{NAME}.py").write_text(text, encoding="utf-8")
            print(f"{part.label}: {len(list(part.get_models()))} tables")
    return 0


def _first(part: AppConfig) -> Migration:
    body = {
        "initial": True,
        "dependencies": [(label, NAME) for label in sorted(_parts_before(part))],
        "operations": [_made_whole(model) for model in _in_order(part)],
    }
    written: type[Migration] = type("Migration", (Migration,), body)
    return written(NAME, part.label)


def _made_whole(model: type[Model]) -> CreateModel:
    state = ModelState.from_model(model)
    return CreateModel(state.name, list(state.fields.items()), state.options, state.bases, state.managers)


def _in_order(part: AppConfig) -> Iterator[type[Model]]:
    """Yield the models of ``part`` so that each comes after those it refers to."""
    order = TopologicalSorter[type[Model]]()
    for model in sorted(part.get_models(), key=lambda model: model.__name__):
        order.add(model, *(other for other in _referred(model) if other is not model and _part(other) is part))
    yield from order.static_order()


def _parts_before(part: AppConfig) -> set[str]:
    others = {_part(other) for model in part.get_models() for other in _referred(model)}
    return {other.label for other in others if other is not part}


def _referred(model: type[Model]) -> Iterator[type[Model]]:
    for field in model._meta.get_fields():
        other = field.related_model
        if field.is_relation and not field.auto_created and isinstance(other, type):
            yield other


def _part(model: type[Model]) -> AppConfig:
    return apps.get_app_config(model._meta.app_label)


if __name__ == "__main__":
    sys.exit(main())
