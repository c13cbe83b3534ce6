"""How the server and a renderer talk: one JSON object a message, descriptors beside it, over a socket pair.

Sequenced packets keep messages whole. JSON rather than pickle, because the server reads what a process says that
may have been taken over by a document; every field is checked again where it is used.
"""

import json
import os
import socket
from collections.abc import Mapping
from typing import TypeAlias

Field: TypeAlias = str | int | float | bool | None
Message: TypeAlias = Mapping[str, Field]

_MESSAGE_BYTES = 65_536
_DESCRIPTORS = 4


class WireBroken(Exception):
    """The other side is gone, or does not speak as agreed."""


def send(channel: socket.socket, message: Message, descriptors: tuple[int, ...] = ()) -> None:
    """Send one message; the descriptors stay open on this side. Raises WireBroken when the other side is gone."""
    data = json.dumps(message).encode()
    try:
        socket.send_fds(channel, [data], list(descriptors))
    except OSError as error:
        raise WireBroken from error


def receive(channel: socket.socket) -> tuple[dict[str, Field], list[int]]:
    """Receive one message and its descriptors, which the receiver closes.

    Raises WireBroken at the end of the connection or on anything that is not a flat JSON object, and TimeoutError when
    the channel has a time limit and it passes.
    """
    try:
        data, descriptors, flags, _ = socket.recv_fds(channel, _MESSAGE_BYTES, _DESCRIPTORS)
    except TimeoutError:
        raise
    except OSError as error:
        raise WireBroken from error
    if flags & (socket.MSG_TRUNC | socket.MSG_CTRUNC) or not data:
        _close(descriptors)
        raise WireBroken
    return _parsed(data, descriptors), descriptors


def _parsed(data: bytes, descriptors: list[int]) -> dict[str, Field]:
    try:
        message = json.loads(data)
    except (ValueError, RecursionError) as error:
        _close(descriptors)
        raise WireBroken from error
    if isinstance(message, dict) and all(_flat(field) for field in message.values()):
        return message
    _close(descriptors)
    raise WireBroken


def _flat(field: object) -> bool:
    return field is None or isinstance(field, str | int | float)


def _close(descriptors: list[int]) -> None:
    for descriptor in descriptors:
        os.close(descriptor)
