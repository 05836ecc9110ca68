"""What a person reads beside a draft: what is to be checked, what lies in the tray, what was met, and the pictures."""

from collections.abc import Iterator
from typing import Any

from dongling.importers.draft import UnitDraft
from dongling.importers.recognised import SURE_WORDS, Piece, Recognised
from dongling.problems import FieldPath, Lang, Said

_HEADS = {
    "marks": Said("待核对", "To be checked"),
    "tray": Said("没有认出放在哪一栏的（一个字也没有丢）", "For which no field was recognised (nothing was dropped)"),
    "remarks": Said("文件里还有", "The file also holds"),
    "pictures": Said(
        "图片：要用就写进“媒体”，写明出处和许可", "Pictures: to use one, name it under media, with source and licence"
    ),
}


def review_text(recognised: Recognised, draft: UnitDraft, lang: Lang = "zh") -> str:
    """Return all of it as plain text."""
    return "\n".join(_lines(recognised, draft, lang)) + "\n"


def _lines(recognised: Recognised, draft: UnitDraft, lang: Lang) -> Iterator[str]:
    yield f"{recognised.name}: {recognised.kind_why.in_(lang)}"
    parts = {
        "marks": [mark.why.in_(lang) for mark in draft.marks],
        "tray": [_in_tray(piece, lang) for piece in draft.tray],
        "remarks": [_remark(one.words().in_(lang), one.text) for one in recognised.remarks],
        "pictures": [_remark(one.name, one.alt) for one in recognised.pictures],
    }
    for name, said in parts.items():
        if said:
            yield f"\n{_HEADS[name].in_(lang)}"
            yield from (f"  - {line}" for line in said)


def _in_tray(piece: Piece, lang: Lang) -> str:
    label = " ".join(piece.label.split()).rstrip("：:")
    text = piece.text.replace("\n", "\n    ")
    return f"[{piece.spot.words().in_(lang)}] " + (f"{label}：{text}" if label else text)


def _remark(words: str, text: str) -> str:
    return f"{words}：{text}" if text else words


def review_data(recognised: Recognised, draft: UnitDraft, lang: Lang = "zh") -> dict[str, Any]:
    """Return all of it for a program: paths as process.0.teacher, reasons by their short names."""
    return {
        "name": recognised.name,
        "kind": recognised.kind,
        "kind_why": recognised.kind_why.in_(lang),
        "draft": dict(draft.data),
        "missing": [_dotted(path) for path in draft.missing],
        "marks": [{"path": _dotted(mark.path), "why": mark.why.in_(lang)} for mark in draft.marks],
        "pieces": [_piece(piece, lang) for piece in recognised.pieces if piece.text],
        "remarks": [
            {"kind": one.kind.value, "message": one.words().in_(lang), "text": one.text} for one in recognised.remarks
        ],
        "pictures": [
            {"name": one.name, "media_type": one.media_type, "alt": one.alt, "place": one.spot.words().in_(lang)}
            for one in recognised.pictures
        ],
    }


def _piece(piece: Piece, lang: Lang) -> dict[str, Any]:
    return {
        "path": _dotted(piece.path),
        "section": piece.section,
        "sure": piece.sure.value,
        "why": SURE_WORDS[piece.sure].in_(lang),
        "label": piece.label,
        "text": piece.text,
        "place": piece.spot.words().in_(lang),
    }


def _dotted(path: FieldPath) -> str:
    return ".".join(map(str, path))
