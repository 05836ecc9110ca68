"""Free memory is given back where the C library can do so."""

import platform

from dongling_search.engines.memory import give_back


def test_glibc_is_asked_to_give_memory_back_and_no_other_library() -> None:
    assert give_back() == (platform.libc_ver()[0] == "glibc")
