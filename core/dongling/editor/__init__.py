"""From values to files: new units, new school plugins, and content as its author would write it."""

from dongling.editor.content_file import content_text, mapping_text
from dongling.editor.full_plugin import full_files
from dongling.editor.publication import ChangedOutside, publish, published_text, text_digest, unit_path, withdraw
from dongling.editor.published.handover import SCHOOL_FILE, HandedOver, hand_over, schools_in
from dongling.editor.published.work_tree import KeptChange, WorkTree
from dongling.editor.register import register_rows
from dongling.editor.revision import revised
from dongling.editor.schema import schema_names, schema_of
from dongling.editor.school_plugin import first_lesson, plugin_files, write_files
from dongling.editor.template import begun_text, new_unit_text, unit_template
from dongling.editor.three_way import merged

__all__ = [
    "SCHOOL_FILE",
    "ChangedOutside",
    "HandedOver",
    "KeptChange",
    "WorkTree",
    "begun_text",
    "content_text",
    "first_lesson",
    "full_files",
    "hand_over",
    "mapping_text",
    "merged",
    "new_unit_text",
    "plugin_files",
    "publish",
    "published_text",
    "register_rows",
    "revised",
    "schema_names",
    "schema_of",
    "schools_in",
    "text_digest",
    "unit_path",
    "unit_template",
    "withdraw",
    "write_files",
]
