"""All that is stored of a person as one file: each sequence and each manuscript as YAML, a list, and every table.

The tables are lines of JSON, with each version of each sequence, those in the trash too.
"""

import io
import json
import zipfile
from collections.abc import Iterator
from typing import TYPE_CHECKING

from dongling.exporters import carry
from dongling.model import as_identifier
from dongling_web.display import text
from dongling_web.drafts.held_store import current_store
from dongling_web.http.context import current_catalog, current_library
from dongling_web.languages.asked import current_tongue
from dongling_web.languages.words import spoken
from dongling_web.shelf.listed import ShelfLine, year_named

if TYPE_CHECKING:
    from dongling.store.accounts.person import Person

_WHEN = (1980, 1, 1, 0, 0, 0)
"""The same content makes the same file."""


def parcel(person: "Person") -> bytes:
    """Return the file of a person; what lies in the trash is in the tables alone."""
    lines = [ShelfLine.of(item) for item in current_store().shelf.everything(person.actor)]
    folders = {folder.id: folder.name for folder in current_store().shelf.folders.listed(person.actor)}
    exporter, catalog = current_library().plugins.exporters()["yaml"], current_catalog()
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as held:
        for line in lines:
            if line.draft and line.draft.sequence.steps:
                data = carry(exporter, line.draft.sequence, catalog, None, current_tongue()).data
                held.writestr(zipfile.ZipInfo(f"{line.draft.sequence.identifier}.yaml", _WHEN), data)
        for name, text_ in _manuscripts(person):
            held.writestr(zipfile.ZipInfo(f"units/{name}", _WHEN), text_)
        for table, rows in current_store().shelf.own_data.of(person.actor):
            named = zipfile.ZipInfo(f"stored/{table}.jsonl", _WHEN)
            named.compress_type = zipfile.ZIP_DEFLATED
            with held.open(named, "w") as one:
                for row in rows:
                    one.write(json.dumps(row, ensure_ascii=False).encode() + b"\n")
        words = "\n".join(_told(person.name, lines, folders))
        held.writestr(zipfile.ZipInfo("list.txt", _WHEN), words.encode("utf-8-sig"))
    return file.getvalue()


def _manuscripts(person: "Person") -> Iterator[tuple[str, str]]:
    """Yield the newest text of each manuscript, under the name of a file that no other one has."""
    manuscripts = current_store().manuscripts
    for line in manuscripts.own(person.actor)[0]:
        if there := manuscripts.get(person.actor, line.number):
            yield f"{as_identifier(line.identifier, 'unit')}-{line.number}.yaml", there.body


def _told(name: str, lines: list[ShelfLine], folders: dict[int, str]) -> Iterator[str]:
    yield spoken("%(name)s的书架", name=name)
    yield spoken("网站存了你的什么，全在 stored 文件夹里，一张表一个文件，每个序列的每一版也在。")
    yield spoken("在备课工坊写的稿子在 units 文件夹里，一份一个文件。")
    yield spoken("没放进来的是密码、链接和登录的摘要、第二步验证的密钥：谁有它们，就进得了你的账号。")
    for line in lines:
        item, draft = line.item, line.draft
        yield ""
        yield line.name
        if draft is None:
            yield spoken("存下的数据损坏了，没有带上。")
            continue
        if draft.sequence.steps:
            file = f"{draft.sequence.identifier}.yaml"
            yield spoken("文件：%(file)s", file=file)
        yield spoken("%(when)s保存，第%(version)s版", when=text.moment(draft.saved.saved), version=draft.saved.version)
        if folder := folders.get(item.folder):
            yield spoken("文件夹：%(folder)s", folder=folder)
        if item.year:
            yield spoken("归档：%(year)s", year=year_named(item.year))
        yield spoken("谁看得到：%(who)s", who=line.sharing)
        if line.origin:
            yield line.origin
        if item.from_name:
            yield spoken("%(who)s交来", who=item.from_name)
        for number, step in enumerate(draft.sequence.steps, 1):
            yield f"  {number}. {text.unit_name(step.unit, current_catalog())}"
