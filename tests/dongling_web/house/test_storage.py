"""How much is kept, and how much may be."""

from flask import Flask
from flask.testing import FlaskClient

from dongling.accounts import Grant, Role
from dongling.store import Store
from dongling_web.http.context import current_library
from tests.dongling.store.accounts.making import somebody
from tests.dongling.store.making import DID, draft
from tests.dongling.store.shelf.making import placed


def test_what_is_kept_is_told_with_what_may_be(district: FlaskClient, store: Store) -> None:
    store.create(draft("一"), DID)
    text = district.get("/admin/storage").text
    for words in ("存着1个序列", "4000 MB", "还没有：网站开着，每天自己做一个。", "dongling restore"):
        assert words in text


def test_each_school_s_shelves_are_told_to_the_district_and_to_whoever_administers_it(
    district: FlaskClient, boss: FlaskClient, store: Store
) -> None:
    assert "书架上还没有序列。" in boss.get("/admin/storage").text
    placed(store, somebody(store), "一")
    placed(store, somebody(store, "西校的", Grant(Role.TEACHER, "west")), "二")
    whole, own = district.get("/admin/storage").text, boss.get("/admin/storage").text
    assert ("存着2个序列" in whole, "每天的备份" in whole) == (True, True)
    assert [name in whole for name in ("东校", "west")] == [True, True]
    assert [name in own for name in ("东校", "west", "存着2个", "4000 MB", "每天的备份")] == [True] + [False] * 4


def test_the_media_of_each_school_are_told_with_what_they_may_take(
    district: FlaskClient, boss: FlaskClient, site: Flask
) -> None:
    with site.app_context():
        data = current_library().data
    for school in ("east", "west"):
        box = data / "writing" / school / "1" / "media"
        box.mkdir(parents=True)
        (box / "a.jpg").write_bytes(bytes(1_500_000))
    whole, own = district.get("/admin/storage").text, boss.get("/admin/storage").text
    assert (whole.count("1.5 MB"), own.count("1.5 MB")) == (2, 1)
    assert "每所学校最多2000 MB" in own
