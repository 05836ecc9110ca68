"""Which units search knows, and as what."""

from pathlib import Path

from dongling.catalog import Question, Terms
from dongling.catalog.sqlite import StoredItems
from dongling.content.holdings import Documented
from dongling.testing import unit_text
from tests.dongling.content.holdings.loaded import Loaded


def numbers(loaded: Loaded) -> dict[str, int]:
    """Return which entry each unit is."""
    units = loaded.loader.catalog.units
    assert isinstance(units, StoredItems)
    return dict(units.numbers)


def test_a_unit_is_pending_until_its_digest_is_noted_and_again_when_it_changed(tmp_path: Path) -> None:
    loaded = Loaded(tmp_path, {"a.yaml": unit_text("a"), "b.yaml": unit_text("b")})
    documented = Documented(loaded.database)
    assert (documented.pending(), sorted(documented.pending_names())) == (2, ["a", "b"])
    made = [(f"digest of {name}", numbers(loaded)[name], frozenset[Question]()) for name in ("a", "b")]
    documented.note(made, loaded.loader.catalog.terms)
    assert (documented.pending(), dict(documented.digests())) == (0, {"a": "digest of a", "b": "digest of b"})
    loaded.write({"a.yaml": unit_text("a", name="新")})
    assert (documented.pending_names(), dict(documented.digests())) == (["a"], {"b": "digest of b"})


def test_a_unit_that_means_another_file_again_is_pending(tmp_path: Path) -> None:
    loaded = Loaded(tmp_path, {"b.yaml": unit_text("x", name="乙")})
    documented = Documented(loaded.database)
    documented.note([("乙", numbers(loaded)["x"], frozenset())], loaded.loader.catalog.terms)
    loaded.write({"a.yaml": unit_text("x", name="甲")})
    documented.note([("甲", numbers(loaded)["x"], frozenset())], loaded.loader.catalog.terms)
    loaded.write({"a.yaml": None})
    assert documented.pending_names() == ["x"]


def test_without_a_file_nothing_is_known_and_nothing_kept() -> None:
    documented = Documented()
    documented.note([("digest", 1, frozenset())], Terms())
    assert (documented.pending(), documented.pending_names(), list(documented.digests())) == (0, [], [])
