"""Problems of content and errors of use, with their sentences in Chinese and in English.

Wrong content is a value: a `Problem` names file, line, column, what is the matter and the likely fix,
and problems are collected and shown together, so that one bad file never hides the others.
Wrong use of the program (an unknown option, a missing folder) is a `DonglingError`, caught in one place.
Every sentence exists in Chinese and in English, side by side where it is written.
"""

import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field
from itertools import groupby
from typing import Literal, NamedTuple

Lang = Literal["zh", "en"]
Severity = Literal["error", "warning"]
FieldPath = tuple[str | int, ...]


class Position(NamedTuple):
    """A place in a text file; both count from 1, columns in characters."""

    line: int = 1
    column: int = 1


@dataclass(frozen=True, slots=True)
class Said:
    """One sentence in both languages."""

    zh: str
    en: str

    def in_(self, lang: Lang) -> str:
        """Return the sentence in `lang`."""
        return self.zh if lang == "zh" else self.en

    def __str__(self) -> str:
        """Return the Chinese sentence, the language of most readers."""
        return self.zh


NOTHING = Said("", "")
_SEVERITY: dict[Severity, Said] = {"error": Said("错误", "error"), "warning": Said("警告", "warning")}
_FIX = Said(" 改法：", " fix: ")


def said(words: Said | str) -> Said:
    """Return `words` as a `Said`; a plain string, as plugins may write it, stands for both languages."""
    return words if isinstance(words, Said) else Said(words, words)


MOST_SHOWN = 100
"""Problems of one file that are listed; those after them are counted in one last line."""
MOST_GUESSES = 20
"""Problems of one file that are told what was likely meant: to look for that takes the time of many others."""
_LONGEST_WORD = 60
_UNSEEN = re.compile(
    r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ud800-\udfff]"
)


def visible(text: str) -> str:
    r"""Return text for a terminal: what would move the cursor, change colours or turn the reading round is spelt out.

    Line ends and tabs stay. A character is spelt as JSON would (`\u202e`), so that JSON stays the same data.
    """
    return _UNSEEN.sub(lambda character: f"\\u{ord(character[0]):04x}", text)


def nearest(word: str, known: Iterable[str]) -> str | None:
    """Return the known word that `word` was likely meant to be, or None; a text of some length was meant as none.

    At least half of both must be the same letters in the same order. Of words that are as near it is the first.
    """
    from rapidfuzz import process
    from rapidfuzz.distance import Indel

    if len(word) > _LONGEST_WORD:
        return None
    names = list(known)
    lowered = list(map(str.lower, names))
    best = process.extractOne(word.lower(), lowered, scorer=Indel.normalized_similarity, score_cutoff=0.5)
    return names[best[2]] if best else None


def did_you_mean(word: str, known: Iterable[str], otherwise: Said = NOTHING) -> Said:
    """Return `是不是“…”？` for the nearest known word, or `otherwise` where none is near."""
    best = nearest(word, known)
    return Said(f"是不是“{best}”？", f"did you mean “{best}”?") if best else otherwise


@dataclass(frozen=True, slots=True)
class Guess:
    """`did_you_mean`, looked for each time that somebody reads it: a reload finds problems that nobody reads.

    Two are equal that guess at the same `word`, whatever is `known` by then; stored, it forgets that and says
    `otherwise`, until `dataclasses.replace` gives it what is known.
    """

    word: str
    known: Collection[str] = field(compare=False, repr=False)
    otherwise: Said = NOTHING

    def in_(self, lang: Lang) -> str:
        """Return the sentence in `lang`."""
        return did_you_mean(self.word, self.known, self.otherwise).in_(lang)

    @property
    def zh(self) -> str:
        """The sentence in Chinese."""
        return self.in_("zh")

    @property
    def en(self) -> str:
        """The sentence in English."""
        return self.in_("en")

    def __reduce__(self) -> "tuple[type[Guess], tuple[str, tuple[()], Said]]":
        """Return how to make it again of what is stored."""
        return Guess, (self.word, (), self.otherwise)


