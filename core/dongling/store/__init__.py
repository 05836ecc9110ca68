"""What people save: drafts, every version of them, kept where a crash, a full disk or a second tab cannot reach.

`Store` brings the database library with it, so it is imported only where it is opened; the values are light.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

from dongling.store.audit.did import Did
from dongling.store.database.damaged_file import DamagedFile
from dongling.store.drafts.keys import ShelfKey, is_key, shelf_number
from dongling.store.drafts.saved import IN_TRASH, KEPT, KEPT_SAID, Conflict, Damaged, SavedDraft, Version
from dongling.store.timeline import Timeline

if TYPE_CHECKING:
    from dongling.store.audit.entry import AuditEntry
    from dongling.store.audit.records import Wanted
    from dongling.store.audit.verification import Verification
    from dongling.store.backup.format import LeftAlone
    from dongling.store.backup.witness import witness_in
    from dongling.store.backup_files import back_up, bring_back, saved_anything
    from dongling.store.daily_backup import daily_backups, readable
    from dongling.store.housekeeper import Housekeeper
    from dongling.store.store import Store

_LATER = {
    "Store": "store",
    "back_up": "backup_files",
    "bring_back": "backup_files",
    "saved_anything": "backup_files",
    "daily_backups": "daily_backup",
    "readable": "daily_backup",
    "Housekeeper": "housekeeper",
    "AuditEntry": "audit.entry",
    "Wanted": "audit.records",
    "Verification": "audit.verification",
    "LeftAlone": "backup.format",
    "witness_in": "backup.witness",
}
__all__ = [
    "IN_TRASH",
    "KEPT",
    "KEPT_SAID",
    "AuditEntry",
    "Conflict",
    "Damaged",
    "DamagedFile",
    "Did",
    "Housekeeper",
    "LeftAlone",
    "SavedDraft",
    "ShelfKey",
    "Store",
    "Timeline",
    "Verification",
    "Version",
    "Wanted",
    "back_up",
    "bring_back",
    "daily_backups",
    "is_key",
    "readable",
    "saved_anything",
    "shelf_number",
    "witness_in",
]


def __getattr__(name: str) -> Any:
    if name in _LATER:
        return getattr(import_module(f"dongling.store.{_LATER[name]}"), name)
    raise AttributeError(name)
