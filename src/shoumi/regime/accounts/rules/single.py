"""Single sign-on: what is asked of an identity provider's answer, and whose account it is about.

The checks are those of OpenID Connect Core 1.0 section 3.1.3.7, RFC 9207 for the issuer in the address, and OpenID
Connect Back-Channel Logout 1.0 section 2.6 for a logout token; signatures are verified before (`single.oidc`).
"""

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from urllib.parse import urlsplit
from uuid import UUID

from shoumi.engines.foundation.errors import Invalid
from shoumi.regime.accounts.single.vocabulary import Matching, ProviderKind, SingleFault
from shoumi.regime.accounts.vocabulary import Problem

MATCHINGS: Mapping[ProviderKind, frozenset[Matching]] = {
    ProviderKind.OIDC: frozenset({Matching.NONE, Matching.EMAIL, Matching.NUMBER}),
    ProviderKind.WECOM: frozenset({Matching.NONE, Matching.DIRECTORY}),
    ProviderKind.DINGTALK: frozenset({Matching.NONE, Matching.DIRECTORY}),
    ProviderKind.FEISHU: frozenset({Matching.NONE, Matching.DIRECTORY}),
}
"""By what each kind of provider can be matched: a platform knows people by the ids of its directory, and no more."""

SKEW = timedelta(minutes=1)
"""How far the provider's clock may be from ours."""
OLDEST = timedelta(minutes=10)
"""An answer that was made earlier than this is none to the question just asked."""
LONGEST_SUBJECT = 255
"""ASCII characters of a subject (OpenID Connect Core 1.0 section 2)."""
LOGOUT = "http://schemas.openid.net/event/backchannel-logout"
_PLACE = re.compile(r"(?:[A-Za-z0-9.-]+|\[[0-9A-Fa-f:.]+\])(?::[0-9]+)?")
"""Host and port, and no name before them: what stands there is put into a content security policy as it is."""
_LOOPBACK = frozenset({"localhost", "127.0.0.1", "::1"})


@dataclass(frozen=True, slots=True)
class Expected:
    """Of whom the answer must be, for whom, and to which question."""

    issuer: str
    client_id: str
    nonce: str


def fault_of(claims: Mapping[str, object], expected: Expected, now: datetime) -> SingleFault | None:
    """Return what is wrong with the claims of an ID token whose signature is right; None where nothing is."""
    found = _common_fault(claims, expected.issuer, expected.client_id, now)
    if found is not None:
        return found
    expires = _instant(claims.get("exp"))
    if expires is None or now > expires + SKEW:
        return SingleFault.EXPIRED
    if not expected.nonce or claims.get("nonce") != expected.nonce:
        return SingleFault.NONCE
    return None if is_subject(claims.get("sub")) else SingleFault.SUBJECT


def logout_fault_of(claims: Mapping[str, object], *, issuer: str, client_id: str, now: datetime) -> SingleFault | None:
    """Return what is wrong with the claims of a logout token whose signature is right; None where nothing is."""
    found = _common_fault(claims, issuer, client_id, now)
    if found is not None:
        return found
    events = claims.get("events")
    # A logout token must not pass for an ID token, nor the other way round.
    if not isinstance(events, Mapping) or LOGOUT not in events or "nonce" in claims:
        return SingleFault.ANSWER
    named = is_subject(claims.get("sub")) or is_subject(claims.get("sid"))
    return None if named else SingleFault.SUBJECT


def _common_fault(claims: Mapping[str, object], issuer: str, client_id: str, now: datetime) -> SingleFault | None:
    if claims.get("iss") != issuer:
        return SingleFault.ISSUER
    told = claims.get("aud")
    audience = told if isinstance(told, list) else [told]
    party = claims.get("azp", client_id if len(audience) == 1 else None)
    if client_id not in audience or party != client_id:
        return SingleFault.AUDIENCE
    issued = _instant(claims.get("iat"))
    if issued is None or not now - OLDEST <= issued <= now + SKEW:
        return SingleFault.EXPIRED
    return None


