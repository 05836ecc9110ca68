"""Who may import whom: the design of the house, held here so that it cannot drift silently."""

import ast
import re
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest

from tests.house.tree import ROOT, SCHOOLS, modules

# A room may import those on the steps before its own, never one on its own step. A new room gets its place here.
LADDERS: dict[str, tuple[str, str]] = {
    "core": (
        "dongling",
        """
        problems | checked_file settings text | model | catalog | languages media | accounts search curriculum checks
        forms
        | content kinds sequences | editor | importers exporters store tasks | plugins rosters | library packages
        | __init__ | cli | builtin testing | __main__
        """,
    ),
    "store": (
        "dongling.store",
        """
        database | audit timeline | accounts drafts | manuscripts | register shelf | backup | store
        | backup_files daily_backup | housekeeper | __init__
        """,
    ),
    "search": (
        "dongling_search",
        """
        tables __init__ | language | words | query | engines | whoosh opensearch documents results meaning generations
        | blend | backend | plugin
        """,
    ),
    "web": (
        "dongling_web",
        """
        __init__ | languages | http | doors | display server workload | materials | catalog maps supervision
        | collections notebook units films
        | helpers | sequences | exports | drafts | accounts wall offline | search | builder api | house shelf
        | people extensions workshop | app | site conformance | commands | plugin testing
        """,
    ),
}
ROOTS = {"core": "core", "store": "core", "search": "search", "web": "web"}
OPEN = {"dongling.exporters.ics", "dongling.exporters.yaml", "dongling.exporters.word"}
"""Formats, which are imported where they are used: the door of the exporters stays light."""
WITHIN = {"dongling.catalog.sqlite", "dongling.plugins.trial"}
"""Rooms within a room that have a door to the outside: the catalogue's file is opened only by who loads content, and
plugins are tried where processes can part in two."""

SCHOOL_MODULES = tuple(f"{school}_school" for school in SCHOOLS)
NEVER = {
    "core": ("flask", "werkzeug", "jinja2", "whoosh", "numpy", "dongling_search", "dongling_web", *SCHOOL_MODULES),
    "search": ("flask", "werkzeug", "jinja2", "dongling_web", *SCHOOL_MODULES),
    "web": ("whoosh", "numpy", "dongling_search", *SCHOOL_MODULES),
}
FOREIGN = re.compile(r"\bdonglin\b|lianyuan|qiaoyi|whoosh|opensearch|dongling_search|dongling_web", re.IGNORECASE)


def steps(ladder: str) -> dict[str, int]:
    """Return the number of the step that each room of a ladder stands on."""
    return {room: number for number, step in enumerate(LADDERS[ladder][1].split("|")) for room in step.split()}


def room(name: str, ladder: str) -> str:
    """Return the room of a ladder that a full name lies in; empty for what the ladder does not hold."""
    home, rooms = LADDERS[ladder][0], steps(ladder)
    if name != home and not name.startswith(f"{home}."):
        return ""
    parts = name.removeprefix(home).lstrip(".").split(".")
    if parts[0] == "engines" and len(parts) > 1 and parts[1] in {"whoosh", "opensearch"}:
        return parts[1]
    return parts[0] if parts[0] in rooms else "__init__"


def climbs(ladder: str) -> list[str]:
    """Return a sentence for each import that leads upwards, or to a neighbour on the same step."""
    rooms = steps(ladder)
    return [
        f"{module.name} imports {name}, which stands above it"
        for module in modules(ROOTS[ladder])
        if (own := room(module.name, ladder))
        for name in module.imports
        if (other := room(name, ladder)) and other != own and rooms[other] >= rooms[own]
    ]


@pytest.mark.parametrize("ladder", LADDERS)
def test_a_room_imports_only_what_stands_below_it(ladder: str) -> None:
    assert not climbs(ladder)


@pytest.mark.parametrize("ladder", LADDERS)
def test_every_room_has_its_place_and_every_place_its_room(ladder: str) -> None:
    home = ROOT / ROOTS[ladder] / Path(*LADDERS[ladder][0].split("."))
    there = {path.stem for path in home.iterdir() if path.suffix == ".py" or (path / "__init__.py").exists()}
    there -= {"hookspecs", "migrations"}
    named = set(steps(ladder)) - {"whoosh", "opensearch"}
    assert there == named


def rooms() -> set[str]:
    """Return the full name of every module and folder."""
    return {module.name.removesuffix(".__init__") for module in modules("core", "search", "web")}


def doors() -> dict[str, set[str]]:
    """Return the rooms that have a door, with what it hands on."""
    return {
        module.name.removesuffix(".__init__"): set(re.findall(r'"(\w+)"', ast.unparse(node.value).replace("'", '"')))
        for module in modules("core", "search", "web")
        if module.path.stem == "__init__" and module.name.count(".") > 1
        for node in module.tree.body
        if isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == "__all__"
    }


def test_every_room_of_the_engine_is_entered_by_its_door() -> None:
    without = {"dongling.text", "dongling.kinds", "dongling.cli"}
    rooms = {f"dongling.{path.parent.name}" for path in (ROOT / "core" / "dongling").glob("*/__init__.py")}
    assert rooms - without <= doors().keys()


@pytest.mark.parametrize("door", sorted(doors()))
def test_a_room_with_a_door_is_entered_by_nothing_else(door: str) -> None:
    passing = [
        f"{module.name} imports {name} past the door of {door}"
        for module in modules("core", "search", "web")
        if not module.name.startswith(f"{door}.")
        for name in module.imports
        if name.startswith(f"{door}.") and name.count(".") == door.count(".") + 2 and name not in rooms()
        if not any(name.startswith(f"{open_}.") for open_ in OPEN | WITHIN - {door})
    ]
    assert not passing


@pytest.mark.parametrize("door", sorted(doors()))
def test_a_door_hands_on_only_what_somebody_outside_takes(door: str) -> None:
    taken = {
        name.rpartition(".")[2]
        for module in modules("core", "search", "web", "plugins", "tests", "bench", "scripts")
        if module.name.rpartition(".")[0] != door
        for name in module.every_import
        if name.startswith(f"{door}.")
    }
    assert doors()[door] <= taken


@pytest.mark.parametrize("root", ["core", "search", "web"])
def test_a_folder_holds_at_most_twelve_files(root: str) -> None:
    held = Counter(module.path.parent for module in modules(root) if module.path.stem != "__init__")
    assert not {str(folder): count for folder, count in held.items() if count > 12}


@pytest.mark.parametrize("root", ["core", "search", "web"])
def test_a_file_is_called_by_a_noun(root: str) -> None:
    assert not [
        str(module.path)
        for module in modules(root)
        if module.path.stem.endswith("ing") and module.path.stem != "testing"
    ]


@pytest.mark.parametrize("root", ["core", "search", "web"])
def test_a_public_class_has_a_name_of_its_own(root: str) -> None:
    named = Counter(
        node.name
        for module in modules(root)
        for node in module.tree.body
        if isinstance(node, ast.ClassDef) and not node.name.startswith("_")
    )
    assert not {name for name, count in named.items() if count > 1}


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


@pytest.mark.parametrize("what", ["import dongling", "from dongling.cli.program import main; main(['--help'])"])
def test_importing_dongling_and_its_help_are_light(what: str) -> None:
    heavy = ("flask", "jinja2", "whoosh", "numpy", "sqlalchemy", "docx", "waitress", "watchfiles", "pytest", "limits")
    code = f"import sys; {what}; print([name for name in {heavy} if name in sys.modules])"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout.splitlines()[-1] == "[]"
