"""Records as columns: those of a mapping, whatever changed, and what is asked of all of them."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from dongling.catalog import Chosen, Record, Records
from tests.dongling.catalog.test_table_changes import record, records


@given(st.lists(records(), min_size=1, max_size=5))
def test_they_are_the_records_that_they_were_made_of_after_every_change(history: list[dict[str, Record]]) -> None:
    made = Records.of(history[0].values())
    for before, now in pairwise(history):
        after = made.changed(now, {name: one for name, one in now.items() if before.get(name) != one})
        assert made == before
        assert (made == after) == (before == now)
        assert list(after.items()) == list(now.items())
        assert dict(after.place) == {name: place for place, name in enumerate(now)}
        made = after


@given(records(), st.data())
def test_a_field_of_some_is_that_of_their_records(every: dict[str, Record], data: st.DataObject) -> None:
    made = Records.of(every.values())
    names = tuple(data.draw(st.permutations(list(every))))[: data.draw(st.integers(0, 8))]
    chosen = Chosen(names, made, made)
    assert list(chosen) == [every[name] for name in names]
    assert list(chosen[1:3]) == list(chosen)[1:3]
    for field in ("name", "band", "themes", "facts"):
        assert list(chosen.every(field)) == [getattr(one, field) for one in chosen]
    assert chosen.depths == tuple(dict.fromkeys(one.depth for one in chosen))
    assert made.groups("band", names) == {
        band: tuple(one.identifier for one in chosen if one.band == band) for band in {one.band for one in chosen}
    }


@given(record("u1"), record("u2"))
def test_rows_of_catalogues_that_were_are_let_go_of(one: Record, two: Record) -> None:
    made = Records.of([one, two])
    for turn in range(1200):
        made = made.changed(["u1", "u2"], {"u1": one._replace(name=str(turn))})
    assert (made["u1"].name, made["u2"]) == ("1199", two)
    assert len(made.laid_out()[0]) < 1100
