"""Which field a label means, and which columns the heads of a table: from the declarations and from other words."""

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

from dongling.catalog import Terms
from dongling.importers.plan.label_words import FIELD_WORDS, KNOWN_ELSEWHERE, PART_WORDS, SECTIONS
from dongling.importers.recognised import HowSure
from dongling.model import Field, Keys, Kind, UnitFields, fields_of
from dongling.problems import FieldPath

_HINT = re.compile(r"\([^()]*\)|\[[^\[\]]*\]|【[^】]*】")
_COUNT = re.compile(r"^(?:第?[一二三四五六七八九十]{1,3}[、.,:]|\([一二三四五六七八九十\d]{1,3}\)|\d{1,2}[、.)](?!\d))")
_TITLE_MARKS = str.maketrans("", "", "【】《》[]")
LONGEST_LABEL = 16
_LONGEST_LOOKED_AT = 120
_REMEMBERED = 4096
_LEAST_HEADS = 2
_BELOW = re.compile(r"([^\d.]+?)(\d{1,3})?(?:\.(\d{1,3}))?")
_KIND_LABELS = frozenset(("类型", "kind", "课程单元类型", "单元类型"))
BODY = ("body",)
_ONCE: tuple[FieldPath, ...] = (("name",), ("minutes",))
"""Fields that hold one short value, whatever else the file says."""
_NOT_ASKED = frozenset(
    """
    identifier kind facts derived further worksheets cards media readings prerequisites places terms updated owner
    license authors name_en review_status rubrics misconceptions trials
    """.split()  # noqa: SIM905 - as many words read better in lines than in quotes
)
"""Fields that no form of a school asks for by the words it has: what it calls so means something else."""


@dataclass(frozen=True, slots=True)
class Target:
    """The field that a label means, and why; `section` is the heading that it gets within a body."""

    path: FieldPath
    sure: HowSure
    section: str = ""


@dataclass(frozen=True, slots=True)
class PartHead:
    """The heads of a table of parts: the field of the parts, and for each place of a cell the field below it.

    Without a field the first cell of each row names the one that the row is for.
    """

    field: str
    columns: Mapping[int, str]
    sure: HowSure


def plain_label(text: str) -> str:
    """Return a label as it is compared: without spaces, width, count, hints in brackets and colon."""
    return _bare(text) if len(text) <= _LONGEST_LOOKED_AT else text


@lru_cache(maxsize=_REMEMBERED)
def _bare(text: str) -> str:
    word = "".join(unicodedata.normalize("NFKC", text).split())
    word = _COUNT.sub("", word)
    bare = _HINT.sub("", word) or word
    return bare.translate(_TITLE_MARKS).strip(":*.。;-—")


