"""Canonical JSON: one byte string for one value, so that it can be hashed and signed.

The profile of RFC 8785 (JSON Canonicalization Scheme) without floating-point numbers, which no record here needs:
strings, integers within ±(2**53 - 1), booleans, null, arrays, objects. Object names are sorted by UTF-16 code units.
"""

import json
from collections.abc import Mapping, Sequence
from typing import TypeAlias

Json: TypeAlias = "str | int | bool | Sequence[Json] | Mapping[str, Json] | None"

LARGEST_INTEGER = 2**53 - 1


def canonical_bytes(value: Json) -> bytes:
    """Return the canonical UTF-8 form of ``value``.

    Raises TypeError for a value outside the profile (a float, bytes, a non-string name) and ValueError for an integer
    that a JSON reader may round or a string that is not well-formed Unicode. Source: RFC 8785.
    """
    return json.dumps(_ordered(value), ensure_ascii=False, separators=(",", ":"), allow_nan=False).encode()


def _ordered(value: Json) -> Json:
    match value:
        case bool() | None:
            return value
        case str():
            value.encode()  # a lone surrogate has no UTF-8 form: UnicodeEncodeError is a ValueError
            return str(value)
        case int():
            if abs(value) > LARGEST_INTEGER:
                msg = f"integer beyond ±2**53: {value}"
                raise ValueError(msg)
            return int(value)
        case Mapping():
            if not all(isinstance(name, str) for name in value):
                msg = "object names must be strings"
                raise TypeError(msg)
            return {name: _ordered(value[name]) for name in sorted(value, key=_utf16)}
        case list() | tuple():
            return [_ordered(item) for item in value]
        case _:
            msg = f"not canonical JSON: {type(value).__name__}"
            raise TypeError(msg)


def _utf16(name: str) -> bytes:
    return name.encode("utf-16-be")
