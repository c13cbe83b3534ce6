"""How much one document may cost."""

from dataclasses import asdict, dataclass

MEBIBYTE = 1 << 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """Bounds of one renderer and of what it is handed; every field is a hard stop.

    Bytes are bytes, times seconds. ``memory`` bounds the address space of a worker, ``office_memory`` that of each
    process of LibreOffice.
    """

    document_bytes: int = 512 * MEBIBYTE
    memory: int = 2304 * MEBIBYTE  # of it 400 are taken by libraries
    processor_seconds: int = 20  # a job, of one core
    wall_seconds: float = 30.0  # a job
    wait_seconds: float = 60.0  # for a free renderer
    start_seconds: float = 30.0  # for a renderer to stand behind its fence
    pages: int = 5_000
    raster_pixels: int = 40_000_000  # one page as handed out
    picture_pixels: int = 120_000_000  # one picture before decoding
    text_bytes: int = 16 * MEBIBYTE  # one answer of text
    archive_entries: int = 10_000  # members of an Office file
    archive_bytes: int = 1024 * MEBIBYTE  # all members unpacked
    archive_ratio: int = 200  # unpacked : packed, of the whole and of members over 1 MiB
    office_seconds: float = 90.0
    office_memory: int = 4096 * MEBIBYTE
    office_bytes: int = 512 * MEBIBYTE  # one file LibreOffice may write
    warm_documents: int = 64
    warm_bytes: int = 512 * MEBIBYTE  # documents and cached pages kept in memory together
    warm_seconds: float = 600.0  # since last used

    @property
    def answer_bytes(self) -> int:
        """The most a renderer can answer at once: a picture's pixels, or a text."""
        return max(3 * self.raster_pixels, 3 * self.picture_pixels, self.text_bytes)

    def as_message(self) -> dict[str, int | float]:
        """Return the limits as the plain numbers a worker is told at its start."""
        return asdict(self)
