"""What every task of a sheet has, and how a fault in one is said."""

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Annotated, LiteralString, TypeVar

from pydantic_core import PydanticCustomError

from dongling.model.fields import About, Model
from dongling.model.scalars import Text, Words

T = TypeVar("T")
TASK_NAMES: Mapping[str, str] = {
    "choice": "选择",
    "order": "排序",
    "match": "配对",
    "blank": "填空",
    "point": "点图",
    "open": "开放",
    "observe": "观察",
}
"""What authors call each type of task; a file may use either word."""
_TAGS = {name: tag for tag, name in TASK_NAMES.items()}


def task_tag(value: object) -> object:
    """Return the English word for a type of task that is written in Chinese; anything else as it is."""
    return _TAGS.get(value, value) if isinstance(value, str) else value


TYPE = About("题型", help=("、".join(TASK_NAMES.values()), ", ".join(TASK_NAMES)), words=TASK_NAMES)
"""The declaration of the field `type`, the same for every type of task."""

PICTURE = About("图", help=("媒体里的文件", "a file among the unit's media"), pupils="picture")
"""The declaration of a field by which a scene, stop, phase, task or card names one of the media to be shown there."""


class TaskFields(Model):
    """What a task of any type has: what is asked, where it belongs, what is said after a miss and at the end."""

    prompt: Annotated[
        Text, About("题目", help=("学生看到的一句", "what pupils are asked"), weight=1, example="请写一道题")
    ]
    part: Annotated[str, About("用在", help=("哪一段、哪一站、哪一环节", "which scene, stop or phase it is for"))] = ""
    picture: Annotated[str, PICTURE] = ""
    hint: Annotated[str, About("提示", help=("第一次没做对时说", "said after a first miss"))] = ""
    explanation: Annotated[str, About("解释", help=("依据史料的一两句", "a sentence or two, from facts"))] = ""
    facts: Annotated[Words, About("出处", "schema:isBasedOn", ("解释用到的史料编号", "facts that it rests on"))] = ()


def refused(code: LiteralString, message: tuple[str, str], fix: tuple[str, str]) -> PydanticCustomError:
    """Return the error of a rule of the model, in Chinese and English, with what mends it."""
    words = {"zh": message[0], "en": message[1], "fix_zh": fix[0], "fix_en": fix[1]}
    return PydanticCustomError(code, "{en}", words)


def some(values: tuple[T, ...]) -> tuple[T, ...]:
    """Refuse an empty list. Raises PydanticCustomError."""
    return _at_least(1, values)


def two(values: tuple[T, ...]) -> tuple[T, ...]:
    """Refuse a list of less than two. Raises PydanticCustomError."""
    return _at_least(2, values)


def _at_least(least: int, values: tuple[T, ...]) -> tuple[T, ...]:
    # not a bound on the length: pydantic would count the items that are faulty themselves as missing too
    if len(values) < least:
        raise refused(
            "few",
            (f"至少要有{least}项，现在是{len(values)}项", f"there should be {least} at least, not {len(values)}"),
            ("每项一行，前面加“- ”", "one item a line, each after `- `"),
        )
    return values


def once(label: tuple[str, str], words: Iterable[str]) -> None:
    """Refuse words of which one is empty or stands twice. Raises PydanticCustomError."""
    given = [word.strip() for word in words]
    if "" in given:
        raise refused(
            "empty",
            (f"“{label[0]}”里有空的一项", f"one of {label[1]} is empty"),
            ("写上，或删掉这一项", "write it or delete it"),
        )
    twice = next((word for word, count in Counter(given).items() if count > 1), "")
    if twice:
        raise refused(
            "twice",
            (f"“{label[0]}”里“{twice}”写了两次", f"“{twice}” stands twice in {label[1]}"),
            ("改一处，或删一处", "change or delete one"),
        )
