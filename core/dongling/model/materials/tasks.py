"""The tasks of a sheet, by type: choice, ordering, matching, blanks, points on a picture, open answers, observations.

A task carries its own key, so that a sheet and its key can never part. A fault in the data is an error at its place.
"""

import re
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BeforeValidator, Discriminator, Field, Tag, model_validator

from dongling.model.fields import About, Model
from dongling.model.materials.task_fields import TYPE, TaskFields, once, refused, some, task_tag, two
from dongling.model.scalars import Text, Whole, Words, YesNo

MOST_LINES = 30
"""So many lines to write on fit a page."""
BLANK = re.compile("[_\uff3f]{2,}")
"""Where in a prompt something is to be filled in."""
_typed = BeforeValidator(task_tag)
_Percent = Annotated[Whole, Field(ge=0, le=100)]


def _as_option(value: object) -> object:
    return {"text": value} if isinstance(value, str) else value


class Option(Model):
    """An option, and what is said to who takes it; one line alone is an option without."""

    text: Annotated[Text, About("文字")]
    reply: Annotated[str, About("回应", help=("选了它就说", "said to who takes it"))] = ""


class ChoiceTask(TaskFields):
    """One or more of several options are right."""

    type: Annotated[Literal["choice"], _typed, TYPE]
    options: Annotated[
        tuple[Annotated[Option, BeforeValidator(_as_option)], ...],
        AfterValidator(two),
        About("选项", help=("两个以上", "two or more")),
    ]
    right: Annotated[Words, AfterValidator(some), About("正确", help=("照抄对的那几项", "copy those that are right"))]

    @model_validator(mode="after")
    def _is_sound(self) -> "ChoiceTask":
        texts = [option.text for option in self.options]
        once(("选项", "the options"), texts)
        _known(self.right, texts, ("选项", "the options"))
        return self


class OrderTask(TaskFields):
    """Things to put in order; they are written in the right one and shown in another."""

    type: Annotated[Literal["order"], _typed, TYPE]
    items: Annotated[
        Words,
        AfterValidator(two),
        About("次序", help=("照正确的先后写", "in the right order; it is shown in another")),
    ]

    @model_validator(mode="after")
    def _is_sound(self) -> "OrderTask":
        once(("次序", "the items"), self.items)
        return self


class MatchedPair(Model):
    """Two things that belong together."""

    left: Annotated[Text, About("左")]
    right: Annotated[Text, About("右")]


class MatchTask(TaskFields):
    """Pairs to find: each left one belongs to one on the right; two may belong to the same."""

    type: Annotated[Literal["match"], _typed, TYPE]
    pairs: Annotated[tuple[MatchedPair, ...], AfterValidator(two), About("配对", help=("左右各一", "left and right"))]

    @model_validator(mode="after")
    def _is_sound(self) -> "MatchTask":
        once(("左", "the left side"), (pair.left for pair in self.pairs))
        return self


class BlankTask(TaskFields):
    """A text with blanks (two or more low lines in its prompt), each with the answers that are accepted."""

    type: Annotated[Literal["blank"], _typed, TYPE]
    blanks: Annotated[
        tuple[Words, ...],
        AfterValidator(some),
        About("空", help=("一空一项；几种写法都对就写成 [甲, 乙]", "an item each blank; [a, b] when both are right")),
    ]

    @model_validator(mode="after")
    def _is_sound(self) -> "BlankTask":
        for accepted in self.blanks:
            once(("空", "the answers"), accepted or ("",))
        shown = len(BLANK.findall(self.prompt))
        if shown and shown != len(self.blanks):
            raise refused(
                "blanks",
                (
                    f"题目里有{shown}个空，答案写了{len(self.blanks)}个",
                    f"the prompt has {shown} blanks, there are answers for {len(self.blanks)}",
                ),
                ("一个空写一项答案", "write one item for each blank"),
            )
        return self


