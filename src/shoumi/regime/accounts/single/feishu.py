"""Signing in by Feishu (飞书 OAuth 2.0 with PKCE): the person's token for the code, then who they are.

As with `wecom` nothing is signed; the code goes with the application's secret and with the verifier of this very
browser (RFC 7636). The historic interfaces that other clients still use are not.
"""

from base64 import urlsafe_b64encode
from collections.abc import Mapping
from hashlib import sha256

from shoumi.regime.accounts.single import platforms
from shoumi.regime.accounts.single.calling import Asked, Json, call, with_query
from shoumi.regime.accounts.single.platforms import PATIENCE, Feishu
from shoumi.regime.accounts.single.values import Answer, CameBack, Client, Flow, Tried, invalid
from shoumi.regime.accounts.single.vocabulary import SingleFault

AT = "https://open.feishu.cn"
ADDRESSES = {"authorization_endpoint": "https://accounts.feishu.cn/open-apis/authen/v1/authorize"}


def find(address: str, addresses: Mapping[str, str]) -> tuple[str, Json]:
    """Return where its interfaces and its page are. Raises Invalid for an address that cannot be."""
    return platforms.found(address, addresses, ADDRESSES)


def address_to(client: Client, flow: Flow, back: str) -> str:
    """Return where the browser is sent with the question ``flow``."""
    query = {
        "response_type": "code",
        "client_id": client.client_id,
        "redirect_uri": back,
        "state": flow.state,
        "code_challenge": urlsafe_b64encode(sha256(flow.verifier.encode()).digest()).rstrip(b"=").decode(),
        "code_challenge_method": "S256",
    }
    return with_query(client.endpoints["authorization_endpoint"], query)


def read_answer(client: Client, secret: str, came: CameBack) -> Answer:
    """Return who came back. Raises SingleFailed for a code that is none."""
    grant = {
        "grant_type": "authorization_code",
        "client_id": client.client_id,
        "client_secret": secret,
        "code": came.query.get("code", ""),
        "redirect_uri": came.back,
        "code_verifier": came.flow.verifier,
    }
    token = call(f"{client.issuer}/open-apis/authen/v2/oauth/token", Asked(json=grant)).told
    if token.get("code") != 0 or not token.get("access_token"):
        raise invalid(SingleFault.REFUSED)
    mine = Asked(headers={"Authorization": f"Bearer {token['access_token']}"})
    told = call(f"{client.issuer}/open-apis/authen/v1/user_info", mine).told
    me = told.get("data")
    if told.get("code") != 0 or not isinstance(me, dict) or not me.get("open_id"):
        raise invalid(SingleFault.SUBJECT)
    return Answer(subject=str(me["open_id"]), user=str(me.get("user_id") or ""))


def tried(client: Client, secret: str) -> Tried:
    """Try whether the platform knows the application."""
    return platforms.tried(Feishu(client.issuer, client.client_id, secret, PATIENCE))
