"""The pages of collections."""

from xml.etree import ElementTree as ET

from flask.testing import FlaskClient


def test_the_list_has_each_collection_with_how_many_pupils_find(client: FlaskClient) -> None:
    text = client.get("/collections").text
    assert text.index('href="/collections/c-river"') < text.index("沿河的单元。") < text.index("3个单元")
    assert "12个单元" in text


def test_a_collection_has_its_units_the_newest_first_its_facts_and_its_feed(client: FlaskClient) -> None:
    text = client.get("/collections/c-river").text
    assert text.index("走到老桥") < text.index("一口老钟") < text.index("一封信")
    for part in ("<h1>河边的课</h1>", "沿河的单元。", "2026年9月2日更新", "老桥长20米。", "订阅"):
        assert part in text
    assert (
        '<link rel="alternate" type="application/atom+xml" title="河边的课" href="/collections/c-river.atom">' in text
    )


def test_a_unit_for_teachers_stays_out_unless_the_collection_asks_for_it(client: FlaskClient) -> None:
    west = client.get("/collections/c-west").text
    assert "怎样备课" not in west
    assert '<a href="/collections/c-west?door=teacher" rel="nofollow">给老师的1个</a>' in west
    assert "怎样备课" in client.get("/collections/c-west?door=teacher").text
    assert "怎样备课" in client.get("/collections/c-staff").text


def test_the_feed_is_xml_with_addresses_of_the_site(client: FlaskClient) -> None:
    response = client.get("/collections/c-river.atom")
    assert response.mimetype == "application/atom+xml"
    feed = ET.fromstring(response.data)  # noqa: S314 - our own
    hrefs = [link.get("href") or "" for link in feed.iter("{http://www.w3.org/2005/Atom}link")]
    assert len(hrefs) == 4
    assert all(href.startswith("http://localhost/") for href in hrefs)
    assert all(client.get(href).status_code == 200 for href in hrefs)