class Labels:
    """The labels of a kind of unit, as files write them."""

    def __init__(self, kind: Kind, terms: Terms) -> None:
        self.kind, self._terms = kind, terms

    @cached_property
    def fields(self) -> Mapping[str, Field]:
        """The fields of the unit by their English names."""
        return {**fields_of(UnitFields), **fields_of(self.kind.details)}

    @cached_property
    def part_fields(self) -> Mapping[str, Field]:
        """The fields that hold a list of equal parts, such as the phases of a lesson."""
        own = fields_of(self.kind.details)
        return {name: field for name, field in own.items() if field.many and field.model is not None}

    @cached_property
    def _alike(self) -> tuple[tuple[str, Field], ...]:
        """Fields of which several hold one part of the same sort each: the first of them, without its name."""
        own = [field for field in fields_of(self.kind.details).values() if field.model is not None and not field.many]
        return tuple(("", one) for one in own if sum(other.model is one.model for other in own) > 1)[:1]

    def target(self, label: str, within: FieldPath = ()) -> Target | None:
        """Return what a label means, within the field that it stands under; None when it is not known."""
        word = plain_label(label)
        if not word or len(word) > LONGEST_LABEL:
            return None
        if within and (below := self._below(within)) and word in below:
            return below[word]
        return self._targets.get(word) or self._of_scheme(word)

    def _of_scheme(self, word: str) -> Target | None:
        """Return that a label is the name of a vocabulary of a school's own."""
        scheme = self._terms.find("scheme", word)
        return Target(("terms", word), HowSure.SAME_LABEL) if scheme else None

    def holds_one(self, path: FieldPath) -> bool:
        """Whether a field holds one short value: of several pieces for it only one can stand there."""
        declared = self.fields[str(path[0])]
        return path in _ONCE or (len(path) == 1 and bool(declared.about.scheme) and not declared.many)

    def has_terms(self, name: str, text: str) -> bool:
        """Whether all words of a text are of the vocabulary of that name."""
        scheme = self._terms.find("scheme", name) or ""
        return all(self._terms.find(scheme, word.strip()) for word in text.split("、"))

    def path(self, label: str) -> FieldPath:
        """Return the field that labels one below the other name: 学习单1 任务2 提示; nothing when there is none."""
        path: list[str | int] = []
        keys: Keys | None = Keys(UnitFields, self.kind.details)
        for step in label.split():
            match = _BELOW.fullmatch(step)
            name = keys.names.get(match[1]) if match and keys is not None else None
            if match is None or name is None or keys is None:
                return ()
            path += [name, *(int(number) - 1 for number in match.groups()[1:] if number)]
            keys = keys.below(name)
        return tuple(path)

    def head_target(self, label: str) -> Target | None:
        """Return what a head of a table with a unit a row means."""
        path = self.path(label)
        exact = bool(path) and all(not isinstance(step, int) or step >= 0 for step in path)
        holds_value = len(path) > 1 or any(self.fields[str(step)].model is None for step in path)
        return Target(path, HowSure.SAME_HEAD) if exact and holds_value else self.target(label)

    @staticmethod
    def is_kind(label: str) -> bool:
        """Whether a label stands beside the kind of a unit."""
        return plain_label(label) in _KIND_LABELS

    def is_known(self, label: str) -> bool:
        """Whether a text is a label that forms have, if only one without a field."""
        return plain_label(label) in KNOWN_ELSEWHERE or self.is_kind(label) or self.target(label) is not None

    @cached_property
    def _targets(self) -> Mapping[str, Target]:
        known: dict[str, Target] = {word: Target(BODY, HowSure.SIMILAR, word) for word in SECTIONS}
        for name, field in reversed(list(self.fields.items())):
            if name in _NOT_ASKED:
                continue
            for path, below in _leaves((name,), field):
                for word, sure in _words(below, FIELD_WORDS):
                    if len(path) == 1 or word not in known:
                        known[word] = Target(path, sure)
        return known

    def _below(self, path: FieldPath) -> Mapping[str, Target]:
        field = self.fields.get(str(path[0]))
        if field is None or field.model is None:
            return {}
        known: dict[str, Target] = {}
        for name, below in fields_of(field.model).items():
            for word, sure in _words(below, PART_WORDS):
                known.setdefault(word, Target((*path, name), sure))
        return known

    def head(self, cells: Sequence[str]) -> PartHead | None:
        """Return what the heads of a table mean, when at least two of them are of one sort of part."""
        words = tuple(map(plain_label, cells))
        best: PartHead | None = None
        for name, columns in self._columns:
            if sum(word in columns for word in words) >= _LEAST_HEADS:
                head = _matched(name, columns, words)
                if head and (best is None or len(head.columns) > len(best.columns)):
                    best = head
        return best

    @cached_property
    def _columns(self) -> Sequence[tuple[str, Mapping[str, list[tuple[str, int, HowSure]]]]]:
        """Of each sort of part its field, and by the head of a column the fields below that it may be.

        They come with how early the head is among the words for them: of several the first is meant.
        """
        return [(name, _heads(field)) for name, field in (*self.part_fields.items(), *self._alike)]


def _heads(field: Field) -> Mapping[str, list[tuple[str, int, HowSure]]]:
    assert field.model is not None
    heads: dict[str, list[tuple[str, int, HowSure]]] = {}
    for below in fields_of(field.model).values():
        if below.about.pupils != "picture" and below.model is None:
            for place, (word, sure) in enumerate(_words(below, PART_WORDS)):
                heads.setdefault(word, []).append((below.name, place, sure))
    return heads


def _matched(name: str, heads: Mapping[str, list[tuple[str, int, HowSure]]], words: Sequence[str]) -> PartHead | None:
    """Return the columns of a head: each field below takes the word that is the first among its words."""
    fits = [(below, place, i, sure) for i, word in enumerate(words) for below, place, sure in heads.get(word, ())]
    order = {
        below: number for number, below in enumerate(dict.fromkeys(b for each in heads.values() for b, _, _ in each))
    }
    columns: dict[int, str] = {}
    exact = 0
    for below, _, i, sure in sorted(fits, key=lambda fit: (order[fit[0]], fit[1], fit[2])):
        if i not in columns and below not in columns.values():
            columns[i] = below
            exact += sure is HowSure.SAME_LABEL
    if len(columns) < _LEAST_HEADS:
        return None
    return PartHead(name, columns, HowSure.SAME_HEAD if exact >= _LEAST_HEADS else HowSure.SIMILAR)


def _leaves(path: FieldPath, field: Field) -> Iterator[tuple[FieldPath, Field]]:
    """Yield a field, and those of a single part below it."""
    yield path, field
    if field.model is not None and not field.many:
        for name, below in fields_of(field.model).items():
            yield from _leaves((*path, name), below)


def _words(field: Field, others: Mapping[str, tuple[str, ...]]) -> Iterator[tuple[str, HowSure]]:
    yield plain_label(field.about.label), HowSure.SAME_LABEL
    yield plain_label(field.name), HowSure.SAME_LABEL
    for word in others.get(field.about.label, ()):
        yield plain_label(word), HowSure.SIMILAR
