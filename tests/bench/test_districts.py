"""A district is clean, the same each time, and of units that differ."""

from pathlib import Path

from bench.districts import write_district
from dongling import Library, Settings


def test_nothing_is_wrong_with_a_district(tmp_path: Path) -> None:
    folders = write_district(tmp_path / "content", 60)
    library = Library.open(folders, Settings(state=tmp_path / "state", safe_mode=True), search=False)
    found = [problem.text("en") for problem in library.problems]
    units = len(library.catalog.units)
    library.close()
    assert (units, found) == (60, [])


def test_a_district_is_the_same_each_time(tmp_path: Path) -> None:
    one, other = (write_district(tmp_path / name, 20)[0] for name in ("one", "other"))
    names = sorted(path.relative_to(one) for path in one.rglob("*.yaml"))
    assert len(names) > 20
    assert all((one / name).read_bytes() == (other / name).read_bytes() for name in names)


def test_no_two_units_are_alike(tmp_path: Path) -> None:
    [folder] = write_district(tmp_path / "content", 60)
    texts = [path.read_text(encoding="utf-8").partition("description:")[2] for path in folder.glob("unit-*.yaml")]
    assert len(set(texts)) == 60
