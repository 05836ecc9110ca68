"""Folders -> a catalog, in which one bad file never hides the others."""

import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from dongling.builtin import register_kinds, register_terms
from dongling.catalog import Catalog
from dongling.catalog.sqlite import CatalogueFile
from dongling.content import Loader
from dongling.content import loader as loading
from dongling.content.content_file import stamp_of
from dongling.content.losses import EMPTY_PATIENCE, PATIENCE
from dongling.testing import WriteContent, unit_text
from tests.house.tree import ROOT

KINDS = {kind.identifier: kind for kind in register_kinds()}


def load(*folders: Path, loader: Loader | None = None) -> Catalog:
    """Load folders with the built-in kinds and terms."""
    return (loader or Loader()).load(folders, KINDS, register_terms())


def test_a_bad_file_is_said_and_the_good_ones_are_there(write_content: WriteContent) -> None:
    catalog = load(
        write_content(
            {
                "a.yaml": unit_text("a"),
                "b.yaml": unit_text("b").replace("name: ", "name：", 1),
                "c.yaml": unit_text("c"),
            }
        )
    )
    assert list(catalog.units) == ["a", "c"]
    assert [problem.code for problem in catalog.problems] == ["yaml-colon"]


def test_the_school_of_a_unit_is_that_of_its_folder(write_content: WriteContent) -> None:
    catalog = load(write_content({"school.yaml": "编号: dl\n名称: 东林中学", "a.yaml": unit_text("a")}))
    assert catalog.units["a"].school == "dl"
    assert catalog.schools["dl"].name == "东林中学"


def test_units_survive_a_broken_school_file(write_content: WriteContent) -> None:
    catalog = load(write_content({"school.yaml": "编号: [", "a.yaml": unit_text("a")}))
    assert catalog.units["a"].school == "content"
    assert [problem.severity for problem in catalog.problems] == ["error"]


def test_the_first_unit_keeps_an_identifier_that_two_claim(write_content: WriteContent) -> None:
    catalog = load(write_content({"a.yaml": unit_text("x", name="甲"), "b.yaml": unit_text("x", name="乙")}))
    assert catalog.units["x"].name == "甲"
    (problem,) = catalog.problems
    assert (problem.code, problem.path.rsplit("/", 1)[-1], problem.line) == ("duplicate-identifier", "b.yaml", 1)
    assert "a.yaml:1" in problem.message.zh


def test_terms_of_a_folder_can_be_named_by_its_units(write_content: WriteContent) -> None:
    terms = "词表: virtue\n名称: 品格\n词:\n- {编号: lvze, 名称: 履责}\n"
    folder = write_content({"terms/virtue.yaml": terms, "a.yaml": unit_text("a", terms={"品格": ["履责"]})})
    assert load(folder).units["a"].terms == {"virtue": ("lvze",)}


def test_a_folder_adds_to_a_vocabulary_that_is_there_by_its_name(write_content: WriteContent) -> None:
    more = "词表: synonym\n名称: 同义词\n词:\n- {编号: trip, 名称: 行走, 单向: [春游]}\n"
    catalog = load(write_content({"terms/synonyms.yaml": more, "a.yaml": unit_text("a")}))
    assert catalog.problems == ()
    assert catalog.terms.scheme("synonym")["trip"].one_way == ("春游",)
    assert len(catalog.terms.scheme("synonym")) > 1
    other = load(write_content({"terms/synonyms.yaml": more.replace("同义词", "别的")}))
    assert [problem.code for problem in other.problems] == ["duplicate-identifier"]


def test_an_empty_folder_is_a_warning_that_says_how_to_begin(write_content: WriteContent) -> None:
    (problem,) = load(write_content({})).problems
    assert (problem.severity, problem.code) == ("warning", "no-units")
    assert "dongling new unit" in problem.hint.zh


