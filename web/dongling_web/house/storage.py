"""`/admin/storage`: how much is kept, how much may be, what lies in the backups, and how much each school keeps.

Whoever administers a school sees what its people keep, and nothing of the whole.
"""

from flask import current_app, render_template

from dongling.accounts import DISTRICT, Action, Actor, may, schools_of
from dongling.problems import DonglingError
from dongling.store import IN_TRASH, KEPT_SAID, daily_backups
from dongling_web.drafts.held_store import store_if_any
from dongling_web.drafts.quota import MOST_DRAFTS
from dongling_web.house.bytes import megabytes, room_on
from dongling_web.house.frame import administrator, page
from dongling_web.http.context import current_library
from dongling_web.languages.words import name_of, said_here
from dongling_web.materials.school_room import school_room, schools_with_media

NEWEST = 10
"""So many backups are listed."""


@page.get("/storage")
def storage() -> str:
    """Show how much of the room is taken, and by what."""
    library, actor = current_library(), administrator()
    trouble = ""
    try:
        store = store_if_any(current_app)
        usage, schools = (store.usage(), store.shelf.kept_by_schools(actor)) if store else (None, ())
        written = store.manuscripts.bin.of_schools(actor) if store else []
        backups = daily_backups(library.data)
    except DonglingError as error:
        usage, schools, written, backups, trouble = None, (), [], [], said_here(error.message)
    return render_template(
        "house/storage.html",
        whole=may(actor, Action.SEE_HOUSE, DISTRICT),
        schools=[(name_of("school", one.school, library.catalog), one) for one in schools],
        written=[(name_of("school", one.school, library.catalog), one) for one in written],
        media=_media(actor),
        most_media_mb=library.settings.media_mb,
        usage=usage,
        trouble=trouble,
        most_mb=library.settings.drafts_mb,
        most_drafts=MOST_DRAFTS,
        room=room_on(library),
        backups=[(one.day, megabytes(one.size)) for one in backups[:NEWEST]],
        backed_up=megabytes(sum(one.size for one in backups)),
        count=len(backups),
        megabytes=megabytes,
        kept=said_here(KEPT_SAID),
        days=IN_TRASH.days,
    )


def _media(actor: Actor) -> list[tuple[str, int]]:
    """Return how much the media of each school take that somebody administers, of those that have any."""
    schools, catalog = schools_of(actor, Action.SEE_STORAGE), current_library().catalog
    try:
        names = {*catalog.schools, *schools_with_media()} if schools is None else schools
        taken = [(name, school_room(name).used) for name in sorted(names)]
    except DonglingError:
        return []  # the folder is away: the page says so of what is saved there, too
    return [(name_of("school", name, catalog), used) for name, used in taken if used]
