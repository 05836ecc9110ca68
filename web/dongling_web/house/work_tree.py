"""What git keeps of the published units, where the site has it do so, and what it has missed."""

from dongling.editor import WorkTree
from dongling.library import Library


def work_tree(library: Library) -> WorkTree | None:
    """Return what commits each publication, None where nothing does. Raises DonglingError as `Library.data`."""
    if library.published is None or not library.settings.content_git:
        return None
    return WorkTree(library.published, library.settings.content_git_mail, library.data)
