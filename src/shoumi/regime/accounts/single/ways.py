"""How each kind of provider is asked."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from shoumi.regime.accounts.single import oidc
from shoumi.regime.accounts.single.calling import Json
from shoumi.regime.accounts.single.oidc import Client
from shoumi.regime.accounts.single.values import Answer, CameBack, Flow, Tried
from shoumi.regime.accounts.vocabulary import ProviderKind


@dataclass(frozen=True, slots=True)
class Way:
    """One protocol.

    ``find`` returns the provider at an address by its own name and what it says of itself. ``address`` returns where
    the browser is sent with a question, ``read`` who came back; ``trial`` tries what that needs. ``find`` and ``read``
    raise Unavailable and Invalid, ``read`` SingleFailed as well.
    """

    find: Callable[[str], tuple[str, Json]]
    address: Callable[[Client, Flow, str], str]
    read: Callable[[Client, str, CameBack], Answer]
    trial: Callable[[Client, str], Tried]


WAYS: Mapping[ProviderKind, Way] = {
    ProviderKind.OIDC: Way(oidc.discover, oidc.address_to, oidc.read_answer, oidc.tried),
}
