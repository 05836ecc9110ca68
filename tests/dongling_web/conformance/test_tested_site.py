"""A site that listens nowhere."""

from dongling.testing import OpenLibrary, WriteContent, unit_text
from dongling_web.conformance.tested_site import TestedSite


def test_it_answers_as_a_page_of_the_site_asks(open_library: OpenLibrary, write_content: WriteContent) -> None:
    site = TestedSite.of(open_library(write_content({"a.yaml": unit_text()}), search=True))
    assert site.get("/units/a-lesson").status_code == 200
    assert "a-lesson" in site.library.catalog.units
