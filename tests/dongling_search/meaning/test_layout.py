"""What is laid out of a state of the index."""

from dongling_search.meaning.layout import Layout
from dongling_search.meaning.vectors import normal

STRANGERS = normal([[1.0, 0.0], [1.0, 0.2]], 2)
ROWS = {digest: normal([[0.0, 1.0]], 1) for digest in ("a1", "a2", "b1")}


def test_what_changed_is_lacking_until_its_vectors_are_there() -> None:
    layout = Layout("model", STRANGERS)
    layout.take({"a": "a1", "b": "b1"}, ROWS)
    changed = {"a": "a2", "b": "b1"}
    assert layout.lacking(changed) == {"a": "a2"}
    layout.take(changed, {})
    assert (len(layout), len(layout.nearness)) == (1, 1)
    layout.take(changed, ROWS)
    assert (len(layout), len(layout.nearness), layout.lacking(changed)) == (2, 2, {})


def test_the_edition_tells_what_is_laid_out_however_it_came_there() -> None:
    there, back = Layout("model", STRANGERS), Layout("model", STRANGERS)
    there.take({"a": "a1"}, ROWS)
    back.take({"a": "a2", "b": "b1"}, ROWS)
    assert there.edition != back.edition
    back.take({"a": "a1"}, ROWS)
    assert there.edition == back.edition != Layout("model", STRANGERS).edition
