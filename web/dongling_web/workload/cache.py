"""Files that were made of the content as it is, for whoever asks the same again."""

from collections import OrderedDict
from collections.abc import Hashable
from threading import Lock

from dongling.catalog import Catalog

MOST_BYTES = 32_000_000
LARGEST = MOST_BYTES // 4


class FileCache:
    """The files asked for last, within a budget of bytes; all go when the catalog is another."""

    def __init__(self, most: int = MOST_BYTES, largest: int = LARGEST) -> None:
        self._most, self._largest = most, largest
        self._lock = Lock()
        self._catalog: Catalog | None = None
        self._files: OrderedDict[Hashable, bytes] = OrderedDict()
        self._bytes = 0

    def get(self, catalog: Catalog, key: Hashable) -> bytes | None:
        """Return what was made under `key` of the same catalog."""
        with self._lock:
            self._turn_to(catalog)
            if key in self._files:
                self._files.move_to_end(key)
            return self._files.get(key)

    def put(self, catalog: Catalog, key: Hashable, data: bytes) -> None:
        """Keep a file, unless it is too large or the catalog is another by now."""
        with self._lock:
            if catalog is not self._catalog or len(data) > self._largest:
                return
            self._bytes += len(data) - len(self._files.pop(key, b""))
            self._files[key] = data
            while self._bytes > self._most:
                self._bytes -= len(self._files.popitem(last=False)[1])

    def _turn_to(self, catalog: Catalog) -> None:
        if catalog is not self._catalog:
            self._catalog, self._bytes = catalog, 0
            self._files.clear()
