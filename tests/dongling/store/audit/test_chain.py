"""Noting: with what is done or not at all, by many at once, and nothing in it that nobody should read."""

import re
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dongling.accounts import OPERATOR, Grant, Role
from dongling.problems import DonglingError
from dongling.store import Store
from tests.dongling.store.accounts.making import signed_in, somebody
from tests.dongling.store.audit.making import EAST, PASSWORD, breaks, noted, rows, told
from tests.dongling.store.making import DID, draft

_NAMES = st.text(st.sampled_from("陆周a.@·-_9甲"), min_size=1, max_size=40).filter(
    lambda name: any(map(str.isalnum, name))
)


def test_what_is_refused_is_not_noted_and_what_is_done_is(store: Store) -> None:
    mine = somebody(store)
    before = told(store)
    with pytest.raises(DonglingError):
        store.people.add(mine.actor, "周老师", [EAST])
    with pytest.raises(DonglingError):
        store.people.add(OPERATOR, "陆老师", [EAST])
    assert (
        told(store)
        == before
        == [
            ("0", "person.added", "陆老师 #1", "east"),
            ("陆老师", "person.joined", "陆老师 #1", "east"),
        ]
    )


def test_many_who_do_something_at_once_all_stand_in_one_chain(store: Store) -> None:
    with ThreadPoolExecutor(8) as threads:
        list(threads.map(lambda number: noted(store, str(number)), range(40)))
    assert {row.thing for row in rows(store)} == {str(number) for number in range(40)}
    assert [row.number for row in rows(store)] == list(range(1, 41))
    assert breaks(store) == []


def test_a_name_stays_as_it_was_when_it_was_noted(store: Store) -> None:
    signed_in(store, somebody(store))
    assert told(store)[-1] == ("陆老师", "session.began", "陆老师 #1", "east")


@given(name=_NAMES, text=st.text(), password=st.text(min_size=12, max_size=40))
@settings(deadline=None, max_examples=25)
def test_no_password_key_or_text_gets_in(name: str, text: str, password: str) -> None:
    with TemporaryDirectory() as folder, closing(Store.open(Path(folder))) as store:
        link = store.people.add(OPERATOR, name, [EAST])
        try:
            person = store.people.set_password(link, f"{PASSWORD} {password}")
        except DonglingError:
            person = store.people.set_password(link, PASSWORD)
        token = signed_in(store, person)
        store.people.recognised(name, text)
        again = store.people.reset(OPERATOR, name)
        key = store.create(draft(text[:50]), DID).edit_key
        noted(store, text)
        held = "\n".join(map(repr, rows(store)))
    for secret in (link, token, again, key, PASSWORD):
        assert secret not in held
    assert all(re.fullmatch(r"[\w.@·:/+# -]{0,120}", row) for row in re.findall("thing='(.*?)'", held))


def test_of_whom_several_schools_are_the_district_reads_what_was_done(store: Store) -> None:
    store.people.add(OPERATOR, "陆老师", [EAST, Grant(Role.TEACHER, "west")])
    store.people.appoint(OPERATOR, "陆老师", Grant(Role.EDITOR, "west"))
    store.people.appoint(OPERATOR, "陆老师", Grant(Role.EDITOR, "west"))
    store.people.dismiss(OPERATOR, "陆老师", EAST)
    assert told(store) == [
        ("0", "person.added", "陆老师 #1", ""),
        ("0", "person.appointed", "陆老师 #1 editor", "west"),
        ("0", "person.dismissed", "陆老师 #1 teacher", "east"),
    ]
