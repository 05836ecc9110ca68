"""What is laid out of a catalog is made once for it."""

from dongling.catalog import Catalog
from dongling_web.display.last_catalog import OfLastCatalog


def test_it_is_made_once_for_a_catalog_and_again_for_another_that_is_equal() -> None:
    made: list[Catalog] = []

    def count(catalog: Catalog) -> int:
        """Count."""
        made.append(catalog)
        return len(made)

    kept, one, other = OfLastCatalog(count), Catalog(), Catalog()
    assert [kept(one), kept(one), kept(other), kept(other), kept(one)] == [1, 1, 2, 2, 3]
    assert kept.__doc__ == "Count."
    assert list(map(id, made)) == [id(one), id(other), id(one)]
