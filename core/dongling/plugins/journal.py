"""Which plugin is at work, noted where it can be read after a crash. By default nobody reads along."""


class Journal:
    """Takes note of the plugin and hook that this thread is in; calls nest. This one writes nothing.

    A server puts one of its own in its place (`install`) that outlives the process; it must cost less than a
    microsecond and never raise.
    """

    def enter(self, plugin: str, hook: str) -> None:
        """Note that this thread goes into a plugin's hook."""

    def leave(self) -> None:
        """Note that this thread came out of the hook that it went into last."""


current: Journal = Journal()
"""The journal that the gate writes to; read it anew for each call."""


def install(journal: Journal) -> None:
    """Have the gate write to `journal` from now on."""
    global current  # noqa: PLW0603 - one process has one journal
    current = journal
