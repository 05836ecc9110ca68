"""Files of a cache that begin with the digest of the rest: what a disk has damaged is made anew, not believed."""

import tempfile
from contextlib import suppress
from hashlib import sha256
from pathlib import Path

_DIGEST = sha256().digest_size


def read_checked(file: Path) -> bytes | None:
    """Return what was written to a file; None when it is not there, can't be read, or is not as it was written."""
    try:
        held = file.read_bytes()
    except OSError:
        return None
    data = held[_DIGEST:]
    return data if sha256(data).digest() == held[:_DIGEST] else None


def write_checked(file: Path, data: bytes) -> bool:
    """Write a file whole or not at all, in a folder that is made for its owner alone; tell whether it was written."""
    with suppress(OSError):
        file.parent.mkdir(mode=0o700, exist_ok=True)
        with tempfile.NamedTemporaryFile(dir=file.parent, delete=False) as written:
            begun = Path(written.name)
            try:
                written.write(sha256(data).digest() + data)
                written.flush()
                begun.replace(file)
            except OSError:
                begun.unlink(missing_ok=True)
            else:
                return True
    return False
