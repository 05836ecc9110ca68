"""Markdown in a Word document: the blocks of a body with their emphasis, lists and tables."""

from markdown_it.tree import SyntaxTreeNode

from dongling.exporters.word.paper import WIDTH, Paper
from dongling.exporters.word.wordml import Paragraph
from dongling.text.markdown import plain


def write(paper: Paper, nodes: tuple[SyntaxTreeNode, ...], style: str = "Normal") -> None:
    """Write blocks."""
    for node in nodes:
        _block(paper, node, style)


def _block(paper: Paper, node: SyntaxTreeNode, style: str) -> None:
    if node.type == "heading":
        paper.heading(plain(node), int(node.tag[1]) - 1)
    elif node.type == "paragraph":
        _inline(paper, paper.paragraph(style), node)
    elif node.type == "bullet_list":
        _items(paper, node, "List Bullet")
    elif node.type == "ordered_list":
        _items(paper, node, "List Number")
    elif node.type == "blockquote":
        write(paper, tuple(node.children), "Quote")
    elif node.type == "table":
        _table(paper, node)
    elif node.type in ("fence", "code_block"):
        paper.text(node.content, style)


def _items(paper: Paper, node: SyntaxTreeNode, style: str) -> None:
    numbering = paper.numbering() if style == "List Number" else None
    for item in node.children:
        for i, child in enumerate(item.children):
            if child.type != "paragraph":
                _block(paper, child, "List Paragraph")
            elif i:
                _inline(paper, paper.paragraph("List Paragraph"), child)
            else:
                _inline(paper, paper.paragraph(style, numbering), child)


def _table(paper: Paper, node: SyntaxTreeNode) -> None:
    rows = [[plain(cell) for cell in row.children] for part in node.children for row in part.children]
    count = len(rows[0])
    paper.table(rows[0], rows[1:], [WIDTH / count] * count)


def _inline(paper: Paper, paragraph: Paragraph, node: SyntaxTreeNode) -> None:
    for piece in node.children[0].children:
        _piece(paper, paragraph, piece, bold=False, struck=False)


def _piece(paper: Paper, paragraph: Paragraph, node: SyntaxTreeNode, *, bold: bool, struck: bool) -> None:
    if node.type in ("softbreak", "hardbreak"):
        paragraph.add_break()
    elif node.type in ("text", "code_inline"):
        paragraph.add(node.content, bold=bold, struck=struck)
    elif node.type == "image":
        paragraph.add(paper.say("（图：%(words)s）", words=node.content or plain(node)), bold=bold)
    else:
        for child in node.children:
            _piece(
                paper, paragraph, child, bold=bold or node.type in ("strong", "em"), struck=struck or node.type == "s"
            )
        address = str(node.attrs.get("href", "")) if node.type == "link" else ""
        if address and address not in plain(node):
            paragraph.add(paper.say("（%(address)s）", address=address), bold=bold)
