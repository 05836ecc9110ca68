"""The addresses of media: by content, in ranges, of their right type, and nothing in them can act."""

from pathlib import Path

import pytest
from flask.testing import FlaskClient

from dongling.testing import OpenLibrary, WriteContent
from dongling_web.app import create_app
from dongling_web.materials.media import shown
from tests.dongling.media.making import DRAWING, photo, unit_with

SOUND = b"ID3" + bytes(range(200))


@pytest.fixture
def site(write_content: WriteContent, open_library: OpenLibrary) -> tuple[FlaskClient, dict[str, str]]:
    """Return a client, and the addresses of a unit's media by name."""
    files = {"a.jpg": photo((700, 40), place=True), "b.svg": DRAWING, "c.mp3": SOUND, "d.pdf": b"%PDF-1.7"}
    unit = unit_with(files, write_content, open_library)
    client = create_app(open_library(unit.source.path.parent)).test_client()
    return client, {one.medium.file: one.address for one in shown(unit)}


def test_each_is_served_under_its_type_for_ever_and_can_do_nothing(site: tuple[FlaskClient, dict[str, str]]) -> None:
    client, at = site
    types = {"a.jpg": "image/webp", "b.svg": "image/svg+xml", "c.mp3": "audio/mpeg", "d.pdf": "application/pdf"}
    for name, media_type in types.items():
        answer = client.get(at[name], buffered=True)
        assert (answer.status_code, answer.mimetype) == (200, media_type)
        assert answer.headers["X-Content-Type-Options"] == "nosniff"
        assert "immutable" in answer.headers["Cache-Control"]
        assert answer.headers["Content-Security-Policy"].startswith("default-src 'none'")
        assert "sandbox" in answer.headers["Content-Security-Policy"]
    assert "attachment" in client.get(at["d.pdf"]).headers["Content-Disposition"]


def test_a_part_of_sound_is_answered_with_that_part(site: tuple[FlaskClient, dict[str, str]]) -> None:
    client, at = site
    part = client.get(at["c.mp3"], headers={"Range": "bytes=3-12"}, buffered=True)
    assert (part.status_code, part.data) == (206, SOUND[3:13])
    assert part.headers["Content-Range"] == f"bytes 3-12/{len(SOUND)}"
    assert client.get(at["c.mp3"], headers={"Range": "bytes=9999-"}).status_code == 416


def long_film(folder: Path) -> None:
    """Make a film of 150 MB that takes no room."""
    with (folder / "media" / "e.mp4").open("wb") as file:
        file.write(b"\0\0\0\x18ftypmp42")
        file.seek(150_000_000 - 5)
        file.write(b"ended")


def bytes_read() -> int:
    """Return how many bytes this process has read so far."""
    told = Path("/proc/self/io").read_text(encoding="ascii")
    return int(told.partition("rchar: ")[2].splitlines()[0])


def test_of_a_film_no_more_is_read_than_is_sent(write_content: WriteContent, open_library: OpenLibrary) -> None:
    unit = unit_with({"e.mp4": b""}, write_content, open_library)
    long_film(unit.source.path.parent)
    client = create_app(open_library(unit.source.path.parent)).test_client()
    (film,) = shown(unit)
    assert client.get(film.address, headers={"Range": "bytes=0-7"}, buffered=True).data == b"\0\0\0\x18ftyp"
    before = bytes_read()
    end = client.get(film.address, headers={"Range": "bytes=-5"}, buffered=True)
    assert (end.status_code, end.data, end.content_length) == (206, b"ended", 5)
    assert end.headers["Content-Range"] == "bytes 149999995-149999999/150000000"
    with client.get(film.address) as begun:
        assert (begun.status_code, begun.content_length) == (200, 150_000_000)
        assert bytes(next(iter(begun.iter_encoded())))[:8] == b"\0\0\0\x18ftyp"
    with client.head(film.address) as told:
        assert told.content_length == 150_000_000
    assert client.get(film.address, headers={"Range": "bytes=150000000-"}).status_code == 416
    assert bytes_read() - before < 1_000_000


def test_a_film_that_another_took_the_place_of_is_not_sent_under_its_address(
    write_content: WriteContent, open_library: OpenLibrary
) -> None:
    unit = unit_with({"e.mp4": b"\0\0\0\x18ftypmp42"}, write_content, open_library)
    client = create_app(open_library(unit.source.path.parent)).test_client()
    (film,) = shown(unit)
    (unit.source.path.parent / "media" / "e.mp4").write_bytes(b"\0\0\0\x18ftypisom another")
    assert client.get(film.address).status_code == 404
    (unit.source.path.parent / "media" / "e.mp4").unlink()
    (unit.source.path.parent / "media" / "e.mp4").symlink_to("/etc/passwd")
    assert client.get(film.address).status_code == 404


def test_a_picture_goes_out_only_as_it_was_drawn_anew(site: tuple[FlaskClient, dict[str, str]]) -> None:
    client, at = site
    address = at["a.jpg"]
    assert b"a maker of cameras" not in client.get(address).data
    digest = address.split("/")[2]
    assert client.get(f"/media/{digest}/a/a.jpg").status_code == 404


@pytest.mark.parametrize("change", ["0000000000000000/480", "{digest}/481", "{digest}/999999"])
def test_no_other_content_and_no_other_width_is_made(change: str, site: tuple[FlaskClient, dict[str, str]]) -> None:
    client, at = site
    digest = at["a.jpg"].split("/")[2]
    assert client.get(f"/media/{change.format(digest=digest)}/a/a.jpg").status_code == 404


def test_what_a_unit_does_not_name_is_not_served(site: tuple[FlaskClient, dict[str, str]]) -> None:
    client, at = site
    digest = at["b.svg"].split("/")[2]
    for address in (f"/media/{digest}/a/x.svg", f"/media/{digest}/b/b.svg", f"/media/{digest}/a/..%2fa.yaml"):
        assert client.get(address).status_code == 404
