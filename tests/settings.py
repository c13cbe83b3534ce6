"""Settings of the test run: the product's own, on a home folder made for it."""

import os
import secrets
import tempfile
from pathlib import Path

from shoumi.config.installation import HOME_VARIABLE

if HOME_VARIABLE not in os.environ:
    home = Path(tempfile.mkdtemp(prefix="shoumi-test-"))
    (home / "shoumi.toml").write_text('company = "星河软件"\n', encoding="utf-8")
    (home / "keys").mkdir(mode=0o700)
    (home / "keys" / "web.key").write_text(secrets.token_urlsafe(48), encoding="ascii")
    os.environ[HOME_VARIABLE] = str(home)

from shoumi.config.settings import *
