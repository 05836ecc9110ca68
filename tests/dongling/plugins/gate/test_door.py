"""The one call into a plugin: whatever comes of it, the caller goes on."""

import time
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from dongling.plugins.answers import Answer, each
from dongling.plugins.gate.door import KNOWN, Bounds, Door, Failed, PluginFailed, ask, end
from dongling.plugins.gate.ledger import HookRecord
from dongling.plugins.gate.watch import Overtime
from dongling.problems import Said

TEXTS = Answer("texts", each(str, "text"))
SHORT = 0.2
_SAID = Said("太慢", "too slow")


def door(function: Callable[..., Any], *, seconds: float = SHORT, name: str = "mine", **more: Any) -> Door:
    """Return a door into a plugin of one function, which takes no arguments."""
    bounds = Bounds((), TEXTS.taken, seconds, **more)
    return Door((name, "hook"), function, bounds, HookRecord(), lambda _door, _error: None)


def known(function: Callable[..., Any]) -> Door:
    """Return a door that answered well a few times, and then does as `function`."""
    one = door(list)
    for _ in range(KNOWN):
        ask([one], {})
    assert one.ready
    one.function = function
    return one


def loop() -> None:
    """Never end."""
    while True:
        pass


def endless() -> Iterator[str]:
    """Never end to answer."""
    while True:
        yield "x"


def raises(error: BaseException) -> Callable[[], None]:
    """Return a function that raises."""

    def function() -> None:
        raise error

    return function


def test_answers_come_by_plugin_in_their_order() -> None:
    doors = [door(lambda: ["a"], name="one"), door(lambda: None, name="two"), door(lambda: iter("bc"), name="three")]
    assert ask(doors, {}) == [("one", ["a"]), ("two", []), ("three", ["b", "c"])]
    assert ask(doors, {}, waited_for=True) == ask(doors, {})


@pytest.mark.parametrize("error", [ValueError("x"), SystemExit(3), KeyboardInterrupt(), GeneratorExit(), Overtime()])
@pytest.mark.parametrize("make", [door, known])
def test_whatever_is_raised_stays_with_the_plugin(make: Callable[..., Door], error: BaseException) -> None:
    bad, good = make(raises(error)), door(lambda: ["good"], name="good")
    assert ask([bad, good], {}) == [("good", ["good"])]
    assert bad.record.failed == 1
    assert "Traceback" in bad.record.failures[0].trace


@pytest.mark.parametrize("function", [loop, endless, lambda: time.sleep(2)])
def test_one_that_is_not_known_is_left_behind_when_it_does_not_end(function: Callable[[], Any]) -> None:
    slow = door(function)
    assert ask([slow, door(lambda: ["good"], name="good")], {}) == [("good", ["good"])]
    assert slow.record.failed == 1


def test_a_loop_in_one_that_is_known_is_ended_in_the_callers_own_thread() -> None:
    turned = known(loop)
    assert ask([turned], {}) == []
    assert not turned.ready, "from now on it is called in a worker again"
    turned.function = lambda: ["well again"]
    assert ask([turned], {}) == [("mine", ["well again"])]


def test_of_several_that_a_page_waits_for_one_that_sleeps_holds_up_no_other() -> None:
    doors = [known(lambda: ["a"]), known(lambda: time.sleep(2)), known(lambda: ["b"])]
    assert [items for _, items in ask(doors, {}, waited_for=True)] == [["a"], ["b"]]


def test_an_end_that_was_asked_for_is_no_plugins() -> None:
    end.set()
    try:
        with pytest.raises(KeyboardInterrupt):
            ask([known(raises(KeyboardInterrupt()))], {})
    finally:
        end.clear()


def test_what_a_door_lets_reaches_the_caller_and_all_else_as_a_failure_that_names_the_plugin() -> None:
    with pytest.raises(LookupError):
        door(raises(LookupError()), lets=(LookupError,)).call()
    with pytest.raises(PluginFailed, match="plugin mine in hook: ValueError") as caught:
        door(raises(ValueError("x"))).call()
    assert isinstance(caught.value.__cause__, ValueError)


def test_a_door_that_is_shut_is_not_asked() -> None:
    shut = door(raises(AssertionError()))
    shut.record.off = _SAID
    assert ask([shut], {}) == []
    with pytest.raises(PluginFailed):
        shut.call()
    assert shut.record.calls == 0


def test_a_call_within_a_call_is_watched_by_itself() -> None:
    inner = door(loop)
    outer = door(lambda: [str(isinstance(inner.run({}), Failed))], seconds=5)
    assert ask([outer], {}) == [("mine", ["True"])]
