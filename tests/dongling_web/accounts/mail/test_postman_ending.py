"""A site that ends while letters wait sends them first, and says which it could not."""

from contextlib import closing
from pathlib import Path

import pytest

from dongling.store import Store
from dongling.testing import WriteContent, unit_text
from tests.dongling.store.accounts.making import somebody
from tests.dongling_web.accounts.mail.post_office import PostOffice, post_office
from tests.faults.served import no_traceback, site_of, start


@pytest.mark.of_sqlite  # the program that is told to end keeps its own file
@pytest.mark.parametrize(("slow", "come", "workers"), [(1.5, 2, "1"), (1.5, 2, "2"), (30, 0, "1")])
def test_a_site_that_is_told_to_end_sends_the_letters_that_wait(
    write_content: WriteContent, tmp_path: Path, slow: float, come: int, workers: str
) -> None:
    folder, state = write_content({"a.yaml": unit_text("a")}), tmp_path / "state"
    with closing(Store.open(state / "data")) as store:
        for name in ("陆老师", "周老师"):
            person = somebody(store, name)
            store.mail_addresses.confirm(store.mail_addresses.propose(person.actor, f"p{person.id}@example.cn"))
    with post_office() as office:
        office.slow = slow
        _end_with_letters(office, folder, state, workers)
        said = no_traceback(state)
        assert len(office.letters) == come
    assert said.count("set a password anew") == (0 if come else 2)
    assert "@example.cn" not in said


def _end_with_letters(office: PostOffice, folder: Path, state: Path, workers: str) -> None:
    """Ask for two letters, and have the site end at once."""
    mail = ("--smtp-url", f"smtp://127.0.0.1:{office.port}", "--mail-from", "kc@example.cn")
    options = ("--accounts", "--site-url", "https://kc.example.cn", *mail, "--workers", workers)
    with start([folder], state, *options, first=("--safe-mode",)) as process:
        site = site_of(process)
        for name in ("陆老师", "周老师"):
            assert "记下了" in site.post("/account/forgotten", {"name": name}).text
        process.terminate()
        assert process.wait(60) == 0
