"""What rendering hands out besides pixels."""

from dataclasses import dataclass

from shoumi.engines.rendering.formats import Format


@dataclass(frozen=True, slots=True)
class Inspection:
    """What a document is.

    ``pages`` counts what `RendererPool.open` will show. ``rendition`` is the PDF an Office document was converted
    into, to be kept by the caller and opened as `Format.PDF` from then on; it is None for every other format, and for
    Office documents where LibreOffice is absent (their plain text is shown instead).
    """

    format: Format
    pages: int
    media_type: str
    rendition: bytes | None = None


@dataclass(frozen=True, slots=True)
class Word:
    """A run of text on one line, with its box as fractions (0..1) of the page's width and height from the top left."""

    text: str
    left: float
    top: float
    right: float
    bottom: float
    line: int  # counted from 0 in reading order


@dataclass(frozen=True, slots=True)
class PageText:
    """The text of one page: as running text, and word by word for a layer that can be selected."""

    text: str
    words: tuple[Word, ...]


@dataclass(frozen=True, slots=True)
class Capabilities:
    """Which optional parts this machine has; None and False say what the product must tell its users.

    ``libreoffice`` is the program that converts Office documents; ``office_fence`` whether the kernel can fence it in
    (without that it is not used); ``cjk_font`` the font Chinese text is drawn with; ``code_font`` a fixed-width one.
    """

    libreoffice: str | None
    office_fence: bool
    cjk_font: str | None
    code_font: str | None

    @property
    def office(self) -> bool:
        """Whether Office documents are shown as laid out, rather than as plain text."""
        return self.libreoffice is not None and self.office_fence
