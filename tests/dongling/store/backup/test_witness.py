"""What a backup knows of the audit; of a file that is none, or damaged, nothing."""

import gzip
from pathlib import Path

from dongling.store import Store
from dongling.store.backup.witness import witness_in
from tests.dongling.store.audit.making import noted


def test_a_backup_knows_the_last_row_as_it_was_then(store: Store, tmp_path: Path) -> None:
    noted(store, "a", "b")
    with (tmp_path / "one.gz").open("wb") as file:
        store.dump(file)
    noted(store, "c")
    witness = witness_in(tmp_path / "one.gz")
    assert witness is not None
    assert witness.number == 2
    assert store.audit.has(*witness)
    assert not store.audit.has(witness.number, "0" * 64)
    assert not store.audit.has(4, witness.digest)


def test_what_is_no_backup_knows_nothing(tmp_path: Path) -> None:
    texts = (b"", b'"audit_head"\n', b'{"row": "row", "table": "audit_head"}\n', b'["audit_head"]\n')
    for number, text in enumerate(texts):
        file = tmp_path / f"{number}.gz"
        file.write_bytes(gzip.compress(text))
        assert witness_in(file) is None
    (tmp_path / "torn.gz").write_bytes(gzip.compress(b"x" * 1000)[:20])
    assert witness_in(tmp_path / "torn.gz") is None
    assert witness_in(tmp_path / "none.gz") is None
