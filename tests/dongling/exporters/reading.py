"""What tests read of a document: it is opened again by python-docx, as another program would."""

import io

from docx import Document
from docx.document import Document as DocumentObject
from docx.oxml.ns import qn
from docx.table import Table


def opened(data: bytes) -> DocumentObject:
    """Return a document from its file."""
    return Document(io.BytesIO(data))


def headings(document: DocumentObject) -> list[tuple[int, str]]:
    """Return the level and the words of each heading."""
    found = ((p.style.name or "", p.text) for p in document.paragraphs if p.style is not None)
    return [(int(name[-1]), text) for name, text in found if name.startswith("Heading")]


def paragraphs(document: DocumentObject) -> list[str]:
    """Return the paragraphs outside of tables that hold anything."""
    return [p.text for p in document.paragraphs if p.text]


def rows(table: Table) -> list[list[str]]:
    """Return the cells of a table by rows."""
    return [[cell.text for cell in row.cells] for row in table.rows]


def tables(document: DocumentObject) -> dict[str, list[list[str]]]:
    """Return tables by the heading that they stand under, the last where there are several."""
    found, under = {}, ""
    for block in document.iter_inner_content():
        if isinstance(block, Table):
            found[under] = rows(block)
        elif block.style is not None and (block.style.name or "").startswith(("Heading", "Title")):
            under = block.text
    return found


def repeats_header(table: Table) -> bool:
    """Whether the first row of a table is shown again on each page."""
    return any(True for _ in table.rows[0]._tr.iter(qn("w:tblHeader")))  # noqa: SLF001 - it has no call for it
