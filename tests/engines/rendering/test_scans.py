"""Scanned pages take a way of their own: what is drawn on it looks as PDFium draws it, and all else is PDFium's."""

import mmap
from collections.abc import Callable
from typing import Any

import numpy as np
import pikepdf
import pypdfium2 as pdfium
import pytest
from pikepdf import Array, Dictionary, Name
from PIL import Image, ImageCms
from tests.engines.rendering import samples

from shoumi.engines.rendering.formats import Format
from shoumi.engines.rendering.limits import Limits
from shoumi.engines.rendering.pool import RendererPool
from shoumi.engines.rendering.raster import Raster
from shoumi.engines.rendering.worker.document import Size
from shoumi.engines.rendering.worker.pdf import PdfDocument
from shoumi.engines.rendering.worker.scan import Scans

PAGE = (432, 576)  # points; 150 dpi make whole pixels of it, so that PDFium's lie where ours do
LIMITS = Limits()
ON_ITS_SIDE = Image.Exif()
ON_ITS_SIDE[0x0112] = 6


def _drawn(data: bytes, limits: Limits = LIMITS) -> Raster:
    """Draw the first page as a renderer does."""
    document = PdfDocument(_mapped(data), limits)
    size = document.measure(0, 150)
    target = bytearray(size.bytes)
    document.draw(0, size, memoryview(target))
    document.close()
    return _raster(target, size)


def _by_pdfium(data: bytes) -> Raster:
    """Draw it where no picture is small enough to be taken for a scan."""
    return _drawn(data, Limits(picture_pixels=0))


def _as_scan(data: bytes) -> Raster | None:
    """Draw it as a scan; None when it is not taken for one, and nothing was drawn then."""
    size = Size(PAGE[0] * 150 // 72, PAGE[1] * 150 // 72)
    target = bytearray(size.bytes)
    scans = Scans(_mapped(data), LIMITS.picture_pixels)
    with pdfium.PdfDocument(data) as document:
        taken = scans.draw(0, document[0], size, memoryview(target))
    scans.close()
    assert taken or not any(target)
    return _raster(target, size) if taken else None


def _mapped(data: bytes) -> mmap.mmap:
    memory = mmap.mmap(-1, len(data))
    memory[:] = data
    return memory


def _raster(drawn: bytearray, size: Size) -> Raster:
    return np.frombuffer(drawn, np.uint8).reshape(size.height, size.width, 3)


def _pixels(dpi: int) -> tuple[int, int]:
    return PAGE[0] * dpi // 72, PAGE[1] * dpi // 72


_ALIKE: dict[str, tuple[int, dict[str, Any], dict[str, object]]] = {
    "150 dpi": (150, {}, {}),
    "200 dpi": (200, {}, {}),
    "280 dpi": (280, {}, {}),
    "300 dpi": (300, {}, {}),
    "400 dpi": (400, {}, {}),
    "600 dpi": (600, {}, {}),
    "grey": (200, {"mode": "L"}, {"/ColorSpace": Name.DeviceGray}),
    "progressive": (200, {"progressive": True}, {}),
    "no chroma lost": (200, {"subsampling": 0}, {}),
    "turned by its camera": (200, {"exif": ON_ITS_SIDE.tobytes()}, {}),
    "a list of one filter": (200, {}, {"/Filter": Array([Name.DCTDecode])}),
}


@pytest.mark.parametrize("name", _ALIKE)
def test_a_scan_looks_as_pdfium_draws_it(name: str) -> None:
    dpi, options, entries = _ALIKE[name]
    jpeg = samples.scanned_jpeg(_pixels(dpi), **options)
    data = samples.saved(samples.scan(jpeg, dpi=dpi, picture=entries))
    ours, theirs = _as_scan(data), _by_pdfium(data)
    assert ours is not None
    assert np.array_equal(ours, _drawn(data))
    difference = np.abs(ours.astype(int) - theirs)
    assert theirs.std() > 20
    assert difference.mean() < 1.2
    assert np.percentile(difference, 99.9) < 24


@pytest.mark.parametrize("content", ["{scan} {text}", "{text} {scan}"])
def test_invisible_text_does_not_matter(content: str) -> None:
    text = "BT 3 Tr /F1 24 Tf 72 500 Td (found by a machine) Tj ET"
    document = _plain(content.format(text=text, scan="q {0} 0 0 {1} 0 0 cm /I Do Q"))
    data = samples.saved(document)
    ours = _as_scan(data)
    assert ours is not None
    assert np.abs(ours.astype(int) - _by_pdfium(data)).mean() < 1.2


def test_edges_within_a_pixel_of_the_pages_are_taken_for_them() -> None:
    exact, near = (
        _as_scan(samples.saved(_plain(f"q {placed} cm /I Do Q")))
        for placed in ("{0} 0 0 {1} 0 0", "{0}.3 0 0 {1}.3 -.2 -.2")
    )
    assert exact is not None
    assert near is not None
    assert np.array_equal(near, exact)


def _with_font(document: pikepdf.Pdf) -> pikepdf.Pdf:
    font = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica)
    document.pages[0].Resources.Font = Dictionary(F1=font)
    return document


