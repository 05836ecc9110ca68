"""What young readers need: short sentences in what they read, and a reading for each character of a word."""

import re
from collections.abc import Iterator
from statistics import median
from typing import Any

from pydantic import BaseModel

from dongling.model import Unit, fields_of, several
from dongling.problems import Problem, Said

BANDS = frozenset({"p1", "p2"})
MEDIAN = 20
"""Characters of the sentence in the middle that grades 1 to 4 read without losing the thread."""
SEVERAL = 4
"""Of fewer sentences none is in the middle."""
_READ = ("story", "do", "think")
_SENTENCE = re.compile(r"[^。！？；\n]*[\u4e00-\u9fff][^。！？；\n]*")
"""One with a Han character: letters of other scripts are no measure."""


def check_young_readers(unit: Unit) -> Iterator[Problem]:
    """Hint at long sentences in what grades 1 to 4 read, and at readings that are not one for each character."""
    if unit.band in BANDS and unit.for_students:
        lengths = [len(sentence) for text in _texts(unit.details) for sentence in _SENTENCE.findall(text)]
        middle = median(lengths) if len(lengths) >= SEVERAL else 0
        if middle > MEDIAN:
            message = Said(
                f"学生读到的句子偏长：一半的句子超过{middle:g}字",
                f"sentences that pupils read are long: half of them have over {middle:g} characters",
            )
            hint = Said(
                f"给1-4年级的，一句不超过{MEDIAN}字好读", f"for grades 1 to 4, up to {MEDIAN} characters are easy"
            )
            yield unit.problem((), message, hint, severity="warning", code="long-sentences")
    for number, one in enumerate(unit.readings):
        if len(one.sounds.split()) != len(one.word):
            message = Said(
                f"“{one.word}”是{len(one.word)}个字，读音写了{len(one.sounds.split())}个",
                f"“{one.word}” has {len(one.word)} characters, and {len(one.sounds.split())} readings",
            )
            hint = Said("一字一音，用空格隔开，如 dù zi", "a syllable a character, with spaces: dù zi")
            yield unit.problem(("readings", number, "sounds"), message, hint, severity="warning", code="readings")


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
