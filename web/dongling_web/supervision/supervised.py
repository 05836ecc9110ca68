"""`serve` as a person starts it: sockets first, then plugins that are new are tried, then workers."""

import os
import sys
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

from dongling import DonglingError, Said
from dongling.cli.run import Run
from dongling.plugins import KnownPlugins, PluginMemory, known_file, plugin_digests
from dongling.settings import Settings, cache_folder
from dongling_web.server.listener import listen
from dongling_web.server.log_lines import now
from dongling_web.server.metrics import FOLDER
from dongling_web.supervision.service_manager import tell_service_manager
from dongling_web.supervision.shared_counts import counts_file
from dongling_web.supervision.supervisor import Plan, Supervisor
from dongling_web.supervision.trial.process import Trials


def supervised(run: Run, folders: Sequence[Path]) -> int:
    """Serve folders by workers until a signal ends it; return the exit status."""
    settings = run.settings
    listening = listen(settings.host, settings.port)
    place = _place(run, folders)
    known = KnownPlugins(known_file(settings) if place else None, partial(_digests, settings))
    with counts_file(place) as counts, TemporaryDirectory(prefix="dongling-") as counted:
        os.environ[FOLDER] = counted  # each worker counts requests there, and any of them tells the sum
        supervisor = Supervisor(
            listening,
            Plan(settings.workers, settings.hung_after),
            Trials(known),
            counts=counts.fileno(),
            tell=partial(_tell, run),
            announce=partial(_announce, run),
        )
        return supervisor.run()


def _tell(run: Run, words: Said) -> None:
    """Say a sentence with the time, as in a log."""
    run.echo(f"{now()} {run.say(words)}", err=True)


def _announce(run: Run, out: str, err: Sequence[str]) -> None:
    tell_service_manager("READY=1")
    run.echo(out)
    for line in err:
        run.echo(line, err=True)
    sys.stdout.flush()


def _digests(settings: Settings) -> dict[str, str]:
    """Return the digests of the plugins that would be loaded."""
    if settings.safe_mode:
        return {}
    off = {*settings.plugins_off, *PluginMemory.of(settings).off}
    return {name: digest for name, digest in plugin_digests(settings.plugin).items() if name not in off}


def _place(run: Run, folders: Sequence[Path]) -> Path | None:
    """Return the folder for what is known of plugins and what is counted; None where nothing can be kept."""
    given = tuple(run.chosen(folders)) + run.settings.school
    try:
        return cache_folder(run.settings, given)
    except DonglingError:  # a wrong folder of state too, which the worker says
        return None
