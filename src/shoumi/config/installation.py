"""What one installation is set to, read from ``shoumi.toml`` in its home folder and checked loudly at start.

The home folder holds everything of an installation: ``shoumi.toml``, ``keys/``, ``objects/`` and, unless another one is
named, the SQLite database. Secrets are read from files, never from the environment.
"""

import os
import re
import tomllib
from dataclasses import dataclass, fields
from ipaddress import ip_network
from pathlib import Path
from typing import Any, Self
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from shoumi.engines.rendering.limits import MEBIBYTE, Limits

HOME_VARIABLE = "SHOUMI_HOME"
MOST_UPLOAD_MIB = Limits().document_bytes // MEBIBYTE
"""What a renderer can take; a file that could not be looked at is not worth sending."""
_HOURS = re.compile(r"([01]\d|2[0-3]):[0-5]\d-([01]\d|2[0-3]):[0-5]\d")


class InstallationError(Exception):
    """The home folder or its ``shoumi.toml`` cannot be used; the message says which line and what to write instead.

    It says so in both languages: which one is the installation's stands in what cannot be used.
    """

    def __init__(self, zh: str, en: str) -> None:
        super().__init__(f"{zh}\n{en}")


@dataclass(frozen=True, kw_only=True)
class Installation:
    """The typed settings of one installation."""

    home: Path
    company: str = "本公司"
    """The company's name, as it stands on its screens and names its top unit."""
    url: str = "http://localhost:8000"
    """The one address people use; sign-in with passkeys is bound to its host."""
    database: str = ""
    """``postgresql://user@host:port/name``, its password in ``password_file``; empty is SQLite in the home folder."""
    password_file: str = ""
    zone: str = "Asia/Shanghai"
    """The company's time zone: dates on screen and the end of a day follow it."""
    language: str = "zh-hans"
    trusted_proxies: tuple[str, ...] = ()
    """Addresses of reverse proxies whose ``X-Forwarded-For`` and ``X-Forwarded-Proto`` are believed."""
    passphrase_file: str = ""
    """A file with the passphrase of the keyring, when it has one."""
    idle_minutes: int = 15
    """Minutes without a request after which a session is locked."""
    step_up_minutes: int = 10
    """Minutes for which a confirmed second factor counts as fresh."""
    upload_limit_mib: int = 512
    """MiB of the largest file anybody may hand in, by whatever way."""
    requests_to_know_a_day: int = 20
    """How often a person may ask to be named within 24 hours."""
    stuck_after_days: int = 3
    """Days after which a request that is still open counts as late."""
    sign_in_hours: str = ""
    """When people are expected to sign in, such as ``07:00-21:00`` in the company's zone; others are told of. Empty:
    whenever they like."""
    mail_server: str = ""
    """``smtp://user@host:587`` or ``smtps://user@host:465``, for alerts to people; empty sends nothing."""
    mail_from: str = ""
    """The address mail is sent from; asked for with a mail server."""
    mail_password_file: str = ""
    renderers: int = 2
    """Renderer processes of each web process."""
    sample: bool = False
    """True for the sample company: every screen says so."""

    @classmethod
    def at(cls, home: Path) -> Self:
        """Read ``home/shoumi.toml``. Raises InstallationError naming the setting that is wrong."""
        path = home / "shoumi.toml"
        try:
            told = tomllib.loads(path.read_text(encoding="utf-8"))
        except FileNotFoundError as missing:
            raise InstallationError(
                zh=f"{home} 不是守密的系统目录：缺少 shoumi.toml。请先执行 shoumi init --home {home}。",
                en=f"{home} is not a Shoumi home: shoumi.toml is missing. Run `shoumi init --home {home}` first.",
            ) from missing
        except (tomllib.TOMLDecodeError, UnicodeDecodeError) as broken:
            raise InstallationError(zh=f"读不懂 {path}：{broken}", en=f"{path} cannot be read: {broken}") from broken
        return cls.of(home, told)

    @classmethod
    def of(cls, home: Path, told: dict[str, Any]) -> Self:
        """Check the settings ``told`` for the home folder ``home``. Raises InstallationError."""
        known = {one.name: one for one in fields(cls) if one.name != "home"}
        for name, value in told.items():
            if name not in known:
                names = ", ".join(sorted(known))
                raise InstallationError(
                    zh=f"shoumi.toml：没有 {name!r} 这一项，可用的有 {names}。",
                    en=f"shoumi.toml: unknown setting {name!r}; known are {names}",
                )
            default = known[name].default
            expected: type = list if isinstance(default, tuple) else type(default)
            if type(value) is not expected:
                raise InstallationError(
                    zh=f"shoumi.toml：{name} 应为 {expected.__name__} 类型，而不是 {value!r}。",
                    en=f"shoumi.toml: {name} must be a {expected.__name__}, not {value!r}",
                )
        values: dict[str, Any] = {
            name: tuple(value) if isinstance(value, list) else value for name, value in told.items()
        }
        made = cls(home=home, **values)
        made.check()
        return made

    def check(self) -> None:
        """Raise InstallationError when a value cannot work."""
        try:
            ZoneInfo(self.zone)
        except (ZoneInfoNotFoundError, ValueError) as unknown:
            raise InstallationError(
                zh=f"shoumi.toml：zone 应为 Asia/Shanghai 这样的时区名称，而不是 {self.zone!r}。",
                en=f"shoumi.toml: zone {self.zone!r} is not a time zone name such as Asia/Shanghai",
            ) from unknown
        parts = urlsplit(self.url)
        if parts.scheme not in {"http", "https"} or not parts.hostname or parts.path not in {"", "/"}:
            raise InstallationError(
                zh=f"shoumi.toml：url 应形如 https://shoumi.example.com，而不是 {self.url!r}。",
                en=f"shoumi.toml: url must look like https://shoumi.example.com, not {self.url!r}",
            )
        if parts.scheme == "http" and parts.hostname not in {"localhost", "127.0.0.1", "::1"}:
            raise InstallationError(
                zh="shoumi.toml：url 必须是 https，只在本机使用时除外。",
                en="shoumi.toml: url must be https unless the product is only used on this machine",
            )
        self._check_database()
        self._check_mail()
        self._check_proxies()
        if self.language not in {"zh-hans", "en"}:
            raise InstallationError(
                zh=f"shoumi.toml：language 只能是 zh-hans 或 en，而不是 {self.language!r}。",
                en=f"shoumi.toml: language must be zh-hans or en, not {self.language!r}",
            )
        counts = ("idle_minutes", "step_up_minutes", "upload_limit_mib", "requests_to_know_a_day", "stuck_after_days")
        for name in (*counts, "renderers"):
            if getattr(self, name) < 1:
                raise InstallationError(
                    zh=f"shoumi.toml：{name} 至少为 1。", en=f"shoumi.toml: {name} must be at least 1"
                )
        if self.upload_limit_mib > MOST_UPLOAD_MIB:
            raise InstallationError(
                zh=f"shoumi.toml：upload_limit_mib 至多为 {MOST_UPLOAD_MIB}，这是文件渲染的上限。",
                en=f"shoumi.toml: upload_limit_mib must be at most {MOST_UPLOAD_MIB}, which is what renderers take",
            )

    def _check_proxies(self) -> None:
        """Raise InstallationError for a proxy that is neither an address nor a network."""
        for proxy in self.trusted_proxies:
            try:
                ip_network(proxy, strict=False)
            except (ValueError, TypeError) as unknown:
                raise InstallationError(
                    zh=f"shoumi.toml：trusted_proxies 应为 10.0.0.5 这样的 IP 地址或网段，而不是 {proxy!r}。",
                    en=f"shoumi.toml: trusted_proxies must be addresses or networks, such as 10.0.0.5, not {proxy!r}",
                ) from unknown

    def _check_database(self) -> None:
        """Raise InstallationError for a database that is no PostgreSQL address, or has its password in the address."""
        if not self.database:
            return
        parts = urlsplit(self.database)
        if parts.scheme != "postgresql" or not parts.path.strip("/"):
            raise InstallationError(
                zh=f"shoumi.toml：database 应形如 postgresql://user@host:port/name，而不是 {self.database!r}。",
                en=f"shoumi.toml: database must look like postgresql://user@host:port/name, not {self.database!r}",
            )
        if parts.password:
            raise InstallationError(
                zh="shoumi.toml：数据库密码要写在 password_file 指定的文件里，不要写进地址。",
                en="shoumi.toml: the password of the database belongs in a file that password_file names",
            )

    def _check_mail(self) -> None:
        """Raise InstallationError for hours or a mail server that cannot be."""
        if self.sign_in_hours and not _HOURS.fullmatch(self.sign_in_hours):
            raise InstallationError(
                zh=f"shoumi.toml：sign_in_hours 应形如 07:00-21:00，而不是 {self.sign_in_hours!r}。",
                en=f"shoumi.toml: sign_in_hours must look like 07:00-21:00, not {self.sign_in_hours!r}",
            )
        parts = urlsplit(self.mail_server)
        if self.mail_server and (parts.scheme not in {"smtp", "smtps"} or not parts.hostname or parts.password):
            raise InstallationError(
                zh="shoumi.toml：mail_server 应形如 smtp://user@host:587，密码写在 mail_password_file 指定的文件里。",
                en="shoumi.toml: mail_server must look like smtp://user@host:587, its password in mail_password_file",
            )
        if self.mail_server and "@" not in self.mail_from:
            raise InstallationError(
                zh="shoumi.toml：mail_from 应为发件人的邮箱地址。",
                en="shoumi.toml: mail_from must be the address that mail is sent from",
            )

    @property
    def host(self) -> str:
        """The host name of `url`."""
        return urlsplit(self.url).hostname or ""

    @property
    def origin(self) -> str:
        """Scheme, host and port of `url`."""
        return self.url.rstrip("/")

    @property
    def secure(self) -> bool:
        """Whether people reach the product over TLS."""
        return self.url.startswith("https://")


def present_installation() -> Installation:
    """Return the installation named by ``SHOUMI_HOME``. Raises InstallationError when there is none."""
    home = os.environ.get(HOME_VARIABLE)
    if not home:
        raise InstallationError(
            zh=f"没有设置 {HOME_VARIABLE}：请用 --home 指定系统目录，或先执行 shoumi init --home 目录。",
            en=f"{HOME_VARIABLE} is not set: name the home folder with --home, or run `shoumi init --home FOLDER`.",
        )
    return Installation.at(Path(home).resolve())
