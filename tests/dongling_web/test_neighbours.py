"""What comes before and after a unit."""

from dongling import Library
from dongling_web.neighbours import Rung, ladder


def test_the_ladder_has_what_comes_before_this_unit_and_what_builds_on_it(library: Library) -> None:
    units = library.catalog.units
    walk, film = units["walk-bridge"], units["film-bell"]
    assert ladder(film, library.catalog) == [Rung("before", "walk-bridge", walk), Rung("here", "film-bell", film)]
    assert ladder(walk, library.catalog) == [Rung("here", "walk-bridge", walk), Rung("after", "film-bell", film)]


def test_a_unit_whose_school_is_not_loaded_has_only_its_identifier(library: Library) -> None:
    film = library.catalog.units["film-bell"].model_copy(update={"prerequisites": ("far-away",)})
    assert ladder(film, library.catalog)[0] == Rung("before", "far-away", None)


def test_a_unit_alone_has_no_ladder(library: Library) -> None:
    assert ladder(library.catalog.units["talk-letter"], library.catalog) == []
