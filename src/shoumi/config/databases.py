"""The address of a PostgreSQL database, and the look at it before an installation is founded there."""

from dataclasses import dataclass
from pathlib import Path
from typing import Self
from urllib.parse import unquote, urlsplit

from shoumi.config.installation import InstallationError

SECONDS_TO_CONNECT = 10


@dataclass(frozen=True, slots=True)
class Address:
    """Where a database is: an empty host is the local socket, an empty port the usual one."""

    name: str
    user: str
    host: str
    port: str

    @classmethod
    def of(cls, url: str) -> Self:
        """Read ``postgresql://user@host:port/name``; the folder of a socket is a host with its slashes as ``%2F``."""
        parts = urlsplit(url)
        port = str(parts.port or "")
        place = parts.netloc.rpartition("@")[2]
        host = unquote(place.removesuffix(f":{port}") if port else place).strip("[]")
        return cls(unquote(parts.path.lstrip("/")), unquote(parts.username or ""), host, port)


def check_empty(url: str, password_file: Path | None) -> None:
    """Raise InstallationError unless the database at ``url`` answers and holds no tables yet."""
    import psycopg  # takes a while to load, which no other command needs

    address = Address.of(url)
    password = password_file.read_text(encoding="utf-8").strip() if password_file else None
    try:
        with psycopg.connect(
            dbname=address.name,
            user=address.user or None,
            host=address.host or None,
            port=address.port or None,
            password=password,
            connect_timeout=SECONDS_TO_CONNECT,
        ) as connection:
            found = connection.execute("SELECT count(*) FROM pg_tables WHERE schemaname = current_schema()").fetchone()
    except psycopg.OperationalError as unreachable:
        why = str(unreachable).strip()
        raise InstallationError(
            zh=f"数据库 {url} 连不上：{why}", en=f"the database {url} cannot be used: {why}"
        ) from unreachable
    if found != (0,):
        raise InstallationError(
            zh=f"数据库 {url} 里已经有表：新系统只能建在空数据库里。",
            en=f"the database {url} holds tables already: an installation is founded in an empty one",
        )
