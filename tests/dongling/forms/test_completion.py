"""A unit that is being written can be looked at: what lacks is filled in, and what is there stays."""

from pathlib import Path

from dongling import Catalog
from dongling.content import KnownWords, parse, read_unit
from dongling.editor import begun_text, revised
from dongling.forms import completed
from dongling.library.proof import Unwritten


def test_every_kind_can_be_looked_at_before_a_word_of_it_is_written(shipped: Catalog) -> None:
    for kind in shipped.kinds.values():
        text = begun_text(kind, shipped.terms, "a-b")
        begun = parse(text).data
        made = completed(begun, kind, shipped.terms, {"band"})
        assert {name: made[name] for name in begun} == begun
        assert completed(made, kind, shipped.terms) == made
        there = Unwritten(Path("a.yaml"), revised(text, made))
        assert read_unit(there, "east", KnownWords(shipped.kinds, shipped.terms)).found, kind.identifier


def test_a_unit_that_lacks_nothing_stays_as_it_is(shipped: Catalog) -> None:
    for unit in shipped.units.values():
        data = dict(parse(unit.source.path.read_text(encoding="utf-8")).data)
        assert completed(data, shipped.kinds[unit.kind], shipped.terms) == data


def test_what_is_wrong_is_taken_out_and_a_blank_put_in_its_place_where_there_must_be_something(
    shipped: Catalog,
) -> None:
    data = {"编号": "a", "分钟": "很久", "认识层次": "x", "环节": [{"名称": "看", "分钟": "x"}, "不是", 5]}
    wrong = {"minutes", "depth", "process.0.minutes", "process.2"}
    made = completed(data, shipped.kinds["lesson"], shipped.terms, wrong)
    assert (made["分钟"], "认识层次" in made, made["名称"]) == ("1", False, "……")
    assert made["环节"][0] == {"名称": "看", "分钟": "1", "教师活动": "……", "学生活动": "……"}
    assert [part.get("名称") or part["name"] for part in made["环节"]] == ["看", "不是"]
