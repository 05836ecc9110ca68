"""What was recognised in a file: each piece of it, the field it is taken for and why, pictures, and what was met."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from dongling.problems import FieldPath, Said

if TYPE_CHECKING:
    from dongling.importers.source import Block


class HowSure(StrEnum):
    """Why a piece is taken for its field: a reason that a person can judge, never a percentage."""

    SAME_LABEL = "same-label"
    SAME_HEAD = "same-head"
    SIMILAR = "similar"
    YOUR_WORD = "your-word"


SURE_WORDS: Mapping[HowSure, Said] = {
    HowSure.SAME_LABEL: Said("标签相同", "the same label"),
    HowSure.SAME_HEAD: Said("表头相同", "the same head"),
    HowSure.SIMILAR: Said("意思相近", "similar in meaning"),
    HowSure.YOUR_WORD: Said("要你定", "needs your word"),
}


class RemarkKind(StrEnum):
    """What was met in a file that is no piece of its text."""

    TRACKED = "tracked"
    TEXT_BOX = "text-box"
    HEADER = "header"
    FOOTER = "footer"
    FOOTNOTE = "footnote"
    COMMENT = "comment"
    HIDDEN = "hidden"
    FIELD = "field"
    MACROS = "macros"
    LINK = "link"
    OBJECT = "object"
    PICTURE = "picture"
    DRAWING = "drawing"
    PRINTED = "printed"
    RIGHTS = "rights"
    EMPTY_ROWS = "empty-rows"


REMARK_WORDS: Mapping[RemarkKind, Said] = {
    RemarkKind.TRACKED: Said(
        "有修订：新增的当作已接受，删去的没有带进来", "tracked changes: what was added is taken, what was struck is not"
    ),
    RemarkKind.TEXT_BOX: Said("文本框里的字读在它所在的段落后面", "the text of boxes is read after their paragraph"),
    RemarkKind.HEADER: Said("页眉没有带进来", "the header is not taken in"),
    RemarkKind.FOOTER: Said("页脚没有带进来", "the footer is not taken in"),
    RemarkKind.FOOTNOTE: Said("脚注、尾注没有带进来", "footnotes are not taken in"),
    RemarkKind.COMMENT: Said("批注没有带进来", "comments are not taken in"),
    RemarkKind.HIDDEN: Said("隐藏的字没有带进来", "hidden text is not taken in"),
    RemarkKind.FIELD: Said("域只留了当时显示的字", "of fields only what they showed is taken"),
    RemarkKind.MACROS: Said("文件里有宏，没有读，也没有运行", "the file holds macros: neither read nor run"),
    RemarkKind.LINK: Said("链接只留了字，没有打开过", "of links only the words are taken; none was followed"),
    RemarkKind.OBJECT: Said("嵌入的图表、公式对象或文件没有读", "embedded charts, objects and files are not read"),
    RemarkKind.PICTURE: Said("有一张图没有收", "a picture is not taken"),
    RemarkKind.DRAWING: Said(
        "有一张画（SVG）没有收：教案里的 SVG 一律不收，请另存为 PNG",
        "a drawing (SVG) is not taken: none is from a plan; save it as PNG",
    ),
    RemarkKind.PRINTED: Said(
        "导出时由别的栏目印出来的字，不用再收", "what the export had printed from other fields; not taken twice"
    ),
    RemarkKind.RIGHTS: Said("文件里写的权利", "the rights that the file states"),
    RemarkKind.EMPTY_ROWS: Said("表格太长，后面的行没有读", "the table is too long; its last rows are not read"),
}


@dataclass(frozen=True, slots=True)
class Spot:
    """Where something stood; all count from 1, 0 is where there is no such thing.

    part: what of the file, such as a sheet's name or 幻灯片3; empty is the body of a document.
    """

    part: str = ""
    paragraph: int = 0
    table: int = 0
    row: int = 0
    cell: int = 0

    def words(self) -> Said:
        """Return 表2 第3行 第1格, or 第5段."""
        zh, en = [self.part] * bool(self.part), [self.part] * bool(self.part)
        for number, one, other in (
            (self.table, "表{}", "table {}"),
            (self.row, "第{}行", "row {}"),
            (self.cell, "第{}格", "cell {}"),
            (self.paragraph, "第{}段", "paragraph {}"),
        ):
            if number:
                zh.append(one.format(number))
                en.append(other.format(number))
        return Said(" ".join(zh), ", ".join(en))


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of the source: its text as it stood, the label beside it, and the field that it is taken for.

    path: the field, by English names and numbers, as messages have it; empty for what lies in the tray.
    section: the heading that it gets within a body; `sure` is why.
    """

    text: str
    spot: Spot
    path: FieldPath = ()
    sure: HowSure = HowSure.YOUR_WORD
    label: str = ""
    section: str = ""

    @property
    def in_tray(self) -> bool:
        """Whether no field was recognised for it; a label that nothing stands beside asks for none."""
        return not self.path and bool(self.text.strip())


@dataclass(frozen=True, slots=True)
class FileRemark:
    """Something that was met, with its text when it has any that is not taken in."""

    kind: RemarkKind
    spot: Spot = Spot()
    text: str = ""

    def words(self) -> Said:
        """Return it as a sentence."""
        return REMARK_WORDS[self.kind]


@dataclass(frozen=True, slots=True)
class FoundPicture:
    """A picture of the file: its bytes, what they are, the words that stand for it, and where it stood."""

    name: str
    media_type: str
    data: bytes
    alt: str
    spot: Spot


@dataclass(frozen=True, slots=True)
class Recognised:
    """All that a file held: nothing of it is left out. `kind` with `kind_why` is the kind that it was taken for.

    `blocks` is the file as it stood, line by line and table by table, to be looked at beside the pieces.
    """

    name: str
    kind: str
    kind_why: Said
    pieces: tuple[Piece, ...] = ()
    pictures: tuple[FoundPicture, ...] = ()
    remarks: tuple[FileRemark, ...] = ()
    blocks: "tuple[Block, ...]" = ()

    @property
    def tray(self) -> tuple[Piece, ...]:
        """The pieces for which no field was recognised."""
        return tuple(piece for piece in self.pieces if piece.in_tray)
