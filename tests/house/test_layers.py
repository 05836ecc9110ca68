"""Who may import whom: the design of the house, held here so that it cannot drift silently."""

import re
import subprocess
import sys

import pytest

from tests.house.tree import SCHOOLS, Module, modules

# A module of the engine may import what stands on a line above its own. A new module gets its place here.
LAYERS = """
problems
yamlhints settings folders fields scaffold finding figures text
yamlfile
model
seeds origin
catalog merging reading bringing
lexicon
readers references exporting searching template facts checks body_size stages
pupils newunits periods repeating
loading asking steps filling lacking neighbours
reviewing curriculum
kinds sequences mapcsv drafts
exporters store
hookspecs
plugins
library
dongling running
commands
builtin testing
__main__
"""
RANK = {name: rank for rank, line in enumerate(LAYERS.split("\n")) for name in line.split()}

SCHOOL_MODULES = tuple(f"{school}_school" for school in SCHOOLS)
NEVER = {
    "core": ("flask", "werkzeug", "jinja2", "whoosh", "numpy", "dongling_search", "dongling_web", *SCHOOL_MODULES),
    "search": ("flask", "werkzeug", "jinja2", "dongling_web", *SCHOOL_MODULES),
    "web": ("whoosh", "numpy", "dongling_search", *SCHOOL_MODULES),
}
FOREIGN = re.compile(r"\bdonglin\b|lianyuan|qiaoyi|whoosh|opensearch|dongling_search|dongling_web", re.IGNORECASE)


def layer(name: str) -> str:
    """Return the part of the engine that `dongling.x.y` or the name `dongling.Unit` belongs to."""
    parts = name.split(".")
    return parts[1] if len(parts) > 1 and parts[1] in RANK else "dongling"


@pytest.mark.parametrize("module", modules("core"), ids=lambda module: module.name)
def test_a_module_of_the_engine_imports_only_what_stands_below_it(module: Module) -> None:
    own = layer(module.name.removesuffix(".__init__"))
    assert own != "dongling" or module.name == "dongling.__init__", f"{module.name} has no place in LAYERS"
    ours = [name for name in module.imports if name.split(".")[0] == "dongling"]
    upward = [name for name in ours if layer(name) != own and RANK[layer(name)] >= RANK[own]]
    assert not upward, f"{module.path} reaches up: {upward}"


def test_every_layer_that_is_named_exists() -> None:
    there = {layer(module.name.removesuffix(".__init__")) for module in modules("core")}
    assert set(RANK) == there


@pytest.mark.parametrize("part", NEVER)
def test_a_part_never_imports_what_belongs_to_another(part: str) -> None:
    wrong = [
        f"{module.path}: {name}"
        for module in modules(part)
        for name in module.imports
        if name.split(".")[0] in NEVER[part]
    ]
    assert not wrong


@pytest.mark.parametrize("school", SCHOOLS)
def test_a_school_takes_only_the_public_names_of_dongling(school: str) -> None:
    import dongling

    wrong = [
        f"{module.path}: {name}"
        for module in modules(f"plugins/{school}/{school}_school")
        for name in module.imports
        if name.startswith("dongling") and name.removeprefix("dongling.") not in dongling.__all__
    ]
    assert not wrong


@pytest.mark.parametrize("school", SCHOOLS)
def test_nobody_imports_a_school(school: str) -> None:
    others = [module for module in modules("core", "search", "web", "plugins") if school not in module.path.parts]
    assert not [module.path for module in others for name in module.imports if name.startswith(f"{school}_school")]


def test_the_engine_names_no_school_and_no_backend_but_in_the_default_of_a_setting() -> None:
    engine = [module for module in modules("core") if module.name != "dongling.settings"]
    assert not [f"{module.path}: {found}" for module in engine for found in FOREIGN.findall(module.text)]


def test_importing_dongling_is_light() -> None:
    heavy = ("flask", "jinja2", "whoosh", "numpy", "sqlalchemy", "waitress", "watchfiles", "pytest")
    code = f"import sys, dongling; print([name for name in {heavy} if name in sys.modules])"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "[]"