def _plain(content: str = "q {0} 0 0 {1} 0 0 cm /I Do Q", **entries: object) -> pikepdf.Pdf:
    picture = {f"/{name}": value for name, value in entries.items()}
    return _with_font(samples.scan(samples.scanned_jpeg(_pixels(200)), content=content, picture=picture))


def _masked(name: str) -> pikepdf.Pdf:
    document = _plain()
    mask = document.make_stream(bytes(range(256)))
    mask.Type, mask.Subtype, mask.Width, mask.Height = Name.XObject, Name.Image, 16, 16
    mask.ColorSpace, mask.BitsPerComponent = Name.DeviceGray, 8
    if name == "/Mask":
        mask.ImageMask, mask.BitsPerComponent = True, 1
        del mask["/ColorSpace"]
    document.pages[0].Resources.XObject.I[name] = document.make_indirect(mask)
    return document


def _encoded(mode: str, colours: object) -> pikepdf.Pdf:
    jpeg = samples.scanned_jpeg(_pixels(200), mode=mode)
    return samples.scan(jpeg, picture={"/ColorSpace": colours})


def _icc() -> pikepdf.Pdf:
    document = _plain()
    profile = document.make_stream(ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes())
    profile.N = 3
    document.pages[0].Resources.XObject.I.ColorSpace = Array([Name.ICCBased, document.make_indirect(profile)])
    return document


def _default_colours() -> pikepdf.Pdf:
    document = _plain()
    space = Array([Name.CalRGB, Dictionary(WhitePoint=Array([0.95, 1, 1.09]), Gamma=Array([1, 1, 1]))])
    document.pages[0].Resources.ColorSpace = Dictionary(DefaultRGB=space)
    return document


def _on_the_page(**entries: object) -> pikepdf.Pdf:
    document = _plain()
    for name, value in entries.items():
        document.pages[0].obj[f"/{name}"] = value
    return document


def _annotated() -> pikepdf.Pdf:
    note = Dictionary(Type=Name.Annot, Subtype=Name.Square, Rect=Array([100, 100, 300, 300]), C=Array([1, 0, 0]))
    return _on_the_page(Annots=Array([note]))


def _second_picture() -> pikepdf.Pdf:
    document = _plain("q {0} 0 0 {1} 0 0 cm /I Do Q q 100 0 0 100 50 50 cm /J Do Q")
    document.pages[0].Resources.XObject.J = document.pages[0].Resources.XObject.I
    return document


def _inline() -> pikepdf.Pdf:
    """Beside a picture that is named and not used, one of the same size inside the content."""
    document = _plain()
    jpeg = samples.scanned_jpeg(_pixels(200), quality=60)
    entries = "/W {} /H {} /CS /RGB /BPC 8 /F /DCT /D [1 0 1 0 1 0]".format(*_pixels(200))
    start = f"q {PAGE[0]} 0 0 {PAGE[1]} 0 0 cm BI {entries} ID ".encode()
    document.pages[0].Contents = document.make_stream(start + jpeg + b" EI Q")
    return document


def _in_a_form() -> pikepdf.Pdf:
    document = _plain("/F Do")
    resources = document.pages[0].Resources
    form = document.make_stream(f"q {PAGE[0]} 0 0 {PAGE[1]} 0 0 cm /I Do Q".encode())
    form.Type, form.Subtype, form.BBox = Name.XObject, Name.Form, Array([0, 0, 300, 300])
    form.Resources = Dictionary(XObject=Dictionary(I=resources.XObject.I))
    resources.XObject = Dictionary(F=document.make_indirect(form))
    return document


def _switched_off() -> pikepdf.Pdf:
    document = _plain("/OC /L BDC q {0} 0 0 {1} 0 0 cm /I Do Q EMC")
    layer = document.make_indirect(Dictionary(Type=Name.OCG, Name="scan"))
    document.Root.OCProperties = Dictionary(OCGs=Array([layer]), D=Dictionary(OFF=Array([layer]), Order=Array([layer])))
    document.pages[0].Resources.Properties = Dictionary(L=layer)
    return document


def _half_transparent() -> pikepdf.Pdf:
    document = _plain("/G gs q {0} 0 0 {1} 0 0 cm /I Do Q")
    document.pages[0].Resources.ExtGState = Dictionary(G=Dictionary(ca=0.5))
    return document


