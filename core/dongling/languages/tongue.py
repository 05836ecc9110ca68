"""A language that pages and files speak: its sentences, read from its file, and how it counts.

A file of sentences (`locale/en.po`) is the whole of a language. It is read when somebody first asks for it, so a site
that is read in Chinese alone never waits for it.
"""

import logging
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from gettext import c2py
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from babel.messages import Catalog

log = logging.getLogger("dongling.languages")
HOME = Path(__file__).parent / "locale"
NAME = "name\x04"
"""What a name begins with among the sentences, as gettext joins a context: 学生 may be a name and a word."""
SOURCE = "zh"
"""The language in which sentences are written in templates and in code."""
_IN_CHINESE_CHARACTERS = {"zh", "ja", "yue"}
_HEAD = 2000
_TITLE = re.compile(r'"Language-Name: (.+?)\\n"')


@dataclass(frozen=True)
class Tongue:
    """A language: its `name` as addresses have it, its `sentences` by the Chinese ones, each in all its plural forms.

    `form` tells which of them goes with a number; `digest` differs when the file does.
    """

    name: str
    tag: str
    sentences: Mapping[str, tuple[str, ...]]
    form: Callable[[int], int]
    forms: int
    digest: str

    @property
    def locale(self) -> str:
        """The name of the locale whose dates it writes."""
        return "en_GB" if self.name == "en" else self.name.replace("-", "_")

    @property
    def marks_chinese(self) -> bool:
        """Whether Chinese can be told from the rest of its pages; where they share characters, it can't."""
        return self.name.split("-")[0] not in _IN_CHINESE_CHARACTERS

    def say(self, sentence: str, **given: object) -> str:
        """Return a sentence with what is given in its places, in Chinese where the language has none for it."""
        said = self.sentences.get(sentence, (sentence,))[0]
        return said % given if given else said

    def name_of(self, name: str) -> str:
        """Return what the language calls a term of the vocabularies or a kind by its Chinese name, or nothing."""
        return self.sentences.get(f"{NAME}{name}", ("",))[0]

    def counted(self, sentence: str, n: int, **given: object) -> str:
        """Return the sentence that goes with the number `n`, which stands in it, and with what else is given."""
        said = self.sentences.get(sentence, (sentence,))
        return said[min(self.form(n), len(said) - 1)] % {"n": n, **given}


CHINESE = Tongue(SOURCE, "zh-Hans", {}, lambda _: 0, 1, "")


@dataclass(frozen=True)
class LanguageName:
    """A language as the switch shows it: its name in addresses, its tag in pages, and what it calls itself."""

    name: str
    tag: str
    title: str


@lru_cache(maxsize=16)
def known(home: Path = HOME) -> tuple[LanguageName, ...]:
    """Return the languages that there are when somebody first asks, Chinese first."""
    return (LanguageName(SOURCE, CHINESE.tag, "中文"), *(_name_in(file) for file in sorted(home.glob("*.po"))))


def _name_in(file: Path) -> LanguageName:
    """Return what the head of a file says of its language."""
    with file.open(encoding="utf-8") as opened:
        title = _TITLE.search(opened.read(_HEAD))
    return LanguageName(file.stem, file.stem, title[1] if title else file.stem)


@lru_cache(maxsize=16)
def tongue(name: str, folders: tuple[Path, ...] = (HOME,)) -> Tongue:
    """Return a language by its name, from its file in the first of the folders and what the others add to it.

    Raises FileNotFoundError for a language that there is not. What is wrong in a file of another folder leaves that
    file out: it is a plugin's.
    """
    if name == SOURCE:
        return CHINESE
    from babel.messages.pofile import PoFileError, read_po

    home, *others = folders
    data = (home / f"{name}.po").read_bytes()
    catalog = read_po(data.decode().splitlines(keepends=True), locale=name.replace("-", "_"))
    sentences = _sentences(catalog)
    for folder in others:
        added = _read(folder / f"{name}.po")
        try:
            more = _sentences(
                read_po(added.decode().splitlines(keepends=True), locale=name.replace("-", "_"), abort_invalid=True)
            )
        except (UnicodeDecodeError, PoFileError) as error:
            log.warning("%s is left out: %s", folder / f"{name}.po", error)
            continue
        sentences, data = {**more, **sentences}, data + added
    form = c2py(str(catalog.plural_expr))
    return Tongue(name, name, sentences, form, catalog.num_plurals, sha256(data).hexdigest()[:16])


def _read(file: Path) -> bytes:
    try:
        return file.read_bytes()
    except OSError:
        return b""


def _sentences(catalog: "Catalog") -> dict[str, tuple[str, ...]]:
    """Return what a file says of each sentence, in all forms that go with numbers; what is open is left out."""
    sentences: dict[str, tuple[str, ...]] = {}
    for message in catalog:
        said = message.string if isinstance(message.string, tuple | list) else (message.string or "",)
        key = message.id if isinstance(message.id, str) else message.id[0]
        if key and all(said) and not message.fuzzy:
            context = f"{message.context}\x04" if message.context else ""
            sentences[context + key] = tuple(map(str, said))
    return sentences
