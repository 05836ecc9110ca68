"""What the buttons and fields of the builder make of a draft, and what is said of it."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dongling import Library
from dongling.catalog import Catalog
from dongling.model import Step
from dongling.problems import DonglingError
from dongling.sequences import (
    MOST_STEPS,
    MOST_TEXT,
    Command,
    Draft,
    report,
)
from dongling_web.builder.operations import Change, change, only_in

WALK, FILM, TALK = "walk-bridge", "film-bell", "talk-letter"
DRAFT = Draft(
    "一条河", (Step(unit=WALK, minutes=90, note="半天"), Step(unit=FILM), Step(unit="not-loaded"), Step(unit=TALK))
)


@pytest.fixture
def catalog(library: Library) -> Catalog:
    """Return the catalogue of the site."""
    return library.catalog


def units(made: Change) -> list[str]:
    """Return the units of the draft that was made."""
    return [step.unit for step in made.draft.steps]


@pytest.mark.parametrize(
    ("pressed", "order", "did", "focus"),
    [
        ("up, step=4", "wftn", "《一封信》已上移到第3步，共4步", "up-3"),
        ("up, step=2", "fwnt", "《一口老钟》已移到最前，共4步", "down-1"),
        ("down, step=1", "fwnt", "《走到老桥》已下移到第2步，共4步", "down-2"),
        ("down, step=3", "wftn", "《not-loaded》已下移到第4步，共4步", "up-4"),
        ("top, step=4", "twfn", "《一封信》已移到最前，共4步", "down-1"),
        ("move, step=1, to=3", "fnwt", "《走到老桥》已移到第3步，共4步", "title-3"),
        ("move, step=4, to=99", "wfnt", "《一封信》已移到第4步，共4步", "title-4"),
        ("after, step=1, after=2", "fwnt", "《走到老桥》已移到第2步，共4步", "title-2"),
        ("after, step=4, after=0", "twfn", "《一封信》已移到最前，共4步", "title-1"),
        ("remove, step=3", "wft", "《not-loaded》已移出，还有3步", "remove-3"),
        ("remove, step=4", "wfn", "《一封信》已移出，还有3步", "remove-3"),
        ("insert, unit=talk-letter, at=2", "wtfnt", "《一封信》已加入，是第2步，共5步", "title-2"),
        ("insert, unit=walk-bridge", "wfntw", "《走到老桥》已加入，是第5步，共5步", "title-5"),
    ],
)
def test_a_button_moves_removes_or_adds_and_says_so(
    catalog: Catalog, pressed: str, order: str, did: str, focus: str
) -> None:
    """`pressed` is a button with its fields, `order` the first letters of the units after it."""
    fields = dict(field.split("=") for field in f"do={pressed}".split(", "))
    made = change(DRAFT, fields, catalog)
    assert "".join(name[0] for name in units(made)) == order
    assert (made.did.zh, made.focus) == (did, focus)
    assert made.did.en
    assert made.anchor == f"step-{made.step}"


def test_the_last_step_removed_leaves_the_box_to_add_one(catalog: Catalog) -> None:
    made = change(Draft(steps=(Step(unit=WALK),)), {"do": "remove", "step": "1"}, catalog)
    assert (units(made), made.focus, made.anchor) == ([], "b-title", "b-title")


def test_the_only_step_has_nowhere_to_go(catalog: Catalog) -> None:
    draft = Draft(steps=(Step(unit=WALK),))
    for button in ("up", "down", "top"):
        made = change(draft, {"do": button, "step": "1"}, catalog)
        assert (made.draft, made.focus) == (draft, "remove-1")


@pytest.mark.parametrize(
    ("fields", "step", "did"),
    [
        ({"minutes": "45"}, Step(unit=WALK, minutes=45, note="半天"), "第1步《走到老桥》改为45分钟"),
        ({"minutes": " \uff14\uff15 "}, Step(unit=WALK, minutes=45, note="半天"), "第1步《走到老桥》改为45分钟"),
        ({"minutes": "120"}, Step(unit=WALK, note="半天"), "第1步《走到老桥》改为120分钟"),
        ({"minutes": ""}, Step(unit=WALK, note="半天"), "第1步《走到老桥》改为120分钟"),
        ({"note": " 带\r\n水\x00 "}, Step(unit=WALK, minutes=90, note="带\n水"), "第1步《走到老桥》说明已记下"),
        ({"note": ""}, Step(unit=WALK, minutes=90), "第1步《走到老桥》说明已删去"),
        ({"minutes": "90", "note": "半天"}, DRAFT.steps[0], ""),
        ({"minutes": "30", "note": ""}, Step(unit=WALK, minutes=30), "第1步《走到老桥》改为30分钟，说明已删去"),
    ],
)
def test_minutes_and_note_are_taken_as_typed(catalog: Catalog, fields: dict[str, str], step: Step, did: str) -> None:
    made = change(DRAFT, {"do": "set", "step": "1", **fields}, catalog)
    assert made.draft.steps[0] == step
    assert made.did.zh == did
    assert made.draft.steps[1:] == DRAFT.steps[1:]


def test_a_step_that_is_not_loaded_may_have_no_minutes(catalog: Catalog) -> None:
    draft = Draft(steps=(Step(unit="gone", minutes=20),))
    made = change(draft, {"do": "set", "step": "1", "minutes": ""}, catalog)
    assert made.draft.steps[0].minutes is None
    assert made.did.zh == "第1步《gone》不定分钟"


@pytest.mark.parametrize("button", ["up", "down", "top", "move", "after"])
def test_what_was_typed_beside_a_button_is_taken_along(catalog: Catalog, button: str) -> None:
    fields = {"do": button, "step": "2", "to": "3", "after": "3", "minutes": "8", "note": "先听"}
    made = change(DRAFT, fields, catalog)
    assert Step(unit=FILM, minutes=8, note="先听") == made.draft.steps[made.step - 1]


@pytest.mark.parametrize(
    ("fields", "name", "description", "did"),
    [
        ({"name": " 两  条\n河 "}, "两 条 河", "", "名字改为“两 条 河”"),
        ({"name": ""}, "", "", "名字已删去"),
        ({"description": "沿河\r\n走"}, "一条河", "沿河\n走", "简介已记下"),
        ({"name": "一条河"}, "一条河", "", ""),
    ],
)
def test_name_and_description(catalog: Catalog, fields: dict[str, str], name: str, description: str, did: str) -> None:
    made = change(DRAFT, {"do": "about", **fields}, catalog)
    assert made.draft == replace(DRAFT, name=name, description=description)
    assert made.did.zh == did


@pytest.mark.parametrize(
    "fields",
    [
        {},
        {"do": "explode", "step": "1"},
        {"do": "up"},
        {"do": "up", "step": "0"},
        {"do": "up", "step": "5"},
        {"do": "up", "step": "-1"},
        {"do": "up", "step": "²"},
        {"do": "up", "step": "99999"},
        {"do": "move", "step": "1"},
        {"do": "remove", "step": "x"},
        {"do": "insert"},
        {"do": "insert", "unit": "no-such-unit"},
        {"do": "insert", "unit": WALK, "at": "first"},
        *(
            {"do": "set", "step": "1", "minutes": given}
            for given in ("0", "2001", "-5", "4.5", "²", "abc", "9" * 5000, "000045123")
        ),
        {"do": "set", "step": "1", "note": "长" * (MOST_TEXT + 1)},
        {"do": "about", "name": "长" * 81},
    ],
)
def test_what_makes_no_sense_is_refused_in_a_sentence(catalog: Catalog, fields: dict[str, str]) -> None:
    with pytest.raises(DonglingError) as refused:
        change(DRAFT, fields, catalog)
    assert refused.value.message.zh
    assert len(refused.value.message.zh) < 100


def test_no_draft_grows_without_end(catalog: Catalog) -> None:
    full = Draft(steps=(Step(unit=WALK),) * MOST_STEPS)
    with pytest.raises(DonglingError, match=f"最多{MOST_STEPS}"):
        change(full, {"do": "insert", "unit": FILM}, catalog)


@given(
    st.dictionaries(st.sampled_from(("do", "step", "to", "after", "at", "unit", "minutes", "note", "name")), st.text())
)
def test_any_fields_make_a_draft_or_a_sentence(library: Library, fields: dict[str, str]) -> None:
    try:
        made = change(DRAFT, fields, library.catalog)
    except DonglingError as refused:
        made = Change(DRAFT, refused.message)
    assert made.did.zh or made.draft == DRAFT


def test_an_earlier_version_comes_back(catalog: Catalog) -> None:
    def back(number: str) -> Change:
        fields = {"do": "restore", "number": number, "version": "4"}
        return change(Draft("现在"), fields, catalog, lambda number: DRAFT if number in (1, 3) else None)

    assert (back("3").did.zh, back("3").focus) == ("已回到第3版", "undo")
    assert back("1").did.zh == "已回到第1版"
    assert back("1").draft == DRAFT
    for gone in ("2", "0", "x", "9" * 20):
        with pytest.raises(DonglingError):
            back(gone)


def test_what_the_report_offers_can_be_done_by_its_button(catalog: Catalog) -> None:
    draft = Draft(steps=(Step(unit="lesson-01"), Step(unit=FILM)))
    mends = [mend for finding in report(draft.steps, catalog).findings for mend in finding.mends]
    commands = [mend for mend in mends if isinstance(mend, Command)]
    assert commands
    for command in commands:
        assert change(draft, command.fields, catalog).draft == command.apply(draft, catalog).draft


def test_two_drafts_differ_in_the_steps_that_one_has_and_the_other_has_not_there() -> None:
    steps = DRAFT.steps
    moved = replace(DRAFT, steps=(steps[0], steps[2], steps[3], steps[1]))
    assert [only_in(DRAFT, moved), only_in(moved, DRAFT)] == [{2}, {4}]
    longer = replace(DRAFT, steps=(Step(unit=WALK, minutes=91, note="半天"), *steps[1:]))
    assert [only_in(DRAFT, longer), only_in(longer, DRAFT)] == [{1}, {1}]
    assert only_in(DRAFT, Draft()) == {1, 2, 3, 4}
    assert only_in(DRAFT, DRAFT) == frozenset()
