"""Changes to a small folder of two schools, drawn by chance: all that people and programs do to files."""

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from hypothesis import strategies as st

from dongling.testing import unit_text

UNITS = ("a.yaml", "b.yaml", "deep/a.yaml", "deep-er/z.yaml", "sub/deep/c.yaml", "y.yaml")
IDENTIFIERS = ("u-one", "u-two", "u-three", "u-four")
FACTS = ("f-bridge", "f-law", "f-motto")
_NAMES = ("一课", "两课", "三课")
_LAW = "国旗法第5条规定，学校应当升挂国旗。"
_TEXTS = ("走过三座桥。", _LAW, "读一读。")
_TERM = "词表: virtue\n名称: 品格\n词:\n"
TERMS = (
    f"{_TERM}- {{编号: lvze, 名称: 履责}}\n- {{编号: mingli, 名称: 明理}}\n",
    f"{_TERM}- {{编号: mingli, 名称: 明理}}\n- {{编号: lvze, 名称: 履责, 别名: [担当]}}\n",
    f"{_TERM}- {{编号: lvze, 名称: 履责任}}\n- {{编号: mingli, 名称: 明理, 别名: [履责]}}\n",
    f"{_TERM}- {{编号: mingli, 名称: 明理}}\n",
    f"{_TERM}- {{编号: lvze, 名称: 担当}}\n- {{编号: dandang, 名称: 履责}}\n",
    "词表: virtue\n名称: 美德\n词:\n- {编号: lvze, 名称: 履责}\n",
    "词表: competency\n名称: 核心素养\n词:\n- {编号: x-law, 名称: 法治观念, 其他: {stages: [p, j]}}\n",
    "词表: virtue\n名称: 品格\n词: 没有\n",
    "名称：品格\n",
)
SCHOOLS = ("编号: dl\n名称: 东林\n", "编号: dl\n名称: 新东林\n", "编号: ly\n名称: 连元\n合作学校: [u]\n", "编号: [")
PLACES = ("地点: [{编号: p-park, 名称: 公园}]", "地点: [{编号: p-museum, 名称: 馆}, {编号: 9, 名称: 馆}]", "地点: 没有")
BROKEN = ("名称：东林\n", "identifier: [\n", "identifier: u-one\nkind: lesson\nname: 少了\n", "\x00", "")
ACTIONS = (*["unit"] * 3, "broken", "delete", "rename", "mend", "touch", "terms", "school", "facts", "sequence")
_DELETED = 55
"""From this on, a change to what units stand in deletes it."""
RARE = ("collection", "places", "order", "restart", "swap", "same")


@dataclass(frozen=True)
class Change:
    """One thing done; numbers choose among what there is."""

    action: str
    where: int
    which: int
    what: int
    named: bool
    """Whether the paths that changed are told to the loader, as a watcher does."""


changes = st.builds(
    Change,
    action=st.sampled_from([*ACTIONS, *RARE]),
    where=st.integers(0, 11),
    which=st.integers(0, 59),
    what=st.integers(0, 59),
    named=st.booleans(),
)


