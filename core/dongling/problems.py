"""Problems of content and errors of use, with their sentences in Chinese and in English.

Wrong content is a value: a `Problem` names file, line, column, what is the matter and the likely fix,
and problems are collected and shown together, so that one bad file never hides the others.
Wrong use of the program (an unknown option, a missing folder) is a `DonglingError`, caught in one place.
Every sentence exists in Chinese and in English, side by side where it is written.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches
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


@dataclass(frozen=True, slots=True)
class Problem:
    """Something wrong in the content, said so that its author can mend it.

    `code` is a stable short name such as `unknown-term`; `path` is what the reader can open;
    `line` and `column` count from 1, columns in characters. `hint` says the likely fix.
    """

    severity: Severity
    code: str
    message: Said
    path: str
    line: int = 1
    column: int = 1
    hint: Said = NOTHING

    def text(self, lang: Lang = "zh") -> str:
        """Return `PATH:LINE:COL: 错误 [code] MESSAGE 改法：HINT` on one line; editors and scripts read it."""
        hint = self.hint.in_(lang)
        fix = _FIX.in_(lang) + hint if hint else ""
        word = _SEVERITY[self.severity].in_(lang)
        text = f"{self.path}:{self.line}:{self.column}: {word} [{self.code}] {self.message.in_(lang)}{fix}"
        return " ".join(text.splitlines())

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
    """Return `problems` sorted by path, line and column, each once."""
    return sorted(set(problems), key=lambda p: (p.path, p.line, p.column, p.code, p.message.zh))


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


def nearest(word: str, known: Iterable[str]) -> str | None:
    """Return the known word that `word` was likely meant to be, or None."""
    names = list(known)
    lowered = {name.lower(): name for name in names}
    matches = get_close_matches(word.lower(), lowered, n=1, cutoff=0.5)
    return lowered[matches[0]] if matches else None


def did_you_mean(word: str, known: Iterable[str], otherwise: Said = NOTHING) -> Said:
    """Return `是不是“…”？` for the nearest known word, or `otherwise` where none is near."""
    best = nearest(word, known)
    return Said(f"是不是“{best}”？", f"did you mean “{best}”?") if best else otherwise


def unknown(message: Said, word: str, known: Iterable[str], more: Said = NOTHING) -> DonglingError:
    """Return the error for a word that is not known: `message` (no full stop), the nearest known word, then `more`."""
    guess = did_you_mean(word, known)
    english = " ".join(filter(None, (f"{message.en}.", guess.en, more.en)))
    return DonglingError(Said(f"{message.zh}。{guess.zh}{more.zh}", english))


def one_line(error: BaseException) -> str:
    """Return an exception as one line."""
    return f"{type(error).__name__}: {' '.join(str(error).split())[:300]}"
