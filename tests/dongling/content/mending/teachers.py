"""Slips that teachers make, applied to files that are sound."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path

from hypothesis import strategies as st

from dongling.builtin import register_kinds, register_terms
from dongling.catalog import Terms
from dongling.content import ContentFile, KnownWords, read_terms
from dongling.plugins import Plugins
from dongling.settings import Settings

ROOT = Path(__file__).parents[4]
VOCABULARY = KnownWords({kind.identifier: kind for kind in register_kinds()}, Terms(register_terms()))
_KEY = re.compile(r"^( *(?:- )?)([\w\u00b7]+): ?")
_STRUCTURE = re.compile(r"^ *(?:- )?[\w\u00b7]+:(?: |$)|^ *- ")


def known_words() -> KnownWords:
    """Return the kinds and terms of all schools that are installed."""
    plugins = Plugins.load(Settings())
    own = [
        entry.value
        for folder in [ROOT / "courses", *ROOT.glob("plugins/*/*_school/courses")]
        for file in sorted(folder.glob("terms/*.yaml"))
        for entry in read_terms(ContentFile(file)).found
    ]
    return KnownWords(plugins.kinds(), Terms([*plugins.terms(), *own]))


def shipped_units() -> list[Path]:
    """Return the files of all units that ship."""
    folders = [ROOT / "courses", *ROOT.glob("plugins/*/*_school/courses")]
    apart = {"terms", "sequences", "collections"}
    return sorted(
        file
        for folder in folders
        for file in folder.rglob("*.yaml")
        if file.parent.name not in apart and file.name != "school.yaml"
    )


def structure(text: str) -> Iterator[tuple[int, str]]:
    """Yield number and text of the lines that hold keys or items, those within a long text left out."""
    deep: int | None = None
    for number, line in enumerate(text.splitlines()):
        if not line.strip() or line.lstrip().startswith("#"):
            continue
        depth = len(line) - len(line.lstrip())
        if deep is not None and depth > deep:
            continue
        deep = None
        if _STRUCTURE.match(line):
            yield number, line
            if re.search(r"(?:: |^ *- )[|>][-+0-9]*$", line) or re.search(r": +[^\s|>\[{\"'#].*$", line):
                deep = depth + (2 if line.lstrip().startswith("- ") and ": " in line else 0)


def wide_colon(line: str) -> str:
    """Write the colon of a key as a Chinese keyboard does."""
    return _KEY.sub(r"\1\2：", line)


def tight_colon(line: str) -> str:
    """Leave out the space after the colon."""
    return _KEY.sub(r"\1\2:", line)


def wide_indent(line: str) -> str:
    """Indent by wide spaces."""
    depth = len(line) - len(line.lstrip(" "))
    return "\u3000" * (depth // 2) + " " * (depth % 2) + line.lstrip(" ")


def tabs(line: str) -> str:
    """Indent by tabs."""
    depth = len(line) - len(line.lstrip(" "))
    return "\t" * (depth // 2) + " " * (depth % 2) + line.lstrip(" ")


def unbroken_spaces(line: str) -> str:
    """Indent as text that was copied from a page."""
    return re.sub(r"^ +", lambda spaces: "\u00a0" * len(spaces[0]), line)


def wide_dash(line: str) -> str:
    """Begin an item with a wide dash."""
    return re.sub(r"^( *)- ", r"\1－", line)


def wide_comma(line: str) -> str:
    """Separate words of a list of terms by wide commas."""
    return re.sub(
        r"^(主题|核心素养|themes|competencies)(: \[)([^\"'\]]*)(\])$",
        lambda m: m[1] + m[2] + m[3].replace(", ", "，") + m[4],
        line,
    )


def wide_brackets(line: str) -> str:
    """Put words of a list into wide brackets."""
    return re.sub(r"^(主题|核心素养|themes|competencies): \[([^\"'\]]*)\]$", r"\1: 【\2】", line)


SLIPS: tuple[Callable[[str], str], ...] = (
    wide_colon,
    tight_colon,
    wide_indent,
    tabs,
    unbroken_spaces,
    wide_dash,
    wide_comma,
    wide_brackets,
)


@st.composite
def slipped(draw: st.DrawFn, texts: dict[str, str]) -> tuple[str, str]:
    """Draw the name of a file and its text with slips in some lines of its structure."""
    name = draw(st.sampled_from(sorted(texts)))
    lines = texts[name].splitlines()
    places = [number for number, _ in structure(texts[name])]
    for number in draw(st.lists(st.sampled_from(places), min_size=1, max_size=30, unique=True)):
        for slip in draw(st.lists(st.sampled_from(SLIPS), min_size=1, max_size=3, unique=True)):
            lines[number] = slip(lines[number])
    return name, "\n".join(lines) + "\n"
