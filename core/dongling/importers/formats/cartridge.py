"""A Common Cartridge: pages, links, discussions and questions in the order of its table of contents, leniently.

Nothing is validated: what Canvas and Moodle write breaks the schemas. What is not text is said, not read.
"""

from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import PurePosixPath
from urllib.parse import unquote
from xml.etree import ElementTree as ET

from dongling.importers.formats.archive import Archive, attribute, children, parsed, tag_of
from dongling.importers.formats.pictures import taken_picture
from dongling.importers.formats.text import decoded
from dongling.importers.recognised import FileRemark, RemarkKind, Spot
from dongling.importers.source import LineForm, PlanLine, PlanSource
from dongling.problems import DonglingError

_MANIFEST = "imsmanifest.xml"
_PAGES = (".html", ".htm", ".xhtml")
_PICTURES = (".jpg", ".jpeg", ".png", ".webp", ".svg")
_MOST_PAGES = 500
_BLOCKS = frozenset(
    ("title", "p", "div", "li", "h1", "h2", "h3", "h4", "h5", "h6", "tr", "td", "th", "br", "blockquote", "pre")
)
_OF_THE_WHOLE: tuple[tuple[str, LineForm], ...] = (("title", "title"), ("description", "plain"))
_UNSEEN = frozenset(("script", "style", "template"))


def read_cartridge(name: str, archive: Archive) -> PlanSource:
    """Return what a cartridge holds. Raises DonglingError when its table of contents can't be read."""
    source = PlanSource(name)
    tree = archive.xml(_MANIFEST)
    assert tree is not None
    resources = {attribute(one, "identifier"): one for one in tree.iter() if tag_of(one) == "resource"}
    reader = _Reader(source, archive, resources)
    for one in tree.iter():
        if tag_of(one) == "metadata":
            reader.title(one)
            break
    for one in tree.iter():
        if tag_of(one) == "organization":
            reader.items(one, 1)
    reader.rest()
    return source


class _Reader:
    def __init__(self, source: PlanSource, archive: Archive, resources: dict[str, ET.Element]) -> None:
        self._source, self._archive, self._resources = source, archive, resources
        self._read: set[str] = set()

    def title(self, metadata: ET.Element) -> None:
        """Take the title and the description of the whole."""
        for whole in metadata.iter():
            for tag, form in _OF_THE_WHOLE if tag_of(whole) == "general" else ():
                if told := next(filter(None, (_words(one) for one in children(whole, tag))), ""):
                    self._source.blocks.append(PlanLine(told, told, Spot(_MANIFEST), form))
            if tag_of(whole) == "rights" and (told := _words(whole)):
                self._source.remarks.append(FileRemark(RemarkKind.RIGHTS, Spot(_MANIFEST), told))

    def items(self, parent: ET.Element, level: int) -> None:
        """Take what the table of contents lists below an item."""
        for item in children(parent, "item"):
            title = next((_words(one) for one in children(item, "title")), "")
            if title:
                self._source.blocks.append(PlanLine(title, title, Spot(_MANIFEST), "heading", min(level, 6)))
            resource = attribute(item, "identifierref")
            if resource in self._resources:
                self._resource(resource)
            self.items(item, level + 1)

    def rest(self) -> None:
        """Take what the table of contents does not list."""
        for name in self._resources:
            if name not in self._read:
                self._resource(name)

    def _resource(self, name: str) -> None:
        if name in self._read or len(self._read) >= _MOST_PAGES:
            return
        self._read.add(name)
        one = self._resources[name]
        files = [attribute(one, "href"), *(attribute(file, "href") for file in children(one, "file"))]
        for file in dict.fromkeys(unquote(file) for file in files if file):
            self._file(file.partition("?")[0])

    def _file(self, file: str) -> None:
        ending, spot = PurePosixPath(file).suffix.lower(), Spot(file)
        if file in self._read or file not in self._archive:
            return
        self._read.add(file)
        if ending in _PAGES:
            lines = list(_page(self._text(file), spot))
            above = next((one.text for one in reversed(self._source.blocks) if isinstance(one, PlanLine)), "")
            self._source.blocks.extend(lines[1:] if lines and lines[0].text == above else lines)
        elif ending in _PICTURES:
            taken_picture(self._source, self._archive, file, "", spot)
        elif ending == ".xml":
            self._xml(file, spot)
        else:
            self._source.remarks.append(FileRemark(RemarkKind.OBJECT, spot, file))

    def _text(self, file: str) -> str:
        try:
            return decoded(self._archive.read(file))
        except DonglingError:
            self._source.remarks.append(FileRemark(RemarkKind.OBJECT, Spot(file), file))
            return ""

    def _xml(self, file: str, spot: Spot) -> None:
        try:
            tree = parsed(self._archive.read(file))
        except DonglingError:
            self._source.remarks.append(FileRemark(RemarkKind.OBJECT, spot, file))
            return
        for one in tree.iter():
            if tag_of(one) == "url" and attribute(one, "href"):
                self._source.remarks.append(FileRemark(RemarkKind.LINK, spot, attribute(one, "href")))
            elif tag_of(one) in ("title", "text", "mattext") and (one.text or "").strip():
                self._source.blocks.extend(_page(str(one.text), spot))


def _words(element: ET.Element) -> str:
    return " ".join("".join(element.itertext()).split())


def _page(html: str, spot: Spot) -> Iterator[PlanLine]:
    """Yield the lines of a page, or of text that may be one."""
    reader = _Html()
    reader.feed(html)
    reader.close()
    reader.end_line()
    for number, (form, level, text) in enumerate(reader.lines, 1):
        yield PlanLine(text, text, Spot(spot.part, number), form, level)


class _Html(HTMLParser):
    """Takes the text of a page, line by line; what would run is left out."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.lines: list[tuple[LineForm, int, str]] = []
        self._held: list[str] = []
        self._form: LineForm = "plain"
        self._level = 1
        self._unseen = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Begin a line with what begins one."""
        if tag in _UNSEEN:
            self._unseen += 1
        if tag in _BLOCKS:
            self.end_line()
            headed = tag[0] == "h" and tag[1:].isdigit()
            self._form = "heading" if headed or tag == "title" else "bullet" if tag == "li" else "plain"
            self._level = min(int(tag[1:]) + 1, 6) if headed else 2 if tag == "title" else 1

    def handle_endtag(self, tag: str) -> None:
        """End a line."""
        if tag in _UNSEEN:
            self._unseen = max(self._unseen - 1, 0)
        if tag in _BLOCKS:
            self.end_line()
            self._form, self._level = "plain", 1

    def handle_data(self, data: str) -> None:
        """Take text."""
        if not self._unseen:
            self._held.append(data)

    def end_line(self) -> None:
        """Keep the line that was begun, if there is anything on it."""
        text = " ".join("".join(self._held).split())
        self._held.clear()
        if text:
            self.lines.append((self._form, self._level, text))
