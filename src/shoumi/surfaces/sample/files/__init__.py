"""Makes real files of the sample company's papers, by what their names end in."""

from shoumi.surfaces.sample.files import office, pdf, pictures, plain
from shoumi.surfaces.sample.papers.paper import Paper

_WRITERS = {
    "pdf": pdf.write,
    "docx": office.write_docx,
    "xlsx": office.write_xlsx,
    "pptx": office.write_pptx,
    "png": pictures.write,
    "jpg": pictures.write,
    "md": plain.write_markdown,
    "csv": plain.write_csv,
}


def write(paper: Paper) -> bytes:
    """Return the file of ``paper``; an ending without a writer of its own is plain text."""
    return _WRITERS.get(paper.ending, plain.write_text)(paper)
