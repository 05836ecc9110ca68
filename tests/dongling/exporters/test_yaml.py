"""`yaml`: what is written is read again as the same unit or sequence."""

from pathlib import Path

import pytest

from dongling.exporters import carry
from dongling.exporters.yaml import Yaml
from dongling.model import Sequence, SequenceFields, Step, Unit, UnitFields
from dongling.testing import OpenLibrary, RunDongling, WriteContent, unit_text
from tests.dongling.conftest import MakeCatalog


def said(item: Unit | Sequence) -> dict[str, object]:
    """Return what an author wrote of an item."""
    fields = UnitFields if isinstance(item, Unit) else SequenceFields
    own = dict(item.details) if isinstance(item, Unit) else {}
    return {**{name: getattr(item, name) for name in fields.model_fields}, **own}


def test_check_accepts_a_sequence_that_was_put_into_a_folder(
    run_dongling: RunDongling, write_content: WriteContent, open_library: OpenLibrary
) -> None:
    folder = write_content({"a.yaml": unit_text("a")})
    catalog = open_library(folder).catalog
    school = next(iter(catalog.schools))
    draft = Sequence.model_construct(
        identifier="my-draft",
        name="我的序列",
        steps=(Step(unit="a", minutes=40, note="分：两次\n第二次在操场 # 天晴"),),
        description="",
        stages=("junior",),
        checklist=(),
        school=school,
        source=catalog.units["a"].source,
    )
    (folder / "sequences").mkdir()
    (folder / "sequences" / "my-draft.yaml").write_bytes(Yaml().export(draft, catalog))
    outcome = run_dongling("check", folder)
    assert (outcome.status, outcome.out) == (0, "")
    assert "1个序列" in outcome.err
    assert said(open_library(folder).catalog.sequences["my-draft"]) == said(draft)


def test_it_says_what_a_file_leaves_to_its_folder(catalog_of: MakeCatalog) -> None:
    catalog = catalog_of({"a.yaml": unit_text("a")})
    left = " ".join(one.zh for one in carry(Yaml(), catalog.units["a"], catalog).left_out)
    assert "注释" in left
    assert "学校" in left


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder whose one unit is written anew for each example."""
    return tmp_path_factory.mktemp("any")
