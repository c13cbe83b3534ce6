"""PDF files with real text: Noto Sans, of which only the characters that are used are embedded.

Pages are A4 in points. Text is set as character ids of the embedded font (Identity-H, ISO 32000-1 section 9.7), with a
ToUnicode map, so that readers can search and copy it.
"""

import io
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

import pikepdf
from fontTools import subset
from fontTools.ttLib import TTFont
from pikepdf import Array, Dictionary, Name

from shoumi.engines.marking.fonts import font_file
from shoumi.surfaces.sample.papers import PAPERS
from shoumi.surfaces.sample.papers.paper import Block, Code, Drawing, Heading, Paper, Points, Table, Text

WIDTH, HEIGHT = 595, 842
_MARGIN = 62
_BODY, _HEAD, _TITLE = 10.5, 13.0, 18.0
_LEADING = 1.65
_BULLET = "•"
_CJK = 0x2E80
"""From here on, Unicode holds the East Asian scripts, whose lines may break after each character."""
_ALWAYS = frozenset(f" ?0123456789{_BULLET}")
_UNITS = 1000
"""Font units of the em in widths of a PDF; Noto Sans CJK has the same."""


@dataclass(frozen=True)
class _Line:
    text: str
    size: float
    indent: float = 0.0


@dataclass(frozen=True)
class _Face:
    """The embedded font: its bytes, and for each character the id and the width (1/1000 em)."""

    outlines: bytes
    ids: dict[str, int]
    widths: dict[str, float]

    def width(self, text: str) -> float:
        return sum(self.widths.get(character, _UNITS) for character in text) / _UNITS


def write(paper: Paper) -> bytes:
    """Return ``paper`` as a PDF of as many pages as it needs."""
    face = _face("".join(_texts(paper)))
    document = pikepdf.new()
    font = _font_object(document, face)
    for number, lines in enumerate(_pages(paper, face), 1):
        _add_page(document, font, face, lines=lines, number=number)
    document.docinfo["/Title"] = paper.title
    made = io.BytesIO()
    document.save(made)
    return made.getvalue()


@cache
def _usual() -> tuple[frozenset[str], _Face]:
    """Return the characters of all papers and the face reduced to them: made once, and small enough for each paper."""
    characters = frozenset("".join(text for paper in PAPERS if paper.ending == "pdf" for text in _texts(paper)))
    return characters | _ALWAYS, _reduced(characters | _ALWAYS)


def _face(text: str) -> _Face:
    characters, face = _usual()
    return face if characters.issuperset(text) else _reduced(_ALWAYS.union(text))


def _reduced(characters: frozenset[str]) -> _Face:
    """Return the face with ``characters`` only, without the tables of layout."""
    found = font_file()
    options = subset.Options(layout_features=[], notdef_outline=True, hinting=False)
    options.drop_tables += ["vhea", "vmtx", "VORG", "BASE", "DSIG", "GSUB", "GPOS"]
    made = io.BytesIO()
    with TTFont(found.path, fontNumber=found.face, lazy=True) as font:
        worker = subset.Subsetter(options)
        worker.populate(text="".join(sorted(characters)))
        worker.subset(font)
        font.save(made)
    with TTFont(made) as font:
        names = font.getBestCmap()
        order = font["CFF "].cff.topDictIndex[0].charset
        # A character id is the number in the glyph's name where the font is keyed by ids, else the glyph's place.
        ids = {
            chr(code): int(name[3:]) if name.startswith("cid") and name[3:].isdigit() else order.index(name)
            for code, name in names.items()
        }
        widths = {chr(code): font["hmtx"][name][0] * _UNITS / font["head"].unitsPerEm for code, name in names.items()}
        return _Face(font.getTableData("CFF "), ids, widths)


def _font_object(document: pikepdf.Pdf, face: _Face) -> pikepdf.Object:
    outlines = document.make_stream(face.outlines, Subtype=Name.CIDFontType0C)
    descriptor = Dictionary(
        Type=Name.FontDescriptor, FontName=Name("/ShoumiSample"), Flags=4, FontBBox=Array([-1000, -1000, 2000, 2000]),
        ItalicAngle=0, Ascent=880, Descent=-120, CapHeight=733, StemV=80, FontFile3=outlines,
    )  # fmt: skip
    # Each entry is the first id of a run and the widths from there on; here every run is one character long.
    widths = Array(
        entry for character, number in face.ids.items() for entry in (number, Array([face.widths[character]]))
    )
    inner = Dictionary(
        Type=Name.Font, Subtype=Name.CIDFontType0, BaseFont=Name("/ShoumiSample"), DW=_UNITS, W=widths,
        CIDSystemInfo=Dictionary(Registry=pikepdf.String("Adobe"), Ordering=pikepdf.String("Identity"), Supplement=0),
        FontDescriptor=document.make_indirect(descriptor),
    )  # fmt: skip
    outer = Dictionary(
        Type=Name.Font, Subtype=Name.Type0, BaseFont=Name("/ShoumiSample"), Encoding=Name("/Identity-H"),
        DescendantFonts=Array([document.make_indirect(inner)]),
        ToUnicode=document.make_stream(_to_unicode(face.ids)),
    )  # fmt: skip
    return document.make_indirect(outer)


