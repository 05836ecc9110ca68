"""Plain arrays in a file of an index, by name."""

from collections.abc import Mapping
from io import BytesIO
from typing import Any

import numpy as np
import numpy.typing as npt

Arrays = Mapping[str, npt.NDArray[np.generic]]


def write_arrays(storage: Any, name: str, arrays: Arrays) -> None:
    """Write arrays to a file; never into one, since its name may be that of a file of the state before."""
    packed = BytesIO()
    np.savez(packed, allow_pickle=False, **arrays)
    if storage.file_exists(name):
        storage.delete_file(name)
    file = storage.create_file(name)
    file.write(packed.getvalue())
    file.close()


def read_arrays(storage: Any, name: str) -> Arrays:
    """Return the arrays of a file. Raises OSError when it is no longer what it was."""
    file = storage.open_file(name)
    try:
        with np.load(BytesIO(file.get(0, storage.file_length(name))), allow_pickle=False) as arrays:
            return dict(arrays)
    finally:
        file.close()
