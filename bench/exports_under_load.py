"""Ten Word files of 200 steps at once beside a reader of the home page: how soon is the page, how much memory?

Aims: the home page within 0.5 s for 95 of 100; 150 MB more than before; one such file in 3 s.
"""

import sys
import tempfile
import time
import urllib.error
import urllib.request
from concurrent.futures import ThreadPoolExecutor, wait
from pathlib import Path
from statistics import median, quantiles

import yaml

from bench.corpus import machine
from bench.serving import resident, served

ROOT = Path(__file__).parents[1]
SEQUENCES, STEPS = 10, 200
DOCX, PRINT = "/sequences/seq-long-{}/export/docx", "/sequences/seq-long-{}?print=1"
WALKS = ("dl-walk-canal", "dl-walk-academy", "dl-walk-school")
"""Units that fill the most paper."""
ROUNDS = 3


def write_long_sequences(folder: Path) -> Path:
    """Write the long sequences, each another, as a content folder."""
    (folder / "sequences").mkdir(parents=True)
    for number in range(SEQUENCES):
        steps = [{"unit": WALKS[(i + number) % len(WALKS)], "minutes": 90} for i in range(STEPS - number)]
        sequence = {"identifier": f"seq-long-{number}", "name": f"长序列{number}", "steps": steps}
        text = yaml.safe_dump(sequence, allow_unicode=True)
        (folder / "sequences" / f"seq-long-{number}.yaml").write_text(text, encoding="utf-8")
    return folder


def seconds(address: str) -> tuple[int, float]:
    """Return the status of a page and how long it took."""
    begun = time.perf_counter()
    try:
        with urllib.request.urlopen(address) as answer:
            answer.read()
            status = answer.status
    except urllib.error.HTTPError as error:
        with error:
            error.read()
            status = error.code
    return status, time.perf_counter() - begun


def beside(address: str, path: str) -> tuple[list[float], int]:
    """Return the times of the home page while ten files are asked for again and again, and how many were made."""
    with ThreadPoolExecutor(SEQUENCES) as pool:
        dear = [pool.submit(seconds, address + path.format(i)) for i in range(SEQUENCES) for _ in range(ROUNDS)]
        read = []
        while wait(dear, timeout=0.02).not_done:
            read.append(seconds(f"{address}/")[1])
    return read, sum(one.result()[0] == 200 for one in dear)


def main() -> None:
    """Print the figures."""
    with tempfile.TemporaryDirectory() as place:
        long = write_long_sequences(Path(place) / "long")
        command = [sys.executable, "-m", "dongling", "--state", f"{place}/state", "serve", str(ROOT / "courses")]
        print(f"exports    {SEQUENCES} sequences of {STEPS} steps; {machine()}")
        for name, path in (("docx", DOCX), ("print", PRINT)):
            with served([*command, str(long), "--port", "0"]) as (address, _, pid):
                alone = median(seconds(f"{address}/")[1] for _ in range(10))
                before, one = resident(pid), seconds(address + path.format(0))[1]
                read, made = beside(address, path)
                more = resident(pid) - before
            p95 = quantiles(read, n=20)[-1]
            print(f"           {name}: one takes {one:.2f} s (aim 3 s); {made} of {SEQUENCES * ROUNDS} were made")
            print(f"           home page alone {alone:.3f} s, beside them p95 {p95:.3f} s of {len(read)} (aim 0.5 s)")
            print(f"           memory {more:+.0f} MB (aim +150 MB)")


if __name__ == "__main__":
    main()
