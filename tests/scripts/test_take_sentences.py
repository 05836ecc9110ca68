"""No sentence that readers see bypasses the languages, and none of a language is open."""

import ast
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml
from babel.messages.pofile import read_po
from jinja2 import Environment, nodes

from dongling.languages import NAME, tongue
from scripts.take_sentences import CORE, EXPORTS, PLACES, TERMS, WEB, every, home, names, written

CHINESE = re.compile("[\u3000-\u303f\u4e00-\u9fff\uff00-\uffef]")
TEMPLATES = sorted(file for place in PLACES for file in (place / "templates").rglob("*") if file.is_file())
SAYS = {"_", "counted"}
DATA = {
    "home/_gate.html": {"后学津梁"},
    "lianyuan/huixue.html": {"："},
}
"""What is Chinese in a template and no sentence: words on the stone gate, the mark at which content is cut."""
CODE = {"spoken", "later", "counted", "say", "label", "Said"}
OWN_CHINESE = {
    "commands": "messages on the terminal, both languages in one",
    "server": "pages of a process that has no templates any more, both languages in one",
    "supervision": "messages on the terminal",
    "display/text.py": "how Chinese writes days and numbers",
    "languages/chinese_marks.py": "which characters are Chinese",
    "units/prose.py": "where a Chinese sentence ends",
    "units/route_sketch.py": "what places are called in content",
    "units/story.py": "how lines of content begin",
    "wall/few_words.py": "where a Chinese sentence ends",
    "wall/on_wall.py": "likewise",
    "builder/titles.py": "marks around titles of content",
    "builder/view.py": "what ends a sentence of a plugin",
    "search/active_filters.py": "marks around a phrase",
    "extensions/components.py": "samples of content",
    "drafts/upload.py": "what a history keeps, in Chinese and in English",
    "drafts/page.py": "likewise",
    "api/health.py": "sentences in Chinese and in English, of which each half is made apart",
    "accounts/mail/postman.py": "between the name of a site and what its letter is about, in both languages",
    "house/content.py": "what a line of content begins with",
    "builder/page.py": "sentences in both languages, of which each half is made apart",
}
"""Where code holds Chinese that is no sentence of a page, and what it is."""
CONTENT = {
    "exporters/word/unit_sheet.py": "words in the headings of content, by which its parts are told apart",
    "exporters/word/materials.py": "likewise",
    "exporters/word/ooxml.py": "names of fonts",
    "languages/names.py": "which characters are Chinese",
    "languages/tongue.py": "what Chinese calls itself",
}
"""The same of what writes files."""


@pytest.mark.parametrize("file", TEMPLATES, ids=lambda file: "/".join(file.parts[-2:]))
def test_no_template_holds_chinese_but_in_sentences(file: Path) -> None:
    tree = Environment(autoescape=True).parse(file.read_text(encoding="utf-8"))
    said = {id(call.args[0]) for call in tree.find_all(nodes.Call) if is_said(call)}
    words = [one.data for one in tree.find_all(nodes.TemplateData)]
    words += [str(one.value) for one in tree.find_all(nodes.Const) if id(one) not in said]
    data = DATA.get("/".join(file.parts[-2:]), set())
    bare = [re.sub("<[^>]*>", "", word).strip() for word in words]
    assert [word for word in bare if CHINESE.search(word) and word not in data] == []


def is_said(call: nodes.Call) -> bool:
    """Tell whether a call says a fixed sentence."""
    fixed = bool(call.args) and isinstance(call.args[0], nodes.Const)
    return fixed and isinstance(call.node, nodes.Name) and call.node.name in SAYS


def chinese_in(file: Path) -> Iterator[str]:
    """Yield the Chinese of a module that is neither said nor written for those who read the code."""
    tree = ast.parse(file.read_text(encoding="utf-8"))
    fine = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and re.split(r"\W", ast.unparse(node.func))[-1] in CODE:
            fine |= {id(below) for below in ast.walk(node)}
    texts = (node for node in ast.walk(tree) if isinstance(node, ast.Constant) and isinstance(node.value, str))
    for node in texts:
        if id(node) not in fine and CHINESE.search(str(node.value)):
            root = CORE if file.is_relative_to(CORE) else WEB
            yield f"{file.relative_to(root)}:{node.lineno}: {str(node.value)[:40]}"


