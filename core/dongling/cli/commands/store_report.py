"""What `dongling doctor --store` says of what people saved: is it whole, what waits, is it backed up, is there room."""

import json
import shutil
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from dongling.accounts import OPERATOR
from dongling.cli.run import Run
from dongling.problems import AWAY, Said
from dongling.store import IN_TRASH, KEPT_SAID, Store, Verification, daily_backups, readable, saved_anything, witness_in

MEGABYTE = 1024 * 1024
LITTLE = 500 * MEGABYTE
"""With less room than that it is said."""
_FEW = 20
_SEE = Said(
    "审计补不好。查清以后加 --seen，审计里记一笔，以后只提醒",
    "an audit can't be mended. Once you know why, add --seen: the audit notes it, and this is a warning from then on",
)
_MORE = Said("后面还有，用 --json 看全", "there are more: see --json")


@dataclass(frozen=True)
class Line:
    """A line of the report; a `bad` one is damage, and decides the exit status."""

    name: str
    value: Any
    said: Said
    bad: bool = False


def report_store(run: Run, folders: tuple[Path, ...], *, as_json: bool, seen: bool = False) -> int:
    """Print how the store of a site is; return 3 when something of it is damaged, else 0.

    With `seen` the audit has from now on that its breaks were seen: they are told, and decide the status no more.
    """
    place, data = saved_anything(run.store_place(folders)), run.data(folders)
    if seen:
        with closing(Store.open(place)) as store:
            store.audit.see_breaks(OPERATOR)
    lines = [*_store(place), *_backups(data), *_witnesses(place, data), *_room(data)]
    if as_json:
        values = {line.name: line.value for line in lines} | {"ok": not any(line.bad for line in lines)}
        run.echo(json.dumps(values, ensure_ascii=False, indent=2))
    else:
        run.echo("\n".join(run.say(line.said) for line in lines))
    return AWAY if any(line.bad for line in lines) else 0


def _store(place: Path | str) -> Iterator[Line]:
    with closing(Store.open(place)) as store:
        state, name = store.examine(), store.name
    yield Line("file", name, Said(f"数据文件：{name}", f"data file: {name}"))
    counts = {"drafts": state.drafts, "in_trash": state.in_trash, "versions": state.versions}
    zh = f"{state.drafts}个序列，其中{state.in_trash}个在回收站，共{state.versions}个版本"
    en = f"{state.drafts} sequences, {state.in_trash} of them in the trash, {state.versions} versions"
    yield Line("counts", counts, Said(zh, en))
    faults = "；".join(state.faults[:5])
    whole = Said("文件结构：完好", "structure of the file: sound")
    broken = Said(f"文件结构损坏：{faults}。从备份恢复", f"the file is damaged: {faults}. Bring a backup back")
    yield Line("faults", list(state.faults), broken if faults else whole, bad=bool(faults))
    yield from _damaged(state.damaged)
    yield from _audit(state.audit)
    yield _waiting(state.due.trashed, state.due.gone, state.a_day)
    days = round(state.counted_days, 1)
    zh, en = f"已计时{days}天（只算机器开着的时间）", f"{days} days were counted (only while the machine was on)"
    yield Line("counted_days", days, Said(zh, en))
    if state.clock:
        yield Line("clock", state.clock.zh, state.clock)


def _damaged(damaged: tuple[Said, ...]) -> Iterator[Line]:
    sound = Said("内容核对：每一版都和存下时一样", "content: every version is what was saved")
    zh = "\n".join(f"损坏：{one.zh}" for one in damaged)
    en = "\n".join(f"damaged: {one.en}" for one in damaged)
    yield Line("damaged", [one.zh for one in damaged], Said(zh, en) if damaged else sound, bad=bool(damaged))


def _audit(audit: Verification) -> Iterator[Line]:
    rows, breaks, seen = audit.rows, audit.breaks, audit.seen
    whole = Said(f"审计：{rows}行，一环扣一环", f"audit: {rows} rows, the chain holds")
    if seen:
        whole = Said(f"审计：{rows}行，断处都看过了", f"audit: {rows} rows, its breaks were all seen")
    told = breaks if len(breaks) <= _FEW else (*breaks[:_FEW], _MORE)
    told += (_SEE,) if breaks else ()
    broken = Said("\n".join(one.zh for one in told), "\n".join(one.en for one in told))
    value = {"rows": rows, "breaks": [one.zh for one in breaks], "seen": [one.zh for one in seen]}
    yield Line("audit", value, broken if breaks else whole, bool(breaks))
    if seen:
        shown = seen if len(seen) <= _FEW else (*seen[:_FEW], _MORE)
        zh, en = "\n".join(f"看过的：{one.zh}" for one in shown), "\n".join(f"seen: {one.en}" for one in shown)
        yield Line("audit_seen", len(seen), Said(zh, en))


def _waiting(trashed: int, gone: int, a_day: int) -> Line:
    said = Said("没有等着清理的", "nothing waits to be let go")
    if trashed or gone:
        said = Said(
            f"等着清理：{trashed}个{KEPT_SAID.zh}没有用，回收站里{gone}个满了{IN_TRASH.days}天；"
            f"每天最多各{a_day}个，dongling sweep 一次清完",
            f"waiting: {trashed} not used for {KEPT_SAID.en}, {gone} in the trash for {IN_TRASH.days} days; "
            f"at most {a_day} of each a day, all at once by dongling sweep",
        )
    return Line("waiting", {"unused": trashed, "in_trash": gone, "a_day": a_day}, said)


def _backups(data: Path) -> Iterator[Line]:
    there = daily_backups(data)
    spoilt = [backup.path.name for backup in there if not readable(backup.path)]
    said = Said("还没有每天的备份：网站开着才会做", "there is no daily backup yet: the site makes it while it serves")
    if there:
        size = sum(backup.size for backup in there) / MEGABYTE
        newest = there[0].path.name
        said = Said(
            f"每天的备份：{len(there)}个，共{size:.1f} MB，最新的是 {newest}",
            f"daily backups: {len(there)}, {size:.1f} MB, the newest is {newest}",
        )
    yield Line("backups", [backup.path.name for backup in there], said)
    if spoilt:
        names = "、".join(spoilt)
        yield Line("spoilt_backups", spoilt, Said(f"读不了的备份：{names}", f"unreadable backups: {names}"), bad=True)


def _witnesses(place: Path | str, data: Path) -> Iterator[Line]:
    """Hold the audit to what each backup knows of it: a chain that was written anew holds in itself."""
    with closing(Store.open(place)) as store:
        known = [(backup, witness) for backup in daily_backups(data) if (witness := witness_in(backup.path))]
        others = [(backup, witness.number) for backup, witness in known if not store.audit.has(*witness)]
    said = Said(f"审计和{len(known)}个备份记下的一致", f"the audit is the one that {len(known)} backups know of")
    if others:
        newest, number = others[0]
        said = Said(
            f"审计到第{number}行和 {newest.path.name} 记下的不一样：从那以后被重写过，或者丢了几行",
            f"up to row {number} the audit is not what {newest.path.name} knows of it: it was written anew, or rows "
            "are lost",
        )
    names = [backup.path.name for backup, _ in others]
    yield Line("audit_unlike", names, said, bad=bool(others))


def _room(data: Path) -> Iterator[Line]:
    free = shutil.disk_usage(data).free // MEGABYTE
    little = free < LITTLE // MEGABYTE
    zh = f"磁盘还剩{free} MB" + ("，不多了，请腾出空间" if little else "")
    en = f"{free} MB are left on the disk" + (", which is little: free some space" if little else "")
    yield Line("free_mb", free, Said(zh, en))
