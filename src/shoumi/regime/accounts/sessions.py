"""The session engine: nothing in the database lets anyone into a session or shows what is in it.

Django's own engine keeps the cookie's key and the data readable in its table. Here the row is found by a keyed digest
of the key, the data are sealed, and the row knows its account, so that all sessions of an account can be ended at once.
"""

import json
from dataclasses import asdict, dataclass
from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.contrib.auth import SESSION_KEY
from django.contrib.sessions.backends import db

from shoumi.engines.foundation.errors import Corrupt, NotFound
from shoumi.regime.accounts.models import Session
from shoumi.regime.kit import clock
from shoumi.regime.vault.values import keyed_digest, open_text, seal_text

FACTOR_AT = "accounts.factor_at"
"""Where the data of a session say when a second factor was last confirmed in it."""
CAME_BY = "accounts.came_by"
"""Where they say by which identity provider it began."""
SEEN_EVERY = timedelta(minutes=1)
"""How often the use of a session is written down."""


@dataclass(frozen=True, slots=True)
class CameBy:
    """How a session began that an identity provider vouches for; plain texts, because it is kept in the session."""

    provider: str
    """The id of the provider."""
    session: str = ""
    """Keyed digest, in hexadecimal, of what the provider calls its own session; "" where it does not say."""
    vouched: bool = False
    """Whether its word for a second factor counts."""


def digest_of(session_key: str) -> str:
    """Return the keyed digest under which the session ``session_key`` is found."""
    return keyed_digest("tokens", "accounts.session", session_key).hex()


class SessionStore(db.SessionStore):
    """A session as Django's middleware uses it."""

    def __init__(self, session_key: str | None = None) -> None:
        super().__init__(session_key)
        self.opened_at = self.seen_at = clock.now()
        self.address = ""
        self.device = ""

    @classmethod
    def get_model_class(cls) -> type[Session]:  # type: ignore[override]  # a session by its columns, not by its class
        """Return the model of the rows, for Django's ``clearsessions``."""
        return Session

    @property
    def digest(self) -> str:
        """The digest of this session, or "" for one that has not begun."""
        return digest_of(self.session_key) if self.session_key else ""

    @property
    def factor_at(self) -> datetime | None:
        """When a second factor was last confirmed in this session."""
        told = self.get(FACTOR_AT)
        return datetime.fromisoformat(told) if told else None

    def confirm_factor(self) -> None:
        """Note that a second factor was confirmed just now; the session counts as used too."""
        self[FACTOR_AT] = clock.now().isoformat()
        self.seen_at = clock.now()

    @property
    def came_by(self) -> CameBy | None:
        """By which identity provider this session began; None for one that began here."""
        told = self.get(CAME_BY)
        return CameBy(**told) if told else None

    def come_by(self, way: CameBy) -> None:
        """Note by which identity provider the person signed in."""
        self[CAME_BY] = asdict(way)

    def use(self) -> None:
        """Note that the person is there, which unlocks the session."""
        self.seen_at = clock.now()
        self.modified = True

    def begin(self, address: str, device: str) -> None:
        """Note from where the person signed in; the session's longest life is counted from now."""
        self.opened_at = self.seen_at = clock.now()
        self.address, self.device = address, device

    def touch(self) -> None:
        """Write down that the session is used, at most once in `SEEN_EVERY`."""
        now = clock.now()
        if now - self.seen_at >= SEEN_EVERY:
            self.seen_at = now
            Session.objects.filter(digest=self.digest).update(seen_at=now)

    def load(self) -> dict[str, Any]:
        """Return the data of the session; a session that is absent, over or altered is an empty new one."""
        row = Session.objects.filter(digest=self.digest, expire_date__gt=clock.now()).first()
        if row is None:
            self._session_key = None
            return {}
        try:
            data: dict[str, Any] = json.loads(open_text(row.data, Session.context(row.digest)))
        except (Corrupt, NotFound):
            # An altered row, or one under a key that is destroyed, is nobody's session: it leads to a sign-in page.
            self._session_key = None
            return {}
        self.opened_at, self.seen_at = row.opened_at, row.seen_at
        self.address, self.device = row.address, row.device
        return data

    def exists(self, session_key: str) -> bool:
        """Return whether there is a session with this key."""
        return Session.objects.filter(digest=digest_of(session_key)).exists()

    def create_model_instance(self, data: dict[str, Any]) -> Session:  # type: ignore[override]  # as above
        """Return the row of this session with ``data`` sealed; it ends twelve hours after it was opened at most."""
        digest = digest_of(self._get_or_create_session_key())  # type: ignore[attr-defined]  # missing in the stubs
        longest = self.opened_at + timedelta(seconds=settings.SESSION_COOKIE_AGE)
        came_by = CameBy(**data[CAME_BY]) if CAME_BY in data else None
        return Session(
            digest=digest,
            data=seal_text(json.dumps(data), Session.context(digest)),
            expire_date=min(self.get_expiry_date(), longest),
            account_id=data.get(SESSION_KEY),
            opened_at=self.opened_at,
            seen_at=self.seen_at,
            address=self.address,
            device=self.device,
            provider_id=came_by.provider if came_by else None,
            provider_session=bytes.fromhex(came_by.session) if came_by and came_by.session else None,
        )

    def delete(self, session_key: str | None = None) -> None:
        """End this session, or the one with ``session_key``."""
        ended = session_key or self.session_key
        if ended:
            Session.objects.filter(digest=digest_of(ended)).delete()


def forget_expired() -> int:
    """Delete the sessions that have run out, and return how many; the worker does it hourly.

    A visitor who only looks at the sign-in page may leave one behind.
    """
    deleted, _ = Session.objects.filter(expire_date__lte=clock.now()).delete()
    return deleted
