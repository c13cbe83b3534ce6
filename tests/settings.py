"""Settings of the test run: the product's own, on a home folder made for it.

``SHOUMI_TEST_DATABASE`` is ``sqlite`` (the default) or ``postgresql``; tests/conftest.py gives each test a database of
its own on either.
"""

import atexit
import json
import os
import secrets
import shutil
import tempfile
from pathlib import Path

from shoumi.config.installation import HOME_VARIABLE
from shoumi.regime.vault.keys import create_keyring

_MEMORY = Path("/dev/shm")  # noqa: S108 - memory, so that thousands of databases cost no disk
_FOLDER = _MEMORY if _MEMORY.is_dir() else Path(tempfile.gettempdir())
_PREFIX = "shoumi-test-"


def sweep_homes() -> None:
    """Remove the homes of processes that ended without removing theirs, as type checkers and killed runs do."""
    for left in _FOLDER.glob(f"{_PREFIX}*"):
        process = left.name.removeprefix(_PREFIX).partition("-")[0]
        if process.isdigit() and not Path(f"/proc/{process}").exists():
            shutil.rmtree(left, ignore_errors=True)


def make_home() -> Path:
    """Return a fresh home folder with a keyring, removed when the process that made it ends."""
    sweep_homes()
    made = Path(tempfile.mkdtemp(prefix=f"{_PREFIX}{os.getpid()}-", dir=_FOLDER))
    atexit.register(shutil.rmtree, made, ignore_errors=True)
    (made / "shoumi.toml").write_text('company = "星河软件"\nurl = "http://localhost:8000"\n', encoding="utf-8")
    (made / "keys").mkdir(mode=0o700)
    (made / "keys" / "web.key").write_text(secrets.token_urlsafe(48), encoding="ascii")
    create_keyring(made / "keys")
    return made


# Each process of a parallel run has a home of its own; what it starts inherits it.
_OWNER = "SHOUMI_TEST_HOME_OF"
_worker = os.environ.get("PYTEST_XDIST_WORKER", "main")
if HOME_VARIABLE not in os.environ or os.environ.get(_OWNER, _worker) != _worker:
    os.environ[HOME_VARIABLE] = str(make_home())
os.environ[_OWNER] = _worker

from shoumi.config.settings import *
from shoumi.config.settings.data import DATABASES, postgresql

ALLOWED_HOSTS = ["localhost", "testserver"]
PASSWORD_HASHERS = ["tests.hashing.QuickArgon2"]
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"

if os.environ.get("SHOUMI_TEST_DATABASE") == "postgresql":
    DATABASES = {"default": postgresql("postgresql://postgres@/postgres") | {"CONN_MAX_AGE": 0}}

# A server that a test runs beside itself looks at the database of that test (tests/serving.py).
DATABASES["default"] |= json.loads(os.environ.get("SHOUMI_TEST_SERVED", "{}"))