def _instant(told: object) -> datetime | None:
    if isinstance(told, bool) or not isinstance(told, int | float):
        return None
    try:
        return datetime.fromtimestamp(told, UTC)
    except (ValueError, OverflowError, OSError):
        return None


def is_subject(told: object) -> bool:
    """Return whether ``told`` can be the name of somebody, or of a session, at a provider."""
    return isinstance(told, str) and 0 < len(told) <= LONGEST_SUBJECT and told.isprintable()


def is_vouched(
    methods: Collection[str], context: str, *, trusted_methods: Collection[str], trusted_contexts: Collection[str]
) -> bool:
    """Return whether the provider says, in words that are trusted of it, that a second factor was confirmed there.

    ``methods`` are the ``amr`` and ``context`` the ``acr`` of its answer (RFC 8176). Nothing is trusted by itself.
    """
    return bool(set(methods) & set(trusted_methods)) or (bool(context) and context in trusted_contexts)


@dataclass(frozen=True, slots=True)
class Standing:
    """Who is meant by an answer: whoever it is linked to, and whom it matches with."""

    linked: UUID | None
    matched: frozenset[UUID] = frozenset()
    taken: frozenset[UUID] = frozenset()
    """Those of the matched whose account another identity of this provider is linked to."""
    administrators: frozenset[UUID] = frozenset()
    """Those of them who hold one of the three offices: they link their own identity and are never matched."""
    active: frozenset[UUID] = frozenset()
    """Those of all named whose account is not suspended."""
    bare: frozenset[UUID] = frozenset()
    """Those of them who lost every factor, and whose password is their own: recovered or reset just now."""


def account_meant(standing: Standing) -> UUID | SingleFault:
    """Return whose account the answer opens, or why it opens none."""
    if standing.linked is not None:
        return _opened(standing.linked, standing)
    if not standing.matched:
        return SingleFault.UNKNOWN
    if len(standing.matched) > 1 or standing.matched & standing.taken:
        return SingleFault.AMBIGUOUS
    if standing.matched & standing.administrators:
        return SingleFault.ADMINISTRATOR
    (one,) = standing.matched
    return _opened(one, standing)


def _opened(account: UUID, standing: Standing) -> UUID | SingleFault:
    """Return ``account``, or why it is not opened.

    Who has lost every factor sets up the next one with the password they chose, and not on a provider's word: two
    people had to agree to the recovery, and one administrator can set a provider up.
    """
    if account not in standing.active:
        return SingleFault.SUSPENDED
    return SingleFault.NO_FACTOR if account in standing.bare else account


def check_address(address: str) -> str:
    """Return ``address`` as it is kept, without a last slash.

    Raises Invalid unless it is ``https``, or on this machine. It has no name, password, question or fragment in it.
    """
    told = address.strip().rstrip("/")
    try:
        parts = urlsplit(told)
        usable = parts.port != 0 and not (parts.query or parts.fragment)
    except ValueError as wrong:
        raise Invalid(Problem.PROVIDER_ADDRESS, address=told) from wrong
    if not usable or not is_reachable(told):
        raise Invalid(Problem.PROVIDER_ADDRESS, address=told)
    return told


def is_reachable(address: str) -> bool:
    """Return whether ``address`` may be called or led to: ``https``, or plain on this machine."""
    try:
        parts = urlsplit(address)
    except ValueError:
        return False
    return bool(_PLACE.fullmatch(parts.netloc)) and (
        parts.scheme == "https" or (parts.scheme == "http" and parts.hostname in _LOOPBACK)
    )


def may_name(issuer: str, address: str) -> bool:
    """Return whether a provider at ``issuer`` may say that ``address`` is its own.

    One elsewhere names no service of this machine: we would call it, from where only this machine's programs can.
    """
    return is_reachable(address) and (not _is_loopback(address) or _is_loopback(issuer))


def _is_loopback(address: str) -> bool:
    return urlsplit(address).hostname in _LOOPBACK


def origin_of(address: str) -> str:
    """Return scheme, host and port of ``address``, as a content security policy names it."""
    parts = urlsplit(address)
    return f"{parts.scheme}://{parts.netloc}"
