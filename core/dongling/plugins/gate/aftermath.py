"""What is looked at right after each call into a plugin of others, while it is still known which one it was.

Nothing, until a server has lost a process and doesn't know to whom.
"""

from collections.abc import Callable


class Aftermath:
    """The look that is taken, by the thread that made the call; None when there is none."""

    look: Callable[[], object] | None = None


aftermath = Aftermath()
