"""The invisible page mark: every page shown or issued carries the identity of that view or copy.

``embed`` puts it on a raster, ``recover`` reads it back from what turned up outside, ``check_binding`` compares the
pattern with the page that the ledger then names. Format, reasoning and measured limits: docs/security/page-mark.md.
"""

from shoumi.engines.marking.pagemark.binding import Binding, check_binding
from shoumi.engines.marking.pagemark.embed import Profile, embed
from shoumi.engines.marking.pagemark.keys import MarkKey
from shoumi.engines.marking.pagemark.payload import FORMAT, LARGEST_ID
from shoumi.engines.marking.pagemark.recover import Geometry, Recovery, recover

__all__ = [
    "FORMAT",
    "LARGEST_ID",
    "Binding",
    "Geometry",
    "MarkKey",
    "Profile",
    "Recovery",
    "check_binding",
    "embed",
    "recover",
]
