"""A unit that is being written is read as it would be in a folder, each problem with the field that it is about."""

from dongling import Catalog, Settings
from dongling.content import parse
from dongling.editor import revised
from dongling.library import proof
from dongling.plugins import Plugins
from dongling.testing import unit_text
from tests.house.tree import ROOT

PLUGINS = Plugins.load(Settings())


def test_what_ships_is_sound_under_its_own_name_and_taken_under_that_of_another(shipped: Catalog) -> None:
    unit = shipped.units["dl-walk-academy"]
    text, beside = unit.source.path.read_text(encoding="utf-8"), unit.source.path.parent
    own = proof(text, unit.school, shipped, PLUGINS, own=unit.identifier, folder=beside)
    assert own.is_sound
    assert own.unit is not None
    assert (own.unit.school, own.unit.name) == (unit.school, unit.name)
    again = proof(text, unit.school, shipped, PLUGINS, folder=beside)
    assert [(one.code, one.field_path) for one in again.problems if one.severity == "error"] == [
        ("duplicate-identifier", ("identifier",))
    ]


def test_each_problem_says_at_which_field_it_is(shipped: Catalog) -> None:
    text = unit_text("a", kind="walk", minutes="many", stops=[{"place": "甲", "minutes": 5}, {"task": "看"}], safety={})
    found = {problem.field_path: problem.code for problem in proof(text, "donglin", shipped, PLUGINS).problems}
    assert found[("minutes",)] == "field-number"
    assert found[("stops", 0, "task")] == found[("stops", 1, "place")] == "field-missing"
    assert proof("{", "donglin", shipped, PLUGINS).unit is None


def test_the_opinion_of_plugins_says_its_field_too(shipped: Catalog) -> None:
    text = (ROOT / "plugins/donglin/donglin_school/courses/dl-walk-academy.yaml").read_text(encoding="utf-8")
    short = revised(text, {**parse(text).data, "分钟": "61"})
    made = proof(short, "donglin", shipped, PLUGINS, own="dl-walk-academy")
    assert ("stops",) in {problem.field_path for problem in made.problems if problem.code == "stop-minutes"}
