"""What does the worst Markdown cost that the limits of a body let through? Constructions x sizes, and chance.

Every construction is cut to the largest size within the limits (text/budget.py); then parts of Markdown are put
together at random and repeated, as long as is asked (`--seconds`). Each text is rendered as a page and laid out as
a tree, as for paper, in a process of its own; time is CPU time, memory the most it ever held above what it began with.
"""

import argparse
import os
import random
import struct
import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from bench.corpus import machine
from bench.hostile_texts import CONSTRUCTIONS, PARTS
from dongling.content.yamlfile import MAX_BYTES
from dongling.text import budget
from dongling.text.markdown import sections
from dongling_web.display.text import markdown

MOST_SECONDS, MOST_MB = 0.3, 50
SHOWN = 12
_COST = struct.Struct("ddd")


@dataclass(frozen=True, order=True)
class Cost:
    """What a text took: seconds as a page, seconds as a tree, megabytes."""

    page: float
    tree: float
    memory: float

    @property
    def over(self) -> bool:
        """Whether it is more than a body may cost."""
        return max(self.page, self.tree) > MOST_SECONDS or self.memory > MOST_MB


def _memory(name: str) -> float:
    lines = Path("/proc/self/status").read_text(encoding="ascii").splitlines()
    return next(int(line.split()[1]) / 1024 for line in lines if line.startswith(name))


def _work(text: str) -> Cost:
    Path("/proc/self/clear_refs").write_text("5", encoding="ascii")  # forget the most that was held before
    before, begun = _memory("VmRSS"), time.process_time()
    markdown(text)
    page = time.process_time() - begun
    memory = _memory("VmHWM") - before
    begun = time.process_time()
    sections(text)
    return Cost(page, time.process_time() - begun, max(memory, _memory("VmHWM") - before))


def cost(text: str) -> Cost:
    """Return what a text costs, in a child of this process."""
    reader, writer = os.pipe()
    child = os.fork()
    if child == 0:
        found = _work(text)
        os.write(writer, _COST.pack(found.page, found.tree, found.memory))
        os._exit(0)
    os.close(writer)
    with os.fdopen(reader, "rb") as answer:
        data = answer.read()
    os.waitpid(child, 0)
    return Cost(*_COST.unpack(data))


def largest(construction: tuple[str, str, str]) -> str:
    """Return beginning, repeated part and end, with the part as often as the limits allow."""
    before, part, after = construction
    fits, too_many = 0, budget.MOST_CHARACTERS // max(1, len(part)) + 2
    while too_many - fits > 1:
        middle = (fits + too_many) // 2
        if budget.excess(before + part * middle + after) is None:
            fits = middle
        else:
            too_many = middle
    return before + part * fits + after


def apart(construction: tuple[str, str, str]) -> str:
    """Return the largest of it in one paragraph, and as many such paragraphs as the limits allow."""
    text = largest(construction)
    return largest(("", f"{text[: budget.MOST_CHARACTERS // 7]}\n\n", ""))


def by_chance(seconds: float, seed: int) -> Iterator[tuple[str, str]]:
    """Yield texts of parts put together at random, as long as time lasts."""
    chance, end = random.Random(seed), time.monotonic() + seconds
    while time.monotonic() < end:
        middle = "".join(chance.choices(PARTS, k=chance.randint(1, 6)))
        before = "".join(chance.choices(PARTS, k=chance.randint(0, 3)))
        made = (before, middle, chance.choice(("", "]", ")", "*", "`", "\n")))
        yield repr(made), chance.choice((largest, apart))(made)


def by_hand() -> Iterator[tuple[str, str]]:
    """Yield the constructions, each alone and in many paragraphs, and filled up with plain text."""
    for name, construction in CONSTRUCTIONS.items():
        text = largest(construction)
        yield name, text
        yield f"{name}, paragraphs", apart(construction)
        rest = budget.MOST_CHARACTERS - len(text)
        for filling, what in (("字", "text"), ("😀", "emoji"), ("字\n", "lines")):
            filled = largest((text, filling, "")) if rest > 0 else text
            yield f"{name}, filled with {what}", filled


def over_the_limits() -> Iterator[tuple[str, str]]:
    """Yield texts as large as a file may be: those are shown as plain text."""
    for part in ("字", "字\n", "字\n\n", "*", "[", "\n", "**a ", "> "):
        yield f"{part!r}, a file full", (part * MAX_BYTES)[: MAX_BYTES // len(part.encode()) * len(part)]


def report(name: str, texts: Iterable[tuple[str, str]]) -> int:
    """Print the worst and return how many were over."""
    found = sorted(((cost(text), label, len(text)) for label, text in texts), reverse=True)
    over = [one for one in found if one[0].over]
    print(f"{name}: {len(found)} texts, {len(over)} over {MOST_SECONDS} s or {MOST_MB} MB")
    worst = {id(one): one for one in [*found[:SHOWN], max(found, key=lambda one: one[0].memory), *over[:SHOWN]]}
    for spent, label, length in worst.values():
        print(f"  page {spent.page:.3f} s  tree {spent.tree:.3f} s  {spent.memory:5.1f} MB  {length:6}  {label[:90]}")
    return len(over)


def main() -> None:
    """Print the worst cases of both sorts; exit 1 when one is over."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--seconds", type=float, default=60, help="how long to try by chance")
    asked.add_argument("--seed", type=int, default=1604)
    given = asked.parse_args()
    print(f"hostile Markdown; {machine()}")
    markdown("# 字\n\n**字** [a](b)")
    sections("# 字")
    over = report("by hand", by_hand()) + report("plain text", over_the_limits())
    over += report("by chance", by_chance(given.seconds, given.seed))
    raise SystemExit(1 if over else 0)


if __name__ == "__main__":
    main()
