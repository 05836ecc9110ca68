"""Compiled templates kept over restarts: compiling them is most of what the first pages of a process cost.

They lie in the cache of the state folder, which only this program writes. Compiled code that a disk has damaged
could end the process that runs it, so each file begins with the digest of the rest; what does not fit is made anew.
"""

import tempfile
from contextlib import suppress
from hashlib import sha256
from pathlib import Path

from jinja2 import BytecodeCache
from jinja2.bccache import Bucket

_DIGEST = sha256().digest_size


class TemplateCache(BytecodeCache):
    """Keeps compiled templates in `folder`. Where it can't write or read, templates are compiled as without it."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def _file(self, bucket: Bucket) -> Path:
        return self._folder / f"{bucket.key}.template"

    def load_bytecode(self, bucket: Bucket) -> None:
        """Fill the bucket from its file, if that is whole and was made from the same source."""
        try:
            data = self._file(bucket).read_bytes()
        except OSError:
            return
        if sha256(data[_DIGEST:]).digest() == data[:_DIGEST]:
            bucket.bytecode_from_string(data[_DIGEST:])

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Write the bucket to its file, whole or not at all."""
        data = bucket.bytecode_to_string()
        with suppress(OSError):
            self._folder.mkdir(mode=0o700, exist_ok=True)
            with tempfile.NamedTemporaryFile(dir=self._folder, delete=False) as file:
                made = Path(file.name)
                try:
                    file.write(sha256(data).digest() + data)
                    file.flush()
                    made.replace(self._file(bucket))
                except OSError:
                    made.unlink(missing_ok=True)
