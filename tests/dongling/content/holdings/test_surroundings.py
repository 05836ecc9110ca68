"""What units stand in: read once, kept for the processes that only read."""

from pathlib import Path

import pytest

from dongling.catalog.sqlite import CatalogueDamaged, CatalogueFile
from dongling.content.folders import read_folder
from dongling.content.holdings import Surroundings, Surveyor, keep
from dongling.content.holdings.surroundings import kept
from dongling.testing import WriteContent
from tests.dongling.content.holdings.loaded import KINDS, TERMS

FILES = {
    "school.yaml": "编号: dl\n名称: 东林\n",
    "places.yaml": "地点: [{编号: park, 名称: 公园}]",
    "sources.yaml": "来源: [{编号: src, 名称: 县志}]",
    "terms/virtue.yaml": "词表: virtue\n名称: 品格\n词: [{编号: lvze, 名称: 履责, 其他: {members: [a]}}]\n",
    "collections/c.yaml": "编号: c\n名称: 专题\n查询: {词表: {品格: [履责]}}\n",
}


def surveyed(folder: Path, surveyor: Surveyor | None = None) -> Surroundings:
    """Return what the units of a folder stand in."""
    return (surveyor or Surveyor()).survey([read_folder(folder).sort()], KINDS, TERMS)


def test_a_process_that_only_reads_has_the_same_words_schools_and_tables(write_content: WriteContent) -> None:
    around = surveyed(write_content(FILES))
    assert (around.owners, list(around.problems)) == (("dl",), [])
    keep(around, file := CatalogueFile(None, ""))
    theirs = kept(file, KINDS)
    assert theirs.words.terms.every == around.words.terms.every
    assert theirs.words.digest == around.words.digest
    for name in ("schools", "sources", "places"):
        assert list(theirs.tables[name].items()) == list(around.tables[name].items())
    assert theirs.tables["collections"]["c"].query.terms == {"virtue": ("lvze",)}
    assert theirs.tables["collections"]["c"].school == "dl"


def test_a_school_among_several_says_what_it_is_and_is_said_twice_only_where_that_differs(
    write_content: WriteContent,
) -> None:
    own = "编号: dl\n名称: 东林\n"
    folder = write_content({"schools/dl/school.yaml": own, "schools/ly/school.yaml": "编号: xx\n名称: 别的\n"})
    shelf = read_folder(folder).sort()
    assert (shelf.is_of_schools, shelf.units) == (True, {})
    around = Surveyor().survey([shelf], KINDS, TERMS)
    assert {school.name for school in around.tables["schools"].values()} == {"东林"}
    assert [problem.code for problem in around.problems] == ["school-folder"]
    beside = read_folder(write_content({"schools/ly/school.yaml": own})).sort()
    for text, codes in ((own, []), ("编号: dl\n名称: 另一所\n", ["duplicate-identifier"])):
        known = folder.parent / "known"
        known.mkdir(exist_ok=True)
        (known / "school.yaml").write_text(text, encoding="utf-8")
        around = Surveyor().survey([read_folder(known).sort(), beside], KINDS, TERMS)
        assert [problem.code for problem in around.problems if problem.path.endswith("dl/school.yaml")] == codes


def test_what_was_kept_is_damage_when_it_is_not_as_it_was_written(write_content: WriteContent) -> None:
    keep(surveyed(write_content(FILES)), file := CatalogueFile(None, ""))
    file.keep("around places", file.value("around places").replace("公园", "公圆"))
    with pytest.raises(CatalogueDamaged):
        kept(file, KINDS)


def test_the_ground_is_another_when_a_school_or_a_place_is_and_not_for_a_word(write_content: WriteContent) -> None:
    grounds = [surveyed(write_content(FILES)).digest]
    for name, old, new in (
        ("school.yaml", "编号: dl", "编号: ly"),
        ("places.yaml", "公园", "花园"),
    ):
        grounds.append(surveyed(write_content({**FILES, name: FILES[name].replace(old, new)})).digest)
        write_content(FILES)
    assert len(set(grounds)) == 3
    write_content({"terms/virtue.yaml": FILES["terms/virtue.yaml"].replace("履责", "担当")})
    assert surveyed(write_content({})).digest == grounds[0]
    write_content({"sources.yaml": FILES["sources.yaml"].replace("县志", "府志")})
    assert surveyed(write_content({})).digest == grounds[0]


def test_words_stay_the_same_object_while_they_are_the_same(write_content: WriteContent) -> None:
    folder, surveyor = write_content(FILES), Surveyor()
    before = surveyed(folder, surveyor).words
    write_content({"places.yaml": "地点: []"})
    assert surveyed(folder, surveyor).words is before
    write_content({"terms/virtue.yaml": FILES["terms/virtue.yaml"].replace("履责", "担当")})
    assert surveyed(folder, surveyor).words is not before


def test_what_stands_of_a_broken_file_stays_with_its_errors(write_content: WriteContent) -> None:
    folder, surveyor = write_content(FILES), Surveyor()
    surveyed(folder, surveyor)
    write_content({"collections/c.yaml": "编号: [", "school.yaml": "编号: ["})
    around = surveyed(folder, surveyor)
    assert around.owners == ("dl",)
    assert list(around.tables["collections"]) == ["c"]
    ((path, errors),) = around.broken.items()
    assert path.endswith("c.yaml")
    assert errors
