"""Each unit's pack, opened as a teacher opens it, holds what its text names; its pictures are there to be printed."""

import re
from collections.abc import Iterator
from html import unescape
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from dongling import Library, Settings
from dongling.checks import named_materials
from dongling.checks.reader_texts import reader_texts
from dongling.model import Unit
from dongling_web.app import create_app
from dongling_web.drafts.held_store import close_store

ROOT = Path(__file__).parents[2]
LIBRARY = Library.open([ROOT / "courses"], Settings(), search=False, check=False)
UNITS = [unit for unit in LIBRARY.catalog.units.values() if unit.worksheets or unit.cards]
TITLE = re.compile(r"<h2[^>]*>(.*?)</h2>")
IMAGE = re.compile(r'<img[^>]* src="([^"]+)"')
ANY_SHEET = ("学习单", "先学单", "任务单")
WAY = "路线图"
DRAWN = re.compile("路线简?图")
RUBRIC = re.compile("量规|量表")
HANDED = re.compile(
    "(?:发(?!表)[放给下]?|领|递|印[好在成]?|拿出|抽|挑|剪开的)[^，。；：？！\\n]{0,12}?"
    "([一-鿿]{0,6}(?:[^简清订菜名][单](?![独位元个纯人调车])|[^打]卡片?(?![在住车])|[小纸]条|便利贴|回执|告知书|简图|(?:评价|记录)表))"
)
"""What somebody gives out, takes or prints: by its name, or by what sort of thing it is."""
HANDED_BY = {"worksheets", "cards", "rubrics", "misconceptions", "trials", "name", "keywords"}
LETTERS = ("家长知情同意回执", "家长告知书")

every_unit = pytest.mark.parametrize("unit", UNITS, ids=lambda unit: unit.identifier)


@pytest.fixture(scope="module")
def client() -> Iterator[FlaskClient]:
    """Return a teacher's browser on the site."""
    app = create_app(LIBRARY)
    client = app.test_client()
    client.set_cookie("dongling_door", "teacher")
    yield client
    close_store(app)


def page(client: FlaskClient, unit: Unit, below: str = "") -> str:
    """Return a page of a unit's materials."""
    answer = client.get(f"/units/{unit.identifier}/materials{below}?door=teacher&lang=zh")
    assert answer.status_code == 200
    return answer.text


def there(name: str, titles: list[str], unit: Unit) -> bool:
    """Tell whether a pack whose pages have these titles holds what a text calls by that name, and by no other."""
    if RUBRIC.search(name):
        return "量规和误解" in titles
    if name == WAY:
        return WAY in titles
    shown = [one for one in (*unit.worksheets, *unit.cards) if one.name in titles]
    if name in {call for one in shown for call in (one.name, *one.aka)}:
        return True
    of_stops = name == "任务单" and hasattr(unit.details, "stops")
    return of_stops or (name in ANY_SHEET and any(one in unit.worksheets for one in shown))


@every_unit
def test_the_pack_holds_each_thing_that_the_text_names(unit: Unit, client: FlaskClient) -> None:
    titles = [unescape(re.sub("<[^>]*>", "", title)) for title in TITLE.findall(page(client, unit))]
    assert [one.name for one in (*unit.worksheets, *unit.cards) if one.name not in titles] == []
    named = [*named_materials(unit), *([WAY] if any(DRAWN.search(text) for _, text in reader_texts(unit)) else [])]
    assert [name for name in named if not there(name, titles, unit)] == []


def test_a_thing_is_held_by_its_own_name_and_not_by_one_that_is_like_it() -> None:
    unit = LIBRARY.catalog.units["ly-flour-stall"]
    titles = [one.name for one in (*unit.worksheets, *unit.cards)]
    assert there("分量纸条", titles, unit)
    assert not any(there(name, titles, unit) for name in ("分量", "量纸条", "一张分量纸条", "五轮卡"))
    assert not there("分量纸条", [name for name in titles if name != "分量纸条"], unit)


@every_unit
def test_what_a_text_hands_out_is_of_the_pack_or_of_the_letter_to_parents(unit: Unit, client: FlaskClient) -> None:
    said = "\n".join(text for path, text in reader_texts(unit) if path[0] not in HANDED_BY)
    names = [call for one in (*unit.worksheets, *unit.cards) for call in (one.name, *one.aka)]
    sorts = [sort for sort, held in (("单", unit.worksheets), ("卡", unit.cards), ("卡片", unit.cards)) if held]
    handed = HANDED.findall(re.sub("[“”]", "", said))
    lacking = [what for what in handed if not what.endswith((*names, *sorts))]
    letters = client.get(f"/units/{unit.identifier}?door=teacher&lang=zh").text if lacking else ""
    assert [what for what in lacking if not any(one in letters and what.endswith(one[-2:]) for one in LETTERS)] == []


@every_unit
def test_each_thing_of_the_pack_prints_alone_with_all_its_words(unit: Unit, client: FlaskClient) -> None:
    for one in (*unit.worksheets, *unit.cards):
        text = unescape(page(client, unit, f"/{one.identifier}"))
        words = [card.text.splitlines()[0] for card in getattr(one, "cards", ())]
        words += [task.prompt.splitlines()[0] for task in getattr(one, "tasks", ()) if task.type != "blank"]
        assert [line for line in words if line not in text] == [], one.name


@every_unit
def test_the_pictures_of_the_pack_are_there_to_be_printed(unit: Unit, client: FlaskClient) -> None:
    named = {part.picture for one in unit.cards for part in one.cards if part.picture}
    named |= {task.picture for sheet in unit.worksheets for task in sheet.tasks if task.picture}
    images = set(IMAGE.findall(page(client, unit)))
    assert len(images) >= len(named)
    assert [image for image in images if client.get(image).status_code != 200] == []


def test_texts_name_enough_for_this_to_be_worth_its_while() -> None:
    assert sum(len(named_materials(unit)) for unit in UNITS) > 40
