"""Take every sentence of pages and exports from templates and code into the files of the languages: `make sentences`.

`python scripts/take_sentences.py [LANGUAGE]` adds to `core/dongling/languages/locale/*.po` what is new, leaves out what
nobody says any more, and keeps what was translated; likewise for the school plugins of this tree, which say only what
the site does not say already. A language that has no file yet gets one.
"""

import io
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

import yaml
from babel import Locale
from babel.messages import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po, write_po

from dongling.kinds import lesson, micro_course, micro_lecture, walk
from dongling.model import yes_or_no

ROOT = Path(__file__).resolve().parents[1]
WEB, CORE = ROOT / "web" / "dongling_web", ROOT / "core" / "dongling"
TERMS = CORE / "terms"
EXPORTS = (CORE / "exporters", CORE / "languages")
"""Where the engine has sentences that readers see in files, beside those in both languages."""
PLACES = (WEB, *sorted(ROOT.glob("plugins/*/*_school")))
"""The site, whose sentences its plugins need not say again, and the plugins."""
WIDTH = 120
HEAD = """\
# docs/languages.md says how a file like this one is made and kept.
msgid ""
msgstr ""
"Language-Name: {name}\\n"
"Language: {language}\\n"
"Plural-Forms: {plural};\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=utf-8\\n"
"Content-Transfer-Encoding: 8bit\\n"

"""
METHODS = [("**.py", "python"), ("templates/**", "jinja2")]
OPTIONS = {"templates/**": {"encoding": "utf-8", "trimmed": "false", "silent": "false"}}
KEYWORDS = {"_": None, "spoken": None, "later": None, "counted": (1, 1)}
"""How sentences are found: `counted` says one sentence in all the forms that go with a number."""
IN_EXPORTS = {"say": None, "counted": (1, 1)}
NAME = "name"
OF_ONE = ("学校", "先修")
"""Labels of one thing in a file, which pages say of several."""


@dataclass(frozen=True)
class Sentence:
    """A sentence of the pages, whether it goes with a number, and the context `name` of what is a name."""

    text: str
    counted: bool = False
    context: str | None = None


def home(place: Path) -> Path:
    """Return the folder with the files of a place; the engine's has the sentences of the site and its exports."""
    return CORE / "languages" / "locale" if place == WEB else place / "locale"


def every(place: Path = WEB) -> Iterator[Sentence]:
    """Yield every sentence of the site's pages and exports once, or what a plugin adds."""
    seen = set() if place == WEB else {one.text for one in every()}
    folders = (place, *EXPORTS) if place == WEB else (place,)
    found = chain.from_iterable(_in_order(folder) for folder in folders)
    for said in found:
        text = said if isinstance(said, str) else said[0]
        if text not in seen:
            seen.add(text)
            yield Sentence(text, not isinstance(said, str))
    if place == WEB:
        yield from (Sentence(name, context=NAME) for name in names())


def _in_order(folder: Path) -> list[str | tuple[str, ...]]:
    found = extract_from_dir(str(folder), METHODS, OPTIONS, IN_EXPORTS if folder in EXPORTS else KEYWORDS)
    return [said for *_, said, _, _ in sorted(found, key=lambda one: (one[0], one[1]))]


def names() -> list[str]:
    """Return the names that the program itself brings: its vocabularies, their terms, its kinds, yes and no, labels."""
    kinds = [one.KIND.name for one in (lesson, micro_course, micro_lecture, walk)]
    found = dict.fromkeys([*kinds, *OF_ONE, yes_or_no(True), yes_or_no(False)])
    for file in sorted(TERMS.glob("*.yaml")):
        told = yaml.safe_load(file.read_text(encoding="utf-8"))
        if told["scheme"] != "synonym":
            found |= dict.fromkeys([told["name"], *(term["name"] for term in told["terms"])])
    return list(found)


def taken(place: Path, language: str) -> Catalog:
    """Return the catalogue of a language with every sentence, translated as far as its file has it."""
    file, old = home(place) / f"{language}.po", Catalog(locale=language)
    if file.exists():
        old = read_po(file.read_text(encoding="utf-8").splitlines(keepends=True), locale=language)
    new = Catalog(locale=language, fuzzy=False)
    for one in every(place):
        had = old.get(one.text, one.context)
        fits = had is not None and isinstance(had.string, str) != one.counted
        key = (one.text, one.text) if one.counted else one.text
        new.add(key, had.string if had and fits else None, context=one.context)
    return new


def head(file: Path, language: str) -> str:
    """Return the head of a file as it stands, or one for a new file."""
    if file.exists():
        return file.read_text(encoding="utf-8").partition("\n\n")[0] + "\n\n"
    plural = Catalog(locale=language).plural_forms.rstrip(";")
    return HEAD.format(name=Locale.parse(language).get_display_name() or language, language=language, plural=plural)


def written(place: Path, language: str) -> str:
    """Return what the file of a language is to hold."""
    made = io.BytesIO()
    write_po(made, taken(place, language), width=WIDTH, omit_header=True)
    return head(home(place) / f"{language}.po", language) + made.getvalue().decode()


def main(place: Path, languages: list[str]) -> None:
    """Write the files of a place in these languages, or in all that it has."""
    folder = home(place)
    for language in languages or sorted(file.stem for file in folder.glob("*.po")):
        folder.mkdir(exist_ok=True)
        (folder / f"{language}.po").write_text(written(place, language), encoding="utf-8")


if __name__ == "__main__":
    for there in PLACES:
        main(there, sys.argv[1:])
