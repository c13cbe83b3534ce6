"""C2SP signed notes: a text with signature lines that a person can read and mail.

    text, ending in a newline
    (empty line)
    — <key name> <base64(key id ‖ signature)>

Verification looks only at lines whose name and key id belong to a key it was given; lines of strangers are ignored,
as the specification asks, because every witness adds its own. Source: C2SP signed-note.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from shoumi.engines.foundation.errors import Corrupt
from shoumi.engines.ledger.keys import KeyKind, SigningKey, VerifyingKey, decode, encode
from shoumi.engines.ledger.problems import LedgerProblem

LONGEST_NOTE = 64 * 1024  # characters; a checkpoint with a hundred witnesses has about 15 KiB
_DASH = "— "
_KEY_ID_SIZE = 4


@dataclass(frozen=True, slots=True)
class SignatureLine:
    """One signature line: the name it claims, the four-byte key id, and the bytes behind."""

    name: str
    key_id: bytes
    signature: bytes

    def is_by(self, key: VerifyingKey) -> bool:
        """Tell whether the line claims to be by ``key``; it does not say that the signature is good."""
        return self.name == key.name and self.key_id == key.id

    def to_text(self) -> str:
        """Return the line with its end."""
        return f"{_DASH}{self.name} {encode(self.key_id + self.signature)}\n"


@dataclass(frozen=True, slots=True)
class Note:
    """A parsed note: its text (ending in a newline) and its signature lines, nothing verified yet."""

    text: str
    signatures: tuple[SignatureLine, ...]

    def to_text(self) -> str:
        """Return the whole note."""
        return f"{self.text}\n{''.join(line.to_text() for line in self.signatures)}"


def parse(note: str) -> Note:
    """Split ``note`` into text and signature lines. Raises Corrupt when it is not a signed note."""
    text, separator, lines = note.rpartition("\n\n")
    well_formed = separator and text and lines.endswith("\n") and len(note) <= LONGEST_NOTE
    if not well_formed or any(ord(character) < ord(" ") and character != "\n" for character in note):
        raise Corrupt(LedgerProblem.NOTE_MALFORMED)
    return Note(text + "\n", tuple(_parse_line(line) for line in lines[:-1].split("\n")))


def sign_text(text: str, key: SigningKey) -> str:
    """Return the note of ``text`` signed by ``key``.

    Raises ValueError when ``text`` is empty, does not end in a newline, has control characters, or ``key`` is not a
    note key.
    """
    if key.kind is not KeyKind.NOTE:
        msg = f"{key.name} is not a key for notes"
        raise ValueError(msg)
    if not text.endswith("\n") or text == "\n" or any(c < " " and c != "\n" for c in text):
        msg = "the text of a note is printable and ends in a newline"
        raise ValueError(msg)
    line = SignatureLine(key.name, key.verifying_key.id, key.sign(text.encode()))
    return Note(text, (line,)).to_text()


def verify_note(note: str, keys: Iterable[VerifyingKey]) -> str:
    """Return the text of ``note`` when at least one of the note ``keys`` signed it.

    Raises Corrupt when none did, or when a line that claims one of the keys does not verify.
    """
    parsed = parse(note)
    signed = False
    for key in keys:
        if key.kind is not KeyKind.NOTE:
            continue
        for line in parsed.signatures:
            if line.is_by(key):
                key.verify(parsed.text.encode(), line.signature)
                signed = True
    if not signed:
        raise Corrupt(LedgerProblem.NOTE_NOT_SIGNED)
    return parsed.text


def _parse_line(line: str) -> SignatureLine:
    name, separator, encoded = line.removeprefix(_DASH).partition(" ")
    try:
        data = decode(encoded)
    except ValueError as error:
        raise Corrupt(LedgerProblem.NOTE_MALFORMED) from error
    if not line.startswith(_DASH) or not name or not separator or "+" in name or len(data) <= _KEY_ID_SIZE:
        raise Corrupt(LedgerProblem.NOTE_MALFORMED)
    return SignatureLine(name, data[:_KEY_ID_SIZE], data[_KEY_ID_SIZE:])
