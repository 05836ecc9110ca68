"""The ways to take a unit or a sequence away."""

from collections.abc import Iterator

from dongling import Library
from dongling.catalog import Catalog
from dongling.curriculum import NewUnit
from dongling.model import Sequence, Unit
from dongling.problems import Said
from dongling_web.exports.ways import new_unit_url, ways


class Silent:
    """An exporter of a plugin that fails when it is asked what it leaves out."""

    name = "tar"
    media_type = "application/x-tar"
    suffix = ".tar"

    def export(self, item: Unit | Sequence, catalog: Catalog) -> bytes:
        """Return nothing."""
        return b""

    def left_out(self, item: Unit | Sequence, catalog: Catalog) -> Iterator[Said]:
        """Fail."""
        raise ValueError(item.identifier)


def test_a_plugins_format_is_listed_by_its_name_even_when_it_fails_to_say_what_it_leaves(library: Library) -> None:
    (way,) = ways(library.catalog.units["film-bell"], "/units/film-bell", library.catalog, {"tar": Silent()})
    assert (way.words, way.url, way.left_out) == ("tar", "/units/film-bell/export/tar", ())
    assert not way.dated


def test_only_what_has_no_deadlines_needs_a_day(library: Library) -> None:
    exporters = library.plugins.exporters()
    catalog = library.catalog
    unit = {way.name: way for way in ways(catalog.units["film-bell"], "/units/film-bell", catalog, exporters)}
    sequence = {
        way.name: way for way in ways(catalog.sequences["seq-river"], "/sequences/seq-river", catalog, exporters)
    }
    assert [name for name, way in unit.items() if way.needs_day] == ["ics"]
    assert [name for name, way in sequence.items() if way.needs_day] == []
    assert sequence["ics"].dated


def test_the_address_of_a_new_unit_carries_all_that_is_known() -> None:
    new = NewUnit("lesson", {"band": ("p1",), "themes": ("yunhe", "jiaguo")})
    assert new_unit_url(new) == "/new-unit.yaml?kind=lesson&band=p1&themes=yunhe&themes=jiaguo"
