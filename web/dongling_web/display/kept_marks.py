"""Marks that few values have, as a school, a stage or a value of a facet: drawn once for a catalogue and a language.

A page of results shows a hundred of them, and what it shows of each is the same on every page.
"""

from collections.abc import Hashable, Mapping
from typing import Any

from jinja2 import Environment, pass_context
from jinja2.runtime import Context
from markupsafe import Markup

from dongling.catalog import Catalog
from dongling_web.http.per_catalog import PerCatalog

MOST = 2000
"""So many are kept: more than a district has schools, stages and themes."""


class KeptMarks:
    """The marks of a catalogue, by the macro of `_marks.html` that draws them and by what they are of."""

    def __init__(self, catalog: Catalog) -> None:
        self._catalog = catalog
        self._macros: Mapping[str, Any] | None = None
        self._drawn: dict[Hashable, Markup] = {}

    def draw(self, environment: Environment, macro: str, of: Hashable, values: tuple[Any, ...]) -> Markup:
        """Return what a macro draws of `values`, all that it shows of which is in `of`."""
        key = macro, of
        drawn = self._drawn.get(key)
        if drawn is None:
            if self._macros is None:
                self._macros = environment.get_template("_marks.html").make_module({"catalog": self._catalog}).__dict__
            drawn = self._macros[macro](*values)
            if len(self._drawn) < MOST:
                self._drawn[key] = drawn
        return drawn


_marks = PerCatalog(KeptMarks, spoken=True)


@pass_context
def kept(context: Context, macro: str, of: Hashable, *values: Any) -> Markup:
    """Return a mark as a macro of `_marks.html` draws it, drawn before if it was."""
    return _marks.of(context["catalog"]).draw(context.environment, macro, of, values)
