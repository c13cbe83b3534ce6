"""A page of a warm document as pixels, against ``pdftoppm`` drawing the same page to JPEG; interleaved.

What this measures is the renderer alone: the product's own page is marked and encoded on top of it. ``pages`` draws
every page for the first time (the document is open, the page is not kept); ``again`` asks for a page that is kept.
"""

import io
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pikepdf
from PIL import Image

from shoumi.engines.rendering.formats import Format
from shoumi.engines.rendering.pool import RendererPool

_ROUNDS = 3
_WORDS = "the secret plan of our company must not be given to anyone without a written approval".split()  # noqa: SIM905 -- a sentence reads better than a list


def text_pdf(pages: int = 12) -> bytes:
    """Make a PDF of full pages of text."""
    document = pikepdf.new()
    font = pikepdf.Dictionary(Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica)
    chosen = np.random.default_rng(1)
    for _ in range(pages):
        page = document.add_blank_page(page_size=(595, 842))
        page.Resources = pikepdf.Dictionary(Font=pikepdf.Dictionary(F1=font))
        lines = [f"({' '.join(chosen.choice(_WORDS, 16))}) Tj T*" for _ in range(56)]
        page.Contents = document.make_stream("\n".join(["BT /F1 10 Tf 50 790 Td 13 TL", *lines, "ET"]).encode())
    return _saved(document)


def picture_pdf(pages: int = 8) -> bytes:
    """Make a PDF of scans: one JPEG of 300 dpi a page."""
    document = pikepdf.new()
    for number in range(pages):
        small = np.random.default_rng(number).integers(0, 255, (438, 310, 3), dtype=np.uint8)
        target = io.BytesIO()
        Image.fromarray(small).resize((2480, 3508), Image.Resampling.BICUBIC).save(target, "JPEG", quality=85)
        scan = document.make_stream(target.getvalue())
        scan.Type, scan.Subtype = pikepdf.Name.XObject, pikepdf.Name.Image
        scan.Width, scan.Height, scan.BitsPerComponent = 2480, 3508, 8
        scan.ColorSpace, scan.Filter = pikepdf.Name.DeviceRGB, pikepdf.Name.DCTDecode
        page = document.add_blank_page(page_size=(595, 842))
        page.Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(I=scan))
        page.Contents = document.make_stream(b"q 595 0 0 842 0 0 cm /I Do Q")
    return _saved(document)


def _saved(document: pikepdf.Pdf) -> bytes:
    target = io.BytesIO()
    document.save(target)
    return target.getvalue()


def _milliseconds(act: Callable[[], object]) -> float:
    start = time.perf_counter()
    act()
    return (time.perf_counter() - start) * 1000


def _told(times: list[float]) -> str:
    low, middle, high = statistics.quantiles(times, n=4)
    return f"{middle:7.1f} ms ({low:.1f} to {high:.1f})" if high else "-"


def compare(name: str, data: bytes, folder: Path) -> None:
    """Print medians and quartiles for one document."""
    path = folder / "document.pdf"
    path.write_bytes(data)
    pages, again, peer = list[float](), list[float](), list[float]()
    with RendererPool(size=1) as pool:
        for _ in range(_ROUNDS):
            with pool.open(data, Format.PDF) as document:
                for number in range(1, document.pages + 1):
                    span = ("-f", str(number), "-l", str(number))
                    command = ["pdftoppm", "-jpeg", "-r", "150", *span, str(path), str(folder / "page")]
                    pages.append(_milliseconds(lambda number=number: document.page(number)))  # type: ignore[misc]
                    again.append(_milliseconds(lambda number=number: document.page(number)))  # type: ignore[misc]
                    peer.append(_milliseconds(lambda command=command: subprocess.run(command, check=True)))  # type: ignore[misc]
    ratio = statistics.median(peer) / statistics.median(pages)
    print(f"{name:9} pages {_told(pages)}  again {_told(again)}  pdftoppm {_told(peer)}  {ratio:.1f} x")


def main() -> None:
    """Compare on pages of text and on scanned pages."""
    if shutil.which("pdftoppm") is None:
        sys.exit("pdftoppm (poppler-utils) is the peer and is absent")
    with tempfile.TemporaryDirectory() as folder:
        compare("text", text_pdf(), Path(folder))
        compare("scans", picture_pdf(), Path(folder))


if __name__ == "__main__":
    main()
