"""Items of a catalogue's file: decoded when they are asked for, and never when only a name is."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from dongling.catalog.sqlite import CatalogueDamaged, CatalogueFile, Decoded, StoredItems, StoredRow, seal_of


@pytest.fixture
def file(tmp_path: Path) -> Iterator[CatalogueFile]:
    """Return a file with six entries."""
    database = CatalogueFile(tmp_path / "catalogue.db", "one")
    database.run("insert into file (number, path, what, shelf, place, reader) values (1, 'f.yaml', 'unit', 0, 'f', '')")
    for number in range(6):
        name, value = f"u-{number}", f"value {number}".encode()
        database.run(
            "insert into entry (number, file, what, identifier, ordinal, at, held, live, born, record, value, seal,"
            " value_seal) values (?, 1, 'unit', ?, ?, '[]', 0, 1, 1, x'', ?, 0, ?)",
            (number, name, number, value, seal_of(name, value)),
        )
    yield database
    database.close()


class Reading:
    """Decodes values, and notes which."""

    def __init__(self) -> None:
        self.read: list[str] = []

    def __call__(self, row: StoredRow) -> str:
        """Return the value as text."""
        self.read.append(row.identifier)
        return row.value.decode()


def items(file: CatalogueFile, reading: Reading, kept: int = 3) -> StoredItems[str]:
    """Return the entries by identifier, the last first."""
    return StoredItems({f"u-{number}": number for number in reversed(range(6))}, Decoded(file, reading, kept))


def test_names_and_counts_decode_nothing(file: CatalogueFile) -> None:
    every = items(file, reading := Reading())
    assert (len(every), "u-3" in every, "u-9" in every, next(iter(every))) == (6, True, False, "u-5")
    assert reading.read == []


def test_an_item_is_decoded_once_while_it_is_among_the_last_ones(file: CatalogueFile) -> None:
    every = items(file, reading := Reading())
    for name in ("u-1", "u-2", "u-1", "u-3", "u-4", "u-1", "u-2"):
        assert every[name] == f"value {name[-1]}"
    assert reading.read == ["u-1", "u-2", "u-3", "u-4", "u-2"]


def test_all_items_come_in_order(file: CatalogueFile) -> None:
    every = items(file, Reading())
    assert list(every.values()) == [f"value {number}" for number in reversed(range(6))]
    assert [name for name, _ in every.items()] == list(every)


@pytest.mark.parametrize("damage", ["update entry set value = x'00' where number = 2", "delete from entry"])
def test_an_item_that_is_not_as_it_was_written_is_damage_that_is_remembered(file: CatalogueFile, damage: str) -> None:
    every = items(file, Reading())
    file.run(damage)
    with pytest.raises(CatalogueDamaged):
        _ = every["u-2"]
    assert file.damage
