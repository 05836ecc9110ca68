"""Tables that are brought up to a change are those that would be made anew."""

from hypothesis import given
from hypothesis import strategies as st

from dongling.catalog import Record
from dongling.catalog.table_changes import tables_after
from dongling.catalog.tables import Tables

WORDS = st.lists(st.sampled_from("abcd"), unique=True, max_size=3).map(tuple)
TABLES = ("named", "every_with_value", "with_value", "citing", "naming", "needing", "building_on", "place", "pupils")
MORE = ("laws", "is_for_pupils", "theme_sets", "themes_of_stages", "all_approved", "background", "sequences_with")


@st.composite
def records(draw: st.DrawFn) -> dict[str, Record]:
    """Return the records of a small catalogue, in any order: another load may change it."""
    names = draw(st.lists(st.sampled_from([f"u{i}" for i in range(8)]), unique=True))
    return {name: draw(record(name)) for name in names}


@st.composite
def record(draw: st.DrawFn, name: str) -> Record:
    """Return a record of a unit."""
    word = st.sampled_from(["x", "y"])
    return Record(
        identifier=name,
        name=draw(word),
        name_en="",
        path="",
        kind=draw(word),
        band=draw(word),
        stage=draw(word),
        school="s",
        depth="",
        minutes=1,
        review_status="approved",
        updated=None,
        themes=draw(WORDS),
        competencies=(),
        prerequisites=draw(WORDS),
        facts=draw(WORDS),
        further=(),
        places=(),
        audience=draw(st.sampled_from([(), ("teacher",)])),
        keywords=(),
        terms=(("v", draw(WORDS)),),
    )


@given(records(), records(), st.sets(st.sampled_from([*TABLES, *MORE])))
def test_they_are_as_if_made_anew_whatever_was_asked_before(
    old: dict[str, Record], new: dict[str, Record], asked: set[str]
) -> None:
    before, anew = Tables(old.values, {}, {}), Tables(new.values, {}, {})
    assert before.records == old
    for name in sorted(asked):
        getattr(before, name)
    changed = {name: one for name, one in new.items() if old.get(name) != one}
    after = tables_after(before, Tables(new.values, {}, {}), new, changed, same=("sequences", "facts"))
    for name in (*TABLES, *MORE):
        assert getattr(after, name) == getattr(anew, name), name
    assert list(after.records) == list(new)


@given(record("u1"))
def test_a_change_that_no_table_shows_makes_none_anew(one: Record) -> None:
    before = Tables(lambda: [one], {}, {})
    assert before.naming is not None
    after = tables_after(before, Tables(list, {}, {}), ["u1"], {"u1": one}, same=())
    assert after.naming is before.naming
    assert after.records is before.records
