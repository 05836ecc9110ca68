"""A unit is published as a file: whole or not at all, in its school's folder, never over what others wrote."""

import os
import resource
from pathlib import Path

import pytest

from dongling.editor import ChangedOutside, publish, published_text, text_digest, withdraw
from dongling.problems import DonglingError

TEXT = "编号: a\n名称: 走\n"


def test_a_unit_is_a_file_of_its_schools_folder_and_can_be_published_again(tmp_path: Path) -> None:
    (tmp_path / "schools").mkdir()
    digest = publish(tmp_path, "east", "a", TEXT, "")
    assert (tmp_path / "schools" / "east" / "a.yaml").read_text(encoding="utf-8") == TEXT
    assert digest == text_digest(TEXT)
    assert publish(tmp_path, "east", "a", TEXT + "分钟: 5\n", digest) == text_digest(TEXT + "分钟: 5\n")
    assert published_text(tmp_path, "east", "a") == TEXT + "分钟: 5\n"
    assert [path.name for path in (tmp_path / "schools" / "east").iterdir()] == ["a.yaml"]


def test_what_was_changed_by_other_means_is_never_written_over(tmp_path: Path) -> None:
    (tmp_path / "schools").mkdir()
    digest = publish(tmp_path, "east", "a", TEXT, "")
    file = tmp_path / "schools" / "east" / "a.yaml"
    file.write_text("别人写的", encoding="utf-8")
    for change in (
        lambda: publish(tmp_path, "east", "a", "新", digest),
        lambda: withdraw(tmp_path, "east", "a", digest),
    ):
        with pytest.raises(ChangedOutside) as outside:
            change()
        assert outside.value.text == "别人写的"
    assert file.read_text(encoding="utf-8") == "别人写的"
    assert publish(tmp_path, "east", "a", "新", text_digest("别人写的")) == text_digest("新")


def test_what_is_withdrawn_lies_where_nobody_reads_it(tmp_path: Path) -> None:
    (tmp_path / "schools").mkdir()
    digest = publish(tmp_path, "east", "a", TEXT, "")
    withdraw(tmp_path, "east", "a", digest)
    assert published_text(tmp_path, "east", "a") is None
    assert (tmp_path / "schools" / "east" / ".withdrawn" / "a.yaml").read_text(encoding="utf-8") == TEXT
    withdraw(tmp_path, "east", "a", digest)


@pytest.mark.parametrize("name", ["../a", "a/b", "", ".a", "A", "a\x00", "a.yaml", "-a"])
def test_no_name_leads_out_of_the_folder(tmp_path: Path, name: str) -> None:
    for school, identifier in ((name, "a"), ("east", name)):
        with pytest.raises(DonglingError, match="没有发布"):
            publish(tmp_path, school, identifier, TEXT, "")
    assert list(tmp_path.iterdir()) == []


def test_a_link_in_the_place_of_the_file_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "schools" / "east").mkdir(parents=True)
    (tmp_path / "secret").write_text("secret", encoding="utf-8")
    (tmp_path / "schools" / "east" / "a.yaml").symlink_to(tmp_path / "secret")
    with pytest.raises(DonglingError, match="写不了") as refused:
        publish(tmp_path, "east", "a", TEXT, text_digest("secret"))
    assert "secret" not in str(refused.value)
    assert (tmp_path / "secret").read_text(encoding="utf-8") == "secret"


def test_a_full_disk_or_a_folder_that_has_moved_is_said_and_leaves_what_was(tmp_path: Path) -> None:
    (tmp_path / "schools").mkdir()
    digest = publish(tmp_path, "east", "a", TEXT, "")
    for folder in (None, tmp_path / "gone"):
        with pytest.raises(DonglingError, match="没有发布，稿子都在"):
            publish(folder, "east", "a", TEXT, digest)
    if not (pid := os.fork()):
        resource.setrlimit(resource.RLIMIT_FSIZE, (10, 10))
        try:
            publish(tmp_path, "east", "a", TEXT * 10, digest)
        except DonglingError as error:
            os._exit(0 if "磁盘满了" in error.message.zh else 1)
        os._exit(2)
    assert os.waitpid(pid, 0)[1] == 0
    assert [path.name for path in (tmp_path / "schools" / "east").iterdir()] == ["a.yaml"]
    assert published_text(tmp_path, "east", "a") == TEXT
