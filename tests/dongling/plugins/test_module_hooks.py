"""A plugin's module on its way in."""

from collections.abc import Iterable
from typing import Any

import pytest

from dongling.plugins.discovery import FoundPlugin
from dongling.plugins.hookspecs import hookimpl
from dongling.plugins.module_hooks import TAKES, loaded


def found(module: object) -> FoundPlugin:
    """Return a plugin that is at hand."""
    return FoundPlugin("mine", "1", "given", lambda: module)


class Sound:
    """A plugin with two hooks and a method of its own."""

    @hookimpl
    def check_unit(self, unit: object) -> None:
        """Look at it."""

    @hookimpl(specname="check_sequence")
    def of_sequences(self, sequence: object, catalog: object) -> None:
        """Look at it."""

    def helper(self) -> None:
        """Not a hook."""


def test_the_hooks_of_a_module_are_read_with_their_arguments() -> None:
    hooks = loaded(found(Sound())).hooks
    assert {name: impl.argnames for name, impl in hooks.items()} == {
        "check_unit": ("unit",),
        "check_sequence": ("sequence", "catalog"),
    }


class Wrapper:
    """It would wrap others' hooks."""

    @hookimpl(hookwrapper=True)
    def check_unit(self) -> Iterable[None]:
        """Wrap."""
        yield


class Later:
    """It would answer later."""

    @hookimpl
    async def check_unit(self) -> None:
        """Wait."""


class Curious:
    """It asks for what there is not."""

    @hookimpl
    def check_unit(self, unit: object, *, database: object) -> None:
        """Look."""


@pytest.mark.parametrize(
    ("plugin", "says"), [(Wrapper, "wrappers"), (Later, "not async"), (Curious, "has no argument database")]
)
def test_a_hook_that_could_never_be_called_is_refused(plugin: type[Any], says: str) -> None:
    with pytest.raises(TypeError, match=says):
        loaded(found(plugin()))


def test_the_arguments_of_each_hook_are_known() -> None:
    assert TAKES["check_unit"] == ("unit", "catalog")
    assert TAKES["register_kinds"] == ()
