"""Compiled templates kept over restarts: compiling them is most of what the first pages of a process cost.

They lie in the cache of the state folder, which only this program writes. Compiled code that a disk has damaged
could end the process that runs it, so each file begins with the digest of the rest; what does not fit is made anew.
"""

from pathlib import Path

from jinja2 import BytecodeCache
from jinja2.bccache import Bucket

from dongling.checked_file import read_checked, write_checked

_FOLDED = "1"
"""How sentences are put into templates; another number makes all compiled ones anew."""


class TemplateCache(BytecodeCache):
    """Keeps compiled templates in `folder`. Where it can't write or read, templates are compiled as without it.

    A template is compiled for one language: `language` is in the name of its file, and what was compiled from other
    sentences than those of `digest` is made anew.
    """

    def __init__(self, folder: Path, language: str = "", digest: str = "") -> None:
        self._folder, self._language, self._digest = folder, language, digest

    def of(self, language: str, digest: str) -> "TemplateCache":
        """Return the one for a language."""
        return TemplateCache(self._folder, language, digest)

    def get_cache_key(self, name: str, filename: str | None = None) -> str:
        """Return what the file of a template is called."""
        return f"{super().get_cache_key(name, filename)}{self._language}"

    def get_source_checksum(self, source: str) -> str:
        """Return what differs when a template, or what it says in its language, does."""
        return f"{super().get_source_checksum(source)}{_FOLDED}{self._digest}"

    def _file(self, bucket: Bucket) -> Path:
        return self._folder / f"{bucket.key}.template"

    def load_bytecode(self, bucket: Bucket) -> None:
        """Fill the bucket from its file, if that is whole and was made from the same source."""
        if (code := read_checked(self._file(bucket))) is not None:
            bucket.bytecode_from_string(code)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Write the bucket to its file, whole or not at all."""
        write_checked(self._file(bucket), bucket.bytecode_to_string())
