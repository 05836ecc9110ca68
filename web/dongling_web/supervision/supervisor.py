"""The supervisor: it starts workers on sockets that it holds, and puts another in the place of one that fails.

It imports no plugin and reads no content, so nothing that those do can end it. A connection that comes while a worker
is replaced waits in the socket for the next one.
"""

import os
import selectors
import signal
import socket
import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from functools import partial

from dongling import Said
from dongling.plugins import OWN
from dongling_web.server.listener import turn_away
from dongling_web.supervision.orders import Orders
from dongling_web.supervision.sayings import (
    gives_up,
    hung,
    left_out,
    left_out_now,
    lost,
    not_renewed,
    renewed,
    slow_to_load,
    stopped_in,
    stuck_in,
    taken_in,
)
from dongling_web.supervision.trial.process import Trials
from dongling_web.supervision.wire import Wire
from dongling_web.supervision.worker_process import WorkerProcess

_TICK = 0.2
_LATE = 5.0
"""Seconds that the loop itself may lose, as when the machine slept, before it believes no clock of a worker."""
_FIRST_TRIES = 3
_BACKOFF = (0.0, 0.25, 1.0, 2.0, 4.0, 8.0, 15.0, 30.0)
"""Seconds until a worker is started again, by how many were lost in the last minutes."""
_MEMORY = 120.0
_CAREFUL = 3600.0
"""Seconds for which workers look after each call into a plugin, once one was lost and nobody knows to whom."""
_READING = "kind "
"""So begins what a plugin is in while content is read, all the while: another that is in something else did it."""
_MANY_THREADS = 4
"""Half of a worker's threads: when so many are stuck in one plugin, others will not be enough for long."""


@dataclass(frozen=True)
class Plan:
    """How many workers there are, and how many seconds one may not answer, load a plugin, and end."""

    workers: int = 1
    hung_after: float = 10
    loading: float = 30
    grace: float = 10


@dataclass
class _Post:
    """A worker's place: who holds it, who comes next, and when somebody is to be started."""

    number: int
    worker: WorkerProcess | None = None
    next: WorkerProcess | None = None
    start_at: float = 0.0
    lost: list[float] = field(default_factory=list)


