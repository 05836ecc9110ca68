"""校史微课程 on paper: the script with its times, the exercises, their answers apart."""

from itertools import accumulate

from dongling.exporters.word.paper import Paper
from dongling.exporters.word.pictures.unit_pictures import UnitPictures
from dongling.kinds.micro_course import Exercise, MicroCourse

_LETTERS = "ABCDEFGH"


def write(paper: Paper, film: MicroCourse, pictures: UnitPictures) -> None:
    """Write the script scene by scene, with when each begins, and what scenes show."""
    say = paper.say
    paper.heading(say("脚本"))
    ends = list(accumulate(scene.seconds for scene in film.script))
    rows = [
        (str(i), _clock(end - scene.seconds), str(scene.seconds), scene.scene, scene.words)
        for i, (scene, end) in enumerate(zip(film.script, ends, strict=True), 1)
    ]
    head = (say("段"), say("开始"), say("秒"), say("画面"), say("解说词"))
    paper.table(head, rows, (0.9, 1.4, 1.1, 4.6, 9.0))
    spoken = sum(len(scene.words) for scene in film.script)
    paper.text(say("共%(time)s，解说词%(count)s字。", time=_clock(ends[-1]), count=spoken), "Caption")
    for i, scene in enumerate(film.script, 1):
        pictures.write_of(scene, say("第%(number)s段", number=i))
    paper.heading(say("思考题"))
    paper.text(film.question)
    if film.exercises:
        paper.heading(say("练习"))
        for i, exercise in enumerate(film.exercises, 1):
            _write_exercise(paper, i, exercise)
        _write_answers(paper, film.exercises)


def _write_exercise(paper: Paper, number: int, exercise: Exercise) -> None:
    paper.text(f"{number}. {exercise.question}")
    for letter, choice in zip(_LETTERS, exercise.choices, strict=False):
        paper.text(f"{letter}. {choice}", "List Paragraph")
    if not exercise.choices:
        paper.blank(1.2)


def _write_answers(paper: Paper, exercises: tuple[Exercise, ...]) -> None:
    answered = [(i, exercise) for i, exercise in enumerate(exercises, 1) if exercise.answer or exercise.note]
    if answered:
        paper.heading(paper.say("答案与解析（教师用）"))
    for i, exercise in answered:
        letters = dict(zip(exercise.choices, _LETTERS, strict=False))
        letter = f"{letters[exercise.answer]}. " if exercise.answer in letters else ""
        answer = f"{i}. {letter}{exercise.answer}"
        paper.text(paper.in_a_row([answer, exercise.note]))


def _clock(seconds: int) -> str:
    return f"{seconds // 60}:{seconds % 60:02}"
