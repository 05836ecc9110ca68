"""People taken in by a list: first it is shown what it comes to, by line; then one button takes in all, or nobody.

Between the two nothing is kept here: the page that shows it holds the list, and what it comes to is looked at again.
"""

import csv
import io
from collections.abc import Sequence

from flask import Response, render_template, request
from werkzeug.exceptions import RequestEntityTooLarge

from dongling.accounts import Actor
from dongling.problems import DonglingError, Said
from dongling.rosters import MOST, RosterPlan, as_csv, as_xlsx, planned, planned_of
from dongling_web.drafts.held_store import current_store
from dongling_web.http.attachment import attached
from dongling_web.http.context import current_catalog
from dongling_web.languages.words import later, spoken
from dongling_web.people.administrator import current_administrator
from dongling_web.people.page import LARGEST, page, said_of
from dongling_web.people.slips import grant_said, own, slips_of, slips_page

SHOWN = 50
"""So many of those who are taken in are shown, and so many who are left out: the others are counted."""
_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_ANOTHER = later("名单和刚才看到的不一样了：有人刚加了人。下面是现在的样子，一个人也还没有加进来。")
_TOO_LARGE = Said("文件太大；只留姓名、学校、角色几列", "the file is too large; leave only names, schools and roles")


@page.get("/list")
def roster() -> Response:
    """Ask for a list."""
    return _page(200)


@page.post("/list")
def preview() -> Response:
    """Show what a list comes to; nothing is done yet."""
    actor = current_administrator()
    try:
        plan = planned(_file(), actor, current_catalog().schools, current_store().register.names_taken)
    except DonglingError as error:
        return _page(400, wrong=said_of(error))
    return _page(200, plan)


@page.post("/list/confirm")
def confirm() -> Response:
    """Take in all of a list that was shown, each with a link; when it comes to something else by now, nobody."""
    actor, rows = current_administrator(), _rows()
    if not rows:
        return _page(400, wrong=spoken("名单里没有人。"))
    try:
        plan = _planned_again(rows, actor)
        if plan.left:
            return _page(409, plan, str(_ANOTHER))
        invited = current_store().register.take_in(actor, plan.newcomers)
    except DonglingError as error:
        return _page(400, wrong=said_of(error))
    return slips_page(slips_of(invited))


@page.get("/list/template.csv")
def template_csv() -> Response:
    """Return a list to fill in."""
    return attached(as_csv(), "text/csv", "people", spoken("名单样表"), ".csv")


@page.get("/list/template.xlsx")
def template_xlsx() -> Response:
    """Return the same as a workbook."""
    return attached(as_xlsx(), _XLSX, "people", spoken("名单样表"), ".xlsx")


def _page(status: int, plan: RosterPlan | None = None, wrong: str = "") -> Response:
    return own(
        render_template(
            "people/list.html",
            plan=plan,
            rows=_table([(one.name, one.grant.school, one.grant.role.value) for one in plan.newcomers]) if plan else "",
            shown=SHOWN,
            most=MOST,
            grant_said=grant_said,
            wrong=wrong,
        ),
        status,
    )


def _planned_again(rows: Sequence[Sequence[str]], actor: Actor) -> RosterPlan:
    return planned_of(rows, actor, current_catalog().schools, current_store().register.names_taken)


def _file() -> bytes:
    request.max_content_length = LARGEST
    try:
        file = request.files.get("file")
    except RequestEntityTooLarge:
        raise DonglingError(_TOO_LARGE) from None
    return file.stream.read() if file else b""


def _table(rows: Sequence[Sequence[str]]) -> str:
    table = io.StringIO()
    csv.writer(table).writerows(rows)
    return table.getvalue()


def _rows() -> list[list[str]]:
    """Return the rows that the page before showed; anything else that somebody sends is no row."""
    request.max_content_length = request.max_form_memory_size = LARGEST
    try:
        return list(csv.reader(io.StringIO(request.form.get("rows", ""), newline="")))
    except csv.Error:
        return []
