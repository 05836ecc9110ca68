"""A file is opened step by step from its folder: nothing outside is ever handed out in its place."""

import os
import threading
from pathlib import Path

import pytest

from dongling.content import ContentFile

SECRET = b"secret"
SOUND = b"sound"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Return a content folder with a file in a folder of its own, beside what is outside."""
    (tmp_path / "content" / "walks").mkdir(parents=True)
    (tmp_path / "content" / "walks" / "a.yaml").write_bytes(SOUND)
    (tmp_path / "outside").mkdir()
    (tmp_path / "outside" / "a.yaml").write_bytes(SECRET)
    return tmp_path / "content"


def test_a_plain_file_is_read_as_far_as_wanted(root: Path) -> None:
    file = ContentFile(root / "walks" / "a.yaml", root)
    assert (file.read(100), file.read(2)) == (SOUND, SOUND[:2])


def test_a_link_in_the_place_of_a_file_is_not_followed(root: Path) -> None:
    (root / "walks" / "b.yaml").symlink_to(root.parent / "outside" / "a.yaml")
    with pytest.raises(OSError, match="link"):
        ContentFile(root / "walks" / "b.yaml", root).read(100)


def test_a_link_in_the_place_of_a_folder_is_not_followed(root: Path) -> None:
    (root / "linked").symlink_to(root.parent / "outside")
    with pytest.raises(NotADirectoryError):
        ContentFile(root / "linked" / "a.yaml", root).read(100)


def test_a_pipe_is_refused_and_nobody_waits_for_it(root: Path) -> None:
    os.mkfifo(root / "pipe.yaml")
    with pytest.raises(OSError, match="plain"):
        ContentFile(root / "pipe.yaml", root).read(100)


def test_the_folder_itself_may_be_a_link_for_the_administrator_named_it(root: Path) -> None:
    (root.parent / "current").symlink_to(root)
    named = root.parent / "current"
    assert ContentFile(named / "walks" / "a.yaml", named).read(100) == SOUND


def test_a_file_that_is_swapped_for_a_link_again_and_again_gives_itself_or_nothing(root: Path) -> None:
    """The race that was lost before: a look finds a plain file, and what is opened is a link by then."""
    place, spare = root / "walks" / "a.yaml", root / "walks" / "spare"
    done = threading.Event()

    def swap() -> None:
        while not done.is_set():
            spare.symlink_to(root.parent / "outside" / "a.yaml")
            spare.replace(place)
            spare.write_bytes(SOUND)
            spare.replace(place)

    seen = set()
    swapping = threading.Thread(target=swap)
    swapping.start()
    for _ in range(2000):
        try:
            seen.add(ContentFile(place, root).read(100))
        except OSError:
            seen.add(b"refused")
    done.set()
    swapping.join()
    assert SECRET not in seen
    assert seen == {SOUND, b"refused"}
