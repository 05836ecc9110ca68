"""A manuscript is its author's until it is handed in; then editors of its school read it, and nobody else ever."""

import pytest

from dongling.accounts import ANYBODY, OPERATOR
from dongling.problems import DonglingError, Said
from dongling.store import Store
from dongling.store.audit.records import Wanted
from dongling.store.manuscripts import manuscripts as module
from dongling.store.manuscripts.manuscript import ManuscriptConflict, ManuscriptLine, RemarkOutcome, State
from tests.dongling.store.accounts.making import DISTRICT, somebody
from tests.dongling.store.making import Clock
from tests.dongling.store.manuscripts.making import EDITOR_EAST, EDITOR_WEST, TEXT, begun


def test_only_teachers_of_a_school_write_its_units(store: Store) -> None:
    lu = somebody(store)
    assert begun(store, lu)
    for who, school in ((lu, "west"), (lu, ""), (somebody(store, "外人", EDITOR_WEST), "east")):
        with pytest.raises(DonglingError, match="老师的身份"):
            begun(store, who, school=school)


def test_nobody_but_its_author_sees_a_draft_and_only_the_schools_editors_what_is_handed_in(store: Store) -> None:
    lu, zhou = somebody(store), somebody(store, "周老师")
    east, west = somebody(store, "东编辑", EDITOR_EAST), somebody(store, "西编辑", EDITOR_WEST)
    district = somebody(store, "区里", DISTRICT)
    number, own = begun(store, lu), store.manuscripts
    strangers = [zhou.actor, west.actor, ANYBODY]
    for other in (*strangers, east.actor, district.actor, OPERATOR):
        assert own.get(other, number) is None
        assert (own.history(other, number), own.at_version(other, number, 1), own.remarks(other, number)) == (
            [],
            None,
            [],
        )
        assert (own.texts(other, number, [1]), own.open_remarks(other, number)) == ({}, 0)
        for change in (
            lambda other=other: own.save(other, number, "x", 1, "x", "x"),
            lambda other=other: own.hand_in(other, number),
            lambda other=other: own.published(other, number, 1, "d"),
            lambda other=other: own.remark(other, number, "", "x"),
            lambda other=other: own.throw_away(other, number),
            lambda other=other: own.settle(other, number, 1, RemarkOutcome.ACCEPTED),
        ):
            with pytest.raises(DonglingError, match="不在了，或者不给你看"):
                change()
    own.hand_in(lu.actor, number)
    assert [line.title for line in own.waiting(east.actor)] == ["走"]
    assert own.waiting(west.actor) == own.waiting(zhou.actor) == []
    for editor in (east, district):
        there = own.get(editor.actor, number)
        assert there
        assert (there.line.state, there.line.who, there.body) == (State.REVIEW, "陆老师", TEXT)
    for other in strangers:
        assert own.get(other, number) is None


def test_it_goes_its_way_by_those_who_may_and_the_audit_says_so(store: Store) -> None:
    lu, east = somebody(store), somebody(store, "东编辑", EDITOR_EAST)
    number, own = begun(store, lu), store.manuscripts
    own.hand_in(lu.actor, number)
    with pytest.raises(DonglingError, match="编辑"):
        own.published(lu.actor, number, 1, "d")
    with pytest.raises(DonglingError, match="编辑"):
        own.withdrawn(lu.actor, number)
    with pytest.raises(DonglingError, match="不在这一步"):
        own.withdrawn(east.actor, number)
    own.take_back(east.actor, number)
    own.hand_in(lu.actor, number)
    own.published(east.actor, number, 1, "digest")
    there = own.get(lu.actor, number)
    assert there
    assert (there.line.state, there.line.published, there.line.file_digest) == (State.PUBLISHED, 1, "digest")
    assert own.of_unit(lu.actor, "east", "a") == there.line
    assert own.of_unit(lu.actor, "west", "a") is None
    with pytest.raises(DonglingError, match="不在这一步"):
        own.throw_away(lu.actor, number)
    own.withdrawn(east.actor, number)
    did = [row.did for row in store.audit.listed(OPERATOR, Wanted(school="east")) if row.did.startswith("unit.")]
    assert did == ["unit.withdrawn", "unit.published", "unit.handed_in", "unit.returned", "unit.handed_in"]


def test_what_readers_have_stays_published_and_can_be_withdrawn_while_its_next_version_is_read(store: Store) -> None:
    lu, east = somebody(store), somebody(store, "东编辑", EDITOR_EAST)
    number, own = begun(store, lu), store.manuscripts
    own.hand_in(lu.actor, number)
    own.published(east.actor, number, 1, "digest")
    own.save(lu.actor, number, TEXT + "分钟: 5\n", 1, "走", "a")
    own.hand_in(lu.actor, number)
    own.take_back(lu.actor, number)
    there = own.get(east.actor, number)
    assert there
    assert (there.line.state, there.line.published, there.line.version) == (State.PUBLISHED, 1, 2)
    own.hand_in(lu.actor, number)
    own.withdrawn(east.actor, number)
    there = own.get(east.actor, number)
    assert there
    assert (there.line.state, there.line.published) == (State.WITHDRAWN, None)


