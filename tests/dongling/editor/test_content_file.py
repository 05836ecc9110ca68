"""What is written as a content file is read back as it was."""

import datetime as dt
from pathlib import Path

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dongling import Catalog, Library, Settings
from dongling.content import ContentFile, KnownWords, read_unit
from dongling.exporters.yaml import Yaml
from dongling.model import Sequence, SequenceFields, Unit, UnitFields
from dongling.testing import unit_text
from tests.dongling.conftest import MakeCatalog
from tests.house.tree import ROOT


def reopened(folder: Path, *files: tuple[str, bytes]) -> Library:
    """Return the library of a folder of these files, with all schools and the district."""
    for name, data in files:
        file = folder / "content" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(data)
    folders = [ROOT / "courses", folder / "content"]
    return Library.open(folders, Settings(state=folder / "state"), search=False, check=False)


def said(item: Unit | Sequence) -> dict[str, object]:
    """Return what an author wrote of an item."""
    fields = UnitFields if isinstance(item, Unit) else SequenceFields
    own = dict(item.details) if isinstance(item, Unit) else {}
    return {**{name: getattr(item, name) for name in fields.model_fields}, **own}


def renamed(data: bytes) -> bytes:
    """Return a file whose unit has an identifier that no school has."""
    return data.replace("\n编号: ".encode(), "\n编号: again-".encode(), 1)


def test_every_unit_that_ships_is_read_back_as_it_was(shipped: Catalog, tmp_path: Path) -> None:
    files = [(f"{name}.yaml", renamed(Yaml().export(unit, shipped))) for name, unit in shipped.units.items()]
    again = reopened(tmp_path, *files).catalog
    for name, unit in shipped.units.items():
        copy = again.units[f"again-{name}"]
        assert said(copy) == {**said(unit), "identifier": copy.identifier}


def test_every_sequence_that_ships_is_read_back_as_it_was(shipped: Catalog, tmp_path: Path) -> None:
    files = [
        (f"sequences/{name}.yaml", renamed(Yaml().export(item, shipped))) for name, item in shipped.sequences.items()
    ]
    library = reopened(tmp_path, *files)
    for name, item in shipped.sequences.items():
        copy = library.catalog.sequences[f"again-{name}"]
        assert said(copy) == {**said(item), "identifier": copy.identifier}
    assert not [problem.text() for problem in library.problems if problem.severity == "error"]


def test_terms_stand_by_their_names_and_what_is_usual_is_not_written(catalog_of: MakeCatalog) -> None:
    catalog = catalog_of({"a.yaml": unit_text("a", updated="2026-09-01", themes=["jiaguo"])})
    text = Yaml().export(catalog.units["a"], catalog).decode()
    found = yaml.load(text, yaml.BaseLoader)  # noqa: S506 - the loader that makes nothing but text
    assert (found["类型"], found["年级段"], found["主题"]) == ("课堂教学", "7-9年级", ["家国情怀"])
    assert found["更新日期"] == dt.date(2026, 9, 1).isoformat()
    assert not {"正文", "先修", "对象", "词表"} & set(found)
    assert "- 家国情怀" in text
    assert text.startswith("# 课程单元：")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder whose one unit is written anew for each example."""
    return tmp_path_factory.mktemp("any")


WORDS = st.text(st.characters(exclude_categories=["Cc", "Cs", "Cn"]) | st.just("\n"), min_size=1).filter(str.strip)


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)
@given(words=WORDS | st.sampled_from(["null", "~", "no", "007", "2024-02-30", "12:30", "- a", "<<", "a: b", "*x", "|"]))
def test_any_text_is_read_back_as_it_was(folder: Path, shipped: Catalog, words: str) -> None:
    unit = next(iter(shipped.units.values())).model_copy(update={"body": words})
    (folder / "a.yaml").write_bytes(Yaml().export(unit, shipped))
    (again,) = read_unit(ContentFile(folder / "a.yaml"), unit.school, KnownWords(shipped.kinds, shipped.terms)).found
    assert said(again.value) == said(unit)


def test_a_band_that_is_not_given_is_not_written(catalog_of: MakeCatalog) -> None:
    catalog = catalog_of({"a.yaml": unit_text("a", band=None, audience=["family"])})
    assert "年级段" not in yaml.safe_load(Yaml().export(catalog.units["a"], catalog))
