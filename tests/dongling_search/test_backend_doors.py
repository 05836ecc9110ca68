"""Doors: what each shows, what it says of the others, and that this costs no second search."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from dongling.search import Marked, Query, Results
from dongling_search.backend import Backend, WhooshBackend
from dongling_search.engines import Ask, Page
from dongling_search.engines.whoosh.engine import WhooshEngine
from dongling_search.results import Shown
from tests.dongling_search.making import document


def found(results: Results) -> list[str]:
    """Return the identifiers that were found."""
    return [hit.identifier for hit in results.hits]


@pytest.fixture
def families(tmp_path: Path) -> Iterator[Backend]:
    """Return a backend with a talk for families among what is for pupils, and a note for teachers."""
    backend = WhooshBackend(tmp_path)
    backend.rebuild(
        [
            document("talk", "孩子不想学习怎么办", "家长先听，再定小目标。", audience=("family", "community")),
            document("note", "孩子学习的一次研讨", "教师的记录。", audience=("teacher",)),
            document("walk", "孩子学习看桥", "走到桥上看一看。"),
            document("play", "孩子学习打结", "一根绳子。", audience=("student", "family")),
        ]
    )
    yield backend
    backend.close()


def test_each_door_finds_its_own_first_and_counts_what_the_others_show(families: Backend) -> None:
    typed = "孩子不想学习"
    pupil, family, teacher = (families.search(Query(typed, door=door)) for door in ("pupil", "family", "teacher"))
    assert sorted(found(pupil)) == ["play", "walk"]
    assert found(family)[0] == found(teacher)[0] == "talk"
    assert pupil.doors == family.doors == teacher.doors == {"pupil": 2, "family": 3, "teacher": 4}
    assert [hit.identifier for hit in pupil.beyond] == ["talk"]
    assert pupil.beyond_better
    assert (teacher.beyond, family.beyond_better) == ((), False)


def test_an_audience_means_only_these_whatever_the_door(families: Backend) -> None:
    for door in ("pupil", "family", "teacher", "all"):
        assert sorted(found(families.search(Query("", {"audience": ("family",)}, door=door)))) == ["play", "talk"]
    assert found(families.search(Query("学习", {"audience": ("family", "teacher")}))) != []
    assert families.search(Query("", {"audience": ("student",)})).total == 2


def test_what_other_doors_hold_is_counted_with_all_other_filters(families: Backend) -> None:
    results = families.search(Query("学习", minutes=1))
    assert (results.total, dict(results.doors), results.beyond) == (0, {}, ())


def test_a_page_of_results_costs_no_second_search_for_other_doors() -> None:
    asked: list[Ask] = []

    class Counted(WhooshEngine):
        """An engine that notes what it is asked for hits."""

        def search(self, ask: Ask) -> Page:
            asked.extend([ask] if ask.limit else [])
            return super().search(ask)

    backend = Backend(Counted(None))
    backend.rebuild([document("talk", "孩子不想学习", audience=("family",)), document("walk", "学习看桥")])
    assert backend.search(Query("学习")).doors == {"pupil": 1, "family": 2, "teacher": 2}
    assert len(asked) == 1
    backend.close()


def test_only_what_is_shown_has_its_snippet_made_and_once(monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[str] = []
    real: Any = Shown.snippet

    def noted(shown: Shown) -> Marked:
        made.append(shown.hit.identifier)
        snippet: Marked = real.fget(shown)
        return snippet

    monkeypatch.setattr(Shown, "snippet", property(noted))
    backend = Backend(WhooshEngine(None))
    backend.rebuild(
        [
            document("sure", "孩子不想学习怎么办", "家长先听。", audience=("family",)),
            document("chance", "不想的孩子", "学习的人。", audience=("teacher",)),
            document("walk", "孩子学习看桥", "走到桥上看一看。"),
        ]
    )
    results = backend.search(Query("孩子不想学习", sort="newest"))
    assert ([hit.identifier for hit in results.hits], [hit.identifier for hit in results.beyond]) == (
        ["walk"],
        ["sure"],
    )
    assert made == ["walk"]
    assert results.beyond[0].snippet == results.beyond[0].snippet != ()
    assert made == ["walk", "sure"]
    backend.close()
