"""Office files that are ZIP archives: what is inside, within limits."""

import mmap
import zipfile
import zlib
from xml.parsers import expat

from shoumi.engines.foundation.errors import Invalid
from shoumi.engines.rendering.formats import Format
from shoumi.engines.rendering.limits import MEBIBYTE, Limits
from shoumi.engines.rendering.problems import Problem
from shoumi.engines.rendering.worker.mapped import mapped_file

_CHUNK = 1 << 16
_MEDIA = {
    b"application/vnd.oasis.opendocument.text": Format.ODT,
    b"application/vnd.oasis.opendocument.spreadsheet": Format.ODS,
    b"application/vnd.oasis.opendocument.presentation": Format.ODP,
}
_PARTS = {
    "word/document.xml": Format.DOCX,
    "xl/workbook.xml": Format.XLSX,
    "ppt/presentation.xml": Format.PPTX,
}
_MACRO_PLACES = ("basic/", "scripts/")  # of OpenDocument
_XML_ENDINGS = (".xml", ".rels", ".rdf", ".vml", ".xhtml")


class Archive:
    """A ZIP archive whose members are read within limits. Raises Invalid on whatever is wrong with it."""

    def __init__(self, source: mmap.mmap, limits: Limits) -> None:
        self._limits = limits
        self._budget = limits.archive_bytes
        try:
            self._zip = zipfile.ZipFile(mapped_file(source))
        except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError) as error:
            # The directory stands at the end of an archive: where it is missing, so is the end.
            raise Invalid(Problem.TRUNCATED, format="zip") from error
        self._members = {info.filename: info for info in self._zip.infolist()}
        self.format: Format | None = None  # while it is being told
        self.format = self._told_format()

    def names(self) -> tuple[str, ...]:
        """Return the members' names."""
        return tuple(self._members)

    def read(self, name: str) -> bytes:
        """Return a member unpacked; b"" where there is none. What all reads unpack together is bounded."""
        info = self._members.get(name)
        if info is None:
            return b""
        parts = []
        try:
            with self._zip.open(info) as member:
                while chunk := member.read(_CHUNK):
                    # Counted as it unpacks: the size the directory declares may be a lie.
                    self._budget -= len(chunk)
                    if self._budget < 0:
                        raise Invalid(Problem.ARCHIVE_BOMB, format=self._named)
                    parts.append(chunk)
        except (
            zipfile.BadZipFile,
            zlib.error,
            EOFError,
            OSError,
            ValueError,
            NotImplementedError,
            RuntimeError,
        ) as error:
            told = Problem.ENCRYPTED if info.flag_bits & 1 else Problem.MALFORMED
            raise Invalid(told, format=self._named) from error
        return b"".join(parts)

    def check(self) -> None:
        """Refuse bombs, passwords, macros, and XML that declares entities; nothing is unpacked but the XML's heads."""
        self._check_sizes()
        if any(info.flag_bits & 1 for info in self._members.values()) or self._manifest_encrypts():
            raise Invalid(Problem.ENCRYPTED, format=self._named)
        if any(_is_macro(name.lower()) for name in self._members):
            raise Invalid(Problem.MACROS, format=self._named)
        for name in self._members:
            if name.lower().endswith(_XML_ENDINGS):
                self._check_head(name)

    @property
    def _named(self) -> str:
        return self.format.value if self.format else "zip"

    def _told_format(self) -> Format | None:
        told = _MEDIA.get(self.read("mimetype")[:100].strip()) if "mimetype" in self._members else None
        return told or next((format for part, format in _PARTS.items() if part in self._members), None)

    def _check_sizes(self) -> None:
        limits = self._limits
        unpacked = sum(info.file_size for info in self._members.values())
        packed = sum(info.compress_size for info in self._members.values())
        if (
            len(self._members) > limits.archive_entries
            or unpacked > limits.archive_bytes
            or (unpacked > MEBIBYTE and unpacked > packed * limits.archive_ratio)
            or any(self._is_bomb(info) for info in self._members.values())
        ):
            raise Invalid(Problem.ARCHIVE_BOMB, format=self._named)

    def _is_bomb(self, info: zipfile.ZipInfo) -> bool:
        return info.file_size > MEBIBYTE and info.file_size > info.compress_size * self._limits.archive_ratio

    def _manifest_encrypts(self) -> bool:
        return b"encryption-data" in self.read("META-INF/manifest.xml")

    def _check_head(self, name: str) -> None:
        """Read an XML part up to its first element: entities can be declared only before it."""
        parser = guarded_parser(self._named)
        info = self._members[name]
        try:
            with self._zip.open(info) as member:
                while chunk := member.read(_CHUNK):
                    parser.Parse(chunk, False)  # noqa: FBT003 -- expat takes it by position
                    if parser.StartElementHandler is None:
                        return
        except expat.ExpatError as error:
            raise Invalid(Problem.MALFORMED, format=self._named) from error
        except (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, NotImplementedError) as error:
            raise Invalid(Problem.MALFORMED, format=self._named) from error


def guarded_parser(format: str) -> expat.XMLParserType:
    """Return a parser that refuses every document type declaration, telling what it would have done.

    No Office format has a use for one. Its StartElementHandler becomes None at the first element.
    """
    parser = expat.ParserCreate()
    declared: list[Problem] = []

    def doctype(_name: str, system: str | None, public: str | None, has_subset: int) -> None:
        if system or public:
            raise Invalid(Problem.EXTERNAL_ENTITIES, format=format)
        if not has_subset:
            raise Invalid(Problem.MALFORMED, format=format)

    def entity(_name: str, _is_parameter: int, value: str | None, *_outside: str | None) -> None:
        declared.append(Problem.EXTERNAL_ENTITIES if value is None else Problem.ENTITY_EXPANSION)

    def end_doctype() -> None:
        # External ones first: that is the graver attempt of the two.
        told = Problem.EXTERNAL_ENTITIES if Problem.EXTERNAL_ENTITIES in declared else None
        raise Invalid(told or (declared[0] if declared else Problem.MALFORMED), format=format)

    def element(_name: str, _attributes: dict[str, str]) -> None:
        parser.StartElementHandler = None

    parser.StartDoctypeDeclHandler = doctype
    parser.EntityDeclHandler = entity
    parser.EndDoctypeDeclHandler = end_doctype
    parser.StartElementHandler = element
    return parser


def _is_macro(name: str) -> bool:
    return name.endswith("vbaproject.bin") or "/macrosheets/" in name or name.startswith(_MACRO_PLACES)