def test_a_reference_to_what_is_not_loaded_is_a_warning(write_content: WriteContent) -> None:
    folder = write_content(
        {
            "a.yaml": unit_text("a", prerequisites=["b-far"], facts=["f"], places=["p"]),
            "sequences/s.yaml": "编号: s\n名称: 序列\n课次: [{单元: a}, {单元: gone}]",
        }
    )
    catalog = load(folder)
    assert {problem.severity for problem in catalog.problems} == {"warning"}
    assert [p.code for p in catalog.problems] == ["unknown-unit", "unknown-fact", "unknown-place", "unknown-unit"]
    assert [unit.identifier if unit else None for _, unit, _ in catalog.steps(catalog.sequences["s"])] == ["a", None]


def test_only_a_file_that_changed_is_read_again(write_content: WriteContent) -> None:
    loader = Loader()
    folder = write_content({"a.yaml": unit_text("a"), "b.yaml": unit_text("b")})
    before = load(folder, loader=loader)
    write_content({"a.yaml": unit_text("a", name="新的名称")})
    after = load(folder, loader=loader)
    assert after.units["a"].name == "新的名称"
    assert after.units["b"] is before.units["b"]


def test_a_change_of_the_vocabulary_is_seen_by_every_unit(write_content: WriteContent) -> None:
    loader = Loader()
    folder = write_content(
        {"terms/v.yaml": "词表: v\n名称: 词\n词: [{编号: a, 名称: 甲}]", "a.yaml": unit_text("a", terms={"v": ["甲"]})}
    )
    assert not load(folder, loader=loader).problems
    write_content({"terms/v.yaml": "词表: v\n名称: 词\n词: [{编号: a, 名称: 乙乙}]"})
    assert [problem.code for problem in load(folder, loader=loader).problems] == ["unknown-term"]


def test_a_folder_that_is_named_like_a_file_is_walked_as_a_folder(write_content: WriteContent, tmp_path: Path) -> None:
    folder = write_content({"a.yaml": unit_text("a"), "b.yaml": unit_text("b")})
    (folder / "b.yaml").replace(tmp_path / "b")
    (folder / "b.yaml").mkdir()
    assert list(load(folder).units) == ["a"]


def test_a_unit_that_a_slip_broke_stands_as_it_was_until_it_is_mended_or_deleted(write_content: WriteContent) -> None:
    loader = Loader()
    folder = write_content({"a.yaml": unit_text("a", name="好的"), "b.yaml": unit_text("b")})
    before = load(folder, loader=loader)
    write_content({"a.yaml": unit_text("a").replace("name: ", "name：", 1)})
    broken = load(folder, loader=loader)
    assert broken.units["a"] is before.units["a"]
    assert [problem.code for problem in broken.errors_since(broken.units["a"])] == ["yaml-colon"]
    assert broken.errors_since(broken.units["b"]) == ()
    assert [problem.code for problem in broken.problems] == ["yaml-colon"]
    assert load(folder, loader=loader).units["a"] is before.units["a"]
    write_content({"a.yaml": unit_text("a", name="更好的")})
    mended = load(folder, loader=loader)
    assert (mended.units["a"].name, mended.broken, mended.problems) == ("更好的", {}, ())
    write_content({"a.yaml": "名称：东林"})
    load(folder, loader=loader)
    (folder / "a.yaml").unlink()
    assert list(load(folder, loader=loader).units) == ["b"]


def test_a_sequence_a_fact_a_term_and_a_school_stand_too_while_their_files_are_broken(
    write_content: WriteContent,
) -> None:
    loader = Loader()
    sound = {
        "school.yaml": "编号: dl\n名称: 东林中学",
        "facts.yaml": "史料:\n- {编号: f, 陈述: 桥是老的。, 把握: seed}\n- {编号: g, 陈述: 树也是。, 把握: seed}\n",
        "terms/v.yaml": "词表: v\n名称: 词\n词: [{编号: a, 名称: 甲}]",
        "sequences/s.yaml": "编号: s\n名称: 序列\n课次: [{单元: a}]",
        "a.yaml": unit_text("a", terms={"v": ["甲"]}, facts=["f"]),
    }
    before = load(write_content(sound), loader=loader)
    spoilt = "史料:\n- {编号: f, 陈述: }\n- {编号: g, 陈述: 树也老。, 把握: seed}\n"
    broken = {name: "编号: [" for name in sound if name != "a.yaml"} | {"facts.yaml": spoilt}
    after = load(write_content(broken), loader=loader)
    assert after.units["a"] is before.units["a"]
    assert after.schools == before.schools
    assert after.sequences == before.sequences
    assert after.terms.find("v", "甲") == "a"
    assert {name: fact.statement for name, fact in after.facts.items()} == {"f": "桥是老的。", "g": "树也老。"}
    assert len(after.errors_since(after.sequences["s"])) == 1


