"""How the database is opened."""

from contextlib import closing
from pathlib import Path

import pytest

from dongling.problems import DonglingError
from dongling.store import Store
from dongling.store.database.engine import is_url
from tests.dongling.store.making import DID, draft


def test_a_url_is_a_database_too(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'other.db'}"
    with closing(Store.open(url)) as store:
        made = store.create(draft("一"), DID)
    with closing(Store.open(url)) as store:
        assert store.by_edit_key(made.edit_key) is not None


@pytest.mark.parametrize(
    "url", ["://", "nothing://there", "postgresql+none://x/y", "postgresql://h:port/x", "postgresql://h/x?password=p"]
)
def test_a_url_of_no_known_database_is_refused_in_a_sentence(url: str) -> None:
    with pytest.raises(DonglingError, match="数据库的网址"):
        Store.open(url)


@pytest.mark.parametrize("where", ["sqlite:///a.db", "postgresql+psycopg://u@h/d"])
def test_a_url_is_known_from_a_folder(where: str) -> None:
    assert is_url(where)
    assert not is_url(Path(where))
    assert not is_url(where.partition(":")[0])
