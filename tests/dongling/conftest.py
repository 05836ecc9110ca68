"""Catalogs to export from: the content that ships with all schools, and small ones of a test's own."""

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from dongling import Catalog, Library, Settings
from dongling.testing import OpenLibrary, WriteContent
from tests.house.tree import ROOT

MakeCatalog = Callable[[Mapping[str, str]], Catalog]


@pytest.fixture(scope="session")
def shipped(tmp_path_factory: pytest.TempPathFactory) -> Catalog:
    """Return the catalog of all that ships."""
    state = Path(tmp_path_factory.mktemp("state"))
    return Library.open([ROOT / "courses"], Settings(state=state), search=False, check=False).catalog


@pytest.fixture
def catalog_of(write_content: WriteContent, open_library: OpenLibrary) -> MakeCatalog:
    """Return a function that makes a catalog of files; none of them may have an error."""

    def make(files: Mapping[str, str]) -> Catalog:
        catalog = open_library(write_content(files)).catalog
        assert not [problem.text() for problem in catalog.problems if problem.severity == "error"]
        return catalog

    return make
