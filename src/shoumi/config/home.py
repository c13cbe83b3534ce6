"""Making the home folder of a new installation: settings, keys, nothing else. The database comes with `migrate`."""

import secrets
import shutil
from pathlib import Path

from shoumi.config.databases import check_empty
from shoumi.config.installation import Installation, InstallationError
from shoumi.regime.vault.keys import create_keyring, read_passphrase


def make_home(
    home: Path,
    *,
    company: str,
    url: str,
    language: str = "",
    database: str = "",
    password_file: Path | None = None,
    passphrase_file: Path | None = None,
    sample: bool = False,
) -> None:
    """Make ``home``, readable by its owner only; the keyring is protected with what is in ``passphrase_file``.

    A making that was interrupted is gone on with: keys that are there are kept. Raises InstallationError, and has made
    nothing then: for settings that cannot work, an empty passphrase, a database that does not answer or is not empty,
    a folder that cannot be written. The two files stay where they are: the home folder names them, it does not hold
    them.
    """
    told: dict[str, str | bool] = {"company": company, "url": url}
    told |= {name: value for name, value in (("language", language), ("database", database)) if value}
    for name, path in (("password_file", password_file), ("passphrase_file", passphrase_file)):
        if path is not None:
            told[name] = str(path.resolve())
    if sample:
        told["sample"] = True
    Installation.of(home, told)
    passphrase = _passphrase(passphrase_file)
    if database:
        check_empty(database, password_file)
    try:
        home.mkdir(parents=True, exist_ok=True)
        home.chmod(0o700)
        if not (home / "keys").exists():
            _make_keys(home, passphrase)
        # Written last: its presence says that keys and settings are whole.
        lines = [f"{name} = {_toml(value)}" for name, value in told.items()]
        _write(home / "shoumi.toml", "\n".join(lines) + "\n")
    except OSError as refused:
        raise InstallationError(
            zh=f"{home} 无法写入：{refused.strerror}", en=f"{home} cannot be written: {refused.strerror}"
        ) from refused


def _passphrase(file: Path | None) -> str | None:
    if file is None:
        return None
    passphrase = read_passphrase(file)
    if not passphrase:
        raise InstallationError(
            zh=f"{file} 是空的：请把密钥文件的口令写进去。",
            en=f"{file} is empty: write the passphrase of the keyring into it",
        )
    return passphrase


def _make_keys(home: Path, passphrase: str | None) -> None:
    """Make the folder of keys beside, and put it in place whole."""
    draft = home / "keys.new"
    shutil.rmtree(draft, ignore_errors=True)
    draft.mkdir(mode=0o700)
    _write(draft / "web.key", secrets.token_urlsafe(48))
    create_keyring(draft, passphrase)
    draft.rename(home / "keys")


def _write(path: Path, text: str) -> None:
    """Write ``path`` in one step, for its owner only."""
    draft = path.with_name(f"{path.name}.new")
    draft.touch(mode=0o600)
    draft.write_text(text, encoding="utf-8")
    draft.replace(path)


def _toml(value: str | bool) -> str:  # noqa: FBT001 - a value of a table, not a switch
    if isinstance(value, bool):
        return "true" if value else "false"
    escaped = value.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'
