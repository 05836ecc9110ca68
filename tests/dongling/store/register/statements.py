"""What a store asks of its database."""

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import Engine, event

from dongling.store import Store


@contextmanager
def statements(store: Store) -> Iterator[list[str]]:
    """Give the statements that the store runs meanwhile."""
    said: list[str] = []
    engine: Engine = store.register._database._engine  # noqa: SLF001 - what it asks is counted

    def note(*given: object) -> None:
        said.append(str(given[2]))

    event.listen(engine, "before_cursor_execute", note)
    try:
        yield said
    finally:
        event.remove(engine, "before_cursor_execute", note)
