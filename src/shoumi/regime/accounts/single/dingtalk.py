"""Signing in by DingTalk (钉钉 OAuth 2.0): the person's token for the code, who they are, and their id in the company.

As with `wecom` nothing is signed: ``state``, and the code that only goes with the application's secret. The company
that the token is for must be the one that the provider was set up with.
"""

from collections.abc import Mapping

from shoumi.regime.accounts.single import platforms
from shoumi.regime.accounts.single.calling import Asked, Json, call, with_query
from shoumi.regime.accounts.single.platforms import PATIENCE, DingTalk, refusing_codes
from shoumi.regime.accounts.single.values import Answer, CameBack, Client, Flow, Tried, invalid
from shoumi.regime.accounts.single.vocabulary import SingleFault

AT = "https://oapi.dingtalk.com"
ADDRESSES = {
    "authorization_endpoint": "https://login.dingtalk.com/oauth2/auth",
    "newer": "https://api.dingtalk.com",
}
_OK = 200


def find(address: str, addresses: Mapping[str, str]) -> tuple[str, Json]:
    """Return where its interfaces, older and newer, and its page are. Raises Invalid for an address that cannot be."""
    return platforms.found(address, addresses, ADDRESSES)


def address_to(client: Client, flow: Flow, back: str) -> str:
    """Return where the browser is sent with the question ``flow``."""
    query = {
        "response_type": "code",
        "client_id": client.client_id,
        "redirect_uri": back,
        "scope": "openid corpid",
        "corpId": client.agent,
        "prompt": "consent",
        "state": flow.state,
    }
    return with_query(client.endpoints["authorization_endpoint"], query)


def read_answer(client: Client, secret: str, came: CameBack) -> Answer:
    """Return who came back. Raises SingleFailed for a code that is none, and for who is in another company."""
    newer = client.endpoints["newer"]
    grant = {
        "clientId": client.client_id,
        "clientSecret": secret,
        "code": came.query.get("authCode") or came.query.get("code", ""),
        "grantType": "authorization_code",
    }
    token = call(f"{newer}/v1.0/oauth2/userAccessToken", Asked(json=grant))
    if token.status != _OK or not token.told.get("accessToken"):
        raise invalid(SingleFault.REFUSED)
    if token.told.get("corpId") != client.agent:
        raise invalid(SingleFault.AUDIENCE)
    mine = Asked(headers={"x-acs-dingtalk-access-token": str(token.told["accessToken"])})
    me = call(f"{newer}/v1.0/contact/users/me", mine)
    union = me.told.get("unionId")
    if me.status != _OK or not isinstance(union, str) or not union:
        raise invalid(SingleFault.SUBJECT)
    return Answer(subject=union, user=_user(client, secret, union))


def _user(client: Client, secret: str, union: str) -> str:
    """Return by what the company's directory knows the person; outside contacts have an id of another type."""
    platform = DingTalk(client.issuer, client.client_id, secret, PATIENCE)
    with refusing_codes():
        found = platform.ask("/topapi/user/getbyunionid", Asked(json={"unionid": union})).get("result")
    member = isinstance(found, dict) and found.get("contact_type") == 0
    return str(found.get("userid") or "") if isinstance(found, dict) and member else ""


def tried(client: Client, secret: str) -> Tried:
    """Try whether the platform knows the application."""
    return platforms.tried(DingTalk(client.issuer, client.client_id, secret, PATIENCE))
