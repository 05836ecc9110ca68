"""What nobody takes is not there: dead code is read, kept and trusted like any other."""

import ast
import re
from collections.abc import Iterator
from functools import cache

from tests.house.tree import CODE, ROOT, Module, files, modules

FOR_OTHERS = {
    "dongling.testing",
    "dongling_web.testing",
    *(
        f"dongling.store.migrations.versions.{step.stem}"
        for step in (ROOT / "core/dongling/store/migrations/versions").glob("r*.py")
    ),
}
"""What the tests of schools take, and what the database library looks up by name."""


@cache
def taken() -> frozenset[str]:
    """Return the names that any module imports or reaches through a dot, and all words of templates."""
    nodes = [(module, node) for module in modules(*CODE) for node in module.nodes]
    dotted = {node.attr for _, node in nodes if isinstance(node, ast.Attribute)}
    imported = {
        alias.name
        for module, node in nodes
        if isinstance(node, ast.ImportFrom) and module.path.stem != "__init__"  # a door takes nothing for itself
        for alias in node.names
    }
    templates = [path for path in files() if path.suffix in {".html", ".svg"} and "templates" in path.parts]
    words = {word for path in templates for word in re.findall(r"\w+", (ROOT / path).read_text(encoding="utf-8"))}
    return frozenset(dotted | imported | words)


def defined(module: Module) -> Iterator[str]:
    """Yield the names that a module gives; what is decorated is a page, a hook or a command, found by its decorator."""
    for node in module.tree.body:
        if (isinstance(node, ast.FunctionDef) and not node.decorator_list) or isinstance(node, ast.ClassDef):
            yield node.name
        elif isinstance(node, ast.Assign | ast.AnnAssign):
            targets = node.targets if isinstance(node, ast.Assign) else [node.target]
            yield from (target.id for target in targets if isinstance(target, ast.Name))


def test_every_name_is_taken_by_somebody() -> None:
    unused = [
        f"{module.name}.{name}"
        for module in modules(*CODE)
        if module.name not in FOR_OTHERS
        for own in [{node.id for node in module.nodes if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load)}]
        for name in defined(module)
        if not name.startswith("__") and name not in own | taken()
    ]
    assert not unused
