"""Units brought in from other formats: the protocol of importers, and what is recognised in a teacher's own file."""

from dongling.importers.draft import Mark, UnitDraft, draft_of, drafts_of
from dongling.importers.importer import Importer
from dongling.importers.kept_plan import KeptPlan, kept_text, plan_in
from dongling.importers.places import PiecePlace, places, row_of
from dongling.importers.plan.unit_rows import rows_template
from dongling.importers.recognised import (
    SURE_WORDS,
    FileRemark,
    FoundPicture,
    HowSure,
    Piece,
    Recognised,
    RemarkKind,
    Spot,
)
from dongling.importers.recognition import can_be_read, read_as, recognise_each
from dongling.importers.review_sheet import review_data, review_text
from dongling.importers.sorted_plan import ASIDE, REMARK, TRAY, SortedPlan, asked, path_of
from dongling.importers.source import Block, lines_of

__all__ = [
    "ASIDE",
    "REMARK",
    "SURE_WORDS",
    "TRAY",
    "Block",
    "FileRemark",
    "FoundPicture",
    "HowSure",
    "Importer",
    "KeptPlan",
    "Mark",
    "Piece",
    "PiecePlace",
    "Recognised",
    "RemarkKind",
    "SortedPlan",
    "Spot",
    "UnitDraft",
    "asked",
    "can_be_read",
    "draft_of",
    "drafts_of",
    "kept_text",
    "lines_of",
    "path_of",
    "places",
    "plan_in",
    "read_as",
    "recognise_each",
    "review_data",
    "review_text",
    "row_of",
    "rows_template",
]
