"""Everything a renderer will need from disk, read while it still may."""

import codecs

import cv2
import pypdfium2 as pdfium
from charset_normalizer import from_bytes
from PIL import Image, ImageDraw

from shoumi.engines.rendering.worker.charset import CODECS
from shoumi.engines.rendering.worker.pdffonts import install_fonts
from shoumi.engines.rendering.worker.shelf import FontShelf

_TYPESET_EM = 20
_ARCHIVE_CODECS = ("cp437", "ascii")  # names of members


def preload() -> FontShelf:
    """Import what libraries import late, open the fonts, start PDFium; return the fonts."""
    for name in (*CODECS, *_ARCHIVE_CODECS):
        codecs.lookup(name)
    from_bytes("预热 warm up".encode("gb18030")).best()
    Image.init()
    shelf = FontShelf()
    canvas = ImageDraw.Draw(Image.new("RGB", (64, 64)))
    for narrow in (True, False):
        canvas.text((0, 32), "A密", font=shelf.font(narrow=narrow, size=_TYPESET_EM), anchor="ls")
    cv2.setNumThreads(0)  # the fence lets nobody start a thread
    install_fonts(*shelf.cjk_face)
    document = pdfium.PdfDocument.new()
    document.new_page(72, 72).get_textpage().close()
    document.close()
    return shelf
