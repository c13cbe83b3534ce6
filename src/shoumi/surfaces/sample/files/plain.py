"""Text files: Markdown, CSV, and everything that is kept as it stands."""

import csv
import io

from shoumi.surfaces.sample.papers.paper import Code, Drawing, Heading, Paper, Points, Table, Text, plain_text


def write_markdown(paper: Paper) -> bytes:
    """Return ``paper`` as Markdown in UTF-8."""
    parts = [f"# {paper.title}"]
    for block in paper.blocks:
        match block:
            case Heading(text):
                parts.append(f"## {text}")
            case Text(text) | Code(text):
                parts.append(text)
            case Points(items):
                parts.append("\n".join(f"- {item}" for item in items))
            case Table(rows) | Drawing(rows):
                head, *rest = rows
                lines = [head, ("---",) * len(head), *rest]
                parts.append("\n".join(f"| {' | '.join(row)} |" for row in lines))
    return ("\n\n".join(parts) + "\n").encode()


def write_csv(paper: Paper) -> bytes:
    """Return the tables of ``paper`` as CSV with the mark spreadsheets expect; texts are lines of CSV already."""
    made = io.StringIO()
    writer = csv.writer(made)
    for block in paper.blocks:
        if isinstance(block, Table):
            writer.writerows(block.rows)
        elif isinstance(block, Text):
            made.write(block.text + "\n")
    return made.getvalue().encode("utf-8-sig")


def write_text(paper: Paper) -> bytes:
    """Return the words of ``paper``; source code stands alone, as it would be compiled."""
    code = [block.text for block in paper.blocks if isinstance(block, Code)]
    return ("\n".join(code) if code else plain_text(paper)).encode()
