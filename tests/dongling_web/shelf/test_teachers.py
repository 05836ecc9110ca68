"""What teachers share: for all readers with who and which school, gone as soon as it is taken back."""

from flask import Flask
from flask.testing import FlaskClient

from dongling import Library
from tests.dongling_web.conftest import browser
from tests.dongling_web.shelf.conftest import main, named, share


def test_readers_find_what_is_shared_with_everybody_and_who_shares_it(lu: FlaskClient, site: Flask) -> None:
    reader = browser(site)
    assert "还没有老师分享" in reader.get("/shared").text
    number = named(lu, "一条河")
    share(lu, number, "public")
    assert 'href="/shared"' in reader.get("/sequences").text
    listed = reader.get("/shared").text
    assert "一条河" in listed
    assert "陆老师" in listed
    page = reader.get(f"/shared/shelf-{number}").text
    assert "陆老师" in page
    copied = reader.post("/drafts", data={"copy": f"shelf-{number}"})
    assert copied.status_code == 303
    assert "shelf" not in copied.location
    share(lu, number, "district")
    assert "一条河" not in main(reader, "/shared")
    assert reader.get(f"/shared/shelf-{number}").status_code == 404


def test_the_district_is_shown_what_is_shared_with_it(lu: FlaskClient, zhou: FlaskClient) -> None:
    share(lu, named(lu, "一条河"), "district")
    assert "一条河" in zhou.get("/shelf/colleagues?of=district").text
    assert "一条河" not in main(lu, "/shelf/colleagues?of=district")


def test_a_site_without_accounts_has_no_shelves(client: FlaskClient, library: Library) -> None:
    assert not library.settings.accounts
    for address in ("/shelf", "/shared", "/shelf/colleagues", "/shelf/leave"):
        assert client.get(address).status_code == 404
    assert 'href="/shared"' not in client.get("/sequences").text
