"""`dongling backup`."""

import gzip
import json
import stat
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from dongling.settings import Settings, data_folder
from dongling.store import Store
from dongling.testing import RunDongling, WriteContent, unit_text
from tests.dongling.store.making import DID, draft
from tests.house.tree import ROOT


@pytest.fixture
def key(tmp_path: Path) -> str:
    """Return the key of a draft that was saved at the site of `run_dongling`."""
    with closing(Store.open(tmp_path / "state" / "data")) as store:
        return store.create(draft("一条线", "a"), DID).edit_key


def test_a_backup_is_written_and_said_while_the_store_is_open(
    run_dongling: RunDongling, tmp_path: Path, key: str
) -> None:
    file = tmp_path / "b.gz"
    with closing(Store.open(tmp_path / "state" / "data")) as store:
        outcome = run_dongling("backup", file)
        assert store.save(key, draft("二"), 1, DID).version == 2
    assert (outcome.status, outcome.out, outcome.err) == (0, f"备份了1个序列，共1个版本：{file}\n", "")
    head, *_, end = (json.loads(line) for line in gzip.decompress(file.read_bytes()).splitlines())
    assert (head["format"], head["version"], end["row"]) == ("dongling-backup", 3, "end")
    assert (end["drafts"], end["versions"]) == (1, 1)
    assert stat.S_IMODE(file.stat().st_mode) == 0o600


@pytest.mark.usefixtures("key")
def test_a_file_that_is_there_is_not_written_over_unless_forced(run_dongling: RunDongling, tmp_path: Path) -> None:
    file = tmp_path / "b.gz"
    file.write_text("mine", encoding="utf-8")
    outcome = run_dongling("--lang", "en", "backup", file)
    assert (outcome.status, outcome.out) == (2, "")
    assert outcome.err == f"dongling: {file} is there; take another name or --force\n"
    assert file.read_text(encoding="utf-8") == "mine"
    assert run_dongling("backup", file, "--force").status == 0
    assert gzip.decompress(file.read_bytes())


@pytest.mark.parametrize(("file", "status", "said"), [("no/b.gz", 3, "写不了 "), ("", 2, "少写了 FILE")])
@pytest.mark.usefixtures("key")
def test_what_cannot_be_done_is_said_in_a_sentence(
    run_dongling: RunDongling, tmp_path: Path, file: str, status: int, said: str
) -> None:
    outcome = run_dongling("backup", *([tmp_path / file] if file else []))
    assert (outcome.status, outcome.out) == (status, "")
    assert said in outcome.err
    assert "Traceback" not in outcome.err


_LIGHT = {
    "the help": ["--help"],
    "the help of a command": ["--safe-mode", "check", "--help"],
    "a check": ["check", "courses"],
    "a search": ["search", "桥", "courses"],
    "an export": ["export", "lx-senior-river", "--as", "yaml"],
    "plugins": ["plugins"],
    "facts": ["facts"],
    "the doctor of search": ["--safe-mode", "doctor", "courses"],
    "the help of accounts": ["user", "--help"],
    "no backups": ["restore", "--list"],
}
_COUNT = """
import sys
from dongling.cli.program import main
main(sys.argv[1:])
print(sum(name.partition(".")[0] in ("sqlalchemy", "alembic", "psycopg") for name in sys.modules))
"""


@pytest.mark.parametrize("arguments", _LIGHT.values(), ids=_LIGHT)
def test_what_opens_no_store_goes_without_the_database_library(arguments: list[str], tmp_path: Path) -> None:
    command = [sys.executable, "-c", _COUNT, "--state", str(tmp_path / "state"), *arguments]
    run = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    assert run.stdout.splitlines()[-1] == "0"


def test_a_site_begins_without_the_database_library(tmp_path: Path) -> None:
    code = """
import sys
from pathlib import Path
from dongling.library import Library
from dongling.settings import Settings
from dongling_web.app import create_app
settings = Settings(state=Path(sys.argv[1]))
client = create_app(Library.open([Path("courses")], settings, search=True)).test_client()
assert [client.get(path).status_code for path in ("/", "/search?q=桥", "/units/lx-senior-river")] == [200] * 3
print(sum(name.partition(".")[0] in ("sqlalchemy", "alembic", "psycopg") for name in sys.modules))
"""
    command = [sys.executable, "-c", code, str(tmp_path / "state")]
    run = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    assert run.stdout.splitlines()[-1] == "0"


def test_without_state_the_place_is_found_by_the_content(
    tmp_path: Path, write_content: WriteContent, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    from dongling.cli.program import main

    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "home"))
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    folder = write_content({"a.yaml": unit_text("a")})
    asked = ["--safe-mode", "backup", str(tmp_path / "b.gz"), "--folder", str(folder)]
    assert main(asked) == 2
    assert "里还没有保存过什么" in capsys.readouterr().err
    data = data_folder(Settings(), (folder,))
    with closing(Store.open(data)) as store:
        store.create(draft("一"), DID)
    assert main(asked) == 0
    assert (tmp_path / "b.gz").exists()
