"""How each kind of provider is asked."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from shoumi.regime.accounts.single import dingtalk, feishu, oidc, wecom
from shoumi.regime.accounts.single.calling import Json
from shoumi.regime.accounts.single.values import Answer, CameBack, Client, Flow, Tried
from shoumi.regime.accounts.single.vocabulary import ProviderKind


@dataclass(frozen=True, slots=True)
class Way:
    """One protocol.

    ``find`` returns the provider at an address by its own name and what is known of it; ``addresses`` are those that
    are filled in because the protocol has none to ask for, with the published ones. ``address`` returns where the
    browser is sent with a question, ``read`` who came back; ``trial`` tries what that needs. ``find`` and ``read``
    raise Unavailable and Invalid, ``read`` SingleFailed as well. ``agent`` says whether the client has a second name.
    """

    find: Callable[[str, Mapping[str, str]], tuple[str, Json]]
    address: Callable[[Client, Flow, str], str]
    read: Callable[[Client, str, CameBack], Answer]
    trial: Callable[[Client, str], Tried]
    at: str = ""
    """Where it usually is; "" where every company has its own."""
    addresses: Mapping[str, str] = field(default_factory=dict)
    agent: bool = False


WAYS: Mapping[ProviderKind, Way] = {
    ProviderKind.OIDC: Way(oidc.find, oidc.address_to, oidc.read_answer, oidc.tried),
    ProviderKind.WECOM: Way(
        wecom.find, wecom.address_to, wecom.read_answer, wecom.tried, wecom.AT, wecom.ADDRESSES, agent=True
    ),
    ProviderKind.DINGTALK: Way(
        dingtalk.find,
        dingtalk.address_to,
        dingtalk.read_answer,
        dingtalk.tried,
        dingtalk.AT,
        dingtalk.ADDRESSES,
        agent=True,
    ),
    ProviderKind.FEISHU: Way(
        feishu.find, feishu.address_to, feishu.read_answer, feishu.tried, feishu.AT, feishu.ADDRESSES
    ),
}
