"""Prose that fields are recognised in: headings, lines of 标签：值, steps that are told one after the other."""

import re
from dataclasses import dataclass, field

from dongling.importers.plan.labels import BODY, LONGEST_LABEL, Labels, Target, plain_label
from dongling.importers.plan.pieces import Pieces, words_of, written
from dongling.importers.recognised import HowSure, Spot
from dongling.importers.source import PlanLine
from dongling.model import Field, fields_of

_LABELLED = re.compile(r"\s*[【\[]?([^：:\n】\]]{1,24})(?:[】\]][：:]?|[：:])\s*(.*)", re.DOTALL)
_APART = re.compile(r"\u3000+|\t+| {2,}")
_HAN = "一二三四五六七八九十"
_STOP = "[、.\uff0e]"
_STEP = re.compile(
    rf"\s*(?:(?:第[{_HAN}\d]+(?:环节|步|站|段|部分)|(?:环节|步骤|活动|站点|镜头|任务)[{_HAN}\d]+)[：:、.\s\u3000]?"
    rf"|[（(][{_HAN}\d]+[）)]|[{_HAN}]+{_STOP}|\d{{1,2}}{_STOP}(?!\d))\s*(.+)",
    re.DOTALL,
)
_CHAPTER = re.compile(rf"\s*[{_HAN}]{{1,3}}{_STOP}")
_COUNTED = re.compile(rf"\s*(?:[{_HAN}]{{1,3}}{_STOP}|[（(][{_HAN}]{{1,3}}[）)])")
_SENTENCE = re.compile(r"[。！？；，]")
LONGEST_HEADING = 30
_OWN_LINES = ("简介：", "负责人：")
_OWN_HEADINGS = ("process", "stops", "without_devices")
"""Fields whose headings in our own plans are other words than their labels."""


