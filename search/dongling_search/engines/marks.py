"""What names the documents of an index: the sum of a number for each, in whichever order they came.

So a change costs what changed: what goes is taken away, and what comes is added.
"""

from hashlib import sha256

MODULUS = 2**128


def mark(identifier: str, digest: str) -> int:
    """Return the number of a document."""
    return int.from_bytes(sha256(f"{identifier}\n{digest}".encode("utf-8", "surrogatepass")).digest()[:16])
