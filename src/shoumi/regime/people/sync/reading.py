"""Asking a source for everything it has."""

from collections.abc import Callable, Mapping

from shoumi.regime.people.models import Source
from shoumi.regime.people.sync import files
from shoumi.regime.people.sync.platforms import dingtalk, feishu, wecom
from shoumi.regime.people.sync.scim.snapshot import read_snapshot as read_pushed
from shoumi.regime.people.sync.values import Snapshot
from shoumi.regime.people.sync.vocabulary import SourceKind
from shoumi.regime.vault.values import open_text

Reader = Callable[[Source, str], Snapshot]


def _read_ldap(source: Source, secret: str) -> Snapshot:
    from shoumi.regime.people.sync import ldap  # its library takes a while to load, and most installations need it not

    return ldap.read_snapshot(source.settings, secret)


READERS: Mapping[SourceKind, Reader] = {
    SourceKind.FILE: lambda source, _secret: files.read_snapshot(source.settings),
    SourceKind.LDAP: _read_ldap,
    SourceKind.WECOM: lambda source, secret: wecom.read_snapshot(source.settings, secret),
    SourceKind.DINGTALK: lambda source, secret: dingtalk.read_snapshot(source.settings, secret),
    SourceKind.FEISHU: lambda source, secret: feishu.read_snapshot(source.settings, secret),
    SourceKind.SCIM: lambda source, _secret: read_pushed(source),
}
"""How each kind of source is read whole, given its secret. A reader raises Unavailable where the
source is gone or answered in part, and Invalid where its answer cannot be understood; it never returns a part."""


def read_source(source: Source) -> Snapshot:
    """Return everything ``source`` has. Raises as `READERS` do."""
    secret = open_text(source.sealed_secret, source.context) if source.sealed_secret else ""
    return READERS[SourceKind(source.kind)](source, secret)
