"""What is measured is written once; what is asked of it is in its texts."""

from pathlib import Path

import pytest

from bench.scale.corpora import KINDS, Corpus, corpus, mixed


@pytest.fixture(scope="module")
def content(tmp_path_factory: pytest.TempPathFactory) -> Corpus:
    return corpus(tmp_path_factory.mktemp("corpora"), 40)


def test_a_corpus_is_written_once(content: Corpus) -> None:
    _, path = content.unit(7)
    before = path.stat().st_mtime_ns
    assert corpus(content.place.parent, 40) == content
    assert path.stat().st_mtime_ns == before


def test_what_a_broken_run_left_is_not_used(tmp_path: Path, content: Corpus) -> None:
    (tmp_path / f"{content.place.name}.tmp" / "content" / "s000").mkdir(parents=True)
    made = corpus(tmp_path, 40)
    assert len(list(made.folders[0].glob("unit-*.yaml"))) == 40


def test_units_are_counted_through_all_schools(tmp_path: Path) -> None:
    name, path = Corpus(2_500, tmp_path).unit(2_003)
    assert (name, path.parent.name, path.name) == ("s002-u0003", "s002", "unit-0003.yaml")
    assert [folder.name for folder in Corpus(2_500, tmp_path).folders] == ["s000", "s001", "s002"]


def test_queries_are_all_different_and_as_many_of_each_kind(content: Corpus) -> None:
    queries = content.queries(400)
    assert [len(set(queries[kind])) for kind in KINDS] == [100] * 4
    assert queries == content.queries(400)


def test_queries_are_of_the_texts_of_the_corpus(content: Corpus) -> None:
    texts = "".join(path.read_text(encoding="utf-8") for path in content.folders[0].glob("unit-*.yaml"))
    queries = content.queries(40)
    assert all(word in texts for word in queries["word"])
    assert all(phrase.strip('"') in texts for phrase in queries["phrase"])
    assert all(word in texts for words in queries["3 words"] for word in words.split())


def test_kinds_take_turns() -> None:
    assert mixed({"a": ["1", "2"], "b": ["3", "4"]}) == ["1", "3", "2", "4"]


def test_requests_are_of_every_sort_and_repeat(content: Corpus) -> None:
    asked = content.requests(200)
    assert len(asked) == 200
    assert asked == content.requests(200)
    for begin in ("/search?q=", "/suggest.json?q=", "/units/s000-u", "/facts"):
        assert any(path.startswith(begin) for path in asked)
