"""The body of a unit, which is Markdown, in its sections; what is asked of it without writing anything.

This is the one parser of what authors write.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from markdown_it import MarkdownIt
from markdown_it.token import Token
from markdown_it.tree import SyntaxTreeNode
from mdit_py_cjk_friendly import cjk_friendly

_markdown = MarkdownIt("commonmark", {"html": False}).enable("table").enable("strikethrough").use(cjk_friendly)
_TOP = ("h1", "h2")


@dataclass(frozen=True)
class Section:
    """A part of a body under a heading; the first may have none."""

    title: str
    nodes: tuple[SyntaxTreeNode, ...]


@lru_cache(maxsize=64)
def sections(text: str) -> tuple[Section, ...]:
    """Return a body by its highest headings."""
    return tuple(_sections(_tree(text).children))


def tokens(text: str) -> list[Token]:
    """Return a body as tokens of its own, which may be changed; parsed anew each time: keep what is made of them."""
    return _markdown.parse(text)


def html(parsed: list[Token]) -> str:
    """Return tokens as HTML, which is not clean yet: addresses and images are the author's."""
    return str(_markdown.renderer.render(parsed, _markdown.options, {}))


def _tree(text: str) -> SyntaxTreeNode:
    return SyntaxTreeNode(tokens(text))


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


@lru_cache(maxsize=512)
def images(text: str) -> int:
    """Return how many images a text has."""
    return sum(node.type == "image" for node in _tree(text).walk()) if "![" in text else 0


def plain(node: SyntaxTreeNode) -> str:
    """Return the words of a node."""
    return "".join(n.content for n in node.walk() if n.type in ("text", "code_inline", "fence", "code_block"))
