"""Making the home folder of a new installation: settings, keys, nothing else. The database comes with `migrate`."""

import secrets
from pathlib import Path

from shoumi.config.installation import Installation, InstallationError
from shoumi.regime.vault.keys import create_keyring


def make_home(home: Path, *, company: str, url: str, sample: bool = False, passphrase: str | None = None) -> None:
    """Make ``home``, readable by its owner only. Raises InstallationError where an installation is there already."""
    if (home / "shoumi.toml").exists():
        message = f"{home} is an installation already"
        raise InstallationError(message)
    told: dict[str, str | bool] = {"company": company, "url": url}
    if sample:
        told["sample"] = True
    Installation.of(home, told)
    home.mkdir(parents=True, exist_ok=True)
    home.chmod(0o700)
    keys = home / "keys"
    keys.mkdir(mode=0o700, exist_ok=True)
    _write_secret(keys / "web.key", secrets.token_urlsafe(48))
    create_keyring(home, passphrase)
    # Written last: its presence says that the home is whole.
    lines = [f"{name} = {_toml(value)}" for name, value in told.items()]
    (home / "shoumi.toml").write_text("\n".join(lines) + "\n", encoding="utf-8")


def _write_secret(path: Path, text: str) -> None:
    path.touch(mode=0o600)
    path.write_text(text, encoding="ascii")


def _toml(value: str | bool) -> str:  # noqa: FBT001 - a value of a table, not a switch
    if isinstance(value, bool):
        return "true" if value else "false"
    escaped = value.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'
