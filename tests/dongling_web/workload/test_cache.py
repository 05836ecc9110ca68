"""Files that are kept: of one catalog, within a budget."""

from dataclasses import replace

import pytest

from dongling import Catalog, Library
from dongling_web.workload.cache import FileCache


@pytest.fixture
def catalog(library: Library) -> Catalog:
    """Return the catalog of the site."""
    return library.catalog


def test_what_was_made_of_a_catalog_is_there_until_the_catalog_is_another(catalog: Catalog) -> None:
    cache, other = FileCache(), replace(catalog)
    assert cache.get(catalog, "a") is None
    cache.put(catalog, "a", b"one")
    assert cache.get(catalog, "a") == b"one"
    assert cache.get(other, "a") is None
    assert cache.get(catalog, "a") is None


def test_what_was_made_of_a_catalog_that_has_gone_is_not_kept(catalog: Catalog) -> None:
    cache, other = FileCache(), replace(catalog)
    cache.get(catalog, "a")
    cache.get(other, "a")
    cache.put(catalog, "a", b"old")
    assert cache.get(other, "a") is None


def test_the_ones_asked_for_last_stay_within_the_budget(catalog: Catalog) -> None:
    cache = FileCache(most=10, largest=5)
    cache.get(catalog, "")
    for name in ("a", "b"):
        cache.put(catalog, name, b"12345")
    cache.get(catalog, "a")
    cache.put(catalog, "c", b"1")
    assert [cache.get(catalog, name) is not None for name in ("a", "b", "c")] == [True, False, True]
    cache.put(catalog, "a", b"1")
    for name in ("d", "e"):
        cache.put(catalog, name, b"1234")
    assert [cache.get(catalog, name) is not None for name in ("a", "c", "d", "e")] == [True, True, True, True]


def test_what_is_too_large_pushes_nothing_out(catalog: Catalog) -> None:
    cache = FileCache(most=10, largest=5)
    cache.get(catalog, "")
    cache.put(catalog, "a", b"12345")
    cache.put(catalog, "b", b"123456")
    assert cache.get(catalog, "a")
    assert cache.get(catalog, "b") is None
