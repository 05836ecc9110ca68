"""Everything is annotated, and everything that others may use says what it does."""

import ast

from tests.house.tree import ALL_PYTHON, CODE, Function, modules


def bare_arguments(function: Function) -> list[str]:
    """Return the arguments that say no type; `self` and `cls` need none."""
    taken = function.args
    every = (*taken.posonlyargs, *taken.args, *taken.kwonlyargs, taken.vararg, taken.kwarg)
    return [arg.arg for arg in every if arg and not arg.annotation and arg.arg not in {"self", "cls"}]


def test_every_argument_and_result_is_annotated() -> None:
    bare = [
        f"{module.path}:{function.lineno} {function.name}"
        for module in modules(*ALL_PYTHON)
        for function in module.functions
        if not function.returns or bare_arguments(function)
    ]
    assert not bare


def test_every_public_function_and_class_is_documented() -> None:
    mute = [
        f"{module.path}:{node.lineno} {node.name}"
        for module in modules(*CODE)
        for node in module.nodes
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef)
        and not node.name.startswith("_")
        and not ast.get_docstring(node)
        and node in public(module.tree)
    ]
    assert not mute


def public(tree: ast.Module | ast.ClassDef) -> list[ast.AST]:
    """Return what can be reached from outside: not what stands inside a function."""
    found: list[ast.AST] = []
    for node in tree.body:
        found.append(node)
        if isinstance(node, ast.ClassDef) and not node.name.startswith("_"):
            found.extend(public(node))
    return found


def test_every_file_begins_by_saying_why_it_is() -> None:
    assert not [str(module.path) for module in modules(*ALL_PYTHON) if not ast.get_docstring(module.tree)]
