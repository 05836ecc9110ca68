"""The repository as these tests see it: its files, and its Python modules parsed."""

import ast
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path

ROOT = Path(__file__).parents[2]
SCHOOLS = ("donglin", "lianyuan", "qiaoyi")
CODE = ("core", "search", "web", *(f"plugins/{school}/{school}_school" for school in SCHOOLS))
ALL_PYTHON = ("core", "search", "web", "plugins", "tests", "bench", "scripts")
_NOT_OURS = {".git", ".venv", "__pycache__", ".mypy_cache", ".ruff_cache", ".pytest_cache", ".hypothesis", "dist"}

Function = ast.FunctionDef | ast.AsyncFunctionDef


@dataclass(frozen=True)
class Module:
    """A Python file: `name` is what imports call it, `path` is from the root of the repository."""

    path: Path
    name: str

    @cached_property
    def text(self) -> str:
        """Return the source."""
        return (ROOT / self.path).read_text(encoding="utf-8")

    @cached_property
    def tree(self) -> ast.Module:
        """Return the source, parsed."""
        return ast.parse(self.text)

    @cached_property
    def nodes(self) -> tuple[ast.AST, ...]:
        """Return every node of the source."""
        return tuple(ast.walk(self.tree))

    @property
    def functions(self) -> Iterator[Function]:
        """Return the functions and methods, nested ones too."""
        return (node for node in self.nodes if isinstance(node, Function))

    @property
    def imports(self) -> Iterator[str]:
        """Return what the module imports when it runs, by full name; what only type checkers see is left out."""
        for_types = {id(node) for block in self.nodes if _for_types(block) for node in ast.walk(block)}
        return _imports(node for node in self.nodes if id(node) not in for_types)

    @property
    def every_import(self) -> Iterator[str]:
        """Return all that the module imports, what only type checkers see too."""
        return _imports(self.nodes)


def _imports(nodes: Iterable[ast.AST]) -> Iterator[str]:
    for node in nodes:
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def _for_types(node: ast.AST) -> bool:
    return isinstance(node, ast.If) and ast.unparse(node.test) == "TYPE_CHECKING"


@cache
def modules(*folders: str) -> tuple[Module, ...]:
    """Return the modules under folders of the repository."""
    return tuple(
        Module(path.relative_to(ROOT), ".".join(path.relative_to(ROOT / folder).with_suffix("").parts))
        for folder in folders
        for path in sorted((ROOT / folder).rglob("*.py"))
    )


@cache
def files() -> tuple[Path, ...]:
    """Return every file of the repository that is ours or vendored, from its root."""
    found = (path.relative_to(ROOT) for path in ROOT.rglob("*") if path.is_file())
    return tuple(sorted(path for path in found if not _NOT_OURS & set(path.parts)))
