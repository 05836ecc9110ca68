"""Media come to readers with the unit, all or nothing, and go with it; what readers see stays until it is published."""

import datetime as dt
import json
import re
from pathlib import Path

from flask import Flask
from flask.testing import FlaskClient

from dongling.store import Store
from dongling.store.manuscripts.manuscript import Manuscript
from dongling_web.materials.school_room import box_folder
from dongling_web.workshop.boxes import box_of, tidy
from tests.dongling.media.making import photo
from tests.dongling.store.accounts.making import person_named
from tests.dongling_web.conftest import browser
from tests.dongling_web.workshop.conftest import begin, go, save, written
from tests.dongling_web.workshop.test_media import data_of, names_in, put
from tests.dongling_web.workshop.test_review import file_of, library_of

CUES = b"WEBVTT\n\n00:00.000 --> 00:01.000\nx\n"
SAID = {"source": "本校", "license": "CC BY 4.0"}


def illustrated(lu: FlaskClient, store: Store) -> tuple[int, str]:
    """Return a manuscript with one picture, handed in, and the picture's name."""
    number = written(lu)
    put(lu, number, ("桥.jpg", photo()), **SAID)
    (name,) = names_in(store, number)
    put(lu, number, **{"count:media": "1", "media.0.description": "一座桥"})
    save(lu, number, 5, **{"count:process": "1", "process.0.picture": name})
    go(lu, number, "hand-in")
    return number, name


def test_pictures_are_on_the_readers_page_with_the_unit_and_go_with_it(
    lu: FlaskClient, editor: FlaskClient, site: Flask, store: Store
) -> None:
    number, name = illustrated(lu, store)
    file = file_of(site, store, number)
    media = file.parent / "media"
    assert not media.exists()
    go(editor, number, "publish")
    assert [path.name for path in media.iterdir()] == [name]
    library = library_of(site)
    library.reload()
    page = browser(site).get(f"/units/{file.stem}?door=teacher").text
    (address, *_) = re.findall(rf"/media/[0-9a-f]+/\d+/[\w-]+/{name}", page)
    assert browser(site).get(address).status_code == 200
    assert not [one for one in library.problems if file.stem in one.path]

    put(lu, number, do="out:0")
    put(lu, number, ("新.jpg", photo((50, 50))), **SAID, do="send")
    (new,) = names_in(store, number)
    put(lu, number, **{"count:media": "1", "media.0.description": "新桥"})
    assert [path.name for path in media.iterdir()] == [name]
    preview = lu.get(f"/workshop/{number}/preview").text
    (address, *_) = re.findall(rf"/media/[0-9a-f]+/\d+/[\w-]+/{new}", preview)
    assert (lu.get(address).status_code, browser(site).get(address).status_code) == (200, 404)
    go(lu, number, "hand-in")
    go(editor, number, "publish")
    assert [path.name for path in media.iterdir()] == [new]
    assert lu.get(f"/workshop/{number}/media/{name}/480").status_code == 404
    go(editor, number, "withdraw")
    library.reload()
    assert list(media.iterdir()) == []
    assert sorted(path.name for path in (file.parent / ".withdrawn" / "media").iterdir()) == sorted([name, new])
    go(editor, number, "publish")
    assert [path.name for path in media.iterdir()] == [new]


def test_a_publication_that_fails_leaves_no_picture_and_one_under_a_taken_name_gets_another(
    lu: FlaskClient, editor: FlaskClient, site: Flask, store: Store
) -> None:
    number, name = illustrated(lu, store)
    file = file_of(site, store, number)
    file.parent.mkdir(parents=True)
    file.write_text("别人写的", encoding="utf-8")
    assert editor.post(f"/workshop/{number}/way", data={"do": "publish", "version": "6"}).status_code == 409
    assert list((file.parent / "media").iterdir()) == []
    file.unlink()
    plain = file.parent / "media" / "plain.jpg"
    plain.write_bytes(photo((30, 30)))
    save(lu, number, 6, **{"count:media": "1", "media.0.file": plain.name})
    save(lu, number, 7, **{"count:process": "1", "process.0.picture": plain.name})
    assert "w-wrong" not in lu.get(f"/workshop/{number}").text
    plain.unlink()
    plain.write_bytes(b"what readers have under this name")
    go(editor, number, "publish")
    assert plain.read_bytes() == b"what readers have under this name"
    (other,) = names_in(store, number)
    assert (file.parent / "media" / other).read_bytes() == photo((30, 30))
    assert data_of(store, number)["环节"][0]["图"] == other != name


