"""What stands beside the fields of a form, and what it costs to say so."""

import re

from flask.testing import FlaskClient

from dongling.store import Store
from tests.dongling.store.accounts.making import person_named, questions
from tests.dongling_web.workshop.conftest import begin, save, written


def test_remarks_that_wait_are_counted_without_being_read(lu: FlaskClient, store: Store) -> None:
    number, own, by = written(lu), store.manuscripts, person_named(store).actor
    for words in ("短一些", "再短一些"):
        own.remark(by, number, "name", words)
    asked = questions(lambda: lu.get(f"/workshop/{number}"))
    assert [one for one in asked if "remarks" in one and "words" in one] == []
    assert "还有2条批注没了结" in lu.get(f"/workshop/{number}").text


def test_the_bar_of_minutes_stands_above_its_parts_and_a_script_is_sent_it_with_undo(lu: FlaskClient) -> None:
    number = written(lu)
    page = lu.get(f"/workshop/{number}").text
    assert re.search(r'data-bar="process".*?各部分共45分钟.*?全程45分钟，正好', page, re.DOTALL)
    typed = {"version": "3", "minutes": "40"}
    told = lu.post(f"/workshop/{number}", data=typed, headers={"Accept": "application/json"}).json
    assert told is not None
    assert (told["undo"], told["redo"], told["facts"]) == (True, False, [])
    assert "超5分钟" in told["bars"]["process"]
    assert "w-over" in told["bars"]["process"]


def test_a_vocabulary_of_many_terms_is_looked_through_by_typing(lu: FlaskClient) -> None:
    page = lu.get(f"/workshop/{begin(lu)}").text
    assert page.count("data-filter>") == 2  # subjects and competencies
    assert 'name="band" data-filter' not in page


def test_a_part_is_put_behind_another_and_moved_to_any_place(lu: FlaskClient) -> None:
    number = written(lu)
    typed = {"count:process": "1", "process.0.name": "看桥"}
    assert save(lu, number, 3, **typed, do="after:process.0") == f"/workshop/{number}?open=process.1#process.1"
    typed = {"count:process": "2", "process.1.name": "回来"}
    assert save(lu, number, 4, **typed, do="to:process.1:0") == f"/workshop/{number}?open=process.0#process.0"
    page = lu.get(f"/workshop/{number}").text
    assert re.findall(r'name="process.\d.name" value="([^"]*)"', page) == ["回来", "看桥"]
