"""What is published or withdrawn is committed by git, where the site does that; nobody waits for a git that fails."""

import logging
from collections.abc import Iterable
from typing import TYPE_CHECKING

from dongling.editor import KeptChange, unit_path
from dongling.problems import DonglingError, Said
from dongling_web.house.work_tree import work_tree
from dongling_web.http.context import current_library

if TYPE_CHECKING:
    from dongling.store.manuscripts.manuscript import ManuscriptLine

PUBLISHED, WITHDRAWN = Said("发布", "publish"), Said("撤回", "withdraw")
log = logging.getLogger("dongling.web")


def record(did: Said, line: "ManuscriptLine", who: str, media: Iterable[str]) -> None:
    """Commit the file of a unit with its media, as written by its author and published by `who`.

    Of `media`, the names of those that it has and of those that it had before, what is gone is taken out.
    """
    library = current_library()
    try:
        tree, folder = work_tree(library), library.published
    except DonglingError as error:
        log.warning("content-git: %s", error.message.en)
        return
    if tree is None or folder is None:
        return
    file = unit_path(folder, line.school, line.identifier)
    title = f"{did.in_(library.settings.lang)}: {' '.join(line.title.split())}"
    message = f"{title}\n\n{line.identifier} · {line.school}\n"
    files = (file, *(file.parent / "media" / name for name in sorted(media)))
    tree.keep(KeptChange(files, line.who if did is PUBLISHED else who, who, message))
