"""Units brought in from other formats: the protocol of importers, and what is recognised in a teacher's own file."""

from dongling.importers.draft import UnitDraft, draft_of, drafts_of
from dongling.importers.importer import Importer
from dongling.importers.plan.unit_rows import rows_template
from dongling.importers.recognised import FileRemark, FoundPicture, HowSure, Piece, Recognised, RemarkKind, Spot
from dongling.importers.recognition import can_be_read, recognise_each
from dongling.importers.review_sheet import review_data, review_text

__all__ = [
    "FileRemark",
    "FoundPicture",
    "HowSure",
    "Importer",
    "Piece",
    "Recognised",
    "RemarkKind",
    "Spot",
    "UnitDraft",
    "can_be_read",
    "draft_of",
    "drafts_of",
    "recognise_each",
    "review_data",
    "review_text",
    "rows_template",
]
