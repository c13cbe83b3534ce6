"""Real files of every format, made here."""

import io
import zipfile
from collections.abc import Iterable

import docx
import openpyxl
import pikepdf
import pptx
from PIL import Image, ImageDraw, ImageFilter, ImageFont


def pdf(pages: Iterable[str] = ("Quarterly plan", "Second page"), *, size: tuple[int, int] = (595, 842)) -> bytes:
    """Make a PDF with one line of Latin text a page."""
    document = pikepdf.new()
    font = document.make_indirect(
        pikepdf.Dictionary(Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica)
    )
    for text in pages:
        page = document.add_blank_page(page_size=size)
        page.Resources = pikepdf.Dictionary(Font=pikepdf.Dictionary(F1=font))
        page.Contents = document.make_stream(f"BT /F1 24 Tf 72 {size[1] - 100} Td ({text}) Tj ET".encode())
    return saved(document)


def chinese_pdf(text: str = "商业秘密") -> bytes:
    """Make a PDF that names a Chinese font without bringing it."""
    document = pikepdf.new()
    descendant = pikepdf.Dictionary(
        Type=pikepdf.Name.Font,
        Subtype=pikepdf.Name.CIDFontType0,
        BaseFont=pikepdf.Name("/STSong-Light"),
        CIDSystemInfo=pikepdf.Dictionary(Registry=b"Adobe", Ordering=b"GB1", Supplement=4),
        FontDescriptor=document.make_indirect(
            pikepdf.Dictionary(Type=pikepdf.Name.FontDescriptor, FontName=pikepdf.Name("/STSong-Light"), Flags=6)
        ),
    )
    font = pikepdf.Dictionary(
        Type=pikepdf.Name.Font,
        Subtype=pikepdf.Name.Type0,
        BaseFont=pikepdf.Name("/STSong-Light"),
        Encoding=pikepdf.Name("/UniGB-UCS2-H"),
        DescendantFonts=[document.make_indirect(descendant)],
    )
    page = document.add_blank_page(page_size=(595, 842))
    page.Resources = pikepdf.Dictionary(Font=pikepdf.Dictionary(F1=document.make_indirect(font)))
    page.Contents = document.make_stream(f"BT /F1 48 Tf 72 700 Td <{text.encode('utf-16-be').hex()}> Tj ET".encode())
    return saved(document)


def heavy_pdf(strokes: int = 2_000_000) -> bytes:
    """Make a small PDF that takes very long to draw."""
    document = pikepdf.new()
    page = document.add_blank_page(page_size=(595, 842))
    page.Contents = document.make_stream(b"0 0 m 595 842 l 300 0 l 0 842 l f*\n" * strokes)
    return saved(document)


def encrypted_pdf() -> bytes:
    target = io.BytesIO()
    with pikepdf.open(io.BytesIO(pdf())) as document:
        document.save(target, encryption=pikepdf.Encryption(owner="owner", user="user"))
    return target.getvalue()


