"""The walk through docs/languages.md is gone: a language is added as it says, and its pages speak it."""

import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from dongling.testing import OpenLibrary, unit_text
from dongling_web.app import create_app
from dongling_web.languages.asked import keep_sentences
from tests.house.tree import ROOT

PAGE = (ROOT / "docs" / "languages.md").read_text(encoding="utf-8")
NEEDED = (
    "scripts/take_sentences.py",
    "web/dongling_web",
    *(f"core/dongling/{name}" for name in ("terms", "languages", "exporters")),
)


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    """Return a copy of what the walk touches."""
    for name in NEEDED:
        there = tmp_path / "tree" / name
        there.parent.mkdir(parents=True, exist_ok=True)
        if (ROOT / name).is_dir():
            shutil.copytree(ROOT / name, there, ignore=shutil.ignore_patterns("__pycache__", "vendor"))
        else:
            shutil.copy(ROOT / name, there)
    return tmp_path / "tree"


def fence(language: str, last: str) -> str:
    """Return the block of a language that holds `last`."""
    blocks: list[str] = re.findall(rf"```{language}\n(.*?)```", PAGE, re.DOTALL)
    return next(block for block in blocks if last in block)


def test_one_more_language_is_added_as_the_page_says(tree: Path, open_library: OpenLibrary) -> None:
    _, *command = shlex.split(fence("sh", "take_sentences"))
    subprocess.run([sys.executable, *command], cwd=tree, check=True)
    file = tree / "core" / "dongling" / "languages" / "locale" / "ko.po"
    key, said = re.findall('"(.*)"', fence("po", "msgid"))
    text = file.read_text(encoding="utf-8")
    assert text.count(f'msgid "{key}"\nmsgstr ""') == 1
    file.write_text(text.replace(f'msgid "{key}"\nmsgstr ""', fence("po", "msgid").strip()), encoding="utf-8")
    client = opened(tree, open_library)
    page = client.get("/?lang=ko").text
    assert said in page
    assert '<html lang="ko"' in page
    assert ">한국어</span>" in page
    assert re.search(r'lang="zh-CN"[^>]*>[^<]*首页', page)


def opened(tree: Path, open_library: OpenLibrary) -> FlaskClient:
    """Return a browser on a site with the languages of a tree."""
    folder = tree / "courses"
    folder.mkdir()
    (folder / "a-lesson.yaml").write_text(unit_text("a-lesson"), encoding="utf-8")
    app = create_app(open_library(folder, search=True))
    keep_sentences(app, tree / "core" / "dongling" / "languages" / "locale")
    return app.test_client()


def test_each_way_to_say_a_sentence_is_there() -> None:
    rows = re.findall(r"^\|[^|]+\| (`.*) \|$", PAGE, re.MULTILINE)
    named = {name for row in rows for name in re.findall(r"(\w+)\(", row)}
    told = (ROOT / "web/dongling_web/languages/words.py", *(ROOT / "core/dongling/languages").glob("*.py"))
    words = "".join(file.read_text(encoding="utf-8") for file in told)
    assert named >= {"_", "counted", "spoken", "later", "named", "name_of", "said", "said_here"}
    assert [name for name in named if f"def {name}(" not in words and f'"{name}":' not in words] == []
