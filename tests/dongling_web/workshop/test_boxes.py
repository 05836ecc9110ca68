"""Media come to readers with the unit, all or nothing, and go with it; what readers see stays until it is published."""

import re

from flask import Flask
from flask.testing import FlaskClient

from dongling.store import Store
from dongling_web.materials.school_room import box_folder
from tests.dongling.media.making import photo
from tests.dongling_web.conftest import browser
from tests.dongling_web.workshop.conftest import begin, go, save, written
from tests.dongling_web.workshop.test_media import data_of, names_in, put
from tests.dongling_web.workshop.test_review import file_of, library_of

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


def test_no_picture_of_a_manuscript_that_is_gone_comes_to_another(lu: FlaskClient, site: Flask, store: Store) -> None:
    number = written(lu)
    with site.app_context():
        gone, next_one = (box_folder("east", number + more) for more in (7, 1))
    for folder in (gone, next_one):
        (folder / "media").mkdir(parents=True)
        (folder / "media" / "a.jpg").write_bytes(photo())
    put(lu, number, ("b.jpg", photo()))
    assert begin(lu) == number + 1
    assert not gone.exists()
    assert not next_one.exists()
    assert lu.get(f"/workshop/{number}/media/{names_in(store, number)[0]}/480").status_code == 200
