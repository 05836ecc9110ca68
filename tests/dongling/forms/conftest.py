"""A form that is sent back as it was shown."""

from collections.abc import Iterable

from dongling.forms import Question, Sort


def sent(asked: Iterable[Question]) -> dict[str, list[str]]:
    """Return what a browser sends of a form that nobody has touched."""
    answers: dict[str, list[str]] = {}
    for one in asked:
        if one.sort in (Sort.ROWS, Sort.CHOICES):
            answers[f"count:{one.path}"] = [str(len(one.rows))]
        for row in one.rows:
            answers |= sent(row.questions)
        if one.choices:
            answers[one.path] = [choice.value for choice in one.choices if choice.chosen]
        elif one.sort not in (Sort.ROWS, Sort.GROUP):
            answers[one.path] = [one.value.replace("\n", "\r\n")]
    return answers