def _cut_off() -> pikepdf.Pdf:
    jpeg = samples.scanned_jpeg(_pixels(200))
    return samples.scan(jpeg[: len(jpeg) // 2])


def _untransformed() -> pikepdf.Pdf:
    """A JPEG that holds red, green, blue as they are, and says so in Adobe's way."""
    return samples.scan(samples.scanned_jpeg(_pixels(200), keep_rgb=True))


_ODD: dict[str, Callable[[], pikepdf.Pdf]] = {
    "soft mask": lambda: _masked("/SMask"),
    "mask": lambda: _masked("/Mask"),
    "colour mask": lambda: _plain(Mask=Array([240, 255, 240, 255, 240, 255])),
    "inverted": lambda: _plain(Decode=Array([1, 0, 1, 0, 1, 0])),
    "decoder told otherwise": lambda: _plain(DecodeParms=Dictionary(ColorTransform=0)),
    "encoded otherwise than said": lambda: _plain(Filter=Name.FlateDecode),
    "bits said to be four": lambda: _plain(BitsPerComponent=4),
    "CMYK": lambda: _encoded("CMYK", Name.DeviceCMYK),
    "grey said to be colours": lambda: _encoded("L", Name.DeviceRGB),
    "colours said to be grey": lambda: _encoded("RGB", Name.DeviceGray),
    "other size than said": lambda: _plain(Width=600, Height=800),
    "colours not transformed": _untransformed,
    "colour profile": _icc,
    "colours of the page": _default_colours,
    "turned page": lambda: _on_the_page(Rotate=180),
    "cropped page": lambda: _on_the_page(CropBox=Array([0, 0, 306, 396])),
    "upside down": lambda: _plain("q {0} 0 0 -{1} 0 {1} cm /I Do Q"),
    "mirrored": lambda: _plain("q -{0} 0 0 {1} {0} 0 cm /I Do Q"),
    "on its side": lambda: _plain("q 0 {1} -{0} 0 {0} 0 cm /I Do Q"),
    "askew": lambda: _plain("q {0} 20 0 {1} 0 0 cm /I Do Q"),
    "margins": lambda: _plain("q 500 0 0 700 50 50 cm /I Do Q"),
    "bleeding": lambda: _plain("q 700 0 0 900 -50 -50 cm /I Do Q"),
    "clipped": lambda: _plain("100 100 300 300 re W n q {0} 0 0 {1} 0 0 cm /I Do Q"),
    "text on it": lambda: _plain("q {0} 0 0 {1} 0 0 cm /I Do Q BT /F1 24 Tf 72 700 Td (signed) Tj ET"),
    "line on it": lambda: _plain("q {0} 0 0 {1} 0 0 cm /I Do Q 5 w 0 0 m 500 500 l S"),
    "another picture in the text": _inline,
    "note on it": _annotated,
    "second picture": _second_picture,
    "twice": lambda: _plain("q {0} 0 0 {1} 0 0 cm /I Do Q q 100 0 0 100 50 50 cm /I Do Q"),
    "in a form": _in_a_form,
    "layer that is off": _switched_off,
    "half transparent": _half_transparent,
    "cut off": _cut_off,
    "coarser than the page": lambda: samples.scan(samples.scanned_jpeg(_pixels(100)), dpi=100),
}


@pytest.mark.parametrize("name", _ODD)
def test_whatever_is_odd_is_left_to_pdfium(name: str) -> None:
    data = samples.saved(_ODD[name]())
    assert _as_scan(data) is None
    assert np.array_equal(_drawn(data), _by_pdfium(data))


def test_pdfium_draws_the_odd_ones_otherwise_than_their_bare_picture() -> None:
    """So that the test above would notice a page taken for a scan by mistake."""
    bare = _drawn(samples.saved(_plain()))
    for name in ("soft mask", "inverted", "turned page", "clipped", "layer that is off", "half transparent"):
        odd = _drawn(samples.saved(_ODD[name]()))
        assert np.abs(odd.astype(int) - bare).mean() > 5, name


@pytest.mark.parametrize(("whole", "damaged"), [(b"startxref\n", b"startxref\n7"), (b"/Page >>", b"/Page ->")])
def test_a_file_that_only_pdfium_can_mend_is_left_to_it(whole: bytes, damaged: bytes) -> None:
    data = samples.saved(_plain())
    assert data.count(whole) == 1
    data = data.replace(whole, damaged)
    assert _as_scan(data) is None
    assert _drawn(data).std() > 20


def test_a_renderer_draws_scans_behind_its_fence(pool: RendererPool) -> None:
    data = samples.saved(samples.scan(samples.scanned_jpeg(_pixels(300)), dpi=300))
    with pool.open(data, Format.PDF) as document:
        drawn = document.page(1)
    assert np.array_equal(drawn, _drawn(data))
    assert not np.array_equal(drawn, _by_pdfium(data))
