"""Short texts sealed for a column, and keyed digests by which something can be found without being readable."""

from shoumi.engines.sealing.wrapping import blind_index, open_value, seal_value, value_key_number
from shoumi.regime.vault.keys import keyring


def seal_text(text: str, context: str) -> bytes:
    """Return ``text`` sealed under the current epoch key.

    ``context`` names column and row, so that sealed values cannot be swapped.
    """
    return seal_value(text.encode(), keyring().epoch_key(), context)


def open_text(sealed: bytes | memoryview, context: str) -> str:
    """Return the text sealed by `seal_text` with the same ``context``.

    Raises Corrupt when it was altered or moved, NotFound when the key of its epoch is destroyed.
    """
    value = bytes(sealed)
    return open_value(value, keyring().epoch_key(value_key_number(value)), context).decode()


def keyed_digest(secret: str, purpose: str, value: str) -> bytes:
    """Return 16 bytes by which ``value`` is found again under the named ``secret``, and not read."""
    return blind_index(keyring().secret(secret), purpose, value.encode())
