"""The body of a unit, which is Markdown, in its sections; what is asked of it without writing anything.

This is the one parser of what authors write. A body over its budget (text/budget.py) never comes to it: that one is
shown as the plain text that it is, on pages and on paper.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from markdown_it import MarkdownIt
from markdown_it.token import Token
from markdown_it.tree import SyntaxTreeNode
from mdit_py_cjk_friendly import cjk_friendly

from dongling.text.budget import MOST_LINES, excess, lines_of
from dongling.text.kept import Kept

_markdown = MarkdownIt("commonmark", {"html": False}).enable("table").enable("strikethrough").use(cjk_friendly)
MOST_DEEP = 20
_TOP = ("h1", "h2")


@dataclass(frozen=True)
class Section:
    """A part of a body under a heading; the first may have none."""

    title: str
    nodes: tuple[SyntaxTreeNode, ...]


def tokens(text: str) -> list[Token]:
    """Return a body as tokens of its own, which may be changed; parsed anew each time: keep what is made of them."""
    if excess(text) is not None:
        return list(_plain_tokens(text))
    parsed = _markdown.parse(text)
    for token in parsed:
        token.children = token.children and _shallow(token.children)
    return parsed


def _shallow(parts: list[Token]) -> list[Token]:
    """Leave out emphasis within 20 others: it looks the same, and whoever goes down a tree has a last step."""
    kept: list[Token] = []
    depth = 0
    for part in parts:
        depth += part.nesting == 1
        if not part.nesting or depth <= MOST_DEEP:
            kept.append(part)
        depth -= part.nesting == -1
        part.children = part.children and _shallow(part.children)
    return kept


def html(parsed: list[Token]) -> str:
    """Return tokens as HTML, which is not clean yet: addresses and images are the author's."""
    return str(_markdown.renderer.render(parsed, _markdown.options, {}))


def _plain_tokens(text: str) -> Iterator[Token]:
    """Yield text as paragraphs with their lines; beyond the lines that a body may have, all in one."""
    lines = lines_of(text)
    lines = [*lines[:MOST_LINES], " ".join(lines[MOST_LINES:])]
    for paragraph in re.split(r"\n(?:[ \t]*\n)+", "\n".join(lines).strip("\n")):
        pieces: list[Token] = []
        for line in filter(None, map(str.strip, paragraph.split("\n"))):
            pieces += [Token("hardbreak", "br", 0)] if pieces else []
            pieces.append(Token("text", "", 0, content=line))
        inline = Token("inline", "", 0, children=pieces)
        yield from (Token("paragraph_open", "p", 1, block=True), inline, Token("paragraph_close", "p", -1, block=True))


def _tree(text: str) -> SyntaxTreeNode:
    return SyntaxTreeNode(tokens(text))


_kept_tree = Kept(_tree, lambda tree: sum(1 for _ in tree.walk()), 30_000)


def sections(text: str) -> tuple[Section, ...]:
    """Return a body by its highest headings."""
    return tuple(_sections(_kept_tree(text).children))


def _sections(nodes: list[SyntaxTreeNode]) -> Iterator[Section]:
    title, held = "", list[SyntaxTreeNode]()
    for node in nodes:
        if node.type == "heading" and node.tag in _TOP:
            if title or held:
                yield Section(title, tuple(held))
            title, held = plain(node), []
        else:
            held.append(node)
    if title or held:
        yield Section(title, tuple(held))


def images(text: str) -> int:
    """Return how many images a text has."""
    return sum(node.type == "image" for node in _kept_tree(text).walk()) if "![" in text else 0


def plain(node: SyntaxTreeNode) -> str:
    """Return the words of a node."""
    return "".join(n.content for n in node.walk() if n.type in ("text", "code_inline", "fence", "code_block"))
