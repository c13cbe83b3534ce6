"""Papers: a page of the product as a file that stands for itself, for signing, keeping and handing over.

A PDF/A, where the text-setting libraries of the system (Pango) are installed; else the same page as one HTML file that
needs nothing beside it. Either way it is the bytes that are kept and whose digest is recorded.
"""

import contextlib
import hashlib
import io
import logging
from dataclasses import dataclass
from typing import Any

from shoumi.engines.marking.fonts import font_file

logger = logging.getLogger(__name__)

PDF, HTML = "application/pdf", "text/html"
_SUFFIX = {PDF: "pdf", HTML: "html"}


@dataclass(frozen=True, slots=True)
class Paper:
    """A finished paper."""

    data: bytes
    media_type: str

    @property
    def digest(self) -> str:
        """SHA-256 of the file, in hexadecimal digits."""
        return hashlib.sha256(self.data).hexdigest()


def suffix_of(media_type: str) -> str:
    """Return the ending of a file of ``media_type``."""
    return _SUFFIX[media_type]


def setter() -> Any | None:  # noqa: ANN401 - the library, which is loaded on the first paper only
    """Return the library that sets PDFs; None where the system lacks what it stands on."""
    try:
        # Without Pango it prints a page of advice, which has no place in what a command answers.
        with contextlib.redirect_stdout(io.StringIO()):
            import weasyprint
    except OSError as missing:
        logger.warning("papers are HTML: %s", missing)
        return None
    return weasyprint


def paper(html: str, library: Any | None) -> Paper:  # noqa: ANN401 - as above
    """Return ``html``, a whole page, as a paper set by ``library`` (`setter`).

    The page may name nothing outside itself: whatever it would fetch is refused.
    """
    if library is None:
        return Paper(html.replace("</head>", f"<style>{_SHEET}</style></head>", 1).encode(), HTML)
    sheet = _SHEET + _FACE.format(path=font_file().path.as_uri())
    # Only our own style sheet names a file, the font; the page itself can fetch from nowhere.
    style = library.CSS(string=sheet, url_fetcher=library.urls.URLFetcher(allowed_protocols=["file"]))
    page = library.HTML(string=html, url_fetcher=library.urls.URLFetcher(allowed_protocols=[]))
    return Paper(page.write_pdf(stylesheets=[style], pdf_variant="pdf/a-3u", pdf_tags=True), PDF)


_SHEET = """
@page { size: A4; margin: 20mm 18mm; @bottom-right { content: counter(page) " / " counter(pages); font-size: 8pt } }
body { font-size: 10pt; line-height: 1.6; color: #111 }
h1 { font-size: 16pt; margin: 0 0 4mm }
h2 { font-size: 12pt; margin: 6mm 0 2mm }
table { width: 100%; border-collapse: collapse }
thead { display: table-header-group }
th, td { border: 0.3pt solid #555; padding: 1.5mm 2mm; text-align: left; vertical-align: top; font-weight: normal }
th { background: #eee }
dl { display: grid; grid-template-columns: 34mm auto }
dt { color: #555 }
dd { margin: 0; overflow-wrap: anywhere }
"""
_FACE = "@font-face {{ font-family: 'Paper'; src: url('{path}') }} html {{ font-family: 'Paper', sans-serif }}"
