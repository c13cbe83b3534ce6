"""Where data lives: one database for state, queue and ledger, and a sealed cache in it that all processes share."""

from pathlib import Path
from typing import Any

from shoumi.config.databases import Address
from shoumi.config.installation import Installation
from shoumi.config.settings.installed import INSTALLATION


def sqlite(path: Path) -> dict[str, Any]:
    """Return the settings of a SQLite database: WAL, durable at each commit, write locks taken at the start."""
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": path,
        "OPTIONS": {
            "timeout": 30,
            "transaction_mode": "IMMEDIATE",
            "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA temp_store=MEMORY;",
        },
    }


def postgresql(url: str, password: str = "") -> dict[str, Any]:
    """Return the settings of the PostgreSQL database at ``url``; connections live for a minute and are checked."""
    address = Address.of(url)
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": address.name,
        "USER": address.user,
        "PASSWORD": password,
        "HOST": address.host,
        "PORT": address.port,
        "CONN_MAX_AGE": 60,
        "CONN_HEALTH_CHECKS": True,
    }


def database(installation: Installation) -> dict[str, Any]:
    """Return the settings of the database ``installation`` names."""
    if not installation.database:
        return sqlite(installation.home / "shoumi.sqlite3")
    if not installation.password_file:
        return postgresql(installation.database)
    return postgresql(installation.database, Path(installation.password_file).read_text(encoding="utf-8").strip())


DATABASES = {"default": database(INSTALLATION)}
CACHES = {"default": {"BACKEND": "shoumi.regime.vault.cache.SealedCache"}}
# Every upload is sealed while it streams in; Django's own handlers would spool plaintext to a temporary file.
FILE_UPLOAD_HANDLERS = ["shoumi.regime.vault.uploads.SealingUploadHandler"]
