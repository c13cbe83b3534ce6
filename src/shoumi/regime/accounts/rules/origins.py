"""From where somebody acts: the network address behind trusted proxies, and the kind of device, told coarsely."""

import re
from collections.abc import Collection
from ipaddress import ip_address, ip_network

UNKNOWN = "unknown"

_BROWSERS = (
    ("WeCom", re.compile(r"wxwork/", re.IGNORECASE)),
    ("WeChat", re.compile(r"MicroMessenger/")),
    ("Edge", re.compile(r"Edg(?:e|A|iOS)?/")),
    ("Opera", re.compile(r"OPR/")),
    ("Firefox", re.compile(r"(?:Firefox|FxiOS)/")),
    ("Chrome", re.compile(r"(?:Chrome|CriOS)/")),
    ("Safari", re.compile(r"Safari/")),
    ("curl", re.compile(r"^curl/")),
    ("Python", re.compile(r"^(?:python|Python)")),
)
_SYSTEMS = (
    ("HarmonyOS", re.compile(r"OpenHarmony|HarmonyOS")),
    ("Android", re.compile(r"Android")),
    ("iOS", re.compile(r"iPhone|iPad")),
    ("Windows", re.compile(r"Windows")),
    ("macOS", re.compile(r"Mac OS X|Macintosh")),
    ("Linux", re.compile(r"Linux|X11")),
)


def address(peer: str, forwarded: str, trusted: Collection[str]) -> str:
    """Return the address of the client.

    ``peer`` is who opened the connection, ``forwarded`` the X-Forwarded-For header. The header is read from its end,
    and only as far as each hop was added by a proxy of ``trusted`` (addresses or networks): what a client writes in
    front of it is never believed.
    """
    client = UNKNOWN
    for hop in [peer, *reversed([one.strip() for one in forwarded.split(",") if one.strip()])]:
        try:
            client = str(ip_address(hop.partition("%")[0]))  # without a zone, which may be any text
        except ValueError:
            break
        if not comes_from(client, trusted):
            break
    return client


def comes_from(address: str, networks: Collection[str]) -> bool:
    """Return whether ``address`` lies in one of ``networks`` (or is one of them); what is no address lies in none."""
    try:
        here = ip_address(address)
    except ValueError:
        return False
    return any(here in ip_network(one, strict=False) for one in networks)


def device(user_agent: str) -> str:
    """Return browser and system of ``user_agent`` by name only, without versions that would tell people apart."""
    browser = next((name for name, mark in _BROWSERS if mark.search(user_agent)), "")
    system = next((name for name, mark in _SYSTEMS if mark.search(user_agent)), "")
    return " / ".join(part for part in (browser, system) if part) or UNKNOWN