def scanned_jpeg(size: tuple[int, int], *, mode: str = "RGB", quality: int = 88, **options: object) -> bytes:
    """Make a JPEG that looks like a scanned page: lines of text, a drawing, soft edges."""
    page = Image.new("RGB", size, (250, 249, 246))
    pen = ImageDraw.Draw(page)
    face = ImageFont.load_default(size[1] // 66)
    for line in range(40):
        at = (size[0] // 12, size[1] // 20 + line * size[1] // 45)
        pen.text(at, f"{line}. the receiving party keeps every drawing and list in confidence", (25, 25, 35), face)
    box = (size[0] // 2, size[1] // 2, size[0] * 5 // 6, size[1] * 2 // 3)
    pen.rectangle(box, fill=(40, 90, 160))
    pen.ellipse(box, fill=(230, 170, 60))
    target = io.BytesIO()
    page.filter(ImageFilter.GaussianBlur(size[1] / 2800)).convert(mode).save(target, "JPEG", quality=quality, **options)
    return target.getvalue()


def scan(
    jpeg: bytes,
    *,
    page: tuple[int, int] = (432, 576),
    dpi: int = 200,
    content: str = "q {0} 0 0 {1} 0 0 cm /I Do Q",
    picture: dict[str, object] | None = None,
) -> pikepdf.Pdf:
    """Make a PDF of one page of ``page`` points that is one JPEG; ``picture`` changes entries of its dictionary."""
    document = pikepdf.new()
    stream = document.make_stream(jpeg)
    stream.Type, stream.Subtype, stream.Filter = pikepdf.Name.XObject, pikepdf.Name.Image, pikepdf.Name.DCTDecode
    stream.Width, stream.Height, stream.BitsPerComponent = page[0] * dpi // 72, page[1] * dpi // 72, 8
    stream.ColorSpace = pikepdf.Name.DeviceRGB
    for name, value in (picture or {}).items():
        stream[name] = value
    sheet = document.add_blank_page(page_size=page)
    sheet.Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(I=document.make_indirect(stream)))
    sheet.Contents = document.make_stream(content.format(*page).encode())
    return document


def picture(format: str = "PNG", size: tuple[int, int] = (800, 600), **options: object) -> bytes:
    """Make a white picture with a red left half."""
    image = Image.new("RGB", size, "white")
    ImageDraw.Draw(image).rectangle((0, 0, size[0] // 2 - 1, size[1] - 1), fill=(200, 0, 0))
    target = io.BytesIO()
    image.save(target, format, **options)
    return target.getvalue()


def tiff(frames: int = 3) -> bytes:
    images = [Image.new("RGB", (400, 300), (80 * number, 0, 0)) for number in range(frames)]
    target = io.BytesIO()
    images[0].save(target, "TIFF", save_all=True, append_images=images[1:], compression="tiff_lzw")
    return target.getvalue()


def word(*paragraphs: str) -> bytes:
    document = docx.Document()
    for paragraph in paragraphs or ("Confidential 商业秘密",):
        document.add_paragraph(paragraph)
    table = document.add_table(rows=1, cols=2)
    table.rows[0].cells[0].text, table.rows[0].cells[1].text = "left cell", "右格"
    target = io.BytesIO()
    document.save(target)
    return target.getvalue()


def excel() -> bytes:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "客户"
    sheet.append(["name", "名称", 42])
    sheet["E2"] = "far"
    target = io.BytesIO()
    book.save(target)
    return target.getvalue()


def slides() -> bytes:
    deck = pptx.Presentation()
    for number in range(1, 12):
        slide = deck.slides.add_slide(deck.slide_layouts[5])
        slide.shapes.title.text = f"Slide {number} 第{number}页"
    target = io.BytesIO()
    deck.save(target)
    return target.getvalue()


def open_document() -> bytes:
    content = (
        '<?xml version="1.0" encoding="UTF-8"?>'
        '<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"'
        ' xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" office:version="1.2"><office:body><office:text>'
        "<text:h>Heading 标题</text:h><text:p>Body<text:tab/>text <text:span>inside</text:span> end</text:p>"
        "</office:text></office:body></office:document-content>"
    )
    manifest = (
        '<?xml version="1.0" encoding="UTF-8"?>'
        '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">'
        '<manifest:file-entry manifest:full-path="/" manifest:media-type="application/vnd.oasis.opendocument.text"/>'
        '<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/></manifest:manifest>'
    )
    return archive(
        {
            "mimetype": "application/vnd.oasis.opendocument.text",
            "content.xml": content,
            "META-INF/manifest.xml": manifest,
        }
    )


def archive(members: dict[str, str | bytes]) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as container:
        for name, data in members.items():
            container.writestr(name, data)
    return target.getvalue()


def altered(original: bytes, changes: dict[str, str | bytes]) -> bytes:
    """Return an archive with members replaced or added."""
    with zipfile.ZipFile(io.BytesIO(original)) as container:
        members: dict[str, str | bytes] = {name: container.read(name) for name in container.namelist()}
    return archive(members | changes)


def saved(document: pikepdf.Pdf) -> bytes:
    target = io.BytesIO()
    document.save(target)
    document.close()
    return target.getvalue()
