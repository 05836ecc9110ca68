"""One picture of a manuscript is turned and cut by a form, and all that named it goes along; films come in parts."""

import io
from urllib.parse import unquote

from flask.testing import FlaskClient
from PIL import Image

from dongling.store import Store
from tests.dongling.media.making import film, photo
from tests.dongling_web.workshop.conftest import save, written
from tests.dongling_web.workshop.test_media import data_of, names_in, put


def size(client: FlaskClient, number: int, name: str) -> tuple[int, int]:
    """Return the size of a picture as it is served."""
    return Image.open(io.BytesIO(client.get(f"/workshop/{number}/media/{name}/1600").data)).size


def test_a_picture_is_turned_cut_and_undone_wherever_it_is_named(lu: FlaskClient, store: Store) -> None:
    number = written(lu)
    put(lu, number, ("桥.jpg", photo((80, 40), place=True)), source="本校", license="CC BY 4.0")
    (first,) = names_in(store, number)
    save(lu, number, 4, **{"count:process": "1", "process.0.picture": first})
    at = f"/workshop/{number}/media"
    steps = [
        ({"do": "left"}, (40, 80)),
        ({"do": "cut", "shape": "1:1"}, (40, 40)),
        ({"do": "cut", "left": "50", "top": "0", "width": "50,0", "height": "100"}, (20, 40)),
        ({"do": "undo"}, (40, 40)),
        ({"do": "right", "width": "x"}, (40, 40)),
    ]
    name = first
    for form, seen in steps:
        answer = lu.post(f"{at}/{name}", data=form)
        assert answer.status_code == 303, answer.text
        name = unquote(answer.location.rpartition("/")[2])
        assert size(lu, number, name) == seen
        assert (names_in(store, number), data_of(store, number)["环节"][0]["图"]) == ([name], name)
        assert "用在：环节 1 · 看桥 · 图" in lu.get(f"{at}/{name}").text
    assert lu.post(f"{at}/{name}", data={"do": "cut", "width": "0.1"}).status_code == 400
    for nothing in ({"do": "cut"}, {"do": "x"}):
        assert unquote(lu.post(f"{at}/{name}", data=nothing).location) == f"{at}/{name}"
    assert "去掉了拍摄地点" in lu.get(at).text


def test_a_film_comes_in_the_part_that_was_asked_for(lu: FlaskClient, store: Store) -> None:
    number = written(lu)
    put(lu, number, ("a.mp4", film()))
    (name,) = names_in(store, number)
    with lu.get(f"/workshop/{number}/media/{name}/file", headers={"Range": "bytes=4-7"}) as answer:
        assert (answer.status_code, answer.data, answer.mimetype) == (206, b"ftyp", "video/mp4")
    assert lu.get(f"/workshop/{number}/media/{name}").status_code == 404