def _to_unicode(ids: dict[str, int]) -> bytes:
    pairs = [f"<{number:04X}> <{character.encode('utf-16-be').hex().upper()}>" for character, number in ids.items()]
    blocks = [pairs[start : start + 100] for start in range(0, len(pairs), 100)]
    maps = "\n".join(f"{len(block)} beginbfchar\n" + "\n".join(block) + "\nendbfchar" for block in blocks)
    return (
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap\n"
        "/CMapName /ShoumiSample-UCS def /CMapType 2 def\n"
        f"1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n{maps}\nendcmap end end\n"
    ).encode("ascii")


def _add_page(document: pikepdf.Pdf, font: pikepdf.Object, face: _Face, *, lines: list[_Line], number: int) -> None:
    drawn, down = ["BT"], float(HEIGHT - _MARGIN)
    for line in lines:
        down -= line.size * _LEADING
        drawn.append(_shown(line, _MARGIN + line.indent, down, face))
    drawn += [_shown(_Line(f"{number}", 9), WIDTH / 2, 36, face), "ET"]
    page = document.add_blank_page(page_size=(WIDTH, HEIGHT))
    page.obj.Resources = Dictionary(Font=Dictionary(F1=font))
    page.obj.Contents = document.make_stream("\n".join(drawn).encode("ascii"))


def _shown(line: _Line, left: float, down: float, face: _Face) -> str:
    codes = "".join(f"{face.ids.get(character, face.ids['?']):04X}" for character in line.text)
    return f"/F1 {line.size} Tf 1 0 0 1 {left:.2f} {down:.2f} Tm <{codes}> Tj"


def _pages(paper: Paper, face: _Face) -> Iterator[list[_Line]]:
    whole = float(HEIGHT - 2 * _MARGIN)
    room, page = whole, list[_Line]()
    for line in _lines(paper, face):
        needed = line.size * _LEADING
        if needed > room and page:
            yield page
            room, page = whole, []
        page.append(line)
        room -= needed
    yield page


def _lines(paper: Paper, face: _Face) -> Iterator[_Line]:
    yield from _wrapped(paper.title, _TITLE, face)
    for block in paper.blocks:
        yield _Line("", _BODY / 2)
        yield from _block_lines(block, face)


def _block_lines(block: Block, face: _Face) -> Iterator[_Line]:
    match block:
        case Heading(text):
            yield from _wrapped(text, _HEAD, face)
        case Text(text):
            for paragraph in text.split("\n"):
                yield from _wrapped(paragraph, _BODY, face)
        case Points(items):
            for item in items:
                yield from _wrapped(f"{_BULLET} {item}", _BODY, face, indent=14)
        case Code(text):
            yield from (_Line(line, _BODY - 1.5) for line in text.split("\n"))
        case Table(rows) | Drawing(rows):
            yield from _table(rows, face)


def _table(rows: tuple[tuple[str, ...], ...], face: _Face) -> Iterator[_Line]:
    """Set columns with spaces as wide as the widest cell of each."""
    columns = max(len(row) for row in rows)
    widest = [max(face.width(row[place]) for row in rows if place < len(row)) for place in range(columns)]
    space = face.width(" ")
    for row in rows:
        cells = [cell + " " * round((widest[place] - face.width(cell)) / space) for place, cell in enumerate(row)]
        yield _Line("    ".join(cells).rstrip(), _BODY - 1)


def _wrapped(text: str, size: float, face: _Face, indent: float = 0.0) -> Iterator[_Line]:
    room = (WIDTH - 2 * _MARGIN - indent) / size
    line = ""
    for piece in _pieces(text):
        if face.width(line + piece) > room and line:
            yield _Line(line.rstrip(), size, indent)
            line = piece.lstrip()
        else:
            line += piece
    yield _Line(line.rstrip(), size, indent)


def _pieces(text: str) -> Iterator[str]:
    """Cut ``text`` where a line may end: after each Chinese character, and between words."""
    word = ""
    for character in text:
        if ord(character) >= _CJK or character == " ":
            yield word + character
            word = ""
        else:
            word += character
    yield word


def _texts(paper: Paper) -> Iterable[str]:
    yield paper.title
    for block in paper.blocks:
        match block:
            case Heading(text) | Text(text) | Code(text):
                yield text
            case Points(items):
                yield from items
            case Table(rows) | Drawing(rows):
                yield from (cell for row in rows for cell in row)