def test_no_code_holds_chinese_but_in_sentences() -> None:
    found = [line for file in sorted(WEB.rglob("*.py")) for line in chinese_in(file)]
    assert [line for line in found if not line.startswith(tuple(OWN_CHINESE))] == []


def test_no_code_of_exports_and_names_holds_chinese_but_in_sentences() -> None:
    found = [line for folder in EXPORTS for file in sorted(folder.rglob("*.py")) for line in chinese_in(file)]
    assert [line for line in found if not line.startswith(tuple(CONTENT))] == []
    assert [name for name in CONTENT if not any(line.startswith(name) for line in found)] == []


def test_each_place_that_is_let_off_holds_some() -> None:
    found = "\n".join(line for file in sorted(WEB.rglob("*.py")) for line in chinese_in(file))
    whole = found + "\n".join(str(file.relative_to(WEB)) for file in (WEB / "supervision").rglob("*.py"))
    assert [name for name in OWN_CHINESE if name not in whole] == []


def test_scripts_are_given_their_sentences_by_the_page() -> None:
    marking = WEB / "static" / "notebook" / "marking.js"  # how numbers are written in Chinese
    scripts = [file for file in (WEB / "static").rglob("*.js") if "vendor" not in file.parts and file != marking]
    code = {
        file: re.sub(r"//.*|/\*.*?\*/", "", file.read_text(encoding="utf-8"), flags=re.DOTALL and 0) for file in scripts
    }
    assert [file.name for file, text in code.items() if CHINESE.search(text)] == []


@pytest.mark.parametrize("place", PLACES, ids=lambda place: place.name)
def test_the_files_in_the_tree_hold_what_is_said_now(place: Path) -> None:
    for file in home(place).glob("*.po"):
        assert file.read_text(encoding="utf-8") == written(place, file.stem), "run `make sentences`, then translate"


@pytest.mark.parametrize("place", PLACES, ids=lambda place: place.name)
def test_no_sentence_is_open_or_fuzzy_or_holds_chinese(place: Path) -> None:
    catalog = read_po((home(place) / "en.po").read_text(encoding="utf-8").splitlines(keepends=True), locale="en")
    for message in catalog:
        if message.id:
            said = [message.string] if isinstance(message.string, str) else list(message.string or [])
            assert said, message.id
            assert all(said), message.id
            assert not message.fuzzy, message.id
            bare = re.sub("<[^>]*>[^<]*</[^>]*>", "", " ".join(said))
            assert not CHINESE.search(bare), message.id


@pytest.mark.parametrize("place", PLACES, ids=lambda place: place.name)
def test_a_sentence_keeps_its_places_and_tags(place: Path) -> None:
    catalog = read_po((home(place) / "en.po").read_text(encoding="utf-8").splitlines(keepends=True), locale="en")
    for message in catalog:
        if not message.id:
            continue
        source = message.id if isinstance(message.id, str) else message.id[0]
        for said in [message.string] if isinstance(message.string, str) else message.string or ():
            kept = {*places(said)} <= {*places(source)} if message.pluralizable or "%(what)s" in source else None
            assert kept or places(said) == places(source), source
            assert '"' not in said or '"' in source or "lang=" in said, source
            assert set(re.findall("<(\\w+)", said)) - {"span"} <= set(re.findall("<(\\w+)", source)), source


def places(sentence: str) -> Counter[str]:
    """Return what is put into a sentence, by name."""
    return Counter(re.findall(r"%\(\w+\)s|\{\w*\}", sentence))


def test_names_are_said_as_vocabularies_say_them_in_english() -> None:
    english = tongue("en")
    told = [yaml.safe_load(file.read_text(encoding="utf-8")) for file in TERMS.glob("*.yaml")]
    pairs = {term["name"]: term["name_en"] for scheme in told for term in scheme["terms"] if term.get("name_en")}
    assert len(pairs) > 40
    assert {zh: en for zh, en in pairs.items() if english.sentences.get(f"{NAME}{zh}", (en,))[0] != en} == {}
    assert len(names()) > 80


def test_each_sentence_is_taken_once() -> None:
    taken = [(one.text, one.context) for one in every()]
    assert len(taken) == len(set(taken)) > 900
