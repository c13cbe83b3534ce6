"""Sealed objects and the keys that open them.

Owns the sealed-object format (`format`, `stream`), the wrapping of data keys and of small values (`wrapping`), the
keyring that holds the root, the epochs and the named secrets (`keyring`, `file_keyring`), and the folder that keeps
sealed bytes so that a crash leaves a whole object or none (`store`). Written formats: docs/security/sealed-object.md
and docs/security/keyring.md.
"""
