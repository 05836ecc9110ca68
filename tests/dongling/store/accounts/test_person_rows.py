"""People as the database has them: by name, with their roles; what is no role gives nothing."""

from sqlalchemy import insert, select

from dongling.store import Store
from dongling.store.accounts.person_rows import find_person, persons_of
from dongling.store.database.tables import people, person_roles
from tests.dongling.store.accounts.making import BOSS_EAST, TEACHER_EAST, somebody
from tests.dongling.store.making import by_hand


def test_a_person_is_found_by_name_with_all_roles_also_to_be_changed(store: Store) -> None:
    lu = somebody(store, "Lu", TEACHER_EAST, BOSS_EAST)
    with by_hand(store) as connection:
        assert find_person(connection, " lU") == find_person(connection, "lu", to_change=True) == lu
        assert find_person(connection, "nobody") is None


def test_what_is_no_role_since_it_was_damaged_gives_nothing(store: Store) -> None:
    lu = somebody(store)
    with by_hand(store) as connection:
        for role, school in (("emperor", "east"), ("district_admin", "east"), ("teacher", "")):
            connection.execute(insert(person_roles).values(person_id=lu.id, role=role, school=school))
        there = find_person(connection, lu.name)
    assert there
    assert there.grants == {TEACHER_EAST}


def test_many_are_read_by_name_by_numbers_or_by_a_question(store: Store) -> None:
    made = [somebody(store, name) for name in ("c", "a", "b")]
    with by_hand(store) as connection:
        asked = persons_of(connection, select(people.c.id))
        assert [person.name for person in asked] == ["a", "b", "c"]
        assert persons_of(connection, [made[0].id]) == [made[0]]
