"""A change of vocabularies costs the files, the opinions and the documents that rest on what changed."""

from collections.abc import Iterable
from pathlib import Path

import pytest

from dongling.catalog import Catalog, Terms
from dongling.catalog.sqlite import CatalogueFile
from dongling.content.content_file import ContentFile
from dongling.content.holdings import Askings, renew
from dongling.library.index import documents
from dongling.model import Sequence, Term, Unit
from dongling.plugins import Plugins
from dongling.problems import Problem
from dongling.testing import OpenLibrary, WriteContent, unit_text
from tests.dongling.content.holdings.loaded import KINDS, TERMS, Loaded

VIRTUES = "词表: virtue\n名称: 品格\n词:\n- {编号: lvze, 名称: 履责}\n- {编号: mingli, 名称: 明理}\n"
ANOTHER_NAME = VIRTUES.replace("履责", "担当").replace("}\n- {编号: mingli", ", 别名: [履责]}\n- {编号: mingli")
UNITS = {
    "a.yaml": unit_text("a", terms={"品格": ["履责"]}),
    "b.yaml": unit_text("b", terms={"品格": ["明理"]}),
    "c.yaml": unit_text("c"),
}


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return the names of the files that are read."""
    names: list[str] = []
    plainly = ContentFile.read

    def reading(self: ContentFile, most: int) -> bytes:
        names.append(self.path.name)
        return plainly(self, most)

    monkeypatch.setattr(ContentFile, "read", reading)
    return names


def test_of_all_units_those_are_read_again_that_name_what_changed(tmp_path: Path, read: list[str]) -> None:
    loaded = Loaded(tmp_path, {"terms/virtue.yaml": VIRTUES, **UNITS})
    read.clear()
    loaded.write({"terms/virtue.yaml": ANOTHER_NAME})
    assert sorted(read) == ["virtue.yaml"]
    loaded.write({"terms/virtue.yaml": VIRTUES.replace("mingli", "ming-li")})
    assert sorted(read) == ["b.yaml", "virtue.yaml", "virtue.yaml"]
    assert loaded.loader.catalog.units["b"].terms == {"virtue": ("ming-li",)}


def test_a_broken_file_is_read_again_when_its_word_becomes_one(tmp_path: Path, read: list[str]) -> None:
    loaded = Loaded(tmp_path, {"terms/virtue.yaml": VIRTUES, **UNITS, "d.yaml": unit_text("d", terms={"品格": ["勤"]})})
    assert "d" not in loaded.loader.catalog.units
    read.clear()
    loaded.write({"terms/virtue.yaml": f"{VIRTUES}- {{编号: qin, 名称: 勤}}\n"})
    assert sorted(read) == ["d.yaml", "virtue.yaml"]
    assert loaded.loader.catalog.units["d"].terms == {"virtue": ("qin",)}


def test_a_change_between_two_runs_costs_no_more(tmp_path: Path, read: list[str]) -> None:
    loaded = Loaded(tmp_path, {"terms/virtue.yaml": VIRTUES, **UNITS})
    loaded.database.close()
    (loaded.folder / "terms" / "virtue.yaml").write_text(VIRTUES.replace("mingli", "ming-li"), encoding="utf-8")
    read.clear()
    loaded.start()
    loaded.load()
    assert sorted(read) == ["b.yaml", "virtue.yaml"]


def test_an_opinion_is_asked_again_of_what_asked_for_what_changed(tmp_path: Path) -> None:
    loaded = Loaded(tmp_path, {"terms/virtue.yaml": VIRTUES, **UNITS})
    asked: list[str] = []

    def opinion(item: Unit | Sequence, catalog: Catalog) -> Iterable[Problem]:
        asked.append(item.identifier)
        assert isinstance(item, Unit)
        assert all(catalog.terms.name(scheme, word) for scheme, words in item.terms.items() for word in words)
        return ()

    loaded.database.run("update entry set checked = 0")
    loaded.loader.examine(loaded.loader.catalog, opinion)
    assert sorted(asked) == ["a", "b", "c"]
    asked.clear()
    (loaded.folder / "terms" / "virtue.yaml").write_text(ANOTHER_NAME, encoding="utf-8")
    loaded.loader.load([loaded.folder], KINDS, TERMS, opinion=opinion)
    assert asked == ["a"]


def test_a_document_is_made_again_of_what_is_called_otherwise(
    write_content: WriteContent, open_library: OpenLibrary
) -> None:
    library = open_library(write_content({"terms/virtue.yaml": VIRTUES, **UNITS}), search=True)
    documented = library.keeper.documented
    before = dict(documented.digests())
    write_content({"terms/virtue.yaml": ANOTHER_NAME})
    library.keeper.load()
    assert documented.pending_names() == ["a"]
    library.reload()
    now = {name: one.digest for name, one in documents(library.catalog, Plugins.load(library.settings)).items()}
    assert dict(documented.digests()) == now
    assert {name for name, digest in now.items() if digest != before[name]} == {"a"}


def test_what_was_made_by_other_terms_than_those_of_now_is_not_noted(tmp_path: Path) -> None:
    loaded = Loaded(tmp_path, {"terms/virtue.yaml": VIRTUES, **UNITS})
    before = loaded.loader.catalog.terms
    loaded.write({"terms/virtue.yaml": ANOTHER_NAME})
    loaded.loader.documented.note([("old", 1, frozenset())], before)
    assert dict(loaded.loader.documented.digests()) == {}


def test_questions_are_kept_once_and_asked_again_when_terms_change(tmp_path: Path) -> None:
    database = CatalogueFile(tmp_path / "catalogue.db", "")
    terms = Terms([Term(identifier="a", name="甲", scheme="v")])
    assert renew(database, terms) is False
    askings = Askings(database, terms)
    numbers = []
    for word in ("甲", "甲", "乙"):
        askings.heard.find("v", word)
        numbers.append(askings.taken())
    assert numbers[0] == numbers[1] != numbers[2]
    assert renew(database, terms) is False
    database.run(
        "insert into file (path, what, shelf, place, reader, asking) values ('f', 'unit', 0, 'f', 'r', ?)", [2]
    )
    assert renew(database, Terms([Term(identifier="b", name="乙", scheme="v")])) is True
    assert database.all("select reader from file") == [("",)]
