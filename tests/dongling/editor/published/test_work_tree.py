"""Each change is a commit of just its files; nothing of the work tree is run; a git that fails is remembered."""

import subprocess
from pathlib import Path

import pytest

from dongling.editor import KeptChange, WorkTree
from dongling.editor.published import work_tree as module

MAIL = "dongling@site.invalid"


def git(folder: Path, *arguments: str) -> str:
    """Return what git says of a folder."""
    command = ["git", "-C", str(folder), "-c", "user.name=x", "-c", "user.email=x@site.invalid", *arguments]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout.strip()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a folder of published units that is a part of a work tree."""
    git(tmp_path, "init", "-q", "tree")
    folder = tmp_path / "tree" / "内容"
    (folder / "schools" / "east").mkdir(parents=True)
    (tmp_path / "state").mkdir()
    return folder


@pytest.fixture
def tree(folder: Path, tmp_path: Path) -> WorkTree:
    """Return what commits it."""
    return WorkTree(folder, MAIL, tmp_path / "state")


def saved(folder: Path, name: str = "a", text: str = "编号: a\n") -> Path:
    """Write the file of a unit."""
    file = folder / "schools" / "east" / f"{name}.yaml"
    file.write_text(text, encoding="utf-8")
    return file


def missed(tree: WorkTree) -> tuple[tuple[str, ...], str]:
    """Return what git does not have, and why."""
    there = tree.missed
    assert there
    return there.files, there.why.zh


def change(*files: Path, message: str = "发布：走") -> KeptChange:
    """Return a change of files."""
    return KeptChange(files, "陆老师", "沈编辑<>\n", message)


def test_each_change_is_a_commit_of_just_its_files_by_whom_it_was(folder: Path, tree: WorkTree) -> None:
    (folder / "mine.txt").write_text("staged by hand", encoding="utf-8")
    git(folder, "add", "mine.txt")
    file = saved(folder)
    assert tree.keep(change(file))
    saved(folder, text="编号: a\n名称: 走\n")
    assert tree.keep(change(file, message="发布：走\n\na · east"))
    assert tree.keep(change(file))
    told = git(folder, "log", "--format=%an <%ae> %cn <%ce> %s", "--name-only")
    assert told.count("陆老师 <dongling@site.invalid> 沈编辑 <dongling@site.invalid> 发布：走") == 2
    assert "mine.txt" not in told
    assert git(folder, "-c", "core.quotePath=false", "status", "--porcelain") == "A  内容/mine.txt"
    assert git(folder, "show", "HEAD:./schools/east/a.yaml") == "编号: a\n名称: 走"
    file.unlink()
    assert tree.keep(change(file, message="撤回：走"))
    assert git(folder, "ls-tree", "-r", "--name-only", "HEAD") == ""
    assert tree.missed is None


def test_nothing_that_lies_in_the_work_tree_is_run(folder: Path, tree: WorkTree, tmp_path: Path) -> None:
    trap, sprung = tmp_path / "trap.sh", tmp_path / "sprung"
    trap.write_text(f"#!/bin/sh\necho run >> {sprung}\ncat\nexit 1\n", encoding="utf-8")
    trap.chmod(0o755)
    hooks = folder.parent / ".git" / "hooks"
    hooks.mkdir(exist_ok=True)
    for hook in ("pre-commit", "commit-msg", "post-commit", "reference-transaction", "post-index-change"):
        (hooks / hook).symlink_to(trap)
    for name in ("core.fsmonitor", "filter.trap.clean", "filter.trap.process", "core.editor", "gpg.program"):
        git(folder, "config", name, str(trap))
    git(folder, "config", "commit.gpgSign", "true")
    (folder.parent / ".gitattributes").write_text("* filter=trap\n", encoding="utf-8")
    assert tree.keep(change(saved(folder)))
    assert not sprung.exists()
    assert git(folder, "rev-list", "--count", "HEAD") == "1"


def test_what_git_missed_is_remembered_with_why_and_committed_with_the_next_change(
    folder: Path, tree: WorkTree, monkeypatch: pytest.MonkeyPatch
) -> None:
    lock = folder.parent / ".git" / "index.lock"
    lock.touch()
    assert not tree.keep(change(saved(folder)))
    assert missed(tree)[0] == ("schools/east/a.yaml",)
    assert "index.lock" in missed(tree)[1]
    with monkeypatch.context() as without:
        without.setenv("PATH", "")
        assert not tree.keep(change(saved(folder, "b")))
        assert "没有找到 git" in missed(tree)[1]
    lock.unlink()
    assert tree.keep(change(saved(folder, "c")))
    assert tree.missed is None
    assert git(folder, "rev-list", "--count", "HEAD") == "2"
    assert len(git(folder, "ls-tree", "-r", "--name-only", "HEAD").split("\n")) == 3
    assert git(folder, "status", "--porcelain") == ""


def test_a_git_that_hangs_and_a_folder_without_one_keep_nobody(
    folder: Path, tree: WorkTree, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    slow = tmp_path / "bin" / "git"
    slow.parent.mkdir()
    slow.write_text("#!/bin/sh\nexec sleep 60\n", encoding="utf-8")
    slow.chmod(0o755)
    monkeypatch.setattr(module, "PATIENCE", 0.3)
    with monkeypatch.context() as hanging:
        hanging.setenv("PATH", f"{slow.parent}:/usr/bin:/bin")
        assert not tree.keep(change(saved(folder)))
        assert "没有做完" in missed(tree)[1]
    monkeypatch.setattr(module, "PATIENCE", 10)
    (folder.parent / ".git").rename(tmp_path / "moved")
    assert not tree.keep(change(saved(folder)))
    assert "git init" in missed(tree)[1]
