"""What a person decides about a plan changes where its pieces stand, and loses none of them."""

from dongling import Catalog
from dongling.importers import ASIDE, REMARK, TRAY, SortedPlan, asked, path_of
from tests.dongling.importers.layouts import ABOUT, NAME, STEPS, two_pairs
from tests.dongling.importers.reading import recognise


def plan_of(catalog: Catalog) -> SortedPlan:
    """Return a plan with three pieces in its tray."""
    return SortedPlan(recognise(two_pairs(), "教案.docx", catalog))


def number_of(plan: SortedPlan, words: str) -> int:
    """Return the number of the piece that says something."""
    return next(number for number, piece in enumerate(plan.pieces) if words in piece.text)


def test_a_piece_goes_where_it_is_put_and_waits_no_more(catalog: Catalog) -> None:
    plan = plan_of(catalog)
    assert [plan.pieces[number].text for number in plan.waiting] == ["（填写）", "三楼教室", "新授课"]
    place, teacher, sort = plan.waiting[1], plan.waiting[0], plan.waiting[2]
    plan = plan.put(place, "body", catalog).put(teacher, ASIDE, catalog).put(sort, REMARK, catalog)
    assert (plan.waiting, plan.at(REMARK), plan.at(ASIDE)) == ((), (sort,), (teacher,))
    assert "## 授课地点\n\n三楼教室" in plan.draft(catalog, "a").data["正文"]
    plan = plan.put(number_of(plan, STEPS[0][2]), TRAY, catalog)
    assert "教师活动" not in plan.draft(catalog, "a").data["环节"][0]


def test_for_one_short_value_a_piece_takes_the_place_of_another_which_waits(catalog: Catalog) -> None:
    plan = plan_of(catalog)
    there = number_of(plan, NAME)
    plan = plan.put(plan.waiting[1], "name", catalog)
    assert plan.draft(catalog, "a").data["名称"] == "三楼教室"
    assert there in plan.waiting


def test_an_answer_stands_instead_of_what_the_file_says_and_none_is_asked_for_any_more(catalog: Catalog) -> None:
    text = f"课题：{NAME}\n核心素养：法治观念、规则意识\n简介：{ABOUT}"
    plan = SortedPlan(recognise(text.encode(), "教案.txt", catalog))
    asks = [".".join(map(str, path)) for path in asked(plan.draft(catalog, "a"))]
    assert "competencies" in asks
    assert "minutes" in asks
    plan = plan.answer("competencies", "法治观念").answer("minutes", "40")
    draft = plan.draft(catalog, "a")
    assert (draft.data["核心素养"], draft.data["分钟"]) == (["法治观念"], "40")
    assert {("competencies",), ("minutes",)}.isdisjoint(asked(draft))
    assert [piece.path for piece in plan.settled().pieces[:2]] == [("name",), ("competencies",)]
    assert path_of("process.0.name") == ("process", 0, "name")
