"""Eight at once on one site: searching, reading pages, reloading the content, saving drafts.

Each answer is one that was given when nothing else went on, and each draft is what its steps alone make of it.
"""

import json
import re
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from itertools import count
from pathlib import Path
from random import Random
from threading import Event
from urllib.parse import quote

from dongling.testing import unit_text
from tests.faults.conftest import SEEN
from tests.faults.served import Site, served
from tests.faults.site_process import until

UNITS, RELOADS, CHANGES = 40, 24, 40
WORDS = ("老桥", "运河", "书院", "钟楼")
EDITIONS = ("碑亭", "渡口")
"""The words of a unit by turns, which the content holds now the one, now the other."""
QUESTIONS = (*WORDS, *EDITIONS, "老桥 运河", '"走到书院"', "课", "minutes:45", "yunhe", "走到那里去看一看")
PATHS = (
    "/",
    "/units/u-3?door=teacher",
    "/units/changing?door=teacher",
    "/sequences",
    "/units/u-3/export/yaml",
    "/units/none",
)


def write(courses: Path, edition: str) -> None:
    """Put the unit that changes into its place, in one step as editors do."""
    text = unit_text("changing", name=f"走到{edition}", body=f"今天走到{edition}，再去老桥。")
    (courses / "changing.new").write_text(text, encoding="utf-8")
    (courses / "changing.new").replace(courses / "changing.yaml")


def write_all(courses: Path) -> None:
    """Write what stays, and the first edition of what changes."""
    courses.mkdir()
    for number in range(UNITS):
        one, other = WORDS[number % 4], WORDS[number // 4 % 4]
        text = unit_text(f"u-{number}", name=f"{one}第{number}课", body=f"从{one}走到{other}。" * (1 + number % 3))
        (courses / f"u-{number}.yaml").write_text(text, encoding="utf-8")
    write(courses, EDITIONS[0])


def found(site: Site, text: str, at: str) -> str:
    """Return all that is answered to a search, but for how long it took.

    What a unit is called is the catalog's, which is a moment ahead of the index: the pages hold it here.
    """
    answer = site.get(f"/search.json?q={quote(text)}", at)
    assert answer.status == 200, answer.text
    made = json.loads(answer.text)
    hits = [{**hit, "name": re.sub("|".join(EDITIONS), "", hit["name"])} for hit in made["hits"]]
    return json.dumps({**made, "hits": hits, "took_ms": 0})


def read(site: Site, path: str, at: str) -> str:
    """Return a page and its status."""
    answer = site.get(path, at)
    return f"{answer.status} {answer.text}"


def switched(site: Site, courses: Path, edition: str) -> None:
    """Put an edition into its place, and wait until the page and the search have it."""
    write(courses, edition)
    until(
        lambda: (
            edition in site.get("/units/changing?door=teacher").text and site.found(f'"走到{edition}"') == ["changing"]
        )
    )


def serial(site: Site, courses: Path) -> dict[str, set[str]]:
    """Return what is answered to everything while nothing else goes on, in both editions."""
    right: dict[str, set[str]] = {asked: set() for asked in (*QUESTIONS, *PATHS)}
    for edition in reversed(EDITIONS):
        switched(site, courses, edition)
        for asked, answers in right.items():
            answers.add(answered(site, asked))
    return right


def answered(site: Site, asked: str, at: str = "127.0.0.2") -> str:
    """Return the answer to a question or a path."""
    return (read if asked.startswith("/") else found)(site, asked, at)


def changes(chance: Random) -> list[dict[str, str]]:
    """Return forms that a teacher may send one after the other, sound ones and some that make no sense."""
    makes: tuple[Callable[[], dict[str, str]], ...] = (
        lambda: {"do": "insert", "unit": f"u-{chance.randrange(UNITS)}"},
        lambda: {"do": "insert", "unit": f"u-{chance.randrange(UNITS)}", "at": str(chance.randint(1, 4))},
        lambda: {"do": chance.choice(("up", "down", "top", "remove")), "step": str(chance.randint(1, 6))},
        lambda: {"do": "set", "step": str(chance.randint(1, 6)), "minutes": str(chance.randint(1, 90)), "note": "慢走"},
        lambda: {"do": "about", "name": f"第{chance.randrange(99)}条", "description": "沿河走。"},
    )
    return [chance.choice(makes)() for _ in range(CHANGES)]


def drafted(site: Site, forms: list[dict[str, str]], at: str) -> tuple[list[int], str]:
    """Send forms to a new draft; return how each was answered, and what became of the draft."""
    draft = site.post("/drafts", {"unit": "u-0"}, at).headers["Location"]
    statuses = [site.post(draft, form, at).status for form in forms]
    shared = re.search(r"/shared/[\w-]+", site.get(draft, at).text)
    assert shared
    made = site.get(f"{shared[0]}/export/yaml", at).text
    return statuses, re.sub(r"draft-\w+", "", made)


def test_eight_at_once_are_answered_as_one_alone(tmp_path: Path) -> None:
    courses, over = tmp_path / "courses", Event()
    write_all(courses)
    plans = [changes(Random(number)) for number in range(3)]  # noqa: S311 - chance that repeats, not secrets

    def ask(asked: tuple[str, ...], number: int) -> int:
        chance, at = Random(number), f"127.0.2.{number}"  # noqa: S311 - chance that repeats, not secrets
        for done in count():
            if over.is_set():
                return done
            one = chance.choice(asked)
            answer = answered(site, one, at)
            assert answer in right[one], (one, answer, right[one])
        raise AssertionError

    def reload() -> int:
        try:
            for number in range(RELOADS):
                switched(site, courses, EDITIONS[(number + 1) % 2])
        finally:
            over.set()
        return RELOADS

    with served([courses], tmp_path / "state", first=("--safe-mode",)) as site, ThreadPoolExecutor(8) as pool:
        right = serial(site, courses)
        alone = [drafted(site, forms, "127.0.0.2") for forms in plans]
        asking = [pool.submit(ask, asked, 1 + n) for n, asked in enumerate((QUESTIONS, QUESTIONS, PATHS, PATHS))]
        saving = [pool.submit(drafted, site, forms, f"127.0.3.{n + 1}") for n, forms in enumerate(plans)]
        reloading = pool.submit(reload)
        assert [one.result() for one in saving] == alone
        assert reloading.result() == RELOADS
        answers = sum(one.result() for one in asking)
    SEEN.append(f"8 at once: {answers} answers, {RELOADS} reloads, {CHANGES * 3} saves, all as one alone has them")
    assert answers > RELOADS
