"""Row `pause`: how long threads are held up while a site is read and units are saved: by the collector, by anybody."""

import os
import time
from concurrent.futures import ThreadPoolExecutor, wait

from bench.scale.corpora import Corpus
from bench.scale.edits import renamed
from bench.scale.loads import prime
from bench.scale.memory import asked_of
from bench.scale.noted import PAUSES, Pause, read
from bench.scale.record import Value, Values
from bench.scale.sites import Site, site

READERS, REQUESTS, EVERY = 4, 1_000, 3.0


def pause(content: Corpus) -> Values:
    """Read with some threads, save meanwhile, and return the longest pause of the collector, and of a turn."""
    prime(content)
    noted = content.place / "pauses"
    noted.unlink(missing_ok=True)
    os.environ[PAUSES] = str(noted)
    with site(content, content.state, "-m", "bench.scale.noted") as up:
        up.settle(content.size)
        begun = time.monotonic()
        saved = _under_load(up, content)
        until = time.monotonic()
        up.settle(content.size)
    found = [one for one in read(noted) if begun <= one.at <= until]
    told = f"in {until - begun:.0f} s, {saved} units saved"
    return {"pause": _longest("collector", found, told), "turn": _longest("turn", found, told)}


def _longest(who: str, found: list[Pause], told: str) -> Value:
    own = [one for one in found if one.who == who]
    longest = max(own, key=lambda one: one.cpu, default=Pause(who, 0, 0, 0))
    return Value(longest.cpu, f"{longest.wall:.3f} s wall, {len(own)} pauses {told}")


def _under_load(up: Site, content: Corpus) -> int:
    """Have all requests answered, some at a time, and a unit saved now and then; return how many were saved."""
    asked = content.requests(REQUESTS)
    _, path = content.unit(content.size // 3)
    before, saved = path.read_bytes(), 0
    with ThreadPoolExecutor(READERS) as pool:
        readers = [pool.submit(asked_of, up, asked[reader::READERS]) for reader in range(READERS)]
        try:
            while wait(readers, timeout=EVERY).not_done:
                path.write_text(renamed(before.decode(), f"zzpaused{saved}"), encoding="utf-8")
                saved += 1
        finally:
            path.write_bytes(before)
    return saved
