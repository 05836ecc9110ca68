"""The protocol of a backend is all that a library needs of search: whatever keeps it can be brought by a plugin."""

from collections.abc import Iterable, Mapping
from pathlib import Path

from dongling import Library, Plugins, Settings, hookimpl
from dongling.search import Document, Hit, Lexicon, Part, Progress, Query, Results, SearchBackend
from dongling.testing import WriteContent, unit_text


class Titles:
    """A backend that knows titles, and keeps nothing when it is closed."""

    def __init__(self, folder: Path | None, lexicon: Lexicon = ..., settings: Settings = ...) -> None:  # type: ignore[assignment]  # as the protocol has it
        self._documents: dict[str, Document] = {}
        self.names = lexicon

    def learn(self, lexicon: Lexicon) -> None:
        """Take another lexicon."""
        self.names = lexicon

    def known(self) -> Mapping[str, str]:
        """Return the digests."""
        return {name: document.digest for name, document in self._documents.items()}

    def generation(self) -> str:
        """Return a name of what there is."""
        return ",".join(sorted(self.known().values()))

    def rebuild(self, documents: Iterable[Document], progress: Progress | None = None) -> str:
        """Take these instead."""
        self._documents = {document.identifier: document for document in documents}
        return self.generation()

    def apply(self, upserts: Iterable[Document], deletes: Iterable[str]) -> str:
        """Change some."""
        for name in deletes:
            del self._documents[name]
        return self.rebuild([*self._documents.values(), *upserts])

    def search(self, query: Query) -> Results:
        """Return what has the text in its title."""
        found = [one for one in self._documents.values() if query.text in one.name]
        hits = tuple(Hit(one.identifier, 1.0, ((one.name, False),), ()) for one in found)
        return Results(hits, len(hits), 1, 1, {}, self.generation())

    def complete(self, prefix: str, limit: int = 8, door: str = "pupil") -> list[str]:
        """Return titles."""
        del door
        return [one.name for one in self._documents.values() if one.name.startswith(prefix)][:limit]

    def explain(self, query: Query, identifier: str) -> list[Part]:
        """Return nothing: every score is the same."""
        return []

    def close(self) -> None:
        """Forget all."""
        self._documents = {}


class Bringing:
    """A plugin with that backend."""

    @staticmethod
    @hookimpl
    def register_search_backends() -> dict[str, type[SearchBackend]]:
        """Return it under its name."""
        return {"titles": Titles}


def test_a_library_searches_with_whatever_a_plugin_brings(write_content: WriteContent, tmp_path: Path) -> None:
    folder = write_content({"a.yaml": unit_text("a", name="一座桥"), "b.yaml": unit_text("b", name="一条河")})
    settings = Settings(state=tmp_path / "state", search="titles", safe_mode=True)
    plugins = Plugins.load(settings)
    plugins.register(Bringing, "bringing")
    library = Library.open([folder], settings, plugins=plugins)
    assert [hit.identifier for hit in library.search(Query("桥")).hits] == ["a"]
    (folder / "b.yaml").unlink()
    (folder / "c.yaml").write_text(unit_text("c", name="又一座桥"), encoding="utf-8")
    library.reload()
    assert [hit.identifier for hit in library.search(Query("桥")).hits] == ["a", "c"]
    assert library.complete("一") == ["一座桥"]
    library.close()
