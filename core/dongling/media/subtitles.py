"""Subtitles from what is spoken: each scene's words, cut where one draws breath, share its time by their length."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

MOST = 26
"""So many characters of a subtitle are read at a glance; a longer clause stands as it is."""
_SENTENCE = re.compile(r"[^。！？；\n]*[。！？；]+[”’」』）》]*|[^。！？；\n]+")
_CLAUSE = re.compile(r"[^，、：]+[，、：]?[”’」』）》]*")
_HOUR, _MINUTE, _SECOND = 3_600_000, 60_000, 1000


@dataclass(frozen=True)
class Cue:
    """A subtitle: its words, when it comes and when it goes, in milliseconds from the beginning of the film."""

    words: str
    start: int
    end: int


def subtitles(scenes: Iterable[tuple[str, int]]) -> tuple[tuple[Cue, ...], ...]:
    """Return the subtitles of each scene, from what is said in it and how many seconds it takes.

    They follow one another without a gap and end with their scene; a scene without words has none.
    """
    every: list[tuple[Cue, ...]] = []
    begin = 0
    for words, seconds in scenes:
        every.append(tuple(_timed(list(_cut(words)), begin, seconds * _SECOND)))
        begin += seconds * _SECOND
    return tuple(every)


def webvtt(cues: Iterable[Cue]) -> str:
    """Return subtitles as a WebVTT file."""
    blocks = (f"{_stamp(cue.start)} --> {_stamp(cue.end)}\n{_escaped(cue.words)}\n" for cue in cues)
    return "\n".join(("WEBVTT\n", *blocks))


def _timed(words: list[str], begin: int, long: int) -> Iterator[Cue]:
    whole, said = sum(map(len, words)), 0
    for one in words:
        start = begin + long * said // whole
        said += len(one)
        yield Cue(one, start, begin + long * said // whole)


def _cut(words: str) -> Iterator[str]:
    for sentence in filter(None, map(str.strip, _SENTENCE.findall(words))):
        held = ""
        for clause in [sentence] if len(sentence) <= MOST else _CLAUSE.findall(sentence):
            if held and len(held) + len(clause) > MOST:
                yield held
                held = ""
            held += clause
        yield held


def _stamp(at: int) -> str:
    minutes, seconds = at % _HOUR // _MINUTE, at % _MINUTE // _SECOND
    return f"{at // _HOUR:02}:{minutes:02}:{seconds:02}.{at % _SECOND:03}"


def _escaped(words: str) -> str:
    return words.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
