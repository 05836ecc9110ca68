"""`dongling import`: a draft of a unit from a teacher's own file, or a unit by an importer that a plugin brings."""

import json
from collections.abc import Mapping
from pathlib import Path

import click

from dongling.cli.output import write_output
from dongling.cli.run import Run, pass_run
from dongling.content import YamlProblem, parse
from dongling.importers import (
    Importer,
    Recognised,
    UnitDraft,
    can_be_read,
    drafts_of,
    recognise_each,
    review_data,
    review_text,
    rows_template,
)
from dongling.plugins import PluginFailed
from dongling.problems import DonglingError, Said, one_line, unknown

MOST = 50 * 2**20
"""A file of more bytes is not read."""
_NO_FORMAT = Said(
    "这种文件装不进来；可以装 .docx、.xlsx、.pptx、.md、.txt、.imscc，别的格式要有带它的插件",
    "such a file can't be brought in; .docx, .xlsx, .pptx, .md, .txt, .imscc can, others need a plugin for them",
)


@click.command("import")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--kind", default="", metavar="KIND", help="当作哪一种单元，不写就看标签 · the kind; else by its labels")
@click.option("--to", type=click.Path(path_type=Path), metavar="FOLDER", help="写进哪个文件夹 · the folder to write to")
@click.option(
    "--json", "as_json", is_flag=True, help="只印出认出了什么，不写文件 · print what is recognised, write nothing"
)
@click.option("--as", "format_", default="", metavar="FORMAT", help="插件带来的格式 · a format that a plugin brings")
@click.option("--out", type=click.Path(path_type=Path), metavar="FILE", help="写到哪个文件 · the file to write")
@click.option("--template", default="", metavar="KIND", help="写一份一行一个单元的样表 · write a table to fill in")
@click.option("--force", is_flag=True, help="已有的文件也改写 · write over a file that is there")
@pass_run
def command(
    run: Run,
    /,
    file: Path,
    kind: str,
    as_json: bool,
    format_: str,
    force: bool,
    template: str,
    **where: Path | None,
) -> int:
    """把教案变成课程单元的草稿 · Make a draft of a unit of a lesson plan.

    FILE: 教案 · a plan in .docx、.xlsx、.pptx、.md、.txt、.imscc，或插件带来的格式 · or a format of a plugin.

    旁边写一份 .review.txt：要核对的，和没有认出放在哪一栏的，一个字也不丢 · Beside the draft, .review.txt lists
    what is to be checked, and all for which no field was recognised.
    """
    out, to = where["out"], where["to"] or Path()
    if template:
        return _write_template(run, file, template, force=force)
    importers = run.plugins.importers()
    if format_ or not can_be_read(file.name) or _fitting(importers, file):
        target = out or to / f"{file.stem}.yaml"
        write_output(target, _read(find_importer(importers, file, format_), file).encode(), force=force)
        run.echo(target)
        _say_check(run, target.parent)
        return 0
    catalog = run.library((), search=False, check=False).catalog
    each = recognise_each(_bytes(file), file.name, catalog, kind)
    drafts = list(zip(each, drafts_of(each, catalog), strict=True))
    if as_json:
        run.echo(json.dumps([review_data(*one, run.settings.lang) for one in drafts], ensure_ascii=False, indent=1))
        return 0
    for one, draft in drafts:
        target = out if out and len(drafts) == 1 else to / f"{draft.identifier}.yaml"
        _write(run, target, one, draft, force=force)
    _say_check(run, out.parent if out else to)
    return 0


def _write_template(run: Run, target: Path, kind: str, *, force: bool) -> int:
    kinds = run.library((), search=False, check=False).catalog.kinds
    named = next((one for one in kinds.values() if kind in (one.identifier, one.name, *one.aka)), None)
    if named is None:
        raise unknown(Said(f"没有“{kind[:40]}”这种单元", f"there is no kind “{kind[:40]}”"), kind, kinds)
    write_output(target, rows_template(named), force=force)
    run.echo(target)
    return 0


def _write(run: Run, target: Path, recognised: Recognised, draft: UnitDraft, *, force: bool) -> None:
    """Write a draft, what is said of it, and its pictures: all of them or, where one is there already, none."""
    beside = target.with_suffix(".review.txt")
    pictures = {target.parent / "media" / f"{target.stem}-{one.name}": one.data for one in recognised.pictures}
    taken = next((path for path in (target, beside, *pictures) if path.exists()), None)
    if taken and not force:
        raise DonglingError(
            Said(f"{taken} 已经有了；改个名字，或加 --force 改写", f"{taken} is there; take another name or --force")
        )
    files = {target: draft.text(recognised).encode(), **pictures}
    files[beside] = review_text(recognised, draft, run.settings.lang).encode()
    for path, data in files.items():
        _make_folder(path.parent)
        write_output(path, data, force=force)
    run.echo(target)
    left = Said(
        f"{len(draft.marks)}处待核对，{len(draft.tray)}段没有认出，见 {beside}",
        f"{len(draft.marks)} to be checked, {len(draft.tray)} pieces without a field: see {beside}",
    )
    run.echo(run.say(left), err=True)


def _make_folder(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise DonglingError(
            Said(f"写不了 {folder}：{error.strerror}", f"can't write {folder}: {error.strerror}")
        ) from None


def _say_check(run: Run, folder: Path) -> None:
    line = f"dongling check {folder}"
    run.echo(run.say(Said(f"查一查：{line}", f"check it: {line}")), err=True)


def _fitting(importers: Mapping[str, Importer], file: Path) -> list[Importer]:
    return [one for one in importers.values() if file.name.lower().endswith(one.suffix.lower())]


def find_importer(importers: Mapping[str, Importer], file: Path, name: str) -> Importer:
    """Return the importer that is named, or the only one for the ending of a file's name.

    Raises DonglingError, with those there are, when there is none or it is not clear which.
    """
    if not importers:
        raise DonglingError(_NO_FORMAT)
    if name:
        if name not in importers:
            raise unknown(Said(f"没有导入格式“{name[:40]}”", f"no import format “{name[:40]}”"), name, importers)
        return importers[name]
    fitting = _fitting(importers, file)
    if len(fitting) != 1:
        listed = "、".join(f"{one.name}（{one.suffix}）" for one in fitting or importers.values())
        named = ", ".join(f"{one.name} ({one.suffix})" for one in fitting or importers.values())
        raise DonglingError(Said(f"用 --as 写明格式：{listed}", f"name the format by --as: {named}"))
    return fitting[0]


def _bytes(file: Path) -> bytes:
    try:
        if file.stat().st_size > MOST:
            raise DonglingError(Said(f"{file} 太大，最多50 MB", f"{file} is larger than 50 MB"))
        return file.read_bytes()
    except OSError as error:
        raise DonglingError(Said(f"读不了 {file}：{error.strerror}", f"can't read {file}: {error.strerror}")) from None


def _read(importer: Importer, file: Path) -> str:
    data = _bytes(file)
    try:
        text = importer.read(data)
        parse(text)
    except YamlProblem as error:
        problem = error.problem(f"{importer.name}")
        raise DonglingError(
            Said(
                f"导入格式 {importer.name} 写出的不是YAML：{problem.message.zh}",
                f"what importer {importer.name} wrote is no YAML: {problem.message.en}",
            ),
            status=1,
        ) from None
    except PluginFailed as error:
        line = one_line(error.__cause__ or error)
        raise DonglingError(
            Said(
                f"导入 {file} 时出错（插件 {error.plugin}）：{line}",
                f"importing {file} failed (plugin {error.plugin}): {line}",
            ),
            status=1,
        ) from None
    return text