@dataclass(frozen=True, slots=True)
class Problem:
    """Something wrong in the content, said so that its author can mend it.

    `code` is a stable short name such as `unknown-term`; `path` is what the reader can open;
    `line` and `column` count from 1, columns in characters. `hint` says the likely fix. `near` are the words in the
    value at this place that it is about: where they stand is looked up when it is clear that it will be shown.
    `unshown` are the errors and the warnings that this one stands for, as the last line of a file does. `field_path`
    is the field that it is about, where that is known: a form shows it there.
    """

    severity: Severity
    code: str
    message: Said
    path: str
    line: int = 1
    column: int = 1
    hint: Said | Guess = NOTHING
    near: str = field(default="", repr=False)
    unshown: tuple[int, int] = (0, 0)
    field_path: FieldPath = field(default=(), repr=False, compare=False)

    @property
    def counts(self) -> tuple[int, int]:
        """How many errors and how many warnings it is."""
        one = (1, 0) if self.severity == "error" else (0, 1)
        return self.unshown if any(self.unshown) else one

    def text(self, lang: Lang = "zh") -> str:
        """Return `PATH:LINE:COL: 错误 [code] MESSAGE 改法：HINT` on one line; editors and scripts read it."""
        hint = self.hint.in_(lang)
        fix = _FIX.in_(lang) + hint if hint else ""
        word = _SEVERITY[self.severity].in_(lang)
        text = f"{self.path}:{self.line}:{self.column}: {word} [{self.code}] {self.message.in_(lang)}{fix}"
        return visible(" ".join(text.splitlines()))

    def as_json(self, lang: Lang = "zh") -> dict[str, str | int]:
        """Return the object that `check --json` prints for this problem."""
        return {
            "severity": self.severity,
            "code": self.code,
            "path": self.path,
            "line": self.line,
            "column": self.column,
            "message": self.message.in_(lang),
            "hint": self.hint.in_(lang),
        }


def in_order(problems: Iterable[Problem]) -> list[Problem]:
    """Return `problems` sorted by path, line and column, each once; of one path the first 100, the rest counted."""
    every = list(problems)
    each = {problem for problem in every if not any(problem.unshown)}
    counted = [problem for problem in every if any(problem.unshown)]
    ordered = sorted([*each, *counted], key=lambda p: (p.path, any(p.unshown), p.line, p.column, p.code, p.message.zh))
    return [problem for _, of_one in groupby(ordered, lambda p: p.path) for problem in _shown(list(of_one))]


def _shown(of_one_path: list[Problem]) -> Iterator[Problem]:
    """Yield the first problems of a path, and one that counts the others."""
    shown = [problem for problem in of_one_path[:MOST_SHOWN] if not any(problem.unshown)]
    yield from shown
    rest = [problem.counts for problem in of_one_path[len(shown) :]]
    if rest:
        errors, warnings = (sum(numbers) for numbers in zip(*rest, strict=True))
        yield last_line((shown or of_one_path)[-1], errors, warnings)


def last_line(before: Problem, errors: int, warnings: int) -> Problem:
    """Return what stands after the problems of a file that are shown, and counts the others."""
    message = Said(
        f"还有{errors}个错误、{warnings}个警告没有列出",
        f"{errors} more errors and {warnings} more warnings are not listed",
    )
    hint = Said("先改好上面的，再查一遍", "mend those above, then check again")
    severity: Severity = "error" if errors else "warning"
    place = (before.path, before.line, before.column)
    return Problem(severity, "more", message, *place, hint, unshown=(errors, warnings))


AWAY = 3
"""The exit status that says that a service is away."""


class DonglingError(Exception):
    """Wrong use, or a service that is away: one sentence with what to do, and the exit status.

    Exit statuses, which scripts rely on: 2 wrong use (option, folder, port), 3 a service is away.
    """

    def __init__(self, message: Said | str, *, status: int = 2) -> None:
        self.message = said(message)
        self.status = status
        super().__init__(self.message.zh)


def unknown(message: Said, word: str, known: Iterable[str], more: Said = NOTHING) -> DonglingError:
    """Return the error for a word that is not known: `message` (no full stop), the nearest known word, then `more`."""
    guess = did_you_mean(word, known)
    english = " ".join(filter(None, (f"{message.en}.", guess.en, more.en)))
    return DonglingError(Said(f"{message.zh}。{guess.zh}{more.zh}", english))


def one_line(error: BaseException) -> str:
    """Return an exception as one line."""
    try:
        words = " ".join(str(error).split())[:300]
    except Exception:  # noqa: BLE001 - an error of a plugin's own making may fail when it is asked what it says
        words = "(...)"
    return f"{type(error).__name__}: {words}"