class Point(Model):
    """A place on a picture, counted in hundredths from its left and its top; without them it stands in a list only."""

    name: Annotated[Text, About("名称")]
    x: Annotated[_Percent | None, About("横", help=("从左边数，0到100", "from the left, 0 to 100"))] = None
    y: Annotated[_Percent | None, About("纵", help=("从上边数，0到100", "from the top, 0 to 100"))] = None
    reply: Annotated[str, About("回应", help=("选了它就说", "said to who takes it"))] = ""


class PointTask(TaskFields):
    """Places to find on a picture or a map; the same places can be taken from a list."""

    type: Annotated[Literal["point"], _typed, TYPE]
    points: Annotated[tuple[Point, ...], AfterValidator(two), About("点")]
    right: Annotated[Words, AfterValidator(some), About("正确", help=("照抄对的那几项", "copy those that are right"))]

    @model_validator(mode="after")
    def _is_sound(self) -> "PointTask":
        names = [point.name for point in self.points]
        once(("点", "the points"), names)
        _known(self.right, names, ("点", "the points"))
        half = next((point.name for point in self.points if (point.x is None) != (point.y is None)), "")
        if half:
            raise refused(
                "half-point",
                (f"点“{half}”只写了横、纵里的一个", f"the point “{half}” has only one of x and y"),
                ("两个都写，或都不写", "write both or none"),
            )
        return self


class OpenTask(TaskFields):
    """An answer in own words, on lines or, to draw, in a box; there is no right one, only an example of a good one."""

    type: Annotated[Literal["open"], _typed, TYPE]
    lines: Annotated[Whole, Field(ge=1, le=MOST_LINES), About("行数", help=("留几行", "how many lines to leave"))] = 2
    box: Annotated[YesNo, About("画框", help=("留一个框来画", "leave a box to draw in"))] = False
    sample: Annotated[str, About("参考", help=("好的回答例", "examples of good answers"))] = ""


class ObservationTask(TaskFields):
    """A table to fill in while looking: what a row gives is printed, the rest of it is left blank."""

    type: Annotated[Literal["observe"], _typed, TYPE]
    columns: Annotated[
        Words, Field(max_length=8), AfterValidator(some), About("列", help=("表头", "heads of the columns"))
    ]
    rows: Annotated[
        tuple[Words, ...],
        Field(max_length=MOST_LINES),
        AfterValidator(some),
        About("行", help=("已经印好的字，空着的不写", "what is printed; leave out what is blank")),
    ]
    photo: Annotated[YesNo, About("自己的照片", help=("可以附一张自己拍的", "an own photo may go with it"))] = False
    sample: Annotated[str, About("参考", help=("好的回答例", "examples of good answers"))] = ""

    @model_validator(mode="after")
    def _is_sound(self) -> "ObservationTask":
        once(("列", "the columns"), self.columns)
        long = next((row for row in self.rows if len(row) > len(self.columns)), ())
        if long:
            raise refused(
                "row",
                (f"“{long[0]}”一行比表头多", f"the row “{long[0]}” has more than the columns"),
                ("每行不多于表头的列数", "no row has more cells than there are columns"),
            )
        return self


def _known(right: tuple[str, ...], among: list[str], label: tuple[str, str]) -> None:
    """Refuse a right answer that is not among those that can be given."""
    once(("正确", "the right ones"), right)
    strange = next((one for one in right if one not in among), "")
    if strange:
        raise refused(
            "right-answer",
            (f"正确的“{strange}”不在“{label[0]}”里", f"“{strange}” is not among {label[1]}"),
            ("照抄其中的一项", "copy one of them"),
        )


def _tag(value: Any) -> Any:
    return task_tag(value.get("type") if isinstance(value, dict) else getattr(value, "type", None))


SheetTask = Annotated[
    Annotated[ChoiceTask, Tag("choice")]
    | Annotated[OrderTask, Tag("order")]
    | Annotated[MatchTask, Tag("match")]
    | Annotated[BlankTask, Tag("blank")]
    | Annotated[PointTask, Tag("point")]
    | Annotated[OpenTask, Tag("open")]
    | Annotated[ObservationTask, Tag("observe")],
    Discriminator(_tag),
]
"""A task of any type; `type` says which."""
