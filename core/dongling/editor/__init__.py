"""From values to files: new units, new school plugins, and content as its author would write it."""

from dongling.editor.content_file import content_text
from dongling.editor.full_plugin import full_files
from dongling.editor.revision import revised
from dongling.editor.school_plugin import plugin_files, write_files
from dongling.editor.template import new_unit_text, unit_template

__all__ = ["content_text", "full_files", "new_unit_text", "plugin_files", "revised", "unit_template", "write_files"]
