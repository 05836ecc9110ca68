"""A plan laid out: rows in the order of the file, each with its reason, and marks where their words stand."""

from flask import Flask

from dongling.importers import HowSure, SortedPlan, Spot, recognise_each
from dongling_web.http.context import current_catalog
from dongling_web.workshop.plans.view import PlanView
from tests.dongling.importers.layouts import NAME, two_pairs


def test_rows_say_what_they_got_and_why_and_the_file_is_marked_with_their_numbers(app: Flask) -> None:
    with app.test_request_context("/"):
        catalog = current_catalog()
        (recognised,) = recognise_each(two_pairs(), "教案.docx", catalog)
        view = PlanView(SortedPlan(recognised), catalog, "a-b")
        rows = {row.name: row for row in view.rows}
        assert list(rows)[:4] == ["name", "band", "minutes", "description"]
        assert (rows["name"].value, rows["name"].sure) == (NAME, HowSure.SIMILAR)
        assert (rows["band"].value, rows["band"].origin) == ("3-4年级", "三（2）班")
        assert rows["process.0"].value == "看桥（10分钟） · 教师活动、学生活动"
        assert rows["process.0"].place == "process.0.teacher"
        assert view.undecided == 0
        assert view.marks[Spot(table=1, row=1, cell=2)].signs == (("1", "r-name"),)
        assert view.marks[Spot(table=2, row=2, cell=2)].signs == ()
        assert view.marks[Spot(table=1, row=2, cell=2)].look == "p-loose"
        assert [piece.sign for piece in view.tray] == ["甲", "乙", "丙"]