def test_a_sound_file_takes_the_identifier_of_a_broken_one(write_content: WriteContent) -> None:
    loader = Loader()
    folder = write_content({"a.yaml": unit_text("x", name="旧")})
    load(folder, loader=loader)
    catalog = load(write_content({"a.yaml": "编号: [", "b.yaml": unit_text("x", name="新")}), loader=loader)
    assert catalog.units["x"].name == "新"
    assert "duplicate-identifier" not in [problem.code for problem in catalog.problems]


def test_a_half_deleted_folder_is_believed_only_by_a_second_look(write_content: WriteContent) -> None:
    now = [0.0]
    loader = Loader(lambda: now[0])
    folder = write_content({f"{c}.yaml": unit_text(c) for c in "abcdef"})
    before = load(folder, loader=loader)
    for name in "abcd":
        (folder / f"{name}.yaml").unlink()
    held = loader.load([folder], KINDS, register_terms(), patient=True)
    assert held.units == before.units
    assert loader.waiting
    assert [problem.code for problem in held.problems] == ["files-missing"]
    now[0] = PATIENCE
    assert list(loader.load([folder], KINDS, register_terms(), patient=True).units) == ["e", "f"]
    assert not loader.waiting


def test_a_folder_that_is_gone_is_said_and_its_units_stand_for_a_while(write_content: WriteContent) -> None:
    now = [0.0]
    loader = Loader(lambda: now[0])
    folder = write_content({"a.yaml": unit_text("a")})
    load(folder, loader=loader)
    folder.rename(folder.with_name("elsewhere"))
    held = loader.load([folder], KINDS, register_terms(), patient=True)
    assert list(held.units) == ["a"]
    assert "folder-gone" in [problem.code for problem in held.problems]
    now[0] = EMPTY_PATIENCE
    assert not loader.load([folder], KINDS, register_terms(), patient=True).units
    folder.with_name("elsewhere").rename(folder)
    assert list(loader.load([folder], KINDS, register_terms(), patient=True).units) == ["a"]


def test_a_file_is_read_once_and_its_places_are_known_though_it_changed_since(write_content: WriteContent) -> None:
    folder = write_content({"a.yaml": unit_text("a", name="一节课")})
    unit = load(folder).units["a"]
    written = (folder / "a.yaml").read_bytes()
    (folder / "a.yaml").unlink()
    (folder / "a.yaml").symlink_to(folder / "elsewhere.yaml")
    assert unit.source.position(("minutes",)).line == 6
    assert unit.source.written() == written


NO_DESCRIPTORS = """
import os, resource, sys
import subprocess
import sys
from contextlib import closing
from pathlib import Path
from tests.dongling.content.test_loader import load
from dongling.content import Loader
from dongling.content.content_file import stamp_of

loader, folder = Loader(), Path(sys.argv[1])
before = load(folder, loader=loader)
most = resource.getrlimit(resource.RLIMIT_NOFILE)
held = [os.open(os.devnull, os.O_RDONLY) for _ in range(2)]
resource.setrlimit(resource.RLIMIT_NOFILE, (held[-1] + 1, most[1]))
for one in held:
    os.close(one)
during = load(folder, loader=loader)
print([problem.code for problem in during.problems], during.units == before.units)
resource.setrlimit(resource.RLIMIT_NOFILE, most)
after = load(folder, loader=loader)
print([problem.code for problem in after.problems], after.units == before.units)
"""
"""Run in a process of its own that has two descriptors left: one for the folder, one to list it, none for one in it."""


