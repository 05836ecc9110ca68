"""Row `datasette`: a results page and a unit's page against those of Datasette, which shows tables of SQLite.

It lies in an environment of its own. Its index is FTS5 over our grams, with which it finds Chinese words of two
characters; all grams of a query must occur, the order is that of the table, and it counts two facets.
"""

import sqlite3
from collections.abc import Iterable, Iterator
from pathlib import Path
from statistics import median

from bench.corpus import ROOT
from bench.scale.children import apart
from bench.scale.corpora import Corpus, mixed
from bench.scale.loads import prime, texts, units
from bench.scale.record import Value, Values
from bench.scale.searches import pages_of
from bench.search.rivals import grams

ENVIRONMENT = ROOT / ".venv" / "datasette" / "bin" / "python"
UNITS = 200


def datasette(content: Corpus) -> Values:
    """Return the medians of ours against theirs."""
    prime(content)
    folders, file = list(map(str, content.folders)), content.place / "units.db"
    if not file.exists():
        apart("bench.scale.datasette", "tabled", folders, str(file))
    queries = [" ".join(grams(text)) for text in mixed(content.queries(UNITS))]
    names = [content.unit(number * 37)[0] for number in range(UNITS)]
    theirs = apart("bench.scale.datasette_pages", "asked", str(file), queries, names, python=ENVIRONMENT)
    ours = (
        median(one for times in pages_of(content, UNITS).values() for one in times),
        apart("bench.scale.pages", "of_units", folders, str(content.state), names),
    )
    keys = ("results datasette", "unit datasette")
    return {
        key: Value(own / other, f"{own:.2f} ms; {other:.2f} ms")
        for key, own, other in zip(keys, ours, theirs, strict=True)
    }


def tabled(folders: list[str], file: str) -> int:
    """Put units into a table with an index of their grams; return how many."""
    aside = Path(f"{file}.tmp")
    aside.unlink(missing_ok=True)
    database = sqlite3.connect(aside)
    database.execute("create table units (identifier text primary key, name, kind, band, description, body)")
    database.execute("create virtual table units_fts using fts5(grams, content='')")
    for number, (row, indexed) in enumerate(_rows(folders), start=1):
        database.execute("insert into units values (?, ?, ?, ?, ?, ?)", row)
        database.execute("insert into units_fts (rowid, grams) values (?, ?)", (number, indexed))
    count: int = database.execute("select count(*) from units").fetchone()[0]
    database.commit()
    database.close()
    aside.rename(file)
    return count


def _rows(folders: Iterable[str]) -> Iterator[tuple[tuple[str, ...], str]]:
    for data in units(folders):
        body = "\n".join(texts(data))
        own = ("identifier", "name", "kind", "band", "description")
        yield (*(data[field] for field in own), body), " ".join(grams(body))
