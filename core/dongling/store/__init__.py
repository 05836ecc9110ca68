"""What people save: drafts, every version of them, kept where a crash, a full disk or a second tab cannot reach.

`Store` brings the database library with it, so it is imported only where it is opened; the values are light.
"""

from typing import TYPE_CHECKING, Any

from dongling.store.drafts.keys import is_key
from dongling.store.drafts.saved import KEPT, Conflict, SavedDraft

if TYPE_CHECKING:
    from dongling.store.backup_files import back_up, bring_back
    from dongling.store.store import Store

__all__ = ["KEPT", "Conflict", "SavedDraft", "Store", "back_up", "bring_back", "is_key"]


def __getattr__(name: str) -> Any:
    if name == "Store":
        from dongling.store.store import Store

        return Store
    if name in {"back_up", "bring_back"}:
        from dongling.store import backup_files

        return getattr(backup_files, name)
    raise AttributeError(name)
