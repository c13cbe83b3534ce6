"""Which characters a text's bytes stand for."""

import codecs

from charset_normalizer import from_bytes

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_SAMPLE = 1 << 18
_ALLOWED_CONTROLS = frozenset("\t\n\r\f\v\x1b\x08")
_CONTROL_SHARE = 0.01
_CJK_SHARE = 0.3
# Loaded before the fence, which forbids opening the files they are imported from.
CODECS = ("utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "gb18030", "big5", "shift_jis", "euc_kr", "cp1252",
          "latin-1", "cp1251", "koi8_r", "iso8859_2", "cp949", "euc_jp")  # fmt: skip


def decode_text(data: bytes) -> str | None:
    """Return the text, or None when the bytes are no text.

    A byte order mark decides; else UTF-8 where it fits; else UTF-16 told by its zero bytes; else GB18030 where most of
    what it yields is Chinese; else what charset-normalizer finds likeliest.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _readable(data.decode(encoding, errors="replace"))
    for likely in ("utf-8", _wide_encoding(data)):
        text = _strictly(data, likely) if likely else None
        if text is not None:
            return _readable(text)
    if b"\x00" in data:
        return None
    text = _strictly(data, "gb18030")
    if text is not None and _looks_chinese(text):
        return _readable(text)
    return _likeliest(data)


def _strictly(data: bytes, encoding: str) -> str | None:
    try:
        # Not final: a sample, or a text cut off, may end in the middle of a character.
        return codecs.getincrementaldecoder(encoding)().decode(data)
    except UnicodeDecodeError:
        return None


def _wide_encoding(data: bytes) -> str | None:
    """Tell UTF-16 without a mark by where the zero bytes of its Latin letters and line ends stand."""
    sample = data[: _SAMPLE - _SAMPLE % 2]
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    if not even and not odd:
        return None
    if even == 0 or odd > 8 * even:
        return "utf-16-le"
    return "utf-16-be" if odd == 0 or even > 8 * odd else None


def _looks_chinese(text: str) -> bool:
    beyond = [character for character in text[:_SAMPLE] if character > "\x7f"]
    common = sum("一" <= character <= "龥" or "　" <= character <= "〿" or character >= "！" for character in beyond)
    return bool(beyond) and common >= _CJK_SHARE * len(beyond)


def _likeliest(data: bytes) -> str | None:
    sample = data[:_SAMPLE]
    found = from_bytes(sample, cp_isolation=[name.replace("-", "_") for name in CODECS]).best()
    if found is None:
        return None
    return _readable(data.decode(found.encoding, errors="replace"))


def _readable(text: str) -> str | None:
    """Return ``text`` unless it is binary in disguise: full of control characters."""
    sample = text[:_SAMPLE]
    controls = sum(character < " " and character not in _ALLOWED_CONTROLS for character in sample)
    return text if controls <= _CONTROL_SHARE * len(sample) else None
