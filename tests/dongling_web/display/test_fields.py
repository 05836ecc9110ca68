"""Any kind's fields, as labels and values."""

from typing import Annotated

from dongling import About, Library, Model, Words
from dongling_web.display.fields import FieldRow, rows


class Part(Model):
    """A part."""

    title: Annotated[str, About("题")]


class Details(Model):
    """Details of all sorts."""

    stage: Annotated[str, About("学段", scheme="stage")] = "junior"
    done: Annotated[bool, About("完成")] = True
    count: Annotated[int, About("个数")] = 3
    words: Annotated[Words, About("词")] = ("甲", "乙")
    parts: Annotated[tuple[Part, ...], About("部分")] = (Part(title="一"), Part(title="二"))
    empty: Annotated[str, About("空")] = ""
    nothing: Annotated[str | None, About("无")] = None


def test_fields_come_with_their_labels_terms_by_name_and_empty_ones_left_out(library: Library) -> None:
    assert rows(Details(), library.catalog) == (
        FieldRow("学段", ("初中",)),
        FieldRow("完成", ("是",)),
        FieldRow("个数", ("3",)),
        FieldRow("词", ("甲", "乙")),
        FieldRow("部分", (), ((FieldRow("题", ("一",)),), (FieldRow("题", ("二",)),))),
    )
