"""What was not found, and how meaning fares, for whoever sits at the machine."""

from dongling.testing import OpenLibrary, WriteContent, unit_text
from dongling_web.app import create_app


def test_what_readers_missed_is_told_with_what_to_write_or_which_synonym_to_add(
    open_library: OpenLibrary, write_content: WriteContent
) -> None:
    unit = unit_text("bridge", name="走到老桥", keywords=["石拱桥"])
    client = create_app(open_library(write_content({"a.yaml": unit}), search=True)).test_client()
    for text in ("量子<力学>", "量子<力学>", "老桥古刹"):
        client.get("/search", query_string={"q": text})
    told = client.get("/admin/search").text
    assert "量子&lt;力学&gt;" in told
    assert told.index("量子&lt;力学&gt;") < told.index("老桥古刹"), "those asked most stand first"
    for words in ("没有单元讲到：可以写一个", "同义词 老桥古刹 = 石拱桥", "/units/bridge"):
        assert words in told
    assert client.get("/admin/search").text == told, "the page itself is no reader who asks"


def test_what_is_not_counted_is_said(open_library: OpenLibrary, write_content: WriteContent) -> None:
    library = open_library(write_content({"a.yaml": unit_text()}), search=True, no_query_counts=True)
    client = create_app(library).test_client()
    client.get("/search?q=量子力学")
    told = client.get("/admin/search").text
    assert "--no-query-counts" in told
    assert "量子力学" not in told
    assert "只按字词搜" in told


def test_nothing_missed_is_said(open_library: OpenLibrary, write_content: WriteContent) -> None:
    library = open_library(write_content({"a.yaml": unit_text()}), search=True)
    assert "没有记下搜不到的" in create_app(library).test_client().get("/admin/search").text
