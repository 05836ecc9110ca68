"""A tryout: each of some new plugins is loaded in a process of its own, and what it did to that process is told.

This process has loaded everything but other people's plugins; it parts in two for each of them, so that whatever one
does is its own doing, and takes no other along. A plugin that only fails to load is no matter of a tryout: it is left
out by itself, and named. Those that compute are few at a time, those that wait take nobody's turn, and who is slow
rests until nobody waits for this any more: so plugins that hang hold up nobody, be they one or twenty.
"""

import gc
import os
import resource
import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from dongling.plugins.answers import judges
from dongling.plugins.discovery import FoundPlugin, found_plugins
from dongling.plugins.gate.own_memory import resident
from dongling.plugins.hookspecs import DECLARED
from dongling.plugins.manager import Plugins
from dongling.plugins.memory.plugin_memory import PluginMemory
from dongling.plugins.trial.candidate import (
    AT_MOST,
    LARGE,
    MOST_BYTES,
    PAGE,
    PATIENCE,
    PROMPT,
    Candidate,
    Tell,
    most_memory,
)
from dongling.plugins.trial.sample import ASKED, sample_unit
from dongling.plugins.trial.traces import Traces
from dongling.problems import Said
from dongling.settings import Settings

AT_ONCE = max(2, os.cpu_count() or 2)
"""So many compute at the same time."""
MOST = 64
"""So many there are at the same time, slow and waiting ones too."""
HASTE = 0.08
"""Seconds that each may compute: several times what a plugin takes that brings content, kinds and pages."""
PURSE = 0.12
"""Seconds that all who need more than that may share: so many that hang hold up a start little longer than one."""
LOOK = 0.02
"""Seconds after which those that tell nothing are to be looked at again."""


@dataclass(frozen=True)
class TrialVerdict:
    """What is known of a plugin: its `fault`, None when it loads without harm; or only that it is `slow` so far.

    `hangs`: the fault is that it took too long; `had_its_time`: by its own time, not only by a busy machine's clock.
    """

    plugin: str
    fault: Said | None = None
    slow: bool = False
    hangs: bool = False
    had_its_time: bool = False


class Tryout:
    """Tries plugins by name. Slow ones rest until `go_on`.

    Each may take `patience` seconds of its own, and on a busy machine `at_most` times as long by the clock.
    """

    def __init__(
        self, settings: Settings, names: Sequence[str], patience: float = PATIENCE, at_most: float = AT_MOST
    ) -> None:
        self._others = Plugins.load(replace(settings, safe_mode=True, plugin_patience=0))
        self._others.gather()  # what all share is loaded once
        judges.get_ready()
        self._every = [plugin for plugin in found_plugins(settings.plugin) if not plugin.builtin]
        self._settings, self._patience, self._at_most = settings, patience, at_most
        self._waiting, self._running = list(names), list[Candidate]()
        self._waits_for_slow = False
        self._purse = PURSE
        gc.freeze()  # what the processes share stays shared
        self._base = resident("self")

    @property
    def over(self) -> bool:
        """Tell whether all are judged."""
        return not (self._waiting or self._running)

    def go_on(self) -> None:
        """Let those that are slow go on, and let nobody rest who becomes slow."""
        self._waits_for_slow = True
        for one in self._running:
            if one.slow:
                one.go_on()

    @property
    def news(self) -> list[int]:
        """Return the numbers of the open files on which those that are tried tell something, for who waits for it."""
        return [one.tells for one in self._running if not (one.told_all or one.rests)]

    def look(self) -> Iterator[TrialVerdict]:
        """Look at all once, let more begin, and yield what is new; to be called at any `news`, and every LOOK."""
        while self._waiting and self._has_room():
            name = self._waiting.pop(0)
            load = partial(_load, self._others, [plugin for plugin in self._every if plugin.name == name])
            one = Candidate.parted(name, load, {ASKED: DECLARED[ASKED].seconds})
            one.patience, one.at_most = self._patience, self._at_most
            self._running.append(one)
        for one in list(self._running):
            faults = one.look(self._base)
            if faults is not None:
                self._running.remove(one)
                yield self._judged(one, faults)
            elif not one.slow and self._takes_long(one):
                self._is_slow(one)
                yield TrialVerdict(one.plugin, slow=True)

    def _has_room(self) -> bool:
        """Tell whether one more may begin."""
        computing = sum(1 for one in self._running if not (one.slow or one.time.waits))
        return computing < AT_ONCE and len(self._running) < MOST

    def _takes_long(self, one: Candidate) -> bool:
        """Tell whether nobody should wait for one: it had its time, or it computes and others did so before it.

        Only work counts for that: on a busy machine a look may find anybody waiting, for a file or to end.
        """
        more = sum(max(0.0, other.time.computed - HASTE) for other in self._running if not other.slow)
        return one.time.seconds > PROMPT or (one.time.computed > HASTE and more > self._purse)

    def _is_slow(self, one: Candidate) -> None:
        one.slow = True
        self._purse -= max(0.0, one.time.computed - HASTE)
        if not self._waits_for_slow:
            one.rest()

    def _judged(self, one: Candidate, faults: Sequence[Said]) -> TrialVerdict:
        if one.hook:
            self._remember(one.plugin, one.hook)
        if not faults:
            return TrialVerdict(one.plugin)
        words = Said("；".join(why.zh for why in faults), "; ".join(why.en for why in faults))
        return TrialVerdict(
            one.plugin, words, hangs=one.hangs, had_its_time=one.hangs and one.time.seconds > one.patience
        )

    def _remember(self, name: str, hook: str) -> None:
        """Have a hook not asked that hung, as if it had hung there too often: the rest of the plugin is well."""
        memory, why = PluginMemory.of(self._settings), f"no answer after {DECLARED[hook].seconds:g} s"
        for plugin in self._every:
            if plugin.name == name:
                memory.remember(name, plugin.digest, hook, why)


def _load(plugins: Plugins, every: Iterable[FoundPlugin], tell: Tell) -> list[Said]:
    """Load a plugin beside the built-in ones, and return what it did to this process.

    It has no limit but the tryout's own, and is loaded in this thread, as the worst may do it.
    """
    if sys.platform == "linux":
        pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[0])
        room = pages * PAGE + 3 * MOST_BYTES
        resource.setrlimit(resource.RLIMIT_AS, (room, room))
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 1)  # what it prints is printed again by who loads it
    os.dup2(nowhere, 2)
    before, most = Traces.now(), most_memory()
    plugins.take_in(every)
    plugins.gather(own=False)
    tell(ASKED)
    plugins.extend_document(sample_unit())
    faults = list(before.differences())
    return [*faults, LARGE] if most_memory() - most > MOST_BYTES else faults
