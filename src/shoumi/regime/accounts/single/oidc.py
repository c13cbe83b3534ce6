"""OpenID Connect: the authorization code flow with PKCE, as a confidential client.

OpenID Connect Core 1.0 and Discovery 1.0, RFC 7636 (PKCE, S256 only), RFC 9207 (issuer in the address), RFC 9700.
Signatures are verified by PyJWT against the provider's keys; only algorithms with a public key are known here, so that
neither "none" nor the client's own secret can sign. Claims are judged by `rules.single`.
"""

import json
from base64 import urlsafe_b64encode
from collections.abc import Mapping
from hashlib import sha256

import jwt
from jwt.algorithms import get_default_algorithms

from shoumi.engines.foundation.errors import Invalid, ShoumiError
from shoumi.regime.accounts.rules.single import Expected, fault_of, logout_fault_of, may_name, origin_of
from shoumi.regime.accounts.single.calling import Asked, Json, call, unreadable, with_query
from shoumi.regime.accounts.single.values import Answer, CameBack, Client, Flow, Tried, invalid
from shoumi.regime.accounts.single.vocabulary import Check, SingleFault
from shoumi.regime.accounts.vocabulary import Problem
from shoumi.regime.kit import clock

SCOPE = "openid email profile"
ALGORITHMS = ("RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512", "EdDSA")
_WELL_KNOWN = "/.well-known/openid-configuration"
_NEEDED = ("authorization_endpoint", "token_endpoint", "jwks_uri")
_OPTIONAL = ("userinfo_endpoint",)
_TOLD = ("token_endpoint_auth_methods_supported", "authorization_response_iss_parameter_supported")
_OK = 200


def find(address: str, _addresses: Mapping[str, str] | None = None) -> tuple[str, Json]:
    """Return the issuer at ``address`` by its own name, and what it says of itself; nothing else is filled in by hand.

    Raises Unavailable when it does not answer, Invalid when the answer names another issuer or unsafe addresses.
    """
    answer = call(address.rstrip("/") + _WELL_KNOWN)
    told = answer.told
    issuer = told.get("issuer")
    if answer.status != _OK or not isinstance(issuer, str) or issuer.rstrip("/") != address.rstrip("/"):
        unreadable(address)
    endpoints = {name: told[name] for name in (*_NEEDED, *_OPTIONAL) if isinstance(told.get(name), str)}
    if not set(_NEEDED) <= endpoints.keys() or not all(may_name(issuer, one) for one in endpoints.values()):
        unreadable(address)
    return issuer, endpoints | {name: told[name] for name in _TOLD if name in told}


def address_to(client: Client, flow: Flow, back: str) -> str:
    """Return where the browser is sent with the question ``flow``."""
    challenge = urlsafe_b64encode(sha256(flow.verifier.encode()).digest()).rstrip(b"=").decode()
    query = {
        "response_type": "code",
        "client_id": client.client_id,
        "redirect_uri": back,
        "scope": SCOPE,
        "state": flow.state,
        "nonce": flow.nonce,
        "code_challenge": challenge,
        "code_challenge_method": "S256",
    }
    return with_query(client.endpoints["authorization_endpoint"], query)


def read_answer(client: Client, secret: str, came: CameBack) -> Answer:
    """Return who came back. Raises SingleFailed where that is no answer to what was asked."""
    issuer = came.query.get("iss", "")
    if issuer != client.issuer and (issuer or client.endpoints.get("authorization_response_iss_parameter_supported")):
        raise invalid(SingleFault.ISSUER)
    proof = {"redirect_uri": came.back, "code_verifier": came.flow.verifier}
    tokens = _exchange(client, secret, came.query.get("code", ""), proof)
    claims = _verified(client, str(tokens.get("id_token", "")))
    fault = fault_of(claims, Expected(client.issuer, client.client_id, came.flow.nonce), clock.shared())
    if fault is not None:
        raise invalid(fault)
    return _answer(client, claims | _more(client, claims, str(tokens.get("access_token", ""))))


def read_logout(client: Client, token: str) -> tuple[str, str]:
    """Return whose sessions, and which, a logout token ends: a subject and a session, either "" where it says nothing.

    Raises SingleFailed for a token that is not the provider's word to us.
    """
    claims = _verified(client, token)
    fault = logout_fault_of(claims, issuer=client.issuer, client_id=client.client_id, now=clock.shared())
    if fault is not None:
        raise invalid(fault)
    return str(claims.get("sub", "")), str(claims.get("sid", ""))