def test_the_file_is_written_once_the_step_may_be_taken_and_the_step_is_not_taken_where_that_fails(
    store: Store,
) -> None:
    lu, east = somebody(store), somebody(store, "东编辑", EDITOR_EAST)
    number, own, files = begun(store, lu), store.manuscripts, list[str]()

    def write(line: ManuscriptLine) -> None:
        files.append(line.identifier)

    def fail(_: ManuscriptLine) -> None:
        raise DonglingError(Said("磁盘满了", "full"))

    own.hand_in(lu.actor, number)
    with pytest.raises(ManuscriptConflict):
        own.published(east.actor, number, 2, "digest", write=write)
    with pytest.raises(DonglingError, match="磁盘满了"):
        own.published(east.actor, number, 1, "digest", body=TEXT + "审核状态: 学校审定\n", write=fail)
    with pytest.raises(DonglingError, match="不在这一步"):
        own.withdrawn(east.actor, number, write)
    there = own.get(lu.actor, number)
    assert there
    assert (there.line.state, there.line.version, files) == (State.REVIEW, 1, [])
    made = own.published(east.actor, number, 1, "digest", body=TEXT + "审核状态: 学校审定\n", write=write)
    assert (made.line.published, made.line.version, made.body[-5:], files) == (2, 2, "学校审定\n", ["a"])
    own.save(lu.actor, number, TEXT, 2, "走", "a")
    with pytest.raises(DonglingError, match="不在这一步"):
        own.published(east.actor, number, 3, "digest", write=write)
    with pytest.raises(DonglingError, match="磁盘满了"):
        own.withdrawn(east.actor, number, fail)
    there = own.get(lu.actor, number)
    assert there
    assert (there.line.state, there.line.published, files) == (State.PUBLISHED, 2, ["a"])


def test_a_save_that_met_another_says_so_with_both_and_is_not_saved(store: Store) -> None:
    lu = somebody(store)
    number, own = begun(store, lu), store.manuscripts
    assert own.save(lu.actor, number, TEXT + "分钟: 5\n", 1, "走", "a").line.version == 2
    with pytest.raises(ManuscriptConflict) as conflict:
        own.save(lu.actor, number, TEXT + "分钟: 6\n", 1, "走", "a")
    assert (conflict.value.base, conflict.value.theirs.body) == (TEXT, TEXT + "分钟: 5\n")
    assert own.save(lu.actor, number, TEXT + "分钟: 5\n", 1, "走", "a").line.version == 2
    assert [version.number for version in own.history(lu.actor, number)] == [2, 1]
    assert own.at_version(lu.actor, number, 1) == TEXT


def test_of_very_many_saves_some_older_ones_go_and_what_is_published_stays(store: Store) -> None:
    lu, east = somebody(store), somebody(store, "东编辑", EDITOR_EAST)
    number, own = begun(store, lu), store.manuscripts
    own.hand_in(lu.actor, number)
    own.published(east.actor, number, 1, "digest")
    for version in range(1, 201):
        own.save(lu.actor, number, f"{TEXT}分钟: {version}\n", version, "走", "a")
    kept = [version.number for version in own.history(lu.actor, number)]
    assert len(kept) < 120
    assert kept[:50] == list(range(201, 151, -1))
    assert 1 in kept


def test_what_is_thrown_away_is_no_longer_seen(store: Store) -> None:
    lu = somebody(store)
    number, own = begun(store, lu), store.manuscripts
    own.throw_away(lu.actor, number)
    assert (own.own(lu.actor), own.get(lu.actor, number)) == (([], 0), None)


def test_remarks_end_in_accepted_or_declined_with_who_said_so(store: Store, clock: Clock) -> None:
    lu, east = somebody(store), somebody(store, "东编辑", EDITOR_EAST)
    number, own = begun(store, lu), store.manuscripts
    own.hand_in(lu.actor, number)
    own.remark(east.actor, number, "stops.0", "  这一站短一些  ")
    own.remark(lu.actor, number, "", " ")
    (said,) = own.remarks(lu.actor, number)
    assert (said.who, said.field, said.words, said.version, said.said) == (
        "东编辑", "stops.0", "这一站短一些", 1, clock.now
    )  # fmt: skip
    own.settle(lu.actor, begun(store, lu, "另一份"), said.number, RemarkOutcome.DECLINED)
    assert own.open_remarks(east.actor, number) == 1
    own.settle(lu.actor, number, said.number, RemarkOutcome.ACCEPTED)
    assert own.open_remarks(east.actor, number) == 0
    (settled,) = own.remarks(east.actor, number)
    assert (settled.outcome, settled.settled_by) == (RemarkOutcome.ACCEPTED, "陆老师")


def test_there_is_an_end_to_how_much_and_how_long(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    lu = somebody(store)
    number = begun(store, lu)
    with pytest.raises(DonglingError, match="太长"):
        store.manuscripts.save(lu.actor, number, "长" * (module.LONGEST + 1), 1, "走", "a")
    monkeypatch.setattr(module, "MOST", 1)
    with pytest.raises(DonglingError, match="没有存"):
        begun(store, lu)
    monkeypatch.setattr(module, "MOST_REMARKS", 0)
    with pytest.raises(DonglingError, match="批注"):
        store.manuscripts.remark(lu.actor, number, "", "再说一句")


def test_what_was_changed_by_other_means_is_known_once_it_was_met(store: Store) -> None:
    lu = somebody(store)
    number = begun(store, lu)
    store.manuscripts.met_outside(lu.actor, number, "digest")
    there = store.manuscripts.get(lu.actor, number)
    assert there
    assert there.line.file_digest == "digest"


def test_a_number_is_known_as_long_as_its_manuscript_is_not_gone_for_good(store: Store) -> None:
    lu = somebody(store)
    number = begun(store, lu)
    store.manuscripts.throw_away(lu.actor, number)
    assert store.manuscripts.still_there({number, number + 1}) == {number}
    assert store.manuscripts.still_there(()) == set()
