"""The text of a paragraph of Word: its runs in order, what was changed, hidden or boxed in it, and its pictures."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from xml.etree import ElementTree as ET

from dongling.importers.formats.archive import attribute, children, tag_of
from dongling.importers.formats.word_styles import is_on
from dongling.importers.recognised import RemarkKind

_TAKEN = frozenset(
    ("ins", "moveTo", "hyperlink", "smartTag", "sdt", "sdtContent", "customXml", "fldSimple", "dir", "bdo", "ruby")
)
_STRUCK = frozenset(("del", "moveFrom"))
_BREAKS = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-", "softHyphen": ""}


@dataclass(slots=True)
class ParagraphText:
    """What a paragraph holds: `runs` are texts with whether they are bold and struck through."""

    runs: list[tuple[str, bool, bool]] = field(default_factory=list)
    boxes: list[ET.Element] = field(default_factory=list)
    pictures: list[tuple[str, str]] = field(default_factory=list)
    """The relation of each picture, and the words that stand for it."""
    met: list[tuple[RemarkKind, str]] = field(default_factory=list)

    @property
    def text(self) -> str:
        """Its text alone."""
        return "".join(text for text, _, _ in self.runs)

    @property
    def bold(self) -> bool:
        """Whether all of it is bold."""
        written = [bold for text, bold, _ in self.runs if text.strip()]
        return bool(written) and all(written)

    def marked(self) -> str:
        """Return its text as Markdown: what is bold and what is struck through have their marks."""
        joined: list[tuple[str, bool, bool]] = []
        for text, bold, struck in self.runs:
            if joined and joined[-1][1:] == (bold, struck):
                joined[-1] = (joined[-1][0] + text, bold, struck)
            else:
                joined.append((text, bold, struck))
        return "".join(_marked(*run) for run in joined)


def paragraph_text(paragraph: ET.Element) -> ParagraphText:
    """Return what a paragraph holds; boxes within it are handed on, unread."""
    held = ParagraphText()
    _Walk(held).of(paragraph, struck=False)
    return held


@dataclass(slots=True)
class _Walk:
    held: ParagraphText

    def of(self, element: ET.Element, *, struck: bool) -> None:
        """Read what stands below an element; `struck`: it was taken out by a tracked change."""
        for below in element:
            tag = tag_of(below)
            if tag == "r":
                self._run(below, struck=struck)
            elif tag in _STRUCK:
                self.of(below, struck=True)
            elif tag in _TAKEN:
                self._met(below, tag)
                self.of(below, struck=struck)
            elif tag in ("oMath", "oMathPara"):
                self.held.runs.append(("".join(_words(below, "t")), False, False))
            elif tag == "AlternateContent":
                self._alternative(below, self.of, struck=struck)

    def _met(self, element: ET.Element, tag: str) -> None:
        if tag in ("ins", "moveTo"):
            self.held.met.append((RemarkKind.TRACKED, ""))
        elif tag == "hyperlink" and attribute(element, "id"):
            self.held.met.append((RemarkKind.LINK, ""))
        elif tag == "fldSimple":
            self.held.met.append((RemarkKind.FIELD, attribute(element, "instr").strip()))

    def _alternative(self, element: ET.Element, read: Callable[..., None], *, struck: bool) -> None:
        """Read one of the forms that a thing is kept in: the newest that shows anything."""
        forms = [*children(element, "Choice"), *children(element, "Fallback")]
        chosen = next((form for form in forms if _shows(form)), None)
        if chosen is not None:
            read(chosen, struck=struck)

    def _run(self, run: ET.Element, *, struck: bool) -> None:
        look = next(children(run, "rPr"), None)
        hidden = is_on(look, "vanish")
        at = len(self.held.runs)
        self._inside(run, struck=struck)
        added = self.held.runs[at:]
        del self.held.runs[at:]
        text = "".join(words for words, _, _ in added)
        if hidden or struck:
            if text:
                self.held.met.append((RemarkKind.HIDDEN if hidden and not struck else RemarkKind.TRACKED, text))
        elif text:
            self.held.runs.append((text, is_on(look, "b"), is_on(look, "strike")))

    def _inside(self, run: ET.Element, *, struck: bool = False) -> None:
        for below in run:
            tag = tag_of(below)
            if tag in ("t", "delText"):
                self.held.runs.append((below.text or "", False, False))
            elif tag in _BREAKS:
                self.held.runs.append((_BREAKS[tag], False, False))
            elif tag == "sym":
                self.held.runs.append((_symbol(attribute(below, "char")), False, False))
            elif tag == "instrText":
                self.held.met.append((RemarkKind.FIELD, (below.text or "").strip()))
            elif tag in ("drawing", "pict", "object"):
                self._drawn(below, tag)
            elif tag == "ruby":
                self.of(next(children(below, "rubyBase"), below), struck=struck)
                self.held.met.append((RemarkKind.FIELD, "".join(_words(next(children(below, "rt"), below), "t"))))
            elif tag == "AlternateContent":
                self._alternative(below, self._inside, struck=struck)

    def _drawn(self, element: ET.Element, tag: str) -> None:
        words = next((attribute(one, "descr") for one in _outside_boxes(element) if tag_of(one) == "docPr"), "")
        seen = False
        for below in _outside_boxes(element):
            name = tag_of(below)
            if name == "txbxContent":
                self.held.boxes.append(below)
                seen = True
            elif name in ("blip", "imagedata"):
                relation = attribute(below, "embed") or attribute(below, "id")
                if relation:
                    self.held.pictures.append((relation, words or attribute(below, "title")))
                seen = True
            elif name in {"chart", "relIds"}:
                self.held.met.append((RemarkKind.OBJECT, words))
        if tag == "object" or not seen:
            self.held.met.append((RemarkKind.OBJECT, words))


def _outside_boxes(element: ET.Element) -> Iterator[ET.Element]:
    """Yield what is below an element, and boxes, but nothing in them: that is read where they are."""
    for below in element:
        yield below
        if tag_of(below) != "txbxContent":
            yield from _outside_boxes(below)


def _shows(form: ET.Element) -> bool:
    return any(tag_of(one) in ("t", "blip", "imagedata", "chart", "txbxContent") for one in form.iter())


def _words(element: ET.Element, tag: str) -> list[str]:
    return [one.text or "" for one in element.iter() if tag_of(one) == tag]


def _symbol(code: str) -> str:
    try:
        return chr(int(code, 16))
    except (ValueError, OverflowError):
        return ""


def _marked(text: str, bold: bool, struck: bool) -> str:
    inside = text.strip()
    if not inside or not (bold or struck) or "\n" in inside:
        return text
    lead, end = text[: len(text) - len(text.lstrip())], text[len(text.rstrip()) :]
    mark = "**" * bold + "~~" * struck
    return f"{lead}{mark}{inside}{mark[::-1]}{end}"
