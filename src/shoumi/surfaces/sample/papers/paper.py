"""What a document of the sample company is before it becomes a file."""

from dataclasses import dataclass
from pathlib import PurePath


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading inside a document."""

    text: str


@dataclass(frozen=True, slots=True)
class Text:
    """A paragraph."""

    text: str


@dataclass(frozen=True, slots=True)
class Points:
    """A list of short points."""

    items: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of cells, the first row being the head."""

    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Code:
    """Text that is kept as it stands: source code and data files."""

    text: str


@dataclass(frozen=True, slots=True)
class Drawing:
    """A diagram: named boxes in rows, from the user down, joined from row to row."""

    rows: tuple[tuple[str, ...], ...]


Block = Heading | Text | Points | Table | Code | Drawing


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper:
    """One document: how it is registered, and what is in it."""

    title: str
    name: str
    """The file's name; its ending says what kind of file is made."""
    kind: str
    level: str
    by: str
    """Key in `company.PEOPLE` of the classifier who registers it."""
    readers: tuple[str, ...]
    """Keys of persons, ``unit:<code>`` or ``position:<code>``."""
    purpose: str
    blocks: tuple[Block, ...]

    @property
    def ending(self) -> str:
        """The ending of the name, without the dot, in lower case."""
        return PurePath(self.name).suffix.removeprefix(".").lower()


def plain_text(paper: Paper) -> str:
    """Return all words of ``paper``, block by block, for formats without structure."""
    return "\n".join([paper.title, "", *(_plain(block) for block in paper.blocks)])


def _plain(block: Block) -> str:
    match block:
        case Heading(text) | Text(text) | Code(text):
            return text + "\n"
        case Points(items):
            return "".join(f"- {item}\n" for item in items)
        case Table(rows) | Drawing(rows):
            return "".join(" | ".join(row) + "\n" for row in rows)
