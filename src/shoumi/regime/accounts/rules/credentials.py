"""What a passkey's answer looks like before anything reads it."""


def is_credential(told: object) -> bool:
    """Return whether ``told``, read from JSON, is shaped like a credential: nested texts, and no number anywhere.

    The library that reads credentials (fido2) turns a number into as many zero bytes, so that a few characters from
    somebody who has not even signed in would take gigabytes of memory.
    """
    return isinstance(told, dict) and isinstance(told.get("response"), dict) and _without_numbers(told)


def _without_numbers(value: object) -> bool:
    if isinstance(value, dict):
        return all(_without_numbers(inner) for inner in value.values())
    if isinstance(value, list):
        return all(_without_numbers(inner) for inner in value)
    return value is None or isinstance(value, str | bool)
