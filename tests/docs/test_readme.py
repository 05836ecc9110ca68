"""Both READMEs say the same, and their commands are the Makefile's."""

import re
import subprocess

import pytest

from scripts.write_docs import DOCS

ROOT = DOCS.parent
READMES = ("README.md", "README.zh-CN.md")
MAKEFILE = (ROOT / "Makefile").read_text(encoding="utf-8")


def text(name: str) -> str:
    """Return a README."""
    return (ROOT / name).read_text(encoding="utf-8")


@pytest.mark.parametrize("name", READMES)
def test_every_make_command_is_a_target_with_its_variables(name: str) -> None:
    commands = re.findall(r"(?:^|`)make ([a-z-]+)((?: [A-Z]+=\S+?)*)(?=[`\s])", text(name), re.MULTILINE)
    assert {target for target, _ in commands} >= {"serve", "test", "help", "bench"}
    assert [target for target, _ in commands if not re.search(rf"^{target}:.*## ", MAKEFILE, re.MULTILINE)] == []
    variables = {word.split("=")[0] for _, words in commands for word in words.split()}
    assert [variable for variable in variables if not re.search(rf"^{variable} = ", MAKEFILE, re.MULTILINE)] == []


def test_both_show_the_same_commands() -> None:
    commands = [
        [
            line.partition("#")[0].strip()
            for block in re.findall(r"```sh\n(.*?)```", text(name), re.DOTALL)
            for line in block.splitlines()
        ]
        for name in READMES
    ]
    assert [c.replace("行走的思政课", "walk") for c in commands[1]] == commands[0]


@pytest.mark.parametrize("name", READMES)
def test_the_first_command_that_is_shown_serves_and_the_second_tests(name: str) -> None:
    block = re.search(r"```sh\n(.*?)```", text(name), re.DOTALL)
    assert block
    assert [line.split()[:2] for line in block[1].splitlines()] == [["make", "serve"], ["make", "test"]]


@pytest.mark.parametrize("name", READMES)
def test_every_folder_that_is_named_is_there(name: str) -> None:
    folders = re.findall(r"`([a-z]+/(?:[a-z_]+/?)?)`", text(name))
    assert len(folders) > 6
    assert [folder for folder in folders if not (ROOT / folder).is_dir()] == []


@pytest.mark.parametrize("name", READMES)
@pytest.mark.parametrize("root", ["core/dongling", "search/dongling_search", "web/dongling_web"])
def test_every_room_that_is_named_beside_a_root_is_there(name: str, root: str) -> None:
    row = re.search(rf"^\| `{root}/` \| (.*) \|$", text(name), re.MULTILINE)
    assert row
    rooms = re.findall(r"`(\w+)`", row[1])
    assert len(rooms) >= 4
    assert [room for room in rooms if not (ROOT / root / room).is_dir()] == []


def test_both_name_the_same_rooms() -> None:
    named = [re.findall(r"`([a-z_]+/?(?:[a-z_]+/)?)`", text(name).split("|---|---|")[1]) for name in READMES]
    assert named[0] == named[1]


def test_the_ci_calls_the_test_command_of_the_readme() -> None:
    script = (ROOT / ".ci" / "run").read_text(encoding="utf-8")
    assert re.search(r"^make test\b", script, re.MULTILINE)


def test_make_help_lists_the_targets() -> None:
    run = subprocess.run(["make", "help"], cwd=ROOT, capture_output=True, text=True, check=True)
    assert "make serve" in run.stdout
    assert "make test" in run.stdout
