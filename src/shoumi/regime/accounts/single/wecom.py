"""Signing in by WeCom (企业微信 Web 登录): a page of the platform's, then ``auth/getuserinfo`` with the code.

The protocol has no token that is signed and no PKCE: what ties the answer to the question is ``state`` in the sealed
session, and that the code is only good together with the application's secret.
"""

from collections.abc import Mapping

from shoumi.regime.accounts.single import platforms
from shoumi.regime.accounts.single.calling import Asked, Json, with_query
from shoumi.regime.accounts.single.platforms import PATIENCE, WeCom, refusing_codes
from shoumi.regime.accounts.single.values import Answer, CameBack, Client, Flow, Tried, invalid
from shoumi.regime.accounts.single.vocabulary import SingleFault

AT = "https://qyapi.weixin.qq.com"
ADDRESSES = {"authorization_endpoint": "https://login.work.weixin.qq.com/wwlogin/sso/login"}


def find(address: str, addresses: Mapping[str, str]) -> tuple[str, Json]:
    """Return where its interfaces and its page are. Raises Invalid for an address that cannot be."""
    return platforms.found(address, addresses, ADDRESSES)


def address_to(client: Client, flow: Flow, back: str) -> str:
    """Return where the browser is sent with the question ``flow``."""
    query = {
        "login_type": "CorpApp",
        "appid": client.client_id,
        "agentid": client.agent,
        "redirect_uri": back,
        "state": flow.state,
    }
    return with_query(client.endpoints["authorization_endpoint"], query)


def read_answer(client: Client, secret: str, came: CameBack) -> Answer:
    """Return who came back. Raises SingleFailed for a code that is none, and for who is no member of the company."""
    platform = WeCom(client.issuer, client.client_id, secret, PATIENCE)
    with refusing_codes():
        told = platform.ask("/cgi-bin/auth/getuserinfo", Asked(query={"code": came.query.get("code", "")}))
    user = told.get("userid")
    if not isinstance(user, str) or not user:
        raise invalid(SingleFault.SUBJECT)
    return Answer(subject=user, user=user)


def tried(client: Client, secret: str) -> Tried:
    """Try whether the platform knows the application."""
    return platforms.tried(WeCom(client.issuer, client.client_id, secret, PATIENCE))
