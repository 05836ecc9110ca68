"""Who follows the READMEs and CONTRIBUTING.md on a fresh checkout, line by line, gets what they say.

There is one checkout and one environment in it, made as the first page says; a slow line that two pages share is typed
once. It wants what set-up wants: Python, and the package registry or its cache.
"""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.docs.checkout import Checkout, status
from tests.house.tree import ROOT

BLOCK = re.compile(r"^```sh\n(.*?)^```|`((?:make|sh|python3|\.venv/bin/\w+) [^`]+)`", re.DOTALL | re.MULTILINE)
ONLY_READ = ("make test", "make bench")
"""This test is part of the one, and the other takes minutes: make says what it would do."""
SLOW = re.compile(r"\bserve\b|\bpip\b|-m venv")
READMES = ("README.md", "README.zh-CN.md")


def commands(page: str) -> list[str]:
    """Return every command of a page in its order: the lines of its shell samples, and those within the text."""
    text = (ROOT / page).read_text(encoding="utf-8")
    found = [line for block, inline in BLOCK.findall(text) for line in (block or inline).splitlines()]
    return [line for line in found if line.strip()]


@pytest.fixture(scope="module")
def checkout(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Checkout]:
    """Return the checkout that all pages are followed in."""
    made = Checkout.of_repository(tmp_path_factory.mktemp("newcomer"))
    yield made
    made.forget()


@pytest.fixture(scope="module")
def typed() -> set[str]:
    """Return the lines that were typed already and went well."""
    return set()


def follow(checkout: Checkout, line: str) -> None:
    """Type one line and hold it to what it promises."""
    command = line.partition("#")[0].strip()
    if re.search(r"\bserve\b", command):
        serve(checkout, line)
        return
    run = checkout.run(f"make --dry-run {command.removeprefix('make ')}" if command in ONLY_READ else line)
    assert run.returncode == 0, f"{line}\n{run.stdout}{run.stderr}"
    if "dongling check" in command:
        told = [line for line in run.stdout.splitlines() if "[placeholder]" not in line]
        assert told == [], "shipped content has no problem, a new unit what is still to be written"
    if written := re.search(r"--out (\S+)", command):
        assert (checkout.folder / written[1]).stat().st_size > 0


def serve(checkout: Checkout, line: str) -> None:
    """Type a line that serves: the home page and the schools answer, and its end is the end of the site."""
    with checkout.serving(line) as site:
        assert status(site) == 200
        schools = {"donglin", "lianyuan", "qiaoyi", *re.findall(r"dongling-school-(\w+)", line)}
        assert {school: status(f"{site}schools/{school}") for school in schools} == dict.fromkeys(schools, 200)
    assert status(site) == 0


def follow_page(checkout: Checkout, typed: set[str], name: str) -> None:
    """Type what a page says from its beginning to its end."""
    checkout.tidy()
    for line in commands(name):
        if line not in typed or not SLOW.search(line):
            follow(checkout, line)
            typed.add(line)


@pytest.mark.parametrize("name", READMES)
def test_every_command_of_the_readme_works_on_a_fresh_checkout_in_its_order(
    checkout: Checkout, typed: set[str], name: str
) -> None:
    assert len(commands(name)) >= 10
    follow_page(checkout, typed, name)
    written = (checkout.folder / "courses" / "my-walk.yaml").read_text(encoding="utf-8").splitlines()
    assert [line.partition("：")[0] for line in written[:2]] == [
        "# yaml-language-server: $schema=.schema/walk.json",
        "# 课程单元",
    ]


def test_every_command_of_contributing_works_after_that(checkout: Checkout, typed: set[str]) -> None:
    assert len(commands("CONTRIBUTING.md")) >= 10
    checkout.lend_tools()
    follow_page(checkout, typed, "CONTRIBUTING.md")


@pytest.mark.parametrize("name", [*READMES, "CONTRIBUTING.md"])
def test_no_command_sends_what_it_prints_into_the_content(name: str) -> None:
    """A shell makes the file before it looks for the program: a slip leaves an empty unit behind."""
    assert [line for line in commands(name) if ">" in line.partition("#")[0]] == []


def test_contributing_names_only_places_that_are_there() -> None:
    places = re.findall(r"`((?:core|web|search|tests|bench)/[^`]*)`", (ROOT / "CONTRIBUTING.md").read_text("utf-8"))
    assert len(places) > 8
    assert [place for place in places if not Path(ROOT, place).exists()] == []
