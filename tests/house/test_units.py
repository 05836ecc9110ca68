"""Nobody walks all units: they lie on disk, and each that is taken is decoded. Who needs many goes by records.

`catalog.units` is for taking one by its identifier, for asking whether there is one, and for counting.
"""

import ast
import re
from collections.abc import Iterator, Mapping

import pytest

from tests.house.tree import CODE, ROOT, Module, files, modules

OWN = ("dongling.catalog.", "dongling.content.", "dongling.library.")
"""The rooms that make the catalogue: it is theirs to read whole."""
EXCEPTIONS: Mapping[str, str] = {
    "dongling.checks.references": "asks whether a unit is there, and guesses among the identifiers of all",
    "dongling_web.conformance.rules": "asks a school's own site for every page and export, once, when it is tested",
    "dongling.cli.commands.doctor": "makes its queries of the texts of all units, which no record holds",
}
WHOLE = {"student_units", "with_value", "members", "units_citing"}
"""What a catalogue answers with every unit that there is of something: for a few, at a prompt."""


def walks(module: Module) -> Iterator[str]:
    """Yield each place of a module that does more with `catalog.units` than take one, ask for one, or count."""
    harmless = {id(one) for node in module.nodes for one in _harmless(node)}
    for node in module.nodes:
        if isinstance(node, ast.Attribute) and _of_catalog(node):
            named = node.attr in WHOLE or (node.attr == "units" and id(node) not in harmless)
            if named:
                yield f"{module.path}:{node.lineno}: {ast.unparse(node)}"


def _of_catalog(node: ast.Attribute) -> bool:
    return bool(re.search(r"catalog(\(\))?$", ast.unparse(node.value)))


def _harmless(node: ast.AST) -> Iterator[ast.AST]:
    match node:
        case ast.Subscript(value=taken):
            yield taken
        case ast.Call(func=ast.Attribute(value=taken, attr="get")):
            yield taken
        case ast.Call(func=ast.Name(id="len"), args=[counted]):
            yield counted
        case ast.Compare(ops=[ast.In() | ast.NotIn()], comparators=[asked]):
            yield asked


def test_no_code_walks_all_units() -> None:
    walking = [
        place
        for module in modules(*CODE, "scripts")
        if not module.name.startswith(OWN) and module.name not in EXCEPTIONS
        for place in walks(module)
    ]
    assert not walking


def test_no_template_walks_all_units() -> None:
    whole = re.compile(rf"catalog\.(units(?!\[|\.get\(| *\| *length)|{'|'.join(WHOLE)})\b")
    templates = [path for path in files() if path.suffix in {".html", ".svg", ".xml"} and "templates" in path.parts]
    assert templates
    assert not [str(path) for path in templates if whole.search((ROOT / path).read_text(encoding="utf-8"))]


def test_an_exception_still_walks() -> None:
    named = {module.name: module for module in modules(*CODE)}
    assert all(list(walks(named[name])) for name in EXCEPTIONS)


@pytest.mark.parametrize(
    "code",
    [
        "for unit in catalog.units.values(): ...",
        "for name in library.catalog.units: ...",
        "names = sorted(self.catalog.units)",
        "names = frozenset(catalog.units)",
        "names = [*catalog.units]",
        "units = catalog.units",
        "pairs = dict(current_catalog().units.items())",
        "units = stages.catalog.student_units",
    ],
)
def test_a_walk_is_seen(code: str) -> None:
    assert list(walks(_Written(code)))


@pytest.mark.parametrize(
    "code",
    [
        "unit = catalog.units[name]",
        "unit = catalog.units.get(name)",
        "there = name in catalog.units or name not in self.catalog.units",
        "count = len(library.catalog.units)",
        "for unit in found.units: ...",
    ],
)
def test_to_take_one_is_no_walk(code: str) -> None:
    assert not list(walks(_Written(code)))


class _Written(Module):
    """A module that is not in a file."""

    def __init__(self, code: str) -> None:
        super().__init__(ROOT, "written")
        vars(self)["text"] = code
