"""The first step makes the tables of drafts, and takes them away again."""

from pathlib import Path

from tests.dongling.store.migrations.stepping import step


def test_drafts_and_their_versions_come_and_go(data: Path) -> None:
    data.mkdir()
    (data / "drafts.db").touch()
    assert step(data, "r0001") == {"alembic_version", "drafts", "draft_versions"}
    assert step(data, "base", down=True) == {"alembic_version"}
