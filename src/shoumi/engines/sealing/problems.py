"""What can be wrong with sealed bytes, keys and keyrings."""

# ruff: noqa: S105 -- codes of problems that speak of passphrases and secrets; none is one

from enum import StrEnum


class Problem(StrEnum):
    """Codes carried by the errors of this engine."""

    # A sealed object or value
    NOT_SEALED = "sealing.object.not_sealed"
    VERSION_UNKNOWN = "sealing.object.version_unknown"
    SUITE_UNKNOWN = "sealing.object.suite_unknown"
    HEADER_MALFORMED = "sealing.object.header_malformed"
    WRONG_OBJECT = "sealing.object.wrong_object"
    WRONG_KEY = "sealing.object.wrong_key"
    TRUNCATED = "sealing.object.truncated"
    ALTERED = "sealing.object.altered"
    TOO_LARGE = "sealing.object.too_large"
    # Keys
    KEY_SIZE = "sealing.key.size"
    KEY_SPENT = "sealing.key.spent"
    NOT_HASHED = "sealing.sealer.not_hashed"
    SEALER_CLOSED = "sealing.sealer.closed"
    OUT_OF_RANGE = "sealing.opener.out_of_range"
    # Wraps and sealed values
    WRAP_MALFORMED = "sealing.wrap.malformed"
    WRAP_WRONG_EPOCH = "sealing.wrap.wrong_epoch"
    WRAP_REJECTED = "sealing.wrap.rejected"
    VALUE_MALFORMED = "sealing.value.malformed"
    VALUE_WRONG_KEY = "sealing.value.wrong_key"
    VALUE_REJECTED = "sealing.value.rejected"
    # Keyrings
    KEYRING_EXISTS = "sealing.keyring.exists"
    KEYRING_ABSENT = "sealing.keyring.absent"
    KEYRING_EXPOSED = "sealing.keyring.exposed"
    KEYRING_MALFORMED = "sealing.keyring.malformed"
    KEYRING_NEWER = "sealing.keyring.newer"
    KEYRING_ALTERED = "sealing.keyring.altered"
    PASSPHRASE_NEEDED = "sealing.keyring.passphrase_needed"
    PASSPHRASE_UNWANTED = "sealing.keyring.passphrase_unwanted"
    PASSPHRASE_WRONG = "sealing.keyring.passphrase_wrong"
    PASSPHRASE_EMPTY = "sealing.keyring.passphrase_empty"
    EPOCH_UNKNOWN = "sealing.keyring.epoch_unknown"
    EPOCH_CURRENT = "sealing.keyring.epoch_current"
    SECRET_UNKNOWN = "sealing.keyring.secret_unknown"
    SECRET_CURRENT = "sealing.keyring.secret_current"
    # Stores
    OBJECT_UNKNOWN = "sealing.store.object_unknown"
    OBJECT_EXISTS = "sealing.store.object_exists"
    PENDING_CLOSED = "sealing.store.pending_closed"