def tried(client: Client, secret: str) -> Tried:
    """Try what a sign-in needs: that the provider is found, has keys we know, and knows us as its client."""
    passed: list[Check] = []
    endpoints: Json = {}
    issuer = client.issuer
    try:
        issuer, endpoints = find(client.issuer)
        passed.append(Check.FOUND)
        if not _keys(endpoints["jwks_uri"]):
            unreadable(endpoints["jwks_uri"])
        passed.append(Check.KEYS)
        _try_client(client, secret, endpoints)
        passed.append(Check.CLIENT)
    except ShoumiError as failure:
        return Tried(tuple(passed), failure, endpoints, issuer)
    return Tried(tuple(passed), None, endpoints, issuer)


def _try_client(client: Client, secret: str, endpoints: Json) -> None:
    """Present a code that never was: whoever knows the client says that the code is wrong, and nothing else."""
    never_issued = {"code": "never-issued", "redirect_uri": client.issuer}
    told = _ask_tokens(endpoints, client.client_id, secret, never_issued)
    if told.get("error") in {"invalid_client", "unauthorized_client"} or "error" not in told:
        raise Invalid(Problem.PROVIDER_REFUSES, address=origin_of(endpoints["token_endpoint"]))


def _exchange(client: Client, secret: str, code: str, more: Mapping[str, str]) -> Json:
    told = _ask_tokens(client.endpoints, client.client_id, secret, {"code": code, **more})
    if "error" in told or not isinstance(told.get("id_token"), str):
        raise invalid(SingleFault.REFUSED)
    return told


def _ask_tokens(endpoints: Json, client_id: str, secret: str, more: Mapping[str, str]) -> Json:
    form = {"grant_type": "authorization_code", **more}
    methods = endpoints.get("token_endpoint_auth_methods_supported")
    if not isinstance(methods, list) or "client_secret_basic" in methods:  # left out, it means that one
        asked = Asked(form=form, client=(client_id, secret))
    else:
        asked = Asked(form=form | {"client_id": client_id, "client_secret": secret})
    return call(endpoints["token_endpoint"], asked).told


def _more(client: Client, claims: Json, token: str) -> Json:
    """Return what only the interface about the person tells, of the same person, where something is asked of it."""
    address = client.endpoints.get("userinfo_endpoint")
    wanted = {"email", "email_verified", *([client.number_claim] if client.number_claim else [])}
    if not address or not token or wanted <= claims.keys():
        return {}
    answer = call(address, Asked(headers={"Authorization": f"Bearer {token}"}))
    if answer.status != _OK or answer.told.get("sub") != claims["sub"]:
        raise invalid(SingleFault.SUBJECT)
    return {name: answer.told[name] for name in wanted if name in answer.told and name not in claims}


def _answer(client: Client, claims: Json) -> Answer:
    methods, number = claims.get("amr"), claims.get(client.number_claim) if client.number_claim else ""
    return Answer(
        subject=claims["sub"],
        # Only a plain true counts: "true" as a text is what some providers send for addresses they never looked at.
        email=str(claims.get("email", "")).strip().lower() if claims.get("email_verified") is True else "",
        number=str(number or "").strip(),
        methods=tuple(map(str, methods)) if isinstance(methods, list) else (),
        context=str(claims.get("acr") or ""),
        session=str(claims.get("sid") or ""),
    )


def _verified(client: Client, token: str) -> Json:
    """Return the claims of ``token``, signed by a key the provider has now. Raises SingleFailed."""
    try:
        header = jwt.get_unverified_header(token)
    except jwt.PyJWTError as broken:
        raise invalid(SingleFault.SIGNATURE) from broken
    algorithm, named = header.get("alg"), header.get("kid")
    if algorithm not in ALGORITHMS:
        raise invalid(SingleFault.SIGNATURE)
    for key in _keys(client.endpoints["jwks_uri"]):
        fits = (named is None or key.get("kid") == named) and key.get("alg", algorithm) == algorithm
        if fits and key.get("use", "sig") == "sig":
            claims = _claims(token, key, algorithm)
            if claims is not None:
                return claims
    raise invalid(SingleFault.SIGNATURE)


def _keys(address: str) -> list[Json]:
    answer = call(address)
    keys = answer.told.get("keys")
    if answer.status != _OK or not isinstance(keys, list):
        unreadable(address)
    return [key for key in keys if isinstance(key, dict)]


def _claims(token: str, key: Json, algorithm: str) -> Json | None:
    """Return the claims where ``key`` signed them. Times and names are judged by our own clock and rules."""
    try:
        public = get_default_algorithms()[algorithm].from_jwk(json.dumps(key))
        claims = json.loads(jwt.PyJWS().decode(token, public, algorithms=[algorithm]))
    except (jwt.PyJWTError, ValueError, TypeError, KeyError):
        return None
    return claims if isinstance(claims, dict) else None
