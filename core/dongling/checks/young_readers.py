"""What young readers need: short sentences in what they read, and a reading for each character of a word."""

import re
from collections.abc import Iterable, Iterator
from statistics import median
from typing import Any

from pydantic import BaseModel

from dongling.model import (
    ChoiceTask,
    MatchTask,
    OrderTask,
    PointTask,
    SheetTask,
    Unit,
    fields_of,
    several,
)
from dongling.problems import FieldPath, Problem, Said

BANDS = frozenset({"k", "p1", "p2"})
"""Those whose pupils read little, or are read to."""
MEDIAN = 20
"""Characters of the sentence in the middle that is followed up to grade 4."""
SEVERAL = 4
"""Of fewer sentences none is in the middle."""
_READ = ("story", "do", "think")
_SENTENCE = re.compile(r"[^。！？；\n]*[\u4e00-\u9fff][^。！？；\n]*")
"""One with a Han character: letters of other scripts are no measure."""


def check_young_readers(unit: Unit) -> Iterator[Problem]:
    """Hint at long sentences in what small children read, and at readings that are not one for each character."""
    if unit.band in BANDS and unit.for_students:
        for what, at, texts in _read_by_pupils(unit):
            yield from _long_sentences(unit, what, at, texts)
    for number, one in enumerate(unit.readings):
        if len(one.sounds.split()) != len(one.word):
            message = Said(
                f"“{one.word}”是{len(one.word)}个字，读音写了{len(one.sounds.split())}个",
                f"“{one.word}” has {len(one.word)} characters, and {len(one.sounds.split())} readings",
            )
            hint = Said("一字一音，用空格隔开，如 dù zi", "a syllable a character, with spaces: dù zi")
            yield unit.problem(("readings", number, "sounds"), message, hint, severity="warning", code="readings")


def _long_sentences(unit: Unit, what: Said, at: FieldPath, texts: Iterable[str]) -> Iterator[Problem]:
    lengths = [len(sentence) for text in texts for sentence in _SENTENCE.findall(text)]
    middle = median(lengths) if len(lengths) >= SEVERAL else 0
    if middle > MEDIAN:
        message = Said(
            f"{what.zh}句子偏长：一半的句子超过{middle:g}字",
            f"sentences {what.en} are long: half of them have over {middle:g} characters",
        )
        hint = Said(f"给四年级以下的，一句不超过{MEDIAN}字好读", f"up to grade 4, at most {MEDIAN} characters are easy")
        yield unit.problem(at, message, hint, severity="warning", code="long-sentences")


def _read_by_pupils(unit: Unit) -> Iterator[tuple[Said, FieldPath, Iterable[str]]]:
    """Yield what pupils read, in parts that are judged each by itself: short options don't make up for a long story."""
    yield Said("学生读到的", "that pupils read"), (), (unit.description, *_texts(unit.details))
    tasks = [task for sheet in unit.worksheets for task in sheet.tasks]
    said = [text for task in tasks for text in (task.prompt, task.hint, task.explanation)]
    sheets = (*(sheet.intro for sheet in unit.worksheets), *said)
    yield Said("学习单上的", "on sheets"), ("worksheets",), sheets
    yield Said("选项里的", "in options"), ("worksheets",), (text for task in tasks for text in _offered(task))
    cards = (text for cards in unit.cards for text in (cards.intro, *(card.text for card in cards.cards)))
    yield Said("卡片上的", "on cards"), ("cards",), cards


def _offered(task: SheetTask) -> Iterator[str]:
    """Yield what a task offers to choose from, and what is said to who takes it."""
    match task:
        case ChoiceTask():
            yield from (text for one in task.options for text in (one.text, one.reply))
        case OrderTask():
            yield from task.items
        case MatchTask():
            yield from (text for pair in task.pairs for text in (pair.left, pair.right))
        case PointTask():
            yield from (text for point in task.points for text in (point.name, point.reply))
        case _:
            pass


def _texts(value: Any, role: str = "") -> Iterator[str]:
    """Yield the texts that pupils read, as fields declare."""
    if isinstance(value, BaseModel):
        for field in fields_of(type(value)).values():
            yield from _texts(getattr(value, field.attribute), field.about.pupils)
    elif (items := several(value)) is not None:
        for item in items:
            yield from _texts(item, role)
    elif isinstance(value, str) and role in _READ:
        yield value
