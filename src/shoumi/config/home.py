"""Making the home folder of a new installation: settings, keys, nothing else. The database comes with `migrate`."""

import secrets
from pathlib import Path

from shoumi.config.databases import check_empty
from shoumi.config.installation import Installation, InstallationError
from shoumi.regime.vault.keys import create_keyring, read_passphrase


def make_home(
    home: Path,
    *,
    company: str,
    url: str,
    database: str = "",
    password_file: Path | None = None,
    passphrase_file: Path | None = None,
    sample: bool = False,
) -> None:
    """Make ``home``, readable by its owner only; the keyring is protected with what is in ``passphrase_file``.

    Raises InstallationError, and has made nothing then: where an installation is there already, for settings that
    cannot work, an empty passphrase, a database that does not answer or is not empty. The two files stay where they
    are: the home folder names them, it does not hold them.
    """
    if (home / "shoumi.toml").exists():
        message = f"{home} is an installation already"
        raise InstallationError(message)
    told: dict[str, str | bool] = {"company": company, "url": url}
    if database:
        told["database"] = database
    for name, path in (("password_file", password_file), ("passphrase_file", passphrase_file)):
        if path is not None:
            told[name] = str(path.resolve())
    if sample:
        told["sample"] = True
    Installation.of(home, told)
    passphrase = _passphrase(passphrase_file)
    if database:
        check_empty(database, password_file)
    home.mkdir(parents=True, exist_ok=True)
    home.chmod(0o700)
    keys = home / "keys"
    keys.mkdir(mode=0o700, exist_ok=True)
    _write_secret(keys / "web.key", secrets.token_urlsafe(48))
    create_keyring(home, passphrase)
    # Written last: its presence says that the home is whole.
    lines = [f"{name} = {_toml(value)}" for name, value in told.items()]
    (home / "shoumi.toml").write_text("\n".join(lines) + "\n", encoding="utf-8")


def _passphrase(file: Path | None) -> str | None:
    if file is None:
        return None
    passphrase = read_passphrase(file)
    if not passphrase:
        message = f"{file} is empty: write the passphrase of the keyring into it"
        raise InstallationError(message)
    return passphrase


def _write_secret(path: Path, text: str) -> None:
    path.touch(mode=0o600)
    path.write_text(text, encoding="ascii")


def _toml(value: str | bool) -> str:  # noqa: FBT001 - a value of a table, not a switch
    if isinstance(value, bool):
        return "true" if value else "false"
    escaped = value.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'