def long_since(box: Path) -> None:
    """Have what was put away in a box lie there for longer than it is kept."""
    for mark in (box / "away").glob("*.json"):
        mark.write_text(json.dumps({"since": "2026-01-01T00:00:00+00:00", "counted": -31 * 24 * 3600}))


def test_what_is_not_published_is_put_away_comes_back_with_an_older_version_and_goes_once_none_names_it(
    lu: FlaskClient, editor: FlaskClient, site: Flask, store: Store
) -> None:
    number, name = illustrated(lu, store)
    named = there_is(store, number).line.version
    put(lu, number, do="out:0")
    put(lu, number, ("新.jpg", photo((50, 50))), ("c.vtt", CUES), **SAID)
    (new,) = names_in(store, number)
    put(lu, number, **{"count:media": "1", "media.0.description": "新桥"})
    go(lu, number, "hand-in")
    go(editor, number, "publish")
    with site.app_context():
        box = box_folder("east", number, there_is(store, number).line.begun)
    media, away = box / "media", box / "away"
    assert [path.name for path in media.iterdir()] == [new]
    (cues,) = away.glob("c-*.vtt")
    long_since(box)
    lu.post(f"/workshop/{number}/versions/{named}")
    assert names_in(store, number) == [name]
    assert lu.get(f"/workshop/{number}/media/{name}/480").status_code == 200
    assert [path.name for path in away.glob(f"{name}*")] == []
    go(lu, number, "hand-in")
    go(editor, number, "publish")
    assert [path.name for path in media.iterdir()] == [name]
    assert not cues.exists()
    long_since(box)
    go(editor, number, "withdraw")
    go(editor, number, "publish")
    assert sorted(path.name for path in away.iterdir()) == [new, f"{new}.json"]


def test_what_is_named_while_an_editor_publishes_stays(lu: FlaskClient, editor: FlaskClient, store: Store) -> None:
    number, name = illustrated(lu, store)
    read = there_is(store, number)
    go(editor, number, "publish")
    put(lu, number, ("新.jpg", photo((50, 50))), **SAID)
    _, new = names_in(store, number)
    with editor:
        editor.get("/workshop")
        tidy(read.line, read.body, None)
        assert [one.name for one in box_of(read.line).held()] == [name, new]


def there_is(store: Store, number: int) -> Manuscript:
    """Return a manuscript as it is now."""
    there = store.manuscripts.get(person_named(store).actor, number)
    assert there
    return there


def box_in(folder: Path) -> Path:
    """Make a box with one picture; return its folder."""
    (folder / "media").mkdir(parents=True)
    (folder / "media" / "a.jpg").write_bytes(photo())
    return folder


def test_boxes_that_the_database_does_not_know_come_to_nobody_else_and_stay_for_30_days_by_both_clocks(
    lu: FlaskClient, site: Flask, store: Store
) -> None:
    number, now = written(lu), dt.datetime.now(dt.UTC)
    with site.app_context():
        gone, next_one = (box_in(box_folder("east", number + more, now - dt.timedelta(400))) for more in (7, 1))
    older = box_in(next_one.parent / str(number + 2))
    (own,) = older.parent.glob(f"{number}-*")
    known = own.rename(older.parent / str(number))  # as before the time was in its name
    put(lu, number, ("b.jpg", photo()))
    assert begin(lu) == number + 1
    assert lu.get(f"/workshop/{number + 1}/media/a.jpg/480").status_code == 404
    mark = gone / "gone.json"
    month = {"since": (now - dt.timedelta(31)).isoformat(), "counted": -31 * 24 * 3600}
    for since in (json.loads(mark.read_text()), month | {"counted": 0}, month | {"since": now.isoformat()}, month):
        assert all(box.exists() for box in (gone, next_one, older, known))
        mark.write_text(json.dumps(since))
        (known / "gone.json").write_text(json.dumps(month))
        begin(lu)
    assert (gone.exists(), next_one.exists(), older.exists()) == (False, True, True)
    assert not (known / "gone.json").exists()
    assert lu.get(f"/workshop/{number}/media/{names_in(store, number)[0]}/480").status_code == 200
