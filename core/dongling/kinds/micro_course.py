"""校史微课程: a short film of at most ten minutes, from a script of scenes, with one question to think about."""

from collections.abc import Iterator
from typing import Annotated

from pydantic import BeforeValidator, Field

from dongling.media import STREAMED
from dongling.model import PICTURE, About, Kind, Model, Text, Unit, Whole, Words
from dongling.problems import Problem, Said

# Spoken Mandarin for school films: about 180 to 220 characters a minute.
SLOWEST, FASTEST = 150, 250
MINUTE = 60


class Scene(Model):
    """What is seen and said, and for how long."""

    scene: Annotated[
        Text, About("画面", help=("看见什么", "what is seen"), weight=1, example="操场边的两棵老树", wall="direction")
    ]
    words: Annotated[
        Text, About("解说词", help=("说什么", "what is said"), weight=1, example="请写解说词。", pupils="story")
    ]
    seconds: Annotated[Whole, Field(ge=1, le=1200), About("秒", help=("这一段多长", "how long"), example="600")]
    on_wall: Annotated[
        str, About("墙上", help=("放映时墙上写的一句，可不写", "the line on the wall; optional"), wall="ask")
    ] = ""
    picture: Annotated[str, PICTURE] = ""


class Exercise(Model):
    """A question with choices; one line alone is a question without."""

    question: Annotated[Text, About("题目", weight=1, example="请写一道题", wall="ask")]
    choices: Annotated[Words, About("选项", help=("可不写", "optional"), wall="choices")] = ()
    answer: Annotated[str, About("答案", help=("照抄一个选项", "one of the choices"), wall="answer")] = ""
    note: Annotated[str, About("解析", wall="answer")] = ""


def _line(value: object) -> object:
    return {"question": value} if isinstance(value, str) else value


class MicroCourse(Model):
    """The fields of a micro-course."""

    script: Annotated[
        tuple[Scene, ...], Field(min_length=1), About("脚本", help=("一段一个画面", "scene by scene"), weight=1)
    ]
    question: Annotated[
        Text,
        About(
            "思考题",
            help=("看完想一想", "to think about"),
            weight=1,
            example="看完以后，你想问谁什么？",
            pupils="think",
        ),
    ]
    exercises: Annotated[
        tuple[Annotated[Exercise, BeforeValidator(_line)], ...], About("练习", help=("可不写", "optional"), weight=1)
    ] = ()
    recording: Annotated[
        str,
        About(
            "录音",
            help=(
                "媒体里的声音或片子，照各段的秒数录；可不写",
                "a sound or film among the media, by the scenes' seconds",
            ),
            pupils="picture",
        ),
    ] = ""


KIND = Kind(
    identifier="micro_course",
    name="校史微课程",
    name_en="micro-course",
    aka=("微课程", "微课", "微视频"),
    details=MicroCourse,
    template="units/kinds/micro_course.html",
    minutes=(3, 10),
    description="十分钟以内，一段一个画面",
    icon='<path d="M6 4.5h12v15H6zM4.5 4.5h15M4.5 19.5h15"/><path d="M10.5 9.5v5l4-2.5z"/>',
)


def check(unit: Unit) -> Iterator[Problem]:
    """Say when the scenes don't fill the minutes, or when nobody could speak the script in that time."""
    details = unit.details
    if not isinstance(details, MicroCourse):
        return
    seconds = sum(scene.seconds for scene in details.script)
    if abs(seconds - unit.minutes * MINUTE) > MINUTE:
        yield unit.problem(
            "script",
            Said(
                f"各段共{seconds}秒，与{unit.minutes}分钟相差一分钟以上",
                f"the scenes take {seconds} s, the unit says {unit.minutes} min",
            ),
            Said("改秒数或分钟", "change the seconds or the minutes"),
            severity="warning",
            code="script-time",
        )
    spoken = sum(len(scene.words) for scene in details.script)
    if not SLOWEST * unit.minutes <= spoken <= FASTEST * unit.minutes:
        yield unit.problem(
            "script",
            Said(
                f"解说词{spoken}字，{unit.minutes}分钟一般说{180 * unit.minutes}到{220 * unit.minutes}字",
                f"{spoken} characters for {unit.minutes} min; usual are {180 * unit.minutes} to {220 * unit.minutes}",
            ),
            Said("增减解说词", "lengthen or shorten the words"),
            severity="warning",
            code="script-length",
        )
    yield from _recording(unit, details.recording)
    for i, exercise in enumerate(details.exercises):
        if exercise.choices and exercise.answer not in exercise.choices:
            yield unit.problem(
                ("exercises", i),
                Said("答案不在选项里", "the answer is not among the choices"),
                Said("答案照抄一个选项", "copy one of the choices"),
                code="exercise-answer",
            )


def _recording(unit: Unit, name: str) -> Iterator[Problem]:
    """Say when what is named as the recording can't be heard; that it is among the media, all pictures are held to."""
    if any(medium.file == name and medium.sort not in STREAMED for medium in unit.media):
        yield unit.problem(
            "recording",
            Said(f"“{name}”不是声音，也不是片子", f"“{name}” is neither sound nor film"),
            Said("写录好的声音或片子的文件名", "name the file that was recorded"),
            code="recording",
        )