def test_a_folder_that_cannot_be_read_hides_no_unit_and_is_said(write_content: WriteContent) -> None:
    folder = write_content({"a.yaml": unit_text("a"), "part/b.yaml": unit_text("b")})
    run = subprocess.run(
        [sys.executable, "-c", NO_DESCRIPTORS, str(folder)], capture_output=True, text=True, check=False, cwd=ROOT
    )
    assert run.stdout.splitlines() == ["['unreadable'] True", "[] True"], run.stderr


def test_who_is_careful_finds_what_no_stamp_tells_and_reads_each_file_once(
    write_content: WriteContent, tmp_path: Path
) -> None:
    folder = write_content({"a.yaml": unit_text("a", name="甲"), "b.yaml": unit_text("b")})
    with closing(CatalogueFile(tmp_path / "c.db", "")) as file:
        load(folder, loader=Loader(database=file))
        (stamp,) = file.all("select mtime, ctime, size, inode from file where path like '%a.yaml'")
        write_content({"a.yaml": unit_text("a", name="乙")})
        mtime, ctime, size, inode = stamp_of((folder / "a.yaml").stat())
        file.run("update file set mtime = ?, ctime = ? where path like '%a.yaml'", (mtime, ctime))
        assert (size, inode) == stamp[2:]
        assert load(folder, loader=Loader(database=file)).units["a"].name == "甲"
        careful = Loader(database=file, rehash=True)
        before = load(folder, loader=careful)
        assert before.units["a"].name == "乙"
        generation = file.generation
        load(folder, loader=careful)
        assert file.generation == generation


def test_to_be_careful_changes_nothing_where_nothing_changed(write_content: WriteContent, tmp_path: Path) -> None:
    folder = write_content({"a.yaml": unit_text("a", facts=["gone"]), "b.yaml": "名称：坏"})
    with closing(CatalogueFile(tmp_path / "c.db", "")) as file:
        before = load(folder, loader=Loader(database=file))
        careful = load(folder, loader=Loader(database=file, rehash=True))
        assert careful.units.numbers == before.units.numbers  # type: ignore[attr-defined]  # of stored units
        assert list(careful.problems) == list(before.problems)


def test_a_look_that_finds_nothing_new_asks_nothing_of_the_files_it_knows(write_content: WriteContent) -> None:
    loader, asked = Loader(), list[str]()
    folder = write_content({f"u{number}.yaml": unit_text(f"u{number}") for number in range(30)})
    before = load(folder, loader=loader)
    loader._database._read.open.set_trace_callback(asked.append)  # noqa: SLF001 - whatever SQLite is asked
    assert load(folder, loader=loader) is before
    assert [statement for statement in asked if "from file" in statement] == []
    assert len(asked) <= 3  # whether any unit, draft or sequence is still to be examined


def test_a_touch_that_changes_nothing_leaves_the_catalogue_as_it_is(write_content: WriteContent) -> None:
    loader = Loader()
    folder = write_content({"a.yaml": unit_text("a", facts=["gone"]), "b.yaml": unit_text("b")})
    before, state = load(folder, loader=loader), loader.state
    (folder / "a.yaml").touch()
    assert load(folder, loader=loader) is before
    assert loader.state == state
    (folder / "a.yaml").touch()
    assert loader.load_named([str(folder / "a.yaml")])
    assert (loader.catalog, loader.state) == (before, state)
    assert loader.catalog is before


def test_a_look_that_finds_nothing_new_writes_nothing_down_again(
    write_content: WriteContent, monkeypatch: pytest.MonkeyPatch
) -> None:
    loader, written = Loader(), list[object]()
    folder = write_content({"school.yaml": "编号: dl\n名称: 东林中学", "a.yaml": unit_text("a")})
    monkeypatch.setattr(loading, "keep", lambda around, _database: written.append(around))
    before = load(folder, loader=loader)
    assert load(folder, loader=loader) is before
    assert len(written) == 1
    write_content({"school.yaml": "编号: dl\n名称: 新东林"})
    assert load(folder, loader=loader).schools["dl"].name == "新东林"
    assert len(written) == 2
