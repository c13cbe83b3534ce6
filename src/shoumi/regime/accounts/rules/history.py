"""What is unusual about a sign-in, and when a person is told."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import time, timedelta
from ipaddress import ip_address, ip_network

from shoumi.engines.foundation.errors import Invalid
from shoumi.regime.accounts.vocabulary import Problem

KEPT = timedelta(days=365)
"""How long attempts are kept for people to look through; the law asks for six months at least (网络安全法 art. 21)."""
KNOWN_FOR = timedelta(days=180)
"""How far back a place or device counts as known."""
FAILURES = 5
WITHIN = timedelta(minutes=15)
"""So many failed attempts within so long a time raise an alert, once in that time."""
REMIND_BEFORE = timedelta(days=14)
"""How long before its end the person is reminded of a token."""
_V4, _V6 = 24, 48
"""Bits of an address that make a place: a home or an office keeps them when a single address changes."""


@dataclass(frozen=True, slots=True)
class Place:
    """From where somebody signs in: a network and a kind of device."""

    network: str
    device: str


def place(address: str, device: str) -> Place:
    """Return the place of ``address``, which may be no address at all."""
    try:
        bits = _V4 if ip_address(address).version == 4 else _V6  # noqa: PLR2004 - the version of the protocol
    except ValueError:
        return Place(address, device)
    return Place(str(ip_network(f"{address}/{bits}", strict=False)), device)


def is_new(here: Place, known: Collection[Place]) -> bool:
    """Return whether network or device was never seen; the first place of all is not new to anybody."""
    if not known:
        return False
    return here.network not in {one.network for one in known} or here.device not in {one.device for one in known}


def hours(text: str) -> tuple[time, time] | None:
    """Return from when until when people are expected to sign in, from ``07:00-21:00``; None for an empty text.

    Raises ValueError for anything else.
    """
    if not text:
        return None
    begin, dash, end = text.partition("-")
    if not dash:
        raise ValueError(text)
    return time.fromisoformat(begin.strip()), time.fromisoformat(end.strip())


def is_outside(hours_of_work: tuple[time, time] | None, at: time) -> bool:
    """Return whether ``at`` lies outside the hours; those that begin later than they end run through the night."""
    if hours_of_work is None:
        return False
    begin, end = hours_of_work
    return not (begin <= at < end) if begin <= end else end <= at < begin


def check_networks(told: Collection[str]) -> list[str]:
    """Return the networks ``told`` as they are kept. Raises Invalid when there is none, or one is none."""
    try:
        networks = [str(ip_network(one.strip(), strict=False)) for one in told if one.strip()]
    except ValueError as wrong:
        raise Invalid(Problem.BAD_NETWORK) from wrong
    if not networks:
        raise Invalid(Problem.BAD_NETWORK)
    return networks
