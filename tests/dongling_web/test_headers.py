"""Pages are gzipped for those who take it."""

import gzip

from flask.testing import FlaskClient


def test_a_page_is_gzipped_only_for_those_who_take_it(client: FlaskClient) -> None:
    plain, squeezed = client.get("/about"), client.get("/about", headers={"Accept-Encoding": "gzip, br"})
    assert "Content-Encoding" not in plain.headers
    assert squeezed.headers["Content-Encoding"] == "gzip"
    assert gzip.decompress(squeezed.data) == plain.data
    assert int(squeezed.headers["Content-Length"]) == len(squeezed.data)
    for response in (plain, squeezed):
        assert "Accept-Encoding" in response.headers["Vary"]


def test_a_short_answer_is_not_worth_it(client: FlaskClient) -> None:
    assert "Content-Encoding" not in client.get("/healthz", headers={"Accept-Encoding": "gzip"}).headers
