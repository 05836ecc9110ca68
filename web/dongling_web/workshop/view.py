"""A manuscript as the form shows it: its questions in sections, with what is wrong beside each field."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property, partial
from typing import TYPE_CHECKING, Any

from dongling.forms import Question, Sort, offering, questions
from dongling.library import Proof, proof
from dongling.media import MediaBox
from dongling.model import Kind, UnitFields, fields_of
from dongling.problems import Problem
from dongling_web.http.context import current_catalog, current_library
from dongling_web.languages.words import label_of, later, name_of
from dongling_web.workshop.boxes import data_of, fetch
from dongling_web.workshop.page import kind_of

if TYPE_CHECKING:
    from dongling.store.manuscripts.manuscript import Manuscript

BoxOf = Callable[[Mapping[str, Any]], MediaBox]
NOT_ASKED = {"kind", "review_status"}
"""What the way of a manuscript decides, and not its author."""
_BASIC = ("name", "description", "band", "minutes", "audience", "themes", "competencies", "depth")
_GROUNDS = ("body", "facts", "derived", "further", "textbook", "prerequisites", "places", "keywords")
_MATERIAL = ("worksheets", "cards", "media", "rubrics", "misconceptions", "without_devices", "trials")


@dataclass(frozen=True)
class Section:
    """Some questions under one head; `name` is its place on the page."""

    name: str
    title: str
    questions: tuple[Question, ...]
    folded: bool
    wrong: int

    @property
    def parts(self) -> int:
        """How many parts a list has that is a section of its own; 0 for any other."""
        return len(self.questions[0].rows) if len(self.questions) == 1 else 0


class ManuscriptView:
    """The text of a manuscript, laid out; `problems` are by the paths of their questions, "" for the whole.

    `box` returns where the media lie that some data names.
    """

    def __init__(self, text: str, kind: Kind, school: str, own: str = "", box: BoxOf | None = None) -> None:
        self.text, self.kind = text, kind
        self._school, self._own, self._box = school, own, box

    def of(self, text: str) -> "ManuscriptView":
        """Return another text of the same manuscript, laid out."""
        return ManuscriptView(text, self.kind, self._school, self._own, self._box)

    @cached_property
    def data(self) -> Mapping[str, Any]:
        """Return what the text holds."""
        return data_of(self.text)

    @cached_property
    def proof(self) -> Proof:
        """Return what the text is as a unit."""
        plugins, folder = current_library().plugins, self._box(self.data).folder if self._box else None
        return proof(self.text, self._school, current_catalog(), plugins, own=self._own, folder=folder)

    @cached_property
    def questions(self) -> tuple[Question, ...]:
        """Return what is asked."""
        asked = offering(questions(self.data, self.kind, current_catalog().terms), self.data)
        return tuple(one for one in asked if one.path not in NOT_ASKED)

    @cached_property
    def problems(self) -> Mapping[str, list[Problem]]:
        """Return what is wrong, by the path of the question that it is about."""
        known, by_path = set(_paths(self.questions)), dict[str, list[Problem]]()
        for problem in self.proof.problems:
            by_path.setdefault(_nearest(problem, known), []).append(problem)
        return by_path

    def question(self, path: str) -> Question | None:
        """Return the question of a path, None where nothing is asked."""
        return self._by_path.get(path)

    @cached_property
    def _by_path(self) -> Mapping[str, Question]:
        return self._laid_out(self.questions)

    @staticmethod
    def _laid_out(asked: Iterable[Question]) -> Mapping[str, Question]:
        return {one.path: one for one in _every(asked) if one.path not in NOT_ASKED}

    def differing(self, data: Mapping[str, Any]) -> dict[str, list[str]] | None:
        """Return what stands at each path where other data has something else; None where a list has other parts."""
        stands, other = self._by_path, self._laid_out(questions(data, self.kind, current_catalog().terms))
        parts, others = ({path: len(one.rows) for path, one in asked.items()} for asked in (stands, other))
        if parts != others:
            return None
        return {path: one.said for path, one in stands.items() if one.said != other[path].said}

    @property
    def errors(self) -> int:
        """Return how many places keep it from being published."""
        return sum(problem.severity == "error" for problem in self.proof.problems)

    @property
    def next_place(self) -> str:
        """Return the path of the first question with an error; nothing when there is none."""
        return next(
            (
                path
                for path in _paths(self.questions)
                if any(p.severity == "error" for p in self.problems.get(path, ()))
            ),
            "",
        )

    @cached_property
    def sections(self) -> tuple[Section, ...]:
        """Return the questions in sections: what comes first, the kind's own, the grounds, materials, the rest."""
        by_name = {one.path: one for one in self.questions}
        own = [one for name, one in by_name.items() if name in fields_of(self.kind.details)]
        lists = [one for one in own if one.sort in (Sort.ROWS, Sort.GROUP)]
        said = {*_BASIC, *_GROUNDS, *_MATERIAL}
        rest = [one for name, one in by_name.items() if name in fields_of(UnitFields) and name not in said]
        made = [
            self._section("basic", str(later("基本")), [by_name[n] for n in _BASIC if n in by_name]),
            self._section(
                "own",
                name_of("kind", self.kind.identifier, current_catalog()),
                [one for one in own if one not in lists],
            ),
            *(self._section(one.path, label_of(one.field), [one]) for one in lists),
            self._section("grounds", str(later("正文与出处")), [by_name[n] for n in _GROUNDS if n in by_name]),
            self._section("material", str(later("材料")), [by_name[n] for n in _MATERIAL if n in by_name], folded=True),
            self._section("rest", str(later("更多")), rest, folded=True),
        ]
        return tuple(section for section in made if section.questions)

    def _section(self, name: str, title: str, asked: list[Question], *, folded: bool = False) -> Section:
        wrong = sum(len(self.problems.get(path, ())) for path in _paths(asked))
        return Section(name, title, tuple(asked), folded and not wrong, wrong)


def _every(asked: Iterable[Question]) -> Iterator[Question]:
    for one in asked:
        yield one
        for row in one.rows:
            yield from _every(row.questions)


def _paths(asked: Iterable[Question]) -> Iterable[str]:
    for one in asked:
        yield one.path
        for row in one.rows:
            if row.path != one.path:
                yield row.path
            yield from _paths(row.questions)


def view_of(there: "Manuscript", text: str | None = None) -> ManuscriptView:
    """Return a manuscript laid out; with `text`, another text of it."""
    published = there.line.identifier if there.line.published is not None else ""
    text, box = there.body if text is None else text, partial(fetch, there.line)
    return ManuscriptView(text, kind_of(there.line.kind), there.line.school, published, box)


def _nearest(problem: Problem, known: set[str]) -> str:
    path = [str(part) for part in problem.field_path]
    while path and ".".join(path) not in known:
        path.pop()
    return ".".join(path)
