"""`dongling fix`: mend what is only a slip of writing, after showing it; the original is kept."""

import datetime as dt
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click

from dongling.cli.run import COURSES, Run, pass_run
from dongling.content import ENCODINGS, KnownWords, Repair, YamlProblem, files_of, repair, replace_file, shown
from dongling.content import MAX_BYTES as MOST
from dongling.problems import DonglingError, Problem, Said


@click.command("fix")
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path), metavar="[PATH]...")
@click.option("--apply", is_flag=True, help="真的改，原来的另存一份 · do it; the original is kept beside it")
@click.option("--encoding", type=click.Choice(ENCODINGS), help="不是 UTF-8 的文件是什么编码 · of files not in UTF-8")
@click.option("--json", "as_json", is_flag=True, help="输出 JSON · print JSON")
@pass_run
def command(run: Run, /, paths: tuple[Path, ...], apply: bool, encoding: str | None, as_json: bool) -> int:
    """改好全角标点、缩进和编码这些笔误 · Mend slips of writing.

    PATH: 文件或内容文件夹，不写就是 ./courses · files or content folders, ./courses when not given.

    全角的冒号、逗号、括号、横线，全角空格和制表符的缩进，少了的引号，别的编码。先列出要改的每一处，
    写上 --apply 才改，原来的另存为“文件名.bak-日期-时间”。正文、引号里的字不动；改了还读不了的文件不动 ·
    Full-width colons, commas, brackets and dashes, indentation by odd spaces or tabs, missing quotes,
    other encodings. Each place is shown first, and nothing is written without --apply. With it the original
    is kept as NAME.bak-DATE-TIME. No text is touched, nor a file that could still not be read.

    Exits 1 when something would change, or can't be mended; 2 when a file can't be written.
    """
    chosen = paths or ((COURSES,) if COURSES.is_dir() else ())
    if not chosen:
        raise DonglingError(Said("这里没有 courses；写明要改哪个文件", "there is no ./courses here; name a file"))
    words = _words(run, chosen)
    outcomes = [_outcome(file, words, encoding or "", apply=apply) for file in files_of(chosen)]
    told = [outcome for outcome in outcomes if outcome.tells]
    if as_json:
        run.echo(json.dumps([outcome.as_json(run) for outcome in told], ensure_ascii=False, indent=2))
    else:
        for outcome in told:
            outcome.tell(run)
    _sum_up(run, outcomes, apply=apply)
    if any(outcome.failed for outcome in outcomes):
        return 2
    return 1 if any(outcome.waits or outcome.unread for outcome in outcomes) else 0


def _words(run: Run, paths: tuple[Path, ...]) -> KnownWords:
    """Return the kinds and terms that the files may name: those of the folders and of installed schools."""
    run.plugins.gather(own=False)
    folders = [path for path in paths if path.is_dir()]
    if COURSES.is_dir() and COURSES.resolve() not in {folder.resolve() for folder in folders}:
        folders.insert(0, COURSES)
    from dongling.library import Library

    catalog = Library.open(folders, run.settings, plugins=run.plugins, search=False, check=False).catalog
    return KnownWords(catalog.kinds, catalog.terms)


class _Outcome:
    """What came of one file. `unread` is why it can't be read, `failed` why it can't be written."""

    def __init__(self, path: Path) -> None:
        self.path, self.name = path, shown(path.parent / path.name) if not path.is_symlink() else str(path)
        self.repair: Repair | None = None
        self.unread: Problem | None = None
        self.failed: DonglingError | None = None
        self.kept: Path | None = None

    @property
    def waits(self) -> bool:
        """Whether there is a change that is not written."""
        return self.repair is not None and self.repair.changes and self.kept is None

    @property
    def tells(self) -> bool:
        """Whether there is anything to say of it."""
        return bool(self.unread or self.failed or self.kept or (self.repair and (self.waits or self.repair.slips)))

    @property
    def diff(self) -> str:
        """The change as a unified diff."""
        return self.repair.diff(self.name) if self.repair else ""

    def problems(self) -> Iterator[Problem]:
        """Yield what it was, place by place, and what is left where it can't be mended."""
        if self.unread:
            yield self.unread
        if self.repair is None:
            return
        for slip in self.repair.slips:
            yield slip.problem(self.name, "error" if slip.is_mended else "warning")
        if self.repair.changes and not self.repair.is_sound:
            yield from (problem for problem in self.repair.left if problem.code.startswith("yaml"))

    def tell(self, run: Run) -> None:
        """Print it."""
        if self.diff:
            run.echo(self.diff)
        for problem in self.problems():
            run.echo(problem.text(run.settings.lang))
        if self.repair and self.repair.changes and self.repair.encoding != "utf-8":
            run.echo(run.say(_converted(self.name, self.repair.encoding)))
        if self.repair and self.repair.changes and not self.repair.is_sound:
            run.echo(run.say(_unsound(self.name)))
        if self.kept:
            kept = self.kept.name
            run.echo(run.say(Said(f"{self.name} 改好了，原来的在 {kept}", f"{self.name} is mended; it was {kept}")))
        if self.failed:
            run.echo(run.say(self.failed.message), err=True)

    def as_json(self, run: Run) -> dict[str, Any]:
        """Return it for other programs."""
        lang = run.settings.lang
        return {
            "path": self.name,
            "encoding": self.repair.encoding if self.repair else None,
            "sound": self.repair.is_sound if self.repair else False,
            "applied": self.kept is not None,
            "kept": self.kept.name if self.kept else None,
            "diff": self.diff,
            "changes": [problem.as_json(lang) for problem in self.problems()],
            "problem": run.say(self.failed.message) if self.failed else None,
        }


def _outcome(file: tuple[Path, str], words: KnownWords, encoding: str, *, apply: bool) -> _Outcome:
    path, place = file
    outcome = _Outcome(path)
    try:
        with path.open("rb") as opened:
            raw = opened.read(MOST + 1)
        outcome.repair = repair(raw, path, place, words, encoding)
    except YamlProblem as error:
        outcome.unread = error.problem(outcome.name)
    except OSError as error:
        said = Said(f"读不了这个文件：{error.strerror}", f"can't read the file: {error.strerror}")
        outcome.unread = Problem("error", "unreadable", said, outcome.name)
    if apply and outcome.waits and outcome.repair and outcome.repair.is_sound:
        try:
            outcome.kept = replace_file(path, outcome.repair.raw, outcome.repair.data, dt.datetime.now().astimezone())
        except DonglingError as error:
            outcome.failed = error
    return outcome


def _converted(name: str, encoding: str) -> Said:
    return Said(f"{name}：{encoding.upper()} 转成 UTF-8", f"{name}: from {encoding.upper()} to UTF-8")


def _unsound(name: str) -> Said:
    return Said(
        f"{name} 改了这些还读不了，所以不动；先改好上面没有改法可套的那一处，再运行一次",
        f"{name} could still not be read, so it stays; mend what is left by hand, then run this again",
    )


def _sum_up(run: Run, outcomes: list[_Outcome], *, apply: bool) -> None:
    written = sum(outcome.kept is not None for outcome in outcomes)
    waiting = sum(outcome.waits for outcome in outcomes)
    done = Said(
        f"看了{len(outcomes)}个文件，改好{written}个，还有{waiting}个要改",
        f"{len(outcomes)} files, {written} mended, {waiting} to be mended",
    )
    run.echo(run.say(done), err=True)
    if waiting and not apply:
        run.echo(run.say(Said("写上 --apply 就改", "--apply writes it")), err=True)
