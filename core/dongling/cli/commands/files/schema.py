"""`dongling schema`: JSON Schema of the files of content, for editors."""

import json
from pathlib import Path

import click

from dongling.catalog import Catalog
from dongling.cli.output import write_output
from dongling.cli.run import Run, pass_run
from dongling.editor import schema_names, schema_of
from dongling.library import Library
from dongling.problems import DonglingError, Said, unknown


@click.command("schema")
@click.argument("kind", required=False)
@click.option("--keys", type=click.Choice(["zh", "en"]), default=None, help="只要中文或英文的键 · keys of one language")
@click.option(
    "--out", type=click.Path(path_type=Path), metavar="FOLDER", help="每种一个文件，写到这里 · a file of each"
)
@pass_run
def command(run: Run, /, kind: str | None, keys: str | None, out: Path | None) -> int:
    """给编辑器的 JSON Schema：边写边提示、边标错 · JSON Schema for editors.

    KIND: 类型的编号或名称，或 school、sequence、collection、terms、facts、sources、places；写了 --out 可以不写 ·
    a kind, or another file of a content folder; not needed with --out.

    键中英文都认，词表里的词列出来。写到 courses/.schema，dongling new unit 写的文件就能用上 · Both keys of a field are
    known, and words of vocabularies are listed. In courses/.schema it is where files of `dongling new unit` look.
    """
    catalog = Library.open([], run.settings, plugins=run.plugins, search=False, check=False).catalog
    if out is None and kind is None:
        names = schema_names(catalog)
        said = Said(f"写明哪一种：{'、'.join(names)}；或用 --out 全部写出", f"say which: {', '.join(names)}; or --out")
        raise DonglingError(said)
    wanted = [_name(kind, catalog)] if kind else schema_names(catalog)
    for name in wanted:
        text = json.dumps(schema_of(name, catalog, keys or ""), ensure_ascii=False, indent=2) + "\n"
        if out is None:
            run.echo(text, nl=False)
        else:
            _make(out)
            write_output(out / f"{name}.json", text.encode(), force=True)
            run.echo(out / f"{name}.json")
    return 0


def _name(word: str, catalog: Catalog) -> str:
    names = schema_names(catalog)
    if word in names:
        return word
    if kind := catalog.terms.find("kind", word):
        return kind
    raise unknown(Said(f"没有“{word[:40]}”这一种", f"there is no “{word[:40]}”"), word, names)


def _make(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise DonglingError(
            Said(f"写不了 {folder}：{error.strerror}", f"can't write {folder}: {error.strerror}")
        ) from None
