"""What does a results page cost? Against a bare Flask and Jinja page with as many bytes and links. Aim: at most 2x.

Both answer in this process, in turns, and CPU time is compared: the machine's other work falls on both alike. Ours is
timed three times: kept, as the second person to ask gets it; made anew from a search that was answered before; and
never seen, each query asked once.
"""

import argparse
import random
import re
import tempfile
import time
from http import HTTPStatus
from pathlib import Path
from statistics import median

from flask import Flask, render_template_string
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from bench.corpus import UNITS, machine, write_corpus
from dongling import Library, Settings
from dongling_web.app import create_app
from dongling_web.workload.answer_cache import AnswerCache

AIM = 2.0
AIM_NEVER_SEEN = 5.0
ROUNDS = 12
SEED = 1604
NEVER_ASKED = 200
QUERIES = ("东林书院", "古银杏", "运河", "家国情怀", "清名桥 小学", "为什么要走进社区", "无锡 劳动", "学")
BARE = """<!doctype html><html lang="zh"><head><meta charset="utf-8"><title>{{ title }}</title></head><body><ul>
{% for row in rows %}<li><a href="{{ row.url }}">{{ row.name }}</a><p>{{ row.text }}</p></li>
{% endfor %}</ul></body></html>"""


def bare_app(size: int, links: int) -> Flask:
    """Return an app whose one page has about `size` bytes and `links` links."""
    app = Flask("bare")
    text = "思" * max(1, (size // links - 60) // 3)

    @app.get("/search")
    def search() -> str:
        rows = [{"url": f"/units/u-{number}", "name": f"课程 {number}", "text": text} for number in range(links)]
        return render_template_string(BARE, title="检索", rows=rows)

    return app


def ask(client: FlaskClient, query: str) -> TestResponse:
    """Return the results page of a query."""
    page = client.get("/search", query_string={"q": query})
    if page.status_code != HTTPStatus.OK:
        raise SystemExit(f"{query}: {page.status}")
    return page


def seconds(client: FlaskClient, *, anew: bool = False) -> float:
    """Return the CPU time of one page, over all queries; `anew` lets no kept page answer, else all are kept."""
    if not anew:
        for query in QUERIES:
            ask(client, query)
    begun = time.process_time()
    for query in QUERIES:
        if anew:
            client.application.extensions["dongling.kept"] = AnswerCache()
        ask(client, query)
    return (time.process_time() - begun) / len(QUERIES)


def never_asked(library: Library, count: int) -> list[str]:
    """Return so many different queries of what units say: a word, three words, a phrase, a question in turns."""
    chance = random.Random(SEED)
    units = list(library.catalog.units.values())
    asked: dict[str, None] = {}
    while len(asked) < count:
        runs = re.findall(r"[\u4e00-\u9fff]{6,}", chance.choice(units).description)
        if len(runs) < 3:
            continue
        one, two, three = chance.sample(runs, 3)
        at = chance.randint(0, 4)
        words = " ".join(run[at : at + 2] for run in (one, two, three))
        asked[(one[at : at + 2], words, f'"{one[:6]}"', f"{one[:12]}是什么")[len(asked) % 4]] = None
    return list(asked)


def once(client: FlaskClient, queries: list[str]) -> float:
    """Return the median CPU time of a page, each query asked once."""
    took = []
    for query in queries:
        begun = time.process_time()
        ask(client, query)
        took.append(time.process_time() - begun)
    return median(took)


def main() -> None:
    """Print the ratio."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--units", type=int, default=UNITS)
    count = parser.parse_args().units
    with tempfile.TemporaryDirectory() as place:
        folder = write_corpus(Path(place) / "courses", count)
        library = Library.open([folder], Settings(state=Path(place) / "state"))
        ours = create_app(library).test_client()
        pages = [ask(ours, query).get_data() for query in QUERIES]
        size, links = (int(median(values)) for values in zip(*((len(p), p.count(b"<a ")) for p in pages), strict=True))
        first = once(ours, never_asked(library, NEVER_ASKED))
        bare = bare_app(size, links).test_client()
        rounds = [(seconds(ours), seconds(ours, anew=True), seconds(bare)) for _ in range(ROUNDS)]
        library.close()
    kept, made, plain = (median(times) for times in zip(*rounds, strict=True))
    print(f"results    {count} units, {len(QUERIES)} queries, page of {size / 1024:.1f} KB, {links} links; {machine()}")
    print(f"           never seen {first * 1e3:.2f} ms (aim {AIM_NEVER_SEEN:.0f} ms), {NEVER_ASKED} queries")
    for name, page in (("made anew", made), ("kept", kept)):
        print(f"           {name} {page * 1e3:.2f} ms, bare {plain * 1e3:.2f} ms: {page / plain:.2f}x (aim {AIM:.0f}x)")


if __name__ == "__main__":
    main()
