"""Trials of plugins that are new, as the supervisor sees them: a process that may crash, hang or take all memory.

It is listened to while the site starts and goes on. A start waits until each plugin is judged or slow; those that are
slow are tried further behind, left out for now, and taken in when they turn out to do no harm.
"""

import subprocess
from collections.abc import Mapping
from time import monotonic

from dongling import Said
from dongling.plugins import KnownPlugins
from dongling.plugins.trial import AT_MOST, PATIENCE, PROMPT
from dongling_web.supervision.orders import Orders
from dongling_web.supervision.wire import Wire
from dongling_web.supervision.worker_process import started

_SILENCE = AT_MOST * PATIENCE + 60
"""Seconds without a word after which it is taken for hung."""
_BROKEN = Said("试装载时整个进程停住或崩溃", "the process that tried it hung or crashed")
_SLOW = Said(
    f"{PROMPT:g}秒还没有装载完，网站先启动了；还在试，能用就装上",
    f"it was not loaded after {PROMPT:g} s, so the site began without it; it is still tried, and taken in if it loads",
)
Judged = Mapping[str, Said | None]
"""Why each of some plugins can't be loaded without harm to the process; None when it can."""


class Trials:
    """Tries plugins that are new or changed, and notes in `known` how that went."""

    def __init__(self, known: KnownPlugins) -> None:
        self.known = known
        self._process: subprocess.Popen[bytes] | None = None
        self.wire: Wire | None = None
        self._open: set[str] = set()
        self._slow: set[str] = set()
        self._begun = self._goes_on = False
        self._silent_since = 0.0

    @property
    def holds_up(self) -> bool:
        """Tell whether a start should wait: of some plugins it is not even known that they are slow."""
        return bool(self._open - self._slow)

    @property
    def left_out(self) -> dict[str, Said]:
        """Return who is left out for now, and why."""
        return {**dict.fromkeys(sorted(self._slow), _SLOW), **self.known.left_out}

    def begin(self) -> None:
        """Look which plugins there are and begin to try those that are new; one that is under way begins anew."""
        self.end()
        self.known.look()
        self._open = set(self.known.untried)
        if self._open:
            self._process, self.wire = started(Orders("trial", -1, plugins=tuple(sorted(self._open))))
            self._begun = self._goes_on = False
            self._silent_since = monotonic()

    def hear(self) -> Judged:
        """Take what was said, and note it; return those who were judged after a site began without them."""
        if self.wire is None:
            return {}
        said = self.wire.heard()
        if said:
            self._silent_since = monotonic()
        judged: dict[str, Said | None] = {}
        for one in said or ():
            self._begun = self._begun or "begun" in one
            if one.get("slow"):
                self._slow.add(one["plugin"])
            elif "plugin" in one:
                judged[one["plugin"]] = Said(**one["fault"]) if one["fault"] else None
        should_speak = self.holds_up or self._goes_on  # else all that is left rests
        if said is None or (should_speak and monotonic() - self._silent_since > _SILENCE):
            judged |= dict.fromkeys(self._open - judged.keys(), _BROKEN) if self._begun else {}
            self._open.clear()
        return self._noted(judged)

    def _noted(self, judged: Judged) -> Judged:
        if judged:
            self.known.note_trial(judged)
        late = {name: why for name, why in judged.items() if name in self._slow}
        self._open -= judged.keys()
        self._slow -= judged.keys()
        if not self._open:
            self.end()
        return late

    def go_on(self) -> None:
        """Let those that are slow go on: nobody waits for this site to begin any more."""
        if self.wire and self._slow and not self._goes_on:
            self._goes_on, self._silent_since = True, monotonic()
            self.wire.say(do="go on")

    def end(self) -> None:
        """Try no more."""
        if self._process and self.wire:
            self._process.kill()
            self._process.wait()
            self.wire.close()
        self._process = self.wire = None
        self._open, self._slow = set(), set()
