"""The heap of the C library is kept small."""

import platform
import subprocess
import sys

from tests.house.tree import ROOT

HELD = """
import ctypes, re, threading
from pathlib import Path
from dongling.library.heap import give_back, share_heap

shared = share_heap()
if not shared:  # another library than glibc keeps its heap as it likes
    print(shared, 50, 0)
    raise SystemExit
libc = ctypes.CDLL(None)
libc.malloc.restype = ctypes.c_void_p
libc.free.argtypes = [ctypes.c_void_p]

def held():
    return int(re.findall(r"VmRSS:\\s+(\\d+)", Path("/proc/self/status").read_text())[0]) // 1024

def take():
    blocks = [libc.malloc(2000) for _ in range(30_000)]
    for block in blocks:
        ctypes.memset(block, 1, 2000)
    for block in blocks[:-1]:  # the last one keeps what is below it
        libc.free(block)

before = held()
thread = threading.Thread(target=take)
thread.start()
thread.join()
after = held()
give_back()
print(shared, after - before, held() - before)
"""


def test_what_was_let_go_of_is_given_back_and_threads_share_one_heap() -> None:
    run = subprocess.run([sys.executable, "-c", HELD], capture_output=True, text=True, check=True, cwd=ROOT)
    shared, kept, left = run.stdout.split()
    assert shared == str(bool(platform.libc_ver()[0] == "glibc"))
    assert int(kept) > 40
    assert int(left) < 20
