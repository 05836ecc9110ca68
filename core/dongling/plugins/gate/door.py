"""The one gate to all plugin code, built-ins included: whatever a plugin does in a call, the caller goes on.

Every call is made by `Door.run`: it catches whatever is raised (SystemExit and KeyboardInterrupt too), takes the
answer out and checks it, keeps the clock, tells the journal which plugin is at work, and writes to the ledger.

How a call is kept from hanging depends on how well its door is known. One that answered a few times in time is called
in the caller's own thread, where the watch ends loops that don't end; that costs a microsecond. One that is not known
yet, was over its time lately, or that a page waits for is called in a worker, which can be left behind; doors that are
not known are asked at the same time, so that many slow ones cost one budget.
"""

import threading
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from time import perf_counter
from traceback import clear_frames
from typing import Any

from dongling.plugins import journal
from dongling.plugins.gate.aftermath import aftermath
from dongling.plugins.gate.ledger import FORGIVEN, HookRecord, text_of
from dongling.plugins.gate.own_memory import resident
from dongling.plugins.gate.own_time import OwnTime
from dongling.plugins.gate.watch import TICK, Overtime, watch
from dongling.plugins.gate.workers import Errand, workers

KNOWN = 3
"""After so many good calls a door is known."""
SHOWING = 0.5
"""Seconds within which an error has to say what it is."""
GRACE = 0.25
"""Seconds after its budget within which a loop has to have ended by itself before its worker is left behind."""
AT_MOST = 10
"""On the busiest machine nobody is waited for so many times as long as he may take."""
MEASURED = 5
"""At so many first calls it is measured by how much the process grew: later ones leave little, and cost too much."""
_STAGGER = 0.05
FOREVER = float("inf")


class PluginFailed(Exception):
    """A call into a plugin failed: which one, in what; the plugin's own error is the cause."""

    def __init__(self, plugin: str, hook: str, cause: BaseException) -> None:
        self.plugin, self.hook = plugin, hook
        super().__init__(f"plugin {plugin} in {hook}: {type(cause).__name__}")
        self.__cause__ = cause


end = threading.Event()
"""Whether the process was asked to end: then SystemExit and KeyboardInterrupt are no plugin's.

Set by whoever handles SIGINT and SIGTERM, before it raises.
"""


@dataclass(frozen=True)
class Bounds:
    """What a call may be given, answer and take: the names of its arguments in order, and a number of seconds.

    `take` makes of an answer what the caller gets, and raises for what can't be taken. `lets` are errors that are the
    plugin's answer and reach the caller.
    """

    names: tuple[str, ...] = ()
    take: Callable[[Any], Any] | None = None
    seconds: float = FOREVER
    lets: tuple[type[BaseException], ...] = ()


