"""`dongling user add --from FILE`: a list of people, first what it comes to, and with --yes all of them at once."""

import csv
import io
from collections.abc import Callable, Collection, Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from dongling import DonglingError, Said
from dongling.accounts import OPERATOR, ROLE_NAMES
from dongling.cli.run import Run

if TYPE_CHECKING:
    from dongling.model import School
    from dongling.rosters import RosterPlan
    from dongling.store import Store

_ONCE = Said("每个链接只给一个人，用一次；网站不存它们", "each link is for one person, opens once, and is kept nowhere")


def take_in_roster(run: Run, file: Path, store: "Store", schools: "Mapping[str, School]", site_url: str) -> int:
    """Take in all of a list and print name, school, role and link of each as CSV; return 1 when lines were left out."""
    plan = _plan(file, schools, store.register.names_taken)
    _report(run, plan)
    invited = store.register.take_in(OPERATOR, plan.newcomers)
    table = io.StringIO()
    writer = csv.writer(table, lineterminator="\n")
    for one in invited:
        (grant,) = one.person.grants
        place = (grant.school, run.say(ROLE_NAMES[grant.role]))
        writer.writerow((one.person.name, *place, f"{site_url.rstrip('/')}/account/link/{one.token}"))
    run.echo(table.getvalue(), nl=False)
    run.echo(run.say(_ONCE), err=True)
    return 1 if plan.left else 0


def show_roster(run: Run, file: Path, store: "Store", schools: "Mapping[str, School]") -> int:
    """Say what a list comes to, and do nothing; return 1 when lines are left out."""
    plan = _plan(file, schools, store.register.names_taken)
    _report(run, plan)
    count = len(plan.newcomers)
    run.echo(
        run.say(Said(f"可以加{count}人；加上 --yes 就一次加好", f"{count} can be taken in: --yes does it at once"))
    )
    return 1 if plan.left else 0


def _plan(
    file: Path, schools: "Mapping[str, School]", taken: Callable[[Iterable[str]], Collection[str]]
) -> "RosterPlan":
    from dongling.rosters import planned

    try:
        data = file.read_bytes()
    except OSError as error:
        raise DonglingError(Said(f"读不了 {file}：{error.strerror}", f"can't read {file}: {error.strerror}")) from None
    return planned(data, OPERATOR, schools, taken)


def _report(run: Run, plan: "RosterPlan") -> None:
    for one in plan.left:
        line = Said(f"第{one.line}行 {one.name}：{one.why.zh}", f"line {one.line} {one.name}: {one.why.en}")
        run.echo(run.say(line), err=True)
