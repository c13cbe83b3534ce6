import io
from pathlib import Path

import pytest
from django.apps import AppConfig, apps
from django.core.management import call_command
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.operations import CreateModel

PARTS = [part for part in apps.get_app_configs() if part.name.startswith("shoumi.") and list(part.get_models())]


@pytest.mark.parametrize("part", PARTS, ids=lambda part: part.label)
def test_a_part_has_one_migration_that_makes_its_tables_whole(part: AppConfig) -> None:
    assert [path.name for path in Path(part.path, "migrations").glob("0*.py")] == ["0001_initial.py"]
    migration = MigrationLoader(None).get_migration(part.label, "0001_initial")
    assert {type(operation) for operation in migration.operations} == {CreateModel}


@pytest.mark.django_db
def test_no_model_has_changed_without_its_migration() -> None:
    told = io.StringIO()
    call_command("makemigrations", "--check", "--dry-run", stdout=told)
    assert "No changes" in told.getvalue()