class Door:
    """A way into a plugin: its name, the hook, the function, and what it may do.

    `failed` is told of every failure but those of calls that were given up. `ready`: it may be called in the caller's
    own thread.
    """

    def __init__(
        self,
        place: tuple[str, str],
        function: Callable[..., Any],
        bounds: Bounds,
        record: HookRecord,
        failed: "Callable[[Door, BaseException], None]",
    ) -> None:
        self.plugin, self.hook = place
        self.function, self.record, self.failed = function, record, failed
        self.names, self.take, self.seconds, self.lets = bounds.names, bounds.take, bounds.seconds, bounds.lets
        self.one = self.names[0] if len(self.names) == 1 else None
        self.ready = self.seconds == FOREVER

    def run(self, values: Mapping[str, Any], call: "Begun | None" = None) -> Any:
        """Call the plugin in this thread; return what `take` makes of the answer, or the error as a `Failed`."""
        seat = watch.here.mine or watch.take_seat()
        outer = seat.until
        notes, record = journal.current, self.record
        notes.enter(self.plugin, self.hook)
        held = resident() if record.calls < MEASURED else 0
        started = perf_counter()
        try:
            try:
                seat.until = started + self.seconds
                if self.one is not None:
                    answer = self.function(values[self.one])
                else:
                    answer = self.function(*[values[name] for name in self.names])
                if self.take is not None:
                    answer = self.take(answer)
            finally:
                seat.until = outer
                if seat.thrown:
                    watch.settle(seat)
        except BaseException as error:  # noqa: BLE001 - SystemExit and KeyboardInterrupt of a plugin end no program
            answer = None
            return self._caught(error, call, perf_counter() - started)
        finally:
            if aftermath.look is not None and self.seconds != FOREVER:
                aftermath.look()
            notes.leave()
        record.good_at = ended = perf_counter()
        took = ended - started
        if held:
            record.memory += max(0, resident() - held)
        record.calls += 1
        record.seconds += took
        if took > record.longest:  # noqa: PLR1730 - max() takes as long as all the rest here
            record.longest = took
        if not self.ready or record.strikes:
            self._prove()
        return answer

    def _prove(self) -> None:
        """Look whether it may be called in the caller's own thread from now on."""
        if self.record.good_in_a_row >= FORGIVEN:
            self.record.forgive()
        self.ready = self.record.off is None and self.record.good_in_a_row >= KNOWN and not self.record.strikes

    def _caught(self, error: BaseException, call: "Begun | None", seconds: float) -> "Failed":
        if isinstance(error, self.lets) or (end.is_set() and isinstance(error, SystemExit | KeyboardInterrupt)):
            return Failed(error, own=True)
        clear_frames(error.__traceback__)  # what the plugin made ends here, where it is known whose end that is
        shown = _showable(error)
        if call is None or not call.given_up:
            self.fail(shown, seconds)
        return Failed(shown)

    def fail(self, error: BaseException, seconds: float) -> None:
        """Count a failure and tell of it."""
        self.record.fail(error, seconds)
        if isinstance(error, Overtime):
            self.record.strikes += 1
        self.failed(self, error)
        self.ready = self.seconds == FOREVER or (self.ready and not self.record.strikes and self.record.off is None)

    def begin(self, values: Mapping[str, Any]) -> "Begun":
        """Call the plugin in a worker."""
        return Begun.aside(self, values)

    def call(self, *arguments: Any) -> Any:
        """Call the plugin with arguments in their order, in a worker where it may take only so long.

        Raises PluginFailed when it fails, and what the door lets.
        """
        if self.record.off is not None:
            raise PluginFailed(self.plugin, self.hook, Overtime(str(self.record.off.en)))
        values = dict(zip(self.names, arguments, strict=True))
        return self._or_raised(self.run(values) if self.seconds == FOREVER else self.begin(values).answer())

    def call_here(self, *arguments: Any) -> Any:
        """Call the plugin as `call` does, but in this thread."""
        return self._or_raised(self.run(dict(zip(self.names, arguments, strict=True))))

    def _or_raised(self, answer: Any) -> Any:
        if isinstance(answer, Failed):
            if answer.own:
                raise answer.error
            raise PluginFailed(self.plugin, self.hook, answer.error) from answer.error
        return answer


def _showable(error: BaseException) -> BaseException:
    """Return an error that can be shown: its words are a plugin's code, too, and may raise or never end."""
    seat = watch.here.mine or watch.take_seat()
    outer = seat.until
    try:
        try:
            seat.until = perf_counter() + SHOWING
            text_of(error)
        finally:
            seat.until = outer
            if seat.thrown:
                watch.settle(seat)
    except BaseException:  # noqa: BLE001 - whatever it raises, there is nothing more to learn from it
        return Unshowable(type(error).__name__)
    return error


class Unshowable(Exception):
    """Takes the place of an error of a plugin whose words can't be had; its text is the name of the other's type."""


@dataclass(frozen=True)
class Failed:
    """What came of a call instead of an answer. `own`: the door lets it, or the process was asked to end."""

    error: BaseException
    own: bool = False


