"""Word, Excel and PowerPoint files."""

import io
from itertools import groupby

from docx import Document
from openpyxl import Workbook
from pptx import Presentation

from shoumi.surfaces.sample.papers.paper import Block, Code, Drawing, Heading, Paper, Points, Table, Text

LONGEST_SHEET_NAME = 31


def write_docx(paper: Paper) -> bytes:
    """Return ``paper`` as a Word file."""
    made = Document()
    made.add_heading(paper.title, level=1)
    for block in paper.blocks:
        match block:
            case Heading(text):
                made.add_heading(text, level=2)
            case Text(text) | Code(text):
                made.add_paragraph(text)
            case Points(items):
                for item in items:
                    made.add_paragraph(item, style="List Bullet")
            case Table(rows) | Drawing(rows):
                table = made.add_table(rows=0, cols=max(len(row) for row in rows))
                for row in rows:
                    for cell, text in zip(table.add_row().cells, row, strict=False):
                        cell.text = text
    return _saved(made)


def write_xlsx(paper: Paper) -> bytes:
    """Return the tables of ``paper`` as a workbook of one sheet."""
    made = Workbook(write_only=True)
    sheet = made.create_sheet(paper.title[:LONGEST_SHEET_NAME].replace("/", " "))
    for block in paper.blocks:
        if isinstance(block, Table):
            for row in block.rows:
                sheet.append(row)
    return _saved(made)


def write_pptx(paper: Paper) -> bytes:
    """Return ``paper`` as slides: a title slide, then one for each heading with what stands under it."""
    made = Presentation()
    made.slides.add_slide(made.slide_layouts[0]).shapes.title.text = paper.title
    heading = ""
    for is_heading, blocks in groupby(paper.blocks, lambda block: isinstance(block, Heading)):
        if is_heading:
            heading = " ".join(block.text for block in blocks if isinstance(block, Heading))
            continue
        slide = made.slides.add_slide(made.slide_layouts[1])
        slide.shapes.title.text = heading
        slide.placeholders[1].text = "\n".join(line for block in blocks for line in _lines(block))
    return _saved(made)


def _lines(block: Block) -> list[str]:
    match block:
        case Heading(text) | Text(text) | Code(text):
            return [text]
        case Points(items):
            return list(items)
        case Table(rows) | Drawing(rows):
            return ["　".join(row) for row in rows]


def _saved(made: object) -> bytes:
    target = io.BytesIO()
    made.save(target)  # type: ignore[attr-defined]  # all three libraries save into a stream
    return target.getvalue()
