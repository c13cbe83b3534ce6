"""The document formats that can be shown, and what their names end in."""

from enum import StrEnum
from pathlib import PurePath


class Format(StrEnum):
    """What a document's bytes are, told by content and never by name alone."""

    PDF = "pdf"
    PNG = "png"
    JPEG = "jpeg"
    WEBP = "webp"
    TIFF = "tiff"
    BMP = "bmp"
    GIF = "gif"
    DOCX = "docx"
    XLSX = "xlsx"
    PPTX = "pptx"
    DOC = "doc"
    XLS = "xls"
    PPT = "ppt"
    ODT = "odt"
    ODS = "ods"
    ODP = "odp"
    RTF = "rtf"
    TEXT = "text"


PICTURES = frozenset({Format.PNG, Format.JPEG, Format.WEBP, Format.TIFF, Format.BMP, Format.GIF})
OOXML = frozenset({Format.DOCX, Format.XLSX, Format.PPTX})
OPEN_DOCUMENT = frozenset({Format.ODT, Format.ODS, Format.ODP})
COMPOUND = frozenset({Format.DOC, Format.XLS, Format.PPT})
OFFICE = OOXML | OPEN_DOCUMENT | COMPOUND | {Format.RTF}

_MEDIA_TYPES = {
    Format.PDF: "application/pdf",
    Format.PNG: "image/png",
    Format.JPEG: "image/jpeg",
    Format.WEBP: "image/webp",
    Format.TIFF: "image/tiff",
    Format.BMP: "image/bmp",
    Format.GIF: "image/gif",
    Format.DOCX: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    Format.XLSX: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    Format.PPTX: "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    Format.DOC: "application/msword",
    Format.XLS: "application/vnd.ms-excel",
    Format.PPT: "application/vnd.ms-powerpoint",
    Format.ODT: "application/vnd.oasis.opendocument.text",
    Format.ODS: "application/vnd.oasis.opendocument.spreadsheet",
    Format.ODP: "application/vnd.oasis.opendocument.presentation",
    Format.RTF: "application/rtf",
    Format.TEXT: "text/plain",
}

# Endings that claim a format. Macro-carrying endings claim their family: the macros themselves are looked for inside.
# .wps, .et and .dps are what WPS Office writes: the compound files of .doc, .xls and .ppt.
_ENDINGS = {
    "jpg": Format.JPEG, "jpeg": Format.JPEG, "jpe": Format.JPEG, "tif": Format.TIFF, "dib": Format.BMP,
    "docm": Format.DOCX, "dotx": Format.DOCX, "dotm": Format.DOCX, "xlsm": Format.XLSX, "xltx": Format.XLSX,
    "xltm": Format.XLSX, "pptm": Format.PPTX, "ppsx": Format.PPTX, "ppsm": Format.PPTX, "potx": Format.PPTX,
    "wps": Format.DOC, "et": Format.XLS, "dps": Format.PPT,
    "txt": Format.TEXT, "md": Format.TEXT, "csv": Format.TEXT, "json": Format.TEXT, "xml": Format.TEXT,
    "html": Format.TEXT, "py": Format.TEXT, "c": Format.TEXT, "h": Format.TEXT, "cpp": Format.TEXT,
    "java": Format.TEXT, "js": Format.TEXT, "ts": Format.TEXT, "go": Format.TEXT, "rs": Format.TEXT,
    "sql": Format.TEXT, "sh": Format.TEXT, "yaml": Format.TEXT, "yml": Format.TEXT, "toml": Format.TEXT,
    "ini": Format.TEXT, "log": Format.TEXT, "css": Format.TEXT,
} | {member.value: member for member in Format}  # fmt: skip


def media_type(format: Format) -> str:
    """Return the registered media type of ``format``."""
    return _MEDIA_TYPES[format]


def claimed_format(name: str) -> Format | None:
    """Return what the ending of ``name`` claims, or None where it claims nothing known."""
    return _ENDINGS.get(PurePath(name).suffix.removeprefix(".").lower())