class Begun:
    """A call in a worker, under way. `given_up`: nobody waits for its answer any more."""

    def __init__(self, door: Door, values: Mapping[str, Any]) -> None:
        self.door, self.given_up, self.started = door, False, perf_counter()
        self._answer: Any = None
        self._values = values
        self._spent: OwnTime | None = None
        self.errand: Errand | None = None

    @classmethod
    def aside(cls, door: Door, values: Mapping[str, Any]) -> "Begun":
        """Begin a call in a worker of its own."""
        begun = cls(door, values)
        begun.errand = workers.begin(begun._do)
        return begun

    def _do(self) -> None:
        self._spent = OwnTime(threading.get_native_id())
        self._answer = self.door.run(self._values, self)

    def over(self, within: float) -> bool:
        """Wait for so many seconds; return whether it is over."""
        return self.errand is None or self.errand.done.wait(max(0.0, within))

    def answer(self) -> Any:
        """Return what came of it; whoever is not done in the time that it had for itself is left behind."""
        limit = self.door.seconds + GRACE
        while not self.over(min(TICK, limit)):
            gone = perf_counter() - self.started
            spent = self._spent.look() if self._spent else 0.0
            if gone >= limit and (spent >= limit or gone >= AT_MOST * limit):
                return self.give_up()
        return self._answer

    def give_up(self) -> "Failed":
        """Leave the plugin behind, as one that takes too long."""
        self.given_up = True
        error = Overtime(f"no answer after {self.door.seconds:g} s")
        self.door.fail(error, perf_counter() - self.started)
        return Failed(error)


def ask(
    doors: Sequence[Door], values: Mapping[str, Any], *, waited_for: bool = False, stagger: float = _STAGGER
) -> list[tuple[str, Any]]:
    """Return what each door answers, by plugin, in their order; those that are shut or fail give nothing.

    With `waited_for`, those that are known are called in a worker too, all in one. One that is not known is waited for
    `stagger` seconds before the next is begun.
    """
    if not waited_for and all([door.ready for door in doors]):  # noqa: C419 - a list is quicker here
        return _answered(doors, [door.run(values) for door in doors])
    answers: list[Any] = [_SHUT] * len(doors)
    loose = {place: door for place, door in enumerate(doors) if not door.ready and door.record.off is None}
    begun: dict[int, Begun] = {}
    for place, door in loose.items():
        begun[place] = door.begin(values)
        begun[place].over(stagger)
    ready = [place for place, door in enumerate(doors) if door.ready and place not in loose]
    if waited_for and any(doors[place].seconds != FOREVER for place in ready):
        while ready:
            ready = _Turn(doors, ready, values, answers).behind()
    for place in ready:
        answers[place] = doors[place].run(values)
    for place, call in begun.items():
        answers[place] = call.answer()
    return _answered(doors, answers)


_SHUT = Failed(Overtime())


def _answered(doors: Sequence[Door], answers: Sequence[Any]) -> list[tuple[str, Any]]:
    answered: list[tuple[str, Any]] = []
    for door, answer in zip(doors, answers, strict=True):
        if answer.__class__ is not Failed:
            answered.append((door.plugin, answer))
        elif answer.own and not door.lets:
            raise answer.error
    return answered


class _Turn:
    """Several doors called in one worker, one after the other; `given_up` when one of them does not answer."""

    def __init__(self, doors: Sequence[Door], places: list[int], values: Mapping[str, Any], answers: list[Any]) -> None:
        self._doors, self._places, self._values, self._answers = doors, places, values, answers
        self._now: tuple[int, Begun] | None = None
        self._errand = workers.begin(self._do)

    def _do(self) -> None:
        for number, place in enumerate(self._places):
            call = Begun(self._doors[place], self._values)
            self._now = (number, call)
            answer = call.door.run(self._values, call)
            if call.given_up:
                return
            self._answers[place] = answer

    def behind(self) -> list[int]:
        """Wait until all is done; return the places behind a door that was given up."""
        while not self._errand.done.wait(_STAGGER):
            now = self._now
            if now is not None and perf_counter() > now[1].started + now[1].door.seconds + GRACE:
                self._answers[self._places[now[0]]] = now[1].give_up()
                return self._places[now[0] + 1 :]
        return []
