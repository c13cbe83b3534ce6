"""An independent reader of the page mark's payload and code, in plain Python from docs/security/page-mark.md.

It imports nothing of the product and nothing beyond the standard library, and it is slow on purpose: every line can
be held against the specification.
"""

import hashlib
import hmac

GRID, SYNC, LENGTH, PAYLOAD = 24, 64, 512, 80


def derive(secret: bytes, purpose: str, length: int, salt: bytes = b"") -> bytes:
    """HKDF-SHA-256 (RFC 5869)."""
    pseudo_random_key = hmac.new(salt or bytes(32), secret, hashlib.sha256).digest()
    info = f"shoumi/page-mark/1/{purpose}".encode()
    stream, block, counter = b"", b"", 1
    while len(stream) < length:
        block = hmac.new(pseudo_random_key, block + info + bytes([counter]), hashlib.sha256).digest()
        stream += block
        counter += 1
    return stream[:length]


def bits_of(data: bytes) -> list[int]:
    return [byte >> (7 - place) & 1 for byte in data for place in range(8)]


def payload(secret: bytes, view_id: int) -> list[int]:
    left, right = view_id.to_bytes(5, "big"), bytes(5)
    key = derive(secret, "payload", 32)
    for number in range(8):
        mask = hmac.new(key, bytes([1, number]) + right, hashlib.sha256).digest()[:5]
        left, right = right, bytes(a ^ b for a, b in zip(left, mask, strict=True))
    return bits_of(left + right)


def information_places() -> list[int]:
    weights = [sum((number >> bit & 1) * 2 ** (bit / 4) for bit in range(9)) for number in range(LENGTH)]
    return sorted(sorted(range(LENGTH), key=weights.__getitem__)[-PAYLOAD:])


def codeword(information: list[int]) -> list[int]:
    """Multiply by the Kronecker power, entry by entry: row i reaches column j when j's bits are a subset of i's."""
    word = [0] * LENGTH
    for place, bit in zip(information_places(), information, strict=True):
        word[place] = bit
    return [sum(word[row] for row in range(LENGTH) if row & column == column) % 2 for column in range(LENGTH)]


def chips(secret: bytes, view_id: int) -> list[int]:
    """The 576 chips of a view's tile, row by row, +1 or −1."""
    raw = derive(secret, "places", 8 * GRID * GRID)
    numbers = [int.from_bytes(raw[8 * place : 8 * place + 8], "big") for place in range(GRID * GRID)]
    places = sorted(range(GRID * GRID), key=numbers.__getitem__)
    sync = [1 - 2 * bit for bit in bits_of(derive(secret, "sync", SYNC // 8))]
    signs = [1 - 2 * bit for bit in bits_of(derive(secret, "code", LENGTH // 8))]
    code = [sign * (1 - 2 * bit) for sign, bit in zip(signs, codeword(payload(secret, view_id)), strict=True)]
    tile = [0] * (GRID * GRID)
    for place, chip in zip(places, sync + code, strict=True):
        tile[place] = chip
    return tile


def page_chips(secret: bytes, digest: bytes) -> list[int]:
    return [1 - 2 * bit for bit in bits_of(derive(secret, "page", GRID * GRID // 8, digest))]


def view_of(secret: bytes, tile: list[int]) -> int | None:
    """Read a tile of error-free chips back: the view id, or None when the check half is not zero."""
    raw = derive(secret, "places", 8 * GRID * GRID)
    numbers = [int.from_bytes(raw[8 * place : 8 * place + 8], "big") for place in range(GRID * GRID)]
    places = sorted(range(GRID * GRID), key=numbers.__getitem__)[SYNC:]
    signs = bits_of(derive(secret, "code", LENGTH // 8))
    word = [int(tile[place] < 0) ^ sign for place, sign in zip(places, signs, strict=True)]
    plain = [sum(word[row] for row in range(LENGTH) if row & column == column) % 2 for column in range(LENGTH)]
    number = int("".join(str(plain[place]) for place in information_places()), 2).to_bytes(10, "big")
    left, right = number[:5], number[5:]
    key = derive(secret, "payload", 32)
    for step in reversed(range(8)):
        mask = hmac.new(key, bytes([1, step]) + left, hashlib.sha256).digest()[:5]
        left, right = bytes(a ^ b for a, b in zip(right, mask, strict=True)), left
    return int.from_bytes(left, "big") if right == bytes(5) else None
