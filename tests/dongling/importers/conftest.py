"""A catalogue of the kinds and terms that ship, without any unit."""

from pathlib import Path

import pytest

from dongling import Catalog, Library, Settings


@pytest.fixture(scope="session")
def catalog(tmp_path_factory: pytest.TempPathFactory) -> Catalog:
    """Return it."""
    folder, state = Path(tmp_path_factory.mktemp("content")), Path(tmp_path_factory.mktemp("state"))
    return Library.open([folder], Settings(state=state, safe_mode=True), search=False, check=False).catalog