@dataclass(slots=True)
class Prose:
    """Reads lines; it remembers what they stand under from one to the next."""

    labels: Labels
    pieces: Pieces
    under: Target | None = None
    heading: str = ""
    """The heading that has no piece yet."""
    own: bool = False
    """Whether the file is a lesson plan that we wrote ourselves: what follows its description is the body."""
    in_part: str = ""
    """The field of a part that lines go on with."""
    level: int = 1
    """That of the heading that lines stand under."""
    in_steps: bool = False
    """Whether a process is told step by step here, and not in a table."""
    _heading_spot: Spot = field(default_factory=Spot)

    def read(self, line: PlanLine) -> None:
        """Take one line."""
        if line.form == "title":
            self._title(line)
        elif self.own:
            self._own(line)
        elif self._part_line(line):
            return
        elif self._is_heading(line):
            self._head(line)
        elif not self._labelled(line):
            self._plain(line)

    def rest(self) -> None:
        """Say that what was begun is over: a heading under which nothing stood is kept."""
        if self.heading:
            self.pieces.add("", self._heading_spot, self.under, self.heading)
            self.heading = ""

    def begin(self, target: Target | None) -> None:
        """Say what the next lines stand under."""
        self.rest()
        self.under, self.in_part, self.in_steps = target, "", False

    def _own(self, line: PlanLine) -> None:
        """Take a line of a plan of ours: headings are headings, and two labels stand in lines."""
        if line.form == "heading" and line.text == self.labels.kind.name:
            self.begin(None)
            self.pieces.add("", line.spot, None, line.text)
        elif line.form == "heading" and (line.level <= self.level or self.under is None or self.under.path != BODY):
            target = self.labels.target(line.text)
            body = Target(BODY, HowSure.SAME_LABEL, line.text)
            self.begin(target if target is not None and self._is_own_heading(target) else body)
            self.heading, self._heading_spot, self.level = line.text, line.spot, line.level
        elif not line.text.startswith(_OWN_LINES) or not self._labelled(line):
            self._plain(line)

    def _is_own_heading(self, target: Target) -> bool:
        """Whether our plans head that field, rather than a section of the body of the same name."""
        of_kind = target.path[0] in fields_of(self.labels.kind.details)
        return (of_kind and target.sure is HowSure.SAME_LABEL) or target.path[0] in _OWN_HEADINGS

    def _title(self, line: PlanLine) -> None:
        known = Target(("name",), HowSure.SAME_LABEL)
        self.pieces.add(line.text, line.spot, None if self.pieces.has(("name",)) else known)

    def _is_heading(self, line: PlanLine) -> bool:
        if line.form == "heading":
            return True
        short = len(line.text) <= LONGEST_HEADING and "\n" not in line.text
        if not short or line.form != "plain" or _SENTENCE.search(line.text.rstrip("：:")):
            return False
        bare = not re.search(r"[：:].+", line.text)
        counted = bool(_COUNTED.match(line.text)) and bare
        known = self.labels.target(line.text) is not None and bare
        return known or (bare and line.bold) or counted

    def _head(self, line: PlanLine) -> None:
        target = self.labels.target(line.text)
        if target is None and self.under is not None and line.form != "heading" and self._is_below(line):
            self._plain(line)
            return
        below = line.form == "heading" and line.level > self.level and self.under is not None
        if target is None and below and self.under is not None and self.under.path == BODY:
            self._plain(line)
            return
        if target is None and not self.pieces.held and not self.pieces.has(("name",)):
            self.pieces.add(line.text, line.spot, Target(("name",), HowSure.SIMILAR))
            return
        self.begin(target or Target(BODY, HowSure.YOUR_WORD, _COUNTED.sub("", line.text).strip()))
        self.heading, self._heading_spot = line.text, line.spot
        self.level = line.level if line.form == "heading" else 1

    def _is_below(self, line: PlanLine) -> bool:
        """Whether a line that looks like a heading is only a step within what it stands under."""
        return not _CHAPTER.match(line.text)

    def _labelled(self, line: PlanLine) -> bool:
        """Take a line of labels with their values; return whether it was one."""
        parts = [part for part in _APART.split(line.text) if part.strip()]
        pairs = [match for part in parts if (match := _LABELLED.match(part))]
        if len(pairs) > 1 and len(pairs) == len(parts) and any(self.labels.is_known(one[1]) for one in pairs):
            for one in pairs:
                self._pair(one[1], one[2], line)
            return True
        match = _LABELLED.match(line.text)
        if not match or not self.labels.is_known(match[1]):
            return False
        target = self.labels.target(match[1])
        marked = line.marked if target and target.path == BODY else line.text
        held = _LABELLED.match(marked.replace("**", "", 2)) if marked.startswith("**") else _LABELLED.match(marked)
        self._pair(match[1], held[2] if held else match[2], line)
        return True

    def _pair(self, label: str, words: str, line: PlanLine) -> None:
        target = self.labels.target(label)
        if self.labels.is_kind(label):
            self.pieces.add("", line.spot, None, f"{label}：{words}")
        elif words.strip():
            self.begin(target if target and self._goes_on(target) else None)
            self.pieces.add(words, line.spot, target, label)
            if self.own and target and target.path == ("description",):
                self.under = Target(BODY, HowSure.SAME_LABEL)
        else:
            self.begin(target)
            self.heading, self._heading_spot = label, line.spot

    def _goes_on(self, target: Target) -> bool:
        """Whether lines after the first may belong to a field too."""
        declared = self.labels.fields.get(str(target.path[0]))
        return target.path == BODY or (declared is not None and declared.many and not declared.about.scheme)

    def _plain(self, line: PlanLine) -> None:
        if self.under is None and not self.pieces.held and len(line.text) <= LONGEST_HEADING:
            self.pieces.add(line.text, line.spot, Target(("name",), HowSure.SIMILAR))
            return
        words = written(line) if self.under and self.under.path == BODY else words_of([line], self.under)
        self.pieces.add(words, line.spot, self.under, self.heading)
        self.heading = ""

    def _part_line(self, line: PlanLine) -> bool:
        """Take a line of a process that is told in prose; return whether it was one."""
        parts = self.labels.part_fields.get(str(self.under.path[0])) if self.under else None
        if parts is None:
            return False
        last = self.pieces.last_part(parts.name)
        if last is not None and self.in_steps and self._part_labelled(parts, last, line):
            return True
        if self._ends_parts(line):
            return False
        if self._step(parts, line):
            return True
        if last is None or not self.in_steps:
            self.pieces.add(line.text, line.spot, None, self.heading)
            self.heading = ""
            return True
        sure = HowSure.SIMILAR if self.in_part else HowSure.YOUR_WORD
        self._part_piece(parts.name, last, line.text, line, "", sure)
        return True

    def _part_labelled(self, parts: Field, last: int, line: PlanLine) -> bool:
        """Take 教师活动：…… of a part."""
        match = _LABELLED.match(line.text)
        target = self.labels.target(match[1], (parts.name,)) if match else None
        if match is None or target is None or len(target.path) != 2:
            return False
        self.in_part = str(target.path[1])
        if match[2].strip():
            self._part_piece(parts.name, last, match[2], line, match[1], target.sure)
        else:
            self.heading, self._heading_spot = match[1], line.spot
        return True

    def _step(self, parts: Field, line: PlanLine) -> bool:
        """Take the heading of a part."""
        step = _STEP.match(line.text)
        if not (step or line.form == "heading") or len(line.text) > LONGEST_HEADING + 10:
            return False
        assert parts.model is not None
        self.in_part, self.in_steps = "", True
        number = self.pieces.next_part(parts.name)
        name = step[1] if step else line.text
        path = (parts.name, number, next(iter(fields_of(parts.model))))
        counted = line.text[: len(line.text) - len(name)]
        self.pieces.add(name, line.spot, Target(path, HowSure.SIMILAR), f"{self.heading}{counted}")
        self.heading = ""
        return True

    def _ends_parts(self, line: PlanLine) -> bool:
        """Whether a line leads out of the process: a label of something else."""
        match = _LABELLED.match(line.text)
        label = match[1] if match else line.text
        if len(plain_label(label)) > LONGEST_LABEL:
            return False
        target = self.labels.target(label)
        return target is not None and target.path[0] != (self.under.path[0] if self.under else "")

    def _part_piece(self, name: str, number: int, text: str, line: PlanLine, label: str, sure: HowSure) -> None:
        sub = self.in_part or _usual(self.labels.part_fields[name])
        label = f"{self.heading}{label}"
        self.pieces.add(text, line.spot, Target((name, number, sub), sure), label)
        self.heading = ""


def _usual(parts: Field) -> str:
    """Return the field of a part that a step without labels tells: the first text after its name."""
    assert parts.model is not None
    below = list(fields_of(parts.model).values())[1:]
    return next((one.name for one in below if one.required and one.name not in ("minutes", "seconds")), below[0].name)
