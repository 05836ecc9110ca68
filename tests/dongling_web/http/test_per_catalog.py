"""What follows from a catalogue is made once, and anew for another."""

from dongling.catalog import Catalog
from dongling_web.http.per_catalog import PerCatalog


def test_it_is_made_once_for_a_catalogue_and_anew_after_a_reload() -> None:
    made: list[Catalog] = []

    def count(catalog: Catalog) -> int:
        made.append(catalog)
        return len(made)

    once = PerCatalog(count)
    first, second = Catalog(), Catalog()
    assert [once.of(first), once.of(first), once.of(second), once.of(second)] == [1, 1, 2, 2]
    assert [made[0] is first, made[1] is second] == [True, True]
