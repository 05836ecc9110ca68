"""Sentences put into templates when these are compiled, so that none is looked up while a page is made.

A template says `{{ _("搜索") }}`, `{{ _("还有%(n)s个", n=left) }}` or, where the number decides the form,
`{{ counted("%(n)s个单元", n=total) }}`. Compiled for a language, it holds the words themselves, as if it had been
written in that language.

What a sentence says is trusted like the template: it may hold tags. What it is given is escaped as ever.
"""

import re
from collections.abc import Iterator

from jinja2 import nodes
from jinja2.visitor import NodeTransformer
from markupsafe import Markup

from dongling.languages import Tongue

SAYS, COUNTS = "_", "counted"
Piece = str | nodes.Expr
"""Words of a sentence, or what stands between them."""
_PLACE = re.compile(r"%(?:\((\w+)\)s|(%))")


def folded(tree: nodes.Template, tongue: Tongue) -> nodes.Template:
    """Return a template with its sentences in a language."""
    _Folding(tongue).visit(tree)
    return tree


class _Folding(NodeTransformer):
    """Replaces calls that say something by what they say."""

    def __init__(self, tongue: Tongue) -> None:
        self._tongue = tongue

    def visit_Output(self, node: nodes.Output) -> nodes.Node:  # noqa: N802 - jinja's visitor calls it so
        node.nodes = [piece for child in node.nodes for piece in self._shown(child)]
        return node

    def _shown(self, node: nodes.Expr) -> Iterator[nodes.Expr]:
        """Yield what an expression that is written out comes to, the words of a sentence apart from what fills it."""
        said = self._said(node)
        if said is None:
            yield self._visited(node)
            return
        for piece in said:
            yield nodes.TemplateData(piece, lineno=node.lineno) if isinstance(piece, str) else piece

    def visit_Call(self, node: nodes.Call) -> nodes.Node:  # noqa: N802 - likewise
        said = self._said(node)
        if said is None:
            return self.generic_visit(node)
        return _joined(said, node.lineno)

    def _visited(self, node: nodes.Expr) -> nodes.Expr:
        visited = self.visit(node)
        assert isinstance(visited, nodes.Expr)
        return visited

    def _said(self, node: nodes.Node) -> "list[Piece] | None":
        """Return the words of a sentence and what stands between them, or None for all that is no fixed sentence."""
        if not isinstance(node, nodes.Call) or not isinstance(node.node, nodes.Name) or not node.args:
            return None
        first, name = node.args[0], node.node.name
        if name not in (SAYS, COUNTS) or not isinstance(first, nodes.Const):
            return None
        given = {one.key: self._visited(one.value) for one in node.kwargs}
        if name == SAYS or self._tongue.forms == 1:
            return _filled(self._tongue.say(first.value), given)
        return [self._by_number(self._tongue.sentences.get(first.value, (first.value,)), given, node.lineno)]

    def _by_number(self, said: tuple[str, ...], given: dict[str, nodes.Expr], line: int) -> nodes.Expr:
        """Return the form of a sentence that goes with `n`, chosen when the page is made."""
        *others, last = (_joined(_filled(one, given), line, safe=True) for one in said)
        chosen: nodes.Expr = last
        for at, one in reversed(list(enumerate(others))):
            form = nodes.Call(nodes.Name("plural_form", "load"), [given["n"]], [], None, None)
            test = nodes.Compare(form, [nodes.Operand("eq", nodes.Const(at))])
            chosen = nodes.CondExpr(test, one, chosen)
        chosen.set_lineno(line)
        return chosen


def _filled(said: str, given: dict[str, nodes.Expr]) -> list[Piece]:
    """Return a sentence in pieces, with what it is given in its places; KeyError for a place that nothing fills."""
    pieces: list[Piece] = []
    at, words = 0, ""
    for place in _PLACE.finditer(said):
        words += said[at : place.start()] + (place[2] or "")
        at = place.end()
        if place[1]:
            pieces += [words, given[place[1]]] if words else [given[place[1]]]
            words = ""
    words += said[at:]
    return [*pieces, words] if words or not pieces else pieces


def _joined(pieces: list[Piece], line: int, *, safe: bool = False) -> nodes.Expr:
    """Return the pieces of a sentence as one value; `safe` words are not escaped once more."""
    made = [
        nodes.Const(Markup(piece) if safe else piece, lineno=line)  # noqa: S704 - a sentence is trusted
        if isinstance(piece, str)
        else piece
        for piece in pieces
    ]
    return made[0] if len(made) == 1 else nodes.Concat(made, lineno=line)