@dataclass
class Ground:
    """Two content folders and `seeds/` beside them; `sound` are the last texts without an error, by file."""

    place: Path
    sound: dict[Path, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.folders = [self.place / "courses", self.place / "more"]
        for folder in (*self.folders, self.place / "seeds"):
            folder.mkdir(parents=True)

    def apply(self, change: Change) -> set[str]:
        """Do it; return the paths that changed."""
        folder = self.folders[change.where % 2]
        file = folder / UNITS[change.where % len(UNITS)]
        own: dict[str, Callable[[], set[str]]] = {
            "unit": lambda: self._write(file, unit(change.which, change.what)),
            "broken": lambda: self._write(file, BROKEN[change.what % len(BROKEN)], sound=False),
            "mend": lambda: self._write(file, self.sound.get(file, unit_text("u-one"))),
            "delete": lambda: self._gone(file),
            "rename": lambda: self._moved(file, folder / UNITS[change.which % len(UNITS)]),
            "swap": lambda: self._moved(file, folder / UNITS[change.which % len(UNITS)], back=True),
            "touch": lambda: self._again(file),
            "same": lambda: self._again(file, anew=True),
            "order": self._reversed,
        }
        return own[change.action]() if change.action in own else self._around(folder, change)

    def _around(self, folder: Path, change: Change) -> set[str]:
        """Change what units stand in, or what else refers to them."""
        what = change.what
        files: dict[str, tuple[Path, str]] = {
            "terms": (folder / "terms" / "virtue.yaml", TERMS[what % len(TERMS)]),
            "school": (folder / "school.yaml", SCHOOLS[what % len(SCHOOLS)]),
            "facts": ((folder, self.place / "seeds")[change.which % 2] / "facts.yaml", facts(what)),
            "places": (folder / "places.yaml", PLACES[what % len(PLACES)]),
            "sequence": (folder / "sequences" / f"s{what % 2}.yaml", sequence(change.which, what)),
            "collection": (folder / "collections" / "c.yaml", collection(what)),
        }
        if change.action not in files:
            return set()
        path, text = files[change.action]
        if what >= _DELETED:
            return self._gone(path)
        return self._write(path, text, sound=False)

    def _write(self, path: Path, text: str, *, sound: bool = True) -> set[str]:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        if sound:
            self.sound[path] = text
        return {str(path)}

    def _gone(self, path: Path) -> set[str]:
        path.unlink(missing_ok=True)
        return {str(path)}

    def _reversed(self) -> set[str]:
        self.folders.reverse()
        return set()

    def _moved(self, file: Path, to: Path, *, back: bool = False) -> set[str]:
        """Rename a file; with `back`, what it replaces gets its name."""
        if file.exists() and file != to:
            to.parent.mkdir(parents=True, exist_ok=True)
            other = to.read_bytes() if back and to.exists() else None
            file.replace(to)
            if other is not None:
                file.write_bytes(other)
        return {str(file), str(to)}

    def _again(self, file: Path, *, anew: bool = False) -> set[str]:
        """Touch a file, or save it anew as it is, as editors do."""
        if file.exists() and anew:
            part = file.with_name("new.part")
            part.write_bytes(file.read_bytes())
            part.replace(file)
        elif file.exists():
            file.touch()
        return {str(file)}


def unit(which: int, what: int) -> str:
    """Return a unit's text, of a few identifiers, that may refer to others, to facts, to terms."""
    fields: dict[str, Any] = {"name": _NAMES[what % 3], "body": _TEXTS[which // 3 % 3], "minutes": str(20 + which)}
    if what % 2:
        fields["prerequisites"] = [IDENTIFIERS[which % 4], "u-gone"]
    if which % 3 == 1:
        fields["facts"] = [FACTS[what % 3], FACTS[(what + 1) % 3]]
    if what % 5 == 2:
        fields["terms"] = {"品格": [("履责", "明理", "担当", "lvze")[which % 4]]}
    if what % 5 == 3:
        fields["competencies"] = ["法治观念"]
        fields["band"] = ("p3", "j", "s")[which % 3]
    if what % 7 == 4:
        fields["places"] = ["p-park"]
    if which % 4 == 3:
        fields["review_status"] = "draft"
    return unit_text(IDENTIFIERS[(which + what) % 4], **fields)


def facts(what: int) -> str:
    """Return a table of facts, some with an entry that is wrong."""
    law = f"法律: {('国旗法', '教育法')[what % 2]}, 条: 第5条, 版本: 2020年修正, 施行: 2021-01-01, 来源: [src]"
    entries = [
        "{编号: f-bridge, 陈述: 桥有三座。, 把握: verified}",
        f"{{编号: f-law, 陈述: 升国旗。, 把握: verified, {law}}}",
        f"{{编号: f-motto, 陈述: 校训{what}。, 把握: seed}}",
        "{编号: f-wrong, 把握: 不知道}",
    ]
    return "史料:\n" + "".join(f"- {entry}\n" for i, entry in enumerate(entries) if not what >> i & 1 or i == 2)


def sequence(which: int, what: int) -> str:
    """Return a sequence of two steps; some are broken."""
    steps = f"[{{单元: {IDENTIFIERS[which % 4]}}}, {{单元: {IDENTIFIERS[what % 4]}, 分钟: {1 + what}}}]"
    return f"编号: s-{which % 3}\n名称: 序列{what}\n课次: {steps if what % 6 else '没有'}\n"


def collection(what: int) -> str:
    """Return a collection by a term or by a school; some are broken."""
    query = ("{词表: {品格: [履责]}}", "{学校: [dl]}", "{类型: [不知道]}", "{主题: [家国情怀]}")[what % 4]
    return f"编号: c-one\n名称: 专题{what}\n查询: {query}\n"