class Supervisor:
    """Serves on sockets that listen already. `tell` shows a sentence to people, `announce` what a first worker says.

    Before workers are started or renewed, `trials` try the plugins that are new.
    """

    def __init__(
        self,
        listening: Sequence[socket.socket],
        plan: Plan,
        trials: Trials,
        *,
        counts: int = -1,
        tell: Callable[[Said], object],
        announce: Callable[[str, list[str]], object],
    ) -> None:
        self._listening, self._plan, self._trials, self._counts = listening, plan, trials, counts
        self._tell, self._announce = tell, announce
        self._posts = [_Post(number) for number in range(plan.workers)]
        self._leaving: list[WorkerProcess] = []
        self._to_renew: list[_Post] = []
        self._selector = selectors.DefaultSelector()
        self._announced = False
        self._stopping = self._at_once = self._hangup = self._trying = False
        self._ends_asked = self._ends_heard = 0
        self._status = 0
        self._careful_until = 0.0
        self._seen = time.monotonic()

    def run(self) -> int:
        """Serve until a signal ends it; return the exit status."""
        self._take_signals()
        self._try_new()
        while not self._over():
            for key, _ in self._selector.select(_TICK):
                key.data()
            self._look()
        for worker in self._everybody():
            self._forget(worker)
        return self._status

    def stop(self, status: int = 0) -> None:
        """Take no more connections, let workers answer what was asked, and end with `status`."""
        if self._stopping:
            self._at_once = True
            return
        self._stopping, self._status = True, status
        self._end_trials()
        for one in self._listening:
            turn_away(one)
            one.close()  # before the workers close theirs: whoever closes last takes all that wait
        for post in self._posts:
            if post.next:
                self._leaving.append(post.next)
                post.next = None
        for worker in self._everybody():
            worker.drain(self._plan.grace + 2)

    def _take_signals(self) -> None:
        ours, theirs = socket.socketpair()
        theirs.setblocking(False)
        signal.set_wakeup_fd(theirs.detach(), warn_on_full_buffer=False)
        number = ours.detach()
        self._selector.register(number, selectors.EVENT_READ, partial(os.read, number, 4096))
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, lambda _number, _frame: self._ask_end())
        signal.signal(signal.SIGHUP, lambda _number, _frame: self._hang_up())

    def _ask_end(self) -> None:
        """Note that an end was asked for: a signal comes in the middle of anything, so it is heard only in `_look`."""
        self._ends_asked += 1

    def _hang_up(self) -> None:
        """Renew all workers; but when the terminal has gone in which this was started, end as a program does."""
        if _terminal_gone():
            self._ask_end()
        else:
            self._hangup = True

    def _over(self) -> bool:
        return self._stopping and not self._everybody()

    def _everybody(self) -> list[WorkerProcess]:
        held = [worker for post in self._posts for worker in (post.worker, post.next) if worker]
        return [*held, *self._leaving]

    def _look(self) -> None:
        """See who has ended, who hangs, who is to be started."""
        while self._ends_heard < self._ends_asked:
            self._ends_heard += 1
            self.stop()
        slept, self._seen = time.monotonic() - self._seen > _LATE, time.monotonic()
        for worker in self._everybody():
            if slept:
                worker.beat_at = self._seen
            if self._at_once:
                worker.kill()
            elif worker.overdue:
                worker.give_up()
        self._leaving = [worker for worker in self._leaving if not self._has_left(worker)]
        for post in self._posts:
            self._look_at(post)
        if self._stopping:
            return
        if self._hangup:
            self._hangup = False
            self._try_new()
        self._look_at_trials()
        self._go_on_renewing()

    def _try_new(self) -> None:
        """Begin to try plugins that are new; workers are started, or renewed, once it is known who harms none."""
        self._end_trials()
        self._trials.begin()
        self._trying = True
        if self._trials.wire:
            self._selector.register(self._trials.wire, selectors.EVENT_READ, bool)  # it is heard in `_look`

    def _look_at_trials(self) -> None:
        before = self._trials.wire
        late = self._trials.hear()
        if before and not self._trials.wire:
            self._unregister(before)
        for plugin, why in late.items():
            self._tell(left_out(plugin, why) if why else taken_in(plugin))
            for worker in self._everybody():
                if why:
                    worker.leave_out(plugin, why)
        if self._trying and not self._trials.holds_up:
            self._trying = False
            for plugin, why in self._trials.left_out.items():
                self._tell(left_out(plugin, why))
            self._renew_all()
        elif not all(late.values()):
            self._renew_all()
        if not self._trying and self._all_serve():
            self._trials.go_on()

    def _all_serve(self) -> bool:
        """Tell whether no worker is to be started or renewed."""
        return not self._to_renew and all(post.worker and post.worker.ready and not post.next for post in self._posts)

    def _renew_all(self) -> None:
        self._to_renew = [post for post in self._posts if post.worker]

    def _end_trials(self) -> None:
        if self._trials.wire:
            self._unregister(self._trials.wire)
        self._trials.end()

    def _look_at(self, post: _Post) -> None:
        worker = post.worker
        if worker is None:
            if not (self._stopping or self._trying) and time.monotonic() >= post.start_at:
                post.worker = self._started(post.number)
        elif worker.dead or worker.gone:
            post.worker = None
            self._replace(post, worker)
        elif not self._stopping:
            self._see_whether_it_hangs(post, worker)

    def _see_whether_it_hangs(self, post: _Post, worker: WorkerProcess) -> None:
        if worker.hangs(self._plan.hung_after):
            self._tell(hung(worker.number, worker.pid, self._plan.hung_after))
            self._give_up(post, worker, worker.inside(self._plan.hung_after / 2))
            return
        patience = self._plan.hung_after if worker.ready else self._plan.loading
        stuck = worker.inside(patience)
        if not worker.ready and stuck:
            ((plugin, hook), _), *_ = stuck.most_common(1)
            self._tell(slow_to_load(plugin, hook, patience))
            self._give_up(post, worker, stuck)
        elif worker.ready and post not in self._to_renew and post.next is None:
            many = {where: count for where, count in stuck.items() if count >= _MANY_THREADS}
            for plugin, hook in many:
                self._tell(stuck_in(plugin, hook))
            if many:
                self._blame(many)
                self._to_renew.append(post)

    def _give_up(self, post: _Post, worker: WorkerProcess, where: Mapping[tuple[str, str], int]) -> None:
        """Put another in the place of a worker that hangs, in these plugins perhaps."""
        worker.give_up(stacks=True)
        post.worker = None
        self._forget(worker)
        self._blame(where)
        self._start_again(post)

    def _replace(self, post: _Post, worker: WorkerProcess) -> None:
        """Put another in the place of a worker that has ended though nobody asked it to."""
        worker.kill()  # gone, but perhaps not dead: it no longer speaks
        where = worker.inside()
        status, how = worker.refused, worker.how_it_ended()
        self._forget(worker)
        if self._stopping:
            return
        if status is not None and not self._announced:
            self.stop(status)
            return
        self._tell(lost(worker.number, worker.pid, how, where))
        blamed = self._blame_for_change(where, worker) if worker.found_changed else self._blame(where)
        self._start_again(post)
        if not self._announced and not blamed and len(post.lost) >= _FIRST_TRIES:
            self._tell(gives_up(_FIRST_TRIES))
            self.stop(3)

    def _start_again(self, post: _Post) -> None:
        now = time.monotonic()
        post.lost = [*(then for then in post.lost if now - then < _MEMORY), now]
        post.start_at = now + _BACKOFF[min(len(post.lost), len(_BACKOFF)) - 1]

    def _blame_for_change(self, inside: Mapping[tuple[str, str], int], worker: WorkerProcess) -> bool:
        """Note who changed a worker, if one plugin alone can have; else the next worker looks after each call."""
        where = _not_reading(inside)
        plugins = {plugin for plugin, _ in where if plugin != OWN}
        if not worker.caught or len(plugins) != 1:
            self._careful_until = time.monotonic() + _CAREFUL
            return False
        return self._blame({one: inside[one] for one in where}, surely=True)

    def _blame(self, inside: Mapping[tuple[str, str], int], *, surely: bool = False) -> bool:
        """Note in which plugins a worker died or hung; return whether one of them is left out from now on."""
        where = _not_reading(inside)
        if all(plugin == OWN for plugin, _ in where):
            self._careful_until = time.monotonic() + _CAREFUL
        noted = partial(self._trials.known.note_death, surely=surely)
        out = {plugin: hook for plugin, hook in where if noted(plugin, stopped_in(hook))}
        for plugin in out:
            self._tell(left_out_now(plugin, surely=surely))
        if out:
            self._renew_all()
        return bool(out)

    def _started(self, number: int) -> WorkerProcess:
        without = self._trials.left_out
        sockets = tuple(one.fileno() for one in self._listening)
        careful = time.monotonic() < self._careful_until
        orders = Orders("worker", -1, sockets, counts=self._counts, number=number, left_out=without, careful=careful)
        worker = WorkerProcess(orders)
        self._selector.register(worker.wire, selectors.EVENT_READ, partial(worker.hear, self._announce_once))
        return worker

    def _go_on_renewing(self) -> None:
        """Renew one worker after the other: each goes only when its successor answers."""
        coming = next((post for post in self._posts if post.next), None)
        if coming is None:
            if self._to_renew and (first := self._to_renew[0].worker) and not first.ready:
                return  # else two would begin at the same time
            if self._to_renew and (post := self._to_renew.pop(0)).worker:
                post.next = self._started(post.number)
            return
        fresh = coming.next
        assert fresh is not None
        if fresh.dead or fresh.gone:
            coming.next, self._to_renew = None, []
            fresh.kill()
            self._tell(not_renewed(fresh.number, fresh.how_it_ended()))
            self._blame(fresh.inside())
            self._forget(fresh)
        elif fresh.ready:
            before, coming.worker, coming.next = coming.worker, fresh, None
            if before:
                before.drain(self._plan.grace + 2)
                self._leaving.append(before)
            self._tell(renewed(fresh.number, fresh.pid))

    def _has_left(self, worker: WorkerProcess) -> bool:
        if worker.dead:
            self._forget(worker)
        return worker.dead

    def _forget(self, worker: WorkerProcess) -> None:
        self._unregister(worker.wire)
        worker.close()

    def _unregister(self, wire: Wire) -> None:
        with suppress(KeyError, ValueError):
            self._selector.unregister(wire)

    def _announce_once(self, out: str, err: list[str]) -> None:
        if not self._announced:
            self._announced = True
            self._announce(out, err)


def _terminal_gone() -> bool:
    """Tell whether this was started in a terminal that is no longer there."""
    try:
        os.tcgetpgrp(0)
    except OSError as error:
        return error.errno == 5  # EIO: there was one
    return False


def _not_reading(inside: Mapping[tuple[str, str], int]) -> list[tuple[str, str]]:
    """Return the plugins and hooks that threads are in, but for kinds that units are read by beside, if there are."""
    return [one for one in inside if not one[1].startswith(_READING)] or list(inside)
