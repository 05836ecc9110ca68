"""What is dear to make, asked for ten times at once: readers go on reading, and whoever has to come again is told."""

import threading
from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor, wait
from statistics import quantiles
from urllib.parse import urlencode

import pytest

from bench.exports_under_load import DOCX, PRINT, SEQUENCES, write_long_sequences
from bench.serving import resident
from tests.faults.served import STRANGER, Answer, Site, served
from tests.house.tree import ROOT


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """Serve what ships, and ten sequences of about 200 steps."""
    place = tmp_path_factory.mktemp("dear")
    with served([ROOT / "courses", write_long_sequences(place / "long")], place / "state") as site:
        yield site


def asked(site: Site, path: str, at: str = STRANGER) -> "list[Future[Answer]]":
    """Ask for something of ten long sequences at once."""
    pool = ThreadPoolExecutor(SEQUENCES)
    begun = [pool.submit(site.get, path.format(number), at) for number in range(SEQUENCES)]
    pool.shutdown(wait=False)
    return begun


@pytest.mark.parametrize("path", [DOCX, PRINT], ids=["docx", "print"])
def test_readers_have_the_home_page_within_half_a_second(site: Site, path: str) -> None:
    site.get()
    before, dear = resident(site.pid), asked(site, path)
    read: list[Answer] = []
    while wait(dear, timeout=0.05).not_done or len(read) < 20:
        read.append(site.get())
    assert {answer.status for answer in read} == {200}
    assert {one.result().status for one in dear} == {200, 503}
    assert quantiles((answer.seconds for answer in read), n=20)[-1] <= 0.5
    assert resident(site.pid) - before <= 150


def test_two_of_one_address_are_made_and_the_others_are_told_when_to_come_again(site: Site) -> None:
    answers = [one.result() for one in asked(site, DOCX)]
    assert sorted({answer.status for answer in answers}) == [200, 503]
    assert sum(answer.status == 200 for answer in answers) >= 2
    refused = next(answer for answer in answers if answer.status == 503)
    assert int(refused.headers["Retry-After"]) >= 1
    for words in ("什么也没有丢", "Nothing is lost", "再试一次", 'href="/sequences/seq-long-', 'href="/"'):
        assert words in refused.text


def test_a_file_of_200_steps_takes_three_seconds_at_most(site: Site) -> None:
    site.get("/units/dl-walk-canal/export/docx")  # the first of all loads python-docx
    answer = site.get(DOCX.format(0))
    assert answer.status == 200
    assert answer.seconds <= 3


def test_a_classroom_that_asks_for_short_things_is_not_refused(site: Site) -> None:
    go = threading.Barrier(20)

    def ask(number: int) -> int:
        go.wait()
        day = urlencode({"day": f"2026-12-{number + 1:02}"})
        return site.get(f"/units/dl-walk-canal/export/{'docx' if number % 2 else f'ics?{day}'}", STRANGER).status

    with ThreadPoolExecutor(20) as pool:
        assert set(pool.map(ask, range(20))) == {200}
