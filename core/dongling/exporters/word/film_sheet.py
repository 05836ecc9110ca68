"""校史微课程 on paper: the script with its times, the exercises, their answers apart."""

from itertools import accumulate

from dongling.exporters.word.paper import Paper
from dongling.kinds.micro_course import Exercise, MicroCourse

_LETTERS = "ABCDEFGH"


def write(paper: Paper, film: MicroCourse) -> None:
    """Write the script scene by scene, with when each begins."""
    paper.heading("脚本")
    ends = list(accumulate(scene.seconds for scene in film.script))
    rows = [
        (str(i), _clock(end - scene.seconds), str(scene.seconds), scene.scene, scene.words)
        for i, (scene, end) in enumerate(zip(film.script, ends, strict=True), 1)
    ]
    paper.table(("段", "开始", "秒", "画面", "解说词"), rows, (0.9, 1.4, 1.1, 4.6, 9.0))
    spoken = sum(len(scene.words) for scene in film.script)
    paper.text(f"共{_clock(ends[-1])}，解说词{spoken}字。", "Caption")
    paper.heading("思考题")
    paper.text(film.question)
    if film.exercises:
        paper.heading("练习")
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
        paper.heading("答案与解析（教师用）")
    for i, exercise in answered:
        letters = dict(zip(exercise.choices, _LETTERS, strict=False))
        letter = f"{letters[exercise.answer]}. " if exercise.answer in letters else ""
        paper.text(f"{i}. {letter}{exercise.answer}　{exercise.note}".rstrip("　"))


def _clock(seconds: int) -> str:
    return f"{seconds // 60}:{seconds % 60:02}"
