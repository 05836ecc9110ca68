"""What does being signed in cost a results page? Must: at most 1.1 times the CPU of a reader's, kept or never asked.

The real program answers both, in turns, each with queries of its own. Beside it: what one question to `may` takes (aim
20 us), and five thousand people taken in from a list (aim 60 s).
"""

import re
import sys
import tempfile
import time
import timeit
import urllib.parse
import urllib.request
from collections.abc import Iterable
from contextlib import closing
from pathlib import Path
from random import Random

from bench.corpus import machine, write_corpus
from bench.scale.sites import cpu
from bench.serving import served
from dongling.accounts import OPERATOR, Action, Actor, Grant, Role, Thing, may
from dongling.rosters import planned
from dongling.store import Store
from dongling_web.accounts.access import COOKIE

SIZES = 1_000, 10_000
BLOCKS, OF_A_BLOCK, KEPT_OF_A_BLOCK = 20, 25, 200
MUST = 1.1
MANY = 5_000
_PASSWORD = "银杏 石桥 四条河 晴天"  # noqa: S105 - of a site that ends with the bench
_HAN = re.compile(r"[\u4e00-\u9fff]{3,}")


def different_queries(folder: Path, count: int) -> list[str]:
    """Return so many different words that stand in the units of a folder."""
    chance, words = Random(1604), dict[str, None]()
    files = sorted(folder.glob("*.yaml"))
    while len(words) < count:
        runs = _HAN.findall(chance.choice(files).read_text(encoding="utf-8"))
        run = chance.choice(runs)
        at = chance.randrange(len(run) - 2)
        words[run[at : at + chance.choice((2, 3))]] = None
    return list(words)


def signed_in(state: Path) -> str:
    """Take a teacher in and sign her in; return the token of her session."""
    with closing(Store.open(state / "data")) as store:
        link = store.people.add(OPERATOR, "陆老师", [Grant(Role.TEACHER, "east")])
        token = store.sessions.begin(store.people.set_password(link, _PASSWORD), "bench", "192.0.2.1")
    assert token
    return token


def settle(pid: int) -> None:
    """Wait until a process has nothing more to do than to look now and then."""
    before = -1.0
    while cpu(pid) - before > 0.1:
        before = cpu(pid)
        time.sleep(2)


def asked(address: str, pid: int, words: Iterable[str], token: str = "") -> float:
    """Return the seconds of CPU that results pages of some words take, for a reader or for whoever has the token."""
    headers = {"Cookie": f"{COOKIE}={token}"} if token else {}
    begun = cpu(pid)
    for word in words:
        page = urllib.request.Request(f"{address}/search?door=teacher&q={urllib.parse.quote(word)}", headers=headers)
        with urllib.request.urlopen(page) as answer:
            answer.read()
    return cpu(pid) - begun


def in_turns(address: str, pid: int, token: str, queries: list[str], *, kept: bool) -> tuple[float, float]:
    """Return the seconds of all blocks of a reader, and of whoever is signed in."""
    took, ahead = [0.0, 0.0], iter(queries)
    for block in range(BLOCKS):
        for who in (0, 1) if block % 2 else (1, 0):
            words = [queries[0]] * KEPT_OF_A_BLOCK if kept else [next(ahead) for _ in range(OF_A_BLOCK)]
            took[who] += asked(address, pid, words, token if who else "")
    return took[0], took[1]


def pages(size: int) -> None:
    """Print what results pages cost at a size."""
    with tempfile.TemporaryDirectory() as place:
        folder, state = write_corpus(Path(place) / "courses", size), Path(place) / "state"
        token = signed_in(state)
        queries = different_queries(folder, 2 * BLOCKS * OF_A_BLOCK)
        command = [sys.executable, "-m", "dongling", "--safe-mode", "--state", str(state), "serve", str(folder)]
        with served([*command, "--port", "0", "--accounts"]) as (address, _, supervisor):
            children = Path(f"/proc/{supervisor}/task/{supervisor}/children").read_text(encoding="ascii")
            (worker,) = map(int, children.split())
            settle(worker)
            for how, kept in (("never asked", False), ("kept", True)):
                reader, person = in_turns(address, worker, token, queries, kept=kept)
                print(f"           {size} units, {how}: signed in {person / reader:.2f}x of a reader's (must {MUST}x)")


def decisions() -> None:
    """Print what one question to `may` takes."""
    actor = Actor(7, frozenset({Grant(Role.SCHOOL_ADMIN, "east"), Grant(Role.TEACHER, "west")}))
    thing = Thing(frozenset({"east"}), 8)
    count = 100_000
    took = min(timeit.repeat(lambda: may(actor, Action.RESET, thing), number=count, repeat=5)) / count
    print(f"           may: {took * 1e6:.2f} us (aim 20 us): {took / 20e-6:.3f}x of the aim")


def intake() -> None:
    """Print what it takes to take in as many people as a list may have."""
    from dongling.model import School
    from dongling.store.register.person_line import Newcomer

    east = School(identifier="east", name="东校")
    text = "姓名,学校,角色\n" + "".join(f"老师{number},东校,老师\n" for number in range(MANY))
    with tempfile.TemporaryDirectory() as place, closing(Store.open(place)) as store:
        begun = time.process_time()
        plan = planned(text.encode(), OPERATOR, {"east": east}, store.register.names_taken)
        newcomers: list[Newcomer] = list(plan.newcomers)
        assert len(store.register.take_in(OPERATOR, newcomers)) == MANY
        took = time.process_time() - begun
    print(f"           {MANY} people from a list: {took:.1f} s of CPU (aim 60 s): {took / 60:.2f}x of the aim")


def main() -> None:
    """Print all of it."""
    print(f"people     {machine()}")
    for size in SIZES:
        pages(size)
    decisions()
    intake()


if __name__ == "__main__":
    main()
