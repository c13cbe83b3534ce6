"""A page as the viewer sends it – rendered, both marks, JPEG at 150 dpi – beside `pdftoppm -jpeg`, which marks nothing.

    PYTHONPATH=.:src python benchmarks/marked_page.py [--rounds 24]

The document is warm: open in a renderer. "first look" draws the page anew, "again" takes it from the few kept pages:
each has pages of its own, more of the one than are kept. The visible mark says which page it is, as in the product; the
minute it names stays the same. Deciding and recording come on top in the product (benchmarks/ledger.py).
"""

import argparse
import io
import itertools
import secrets
import subprocess
import sys
import tempfile
from pathlib import Path

import numpy as np
import pikepdf
from benchmarks.interleaved import Contender, take_turns, tell
from PIL import Image, ImageDraw, ImageFilter

from shoumi.engines.marking import jpeg, visible
from shoumi.engines.marking.pagemark.embed import embed
from shoumi.engines.marking.pagemark.keys import MarkKey
from shoumi.engines.rendering.formats import Format
from shoumi.engines.rendering.pool import RendererPool

PAGES = 24
A4 = (1240, 1754)


def text_pdf() -> bytes:
    """Return a PDF of full pages of English text in a standard font."""
    pdf = pikepdf.new()
    font = pikepdf.Dictionary(Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica)
    words = [
        "the",
        "merge",
        "routine",
        "sorts",
        "each",
        "run",
        "in",
        "place",
        "and",
        "hands",
        "the",
        "smaller",
        "half",
        "to",
        "the",
        "next",
        "worker",
    ]
    for number in range(PAGES):
        page = pdf.add_blank_page(page_size=(595, 842))
        flow = itertools.islice(itertools.cycle(words), number, None)
        lines = [" ".join(next(flow) for _ in range(14)) for _ in range(54)]
        body = "".join(f"({line}) Tj T*\n" for line in lines)
        content = f"BT /F1 11 Tf 14 TL 50 790 Td\n{body}ET".encode()
        page.Contents = pdf.make_stream(content)
        page.Resources = pikepdf.Dictionary(Font=pikepdf.Dictionary(F1=font))
    return _saved(pdf)


def image_pdf() -> bytes:
    """Return a PDF whose pages are scans: one A4 JPEG of 200 dpi each."""
    pdf = pikepdf.new()
    rng = np.random.default_rng(7)
    for number in range(PAGES):
        blurs = Image.fromarray(rng.integers(0, 255, (73, 52, 3), np.uint8))
        picture = blurs.resize((1654, 2339), Image.Resampling.BICUBIC)
        draw = ImageDraw.Draw(picture)
        for line in range(60):
            draw.text(
                (120, 100 + 36 * line), f"scan {number} line {line} quarterly figures by region", fill=(20, 20, 30)
            )
        data = io.BytesIO()
        picture.filter(ImageFilter.GaussianBlur(0.6)).save(data, "JPEG", quality=85)
        stream = pdf.make_stream(data.getvalue())
        stream.update(
            {
                "/Type": pikepdf.Name.XObject,
                "/Subtype": pikepdf.Name.Image,
                "/Width": picture.width,
                "/Height": picture.height,
                "/ColorSpace": pikepdf.Name.DeviceRGB,
                "/BitsPerComponent": 8,
                "/Filter": pikepdf.Name.DCTDecode,
            }
        )
        page = pdf.add_blank_page(page_size=(595, 842))
        page.Contents = pdf.make_stream(b"q 595 0 0 842 0 0 cm /I Do Q")
        page.Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(I=stream))
    return _saved(pdf)


def _saved(pdf: pikepdf.Pdf) -> bytes:
    data = io.BytesIO()
    pdf.save(data)
    return data.getvalue()


def main() -> None:
    """Compare both kinds of page."""
    parser = argparse.ArgumentParser(description="Measure marked pages.")
    parser.add_argument("--rounds", type=int, default=24)
    rounds = parser.parse_args().rounds
    with RendererPool(1) as pool, tempfile.TemporaryDirectory() as folder:
        for kind, data in (("text", text_pdf()), ("image", image_pdf())):
            path = Path(folder) / f"{kind}.pdf"
            path.write_bytes(data)
            took = take_turns(_contenders(pool, kind, data, path), rounds)
            for ours in ("marked page, first look", "marked page, again"):
                tell(f"{kind} pages", took, ours=ours, peer="pdftoppm -jpeg -r 150")


def _contenders(pool: RendererPool, kind: str, data: bytes, path: Path) -> dict[str, Contender]:
    document = pool.open(data, Format.PDF, key=kind)
    key = MarkKey(secrets.token_bytes(32))
    anew, same = itertools.cycle(range(1, PAGES)), PAGES
    theirs = itertools.cycle(range(1, PAGES))

    def marked(page: int) -> bytes:
        said = visible.VisibleMark(
            "商业秘密·普通", "JS-2026-7K4FQHXW", "王晓雨", "2026-11-23 16:00", f"{page} / {PAGES}"
        )
        raster = visible.draw(document.page(page), said)
        if raster.shape[:2] != (A4[1], A4[0]):
            sys.exit(f"a page of {raster.shape} pixels is not what is compared")
        return jpeg.encode(embed(raster, secrets.randbits(40), key, page_digest=b"page"))

    def pdftoppm() -> None:
        page = str(next(theirs))
        command = ["pdftoppm", "-jpeg", "-r", "150", "-f", page, "-l", page, str(path), str(path.with_suffix(""))]
        subprocess.run(command, check=True)

    return {
        "marked page, first look": lambda: marked(next(anew)),
        "marked page, again": lambda: marked(same),
        "pdftoppm -jpeg -r 150": pdftoppm,
    }


if __name__ == "__main__":
    main()
