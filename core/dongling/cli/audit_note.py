"""What a command did to the site, as its audit has it: of a site with a state folder where something was saved."""

from contextlib import closing

from dongling.accounts import OPERATOR
from dongling.cli.run import Run
from dongling.problems import DonglingError
from dongling.store import Did


def note_done(run: Run, did: Did, thing: str) -> None:
    """Note what whoever sits at the machine did; what was done stays done when that can't be noted, and it is said."""
    if run.settings.state is None and not run.settings.database:
        return
    from dongling.store import Store, saved_anything

    place = run.store_place(())
    try:
        saved_anything(place)
    except DonglingError:
        return
    try:
        with closing(Store.open(place)) as store:
            store.audit.note(OPERATOR, did, thing)
    except DonglingError as error:
        run.echo(run.say(error.message), err=True)
