"""What marking a page costs, and what reading a mark costs, on one core.

Run from the repository's root: ``python -m benchmarks.page_mark --rounds 20``. The peer is Poppler's
``pdftoppm -jpeg -r 150``, which marks nothing; the other side is PDFium raster + both marks + JPEG of the same page,
interleaved in the same run.
"""

import argparse
import io
import itertools
import subprocess
import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Final

import cv2
import numpy as np
import pypdfium2
from PIL import Image
from tests.engines.marking.attacks import messenger
from tests.engines.marking.pages import KINDS

from shoumi.engines.marking.jpeg import encode
from shoumi.engines.marking.pagemark import MarkKey, embed, recover
from shoumi.engines.marking.pagemark.arrays import Raster
from shoumi.engines.marking.visible import VisibleMark, draw

KEY: Final = MarkKey(bytes(range(32)))
MARK: Final = VisibleMark("商业秘密·机密", "XH-2026-0137-KQ4T", "李晓明", "2026-11-23 14:05")


def text_pdf() -> bytes:
    """Return a one-page A4 PDF of plain text, written here so that both renderers get vectors and not a picture."""
    lines = [
        f"1 0 0 1 60 {780 - 14 * row} Tm (Clause {row + 1}: the receiving party keeps every drawing, list and file "
        f"in confidence.) Tj"
        for row in range(50)
    ]
    content = ("BT /F1 10 Tf " + "\n".join(lines) + " ET").encode()
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>",
        b"<</Length %d>>stream\n%s\nendstream" % (len(content), content),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
    ]
    out, places = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj%s endobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    tail = b"xref\n0 6\n0000000000 65535 f \n%strailer<</Size 6/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % (
        table,
        len(out),
    )
    return out + tail


def picture_pdf() -> bytes:
    """Return a one-page A4 PDF that is one picture."""
    buffer = io.BytesIO()
    Image.fromarray(KINDS["picture"](1)).save(buffer, "PDF", resolution=150)
    return buffer.getvalue()


def marked_page(document: pypdfium2.PdfDocument, views: "itertools.count[int]") -> bytes:
    """Raster, visible mark, page mark, JPEG: what the product does for a page that is viewed."""
    bitmap = document[0].render(scale=150 / 72, rev_byteorder=True)
    raster = np.ascontiguousarray(bitmap.to_numpy()[..., :3])
    return encode(embed(draw(raster, MARK), next(views), KEY))


def timed(act: Callable[[], object]) -> float:
    """Return milliseconds."""
    start = time.perf_counter()
    act()
    return 1e3 * (time.perf_counter() - start)


def told(name: str, times: list[float]) -> None:
    """Print median and quartiles."""
    low, middle, high = np.percentile(times, [25, 50, 75])
    print(f"| {name} | {middle:.1f} | {low:.1f} – {high:.1f} |")


def steps(rounds: int) -> None:
    """Time the steps on an A4 raster."""
    page = KINDS["chinese"](1)
    drawn = draw(page, MARK)
    views = itertools.count()
    marked = embed(drawn, 1, KEY)
    sent = messenger(marked, 2)
    acts: dict[str, Callable[[], object]] = {
        "visible mark, warm": lambda: draw(page, MARK),
        "visible mark, new text": lambda: draw(page, VisibleMark("商业秘密·机密", f"N-{next(views)}", "李", "now")),
        "page mark, embed (new view each)": lambda: embed(drawn, next(views), KEY),
        "JPEG 85 4:2:2": lambda: encode(marked),
        "recover, screenshot": lambda: recover(marked, [KEY]),
        "recover, messenger twice": lambda: recover(sent, [KEY]),
        "give up on an unmarked page": lambda: recover(page, [KEY]),
    }
    times: dict[str, list[float]] = {name: [] for name in acts}
    for _ in range(rounds):
        for name, act in acts.items():
            times[name].append(timed(act))
    print("\n| step, 1240 × 1754 | ms, median | quartiles |\n| --- | --- | --- |")
    for name, row in times.items():
        told(name, row)


def interleaved(data: bytes, rounds: int) -> tuple[list[float], list[float]]:
    """Return milliseconds of our whole path and of pdftoppm, in turn on the same page."""
    document = pypdfium2.PdfDocument(data)
    views = itertools.count()
    ours: list[float] = []
    theirs: list[float] = []
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "page.pdf"
        file.write_bytes(data)
        command = ["pdftoppm", "-jpeg", "-r", "150", str(file), str(Path(folder) / "out")]
        for _ in range(rounds):
            ours.append(timed(lambda: marked_page(document, views)))
            theirs.append(timed(lambda: subprocess.run(command, check=True)))
    return ours, theirs


def against_poppler(rounds: int) -> None:
    """Interleave our whole path with pdftoppm on the same page."""
    print("\n| page | ms, median | quartiles |\n| --- | --- | --- |")
    for kind, data in (("text", text_pdf()), ("picture", picture_pdf())):
        ours, theirs = interleaved(data, rounds)
        told(f"{kind}: raster + both marks + JPEG", ours)
        told(f"{kind}: pdftoppm -jpeg, no mark", theirs)
        print(f"| {kind}: times faster | {np.median(theirs) / np.median(ours):.2f} | |")


def jpeg_choices(rounds: int) -> None:
    """Show what quality and chroma subsampling cost and leave of the mark."""
    page: Raster = embed(draw(KINDS["chinese"](2), MARK), 7, KEY)
    samplings = {
        "4:2:0": cv2.IMWRITE_JPEG_SAMPLING_FACTOR_420,
        "4:2:2": cv2.IMWRITE_JPEG_SAMPLING_FACTOR_422,
        "4:4:4": cv2.IMWRITE_JPEG_SAMPLING_FACTOR_444,
    }
    print("\n| quality, chroma | KiB | ms, median | z read back |\n| --- | --- | --- | --- |")
    for quality in (75, 85, 90):
        for name, sampling in samplings.items():
            options = [cv2.IMWRITE_JPEG_QUALITY, quality, cv2.IMWRITE_JPEG_SAMPLING_FACTOR, sampling]
            act = partial(cv2.imencode, ".jpg", page[..., ::-1], options)
            times = [timed(act) for _ in range(rounds)]
            _, data = act()
            shown = np.ascontiguousarray(np.asarray(cv2.imdecode(data, cv2.IMREAD_COLOR), np.uint8)[..., ::-1])
            found = recover(shown, [KEY])
            z = f"{found.z:.1f}" if found else "–"
            print(f"| {quality}, {name} | {len(data) / 1024:.0f} | {np.median(times):.1f} | {z} |")


def main() -> None:
    """Read the command line and run."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=10)
    rounds = parser.parse_args().rounds
    cv2.setNumThreads(1)
    steps(rounds)
    jpeg_choices(max(rounds // 3, 3))
    against_poppler(rounds)


if __name__ == "__main__":
    main()
