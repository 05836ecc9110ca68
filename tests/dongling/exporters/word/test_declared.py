"""A kind's own fields on paper, from their declarations alone."""

from typing import Annotated

from pydantic import BaseModel

from dongling import About, Minutes, Model, Phase, Text, Whole, Words, YesNo
from dongling.builtin import register_terms
from dongling.catalog import Catalog, Terms
from dongling.exporters.word.declared import text_of, write_fields
from dongling.exporters.word.paper import WIDTH, Paper
from dongling.languages import CHINESE
from dongling.model import fields_of
from tests.dongling.exporters.reading import headings, opened, paragraphs, rows, tables

CATALOG = Catalog(terms=Terms(register_terms()))


class Round(Model):
    """A part that comes several times."""

    draft: Annotated[Text, About("初稿")]
    minutes: Annotated[Minutes, About("分钟")]
    subject: Annotated[Words, About("学科", scheme="subject")] = ()


class Kind(Model):
    """One field of each sort."""

    edition: Annotated[str, About("版本")] = ""
    consent: Annotated[YesNo, About("同意")] = False
    script: Annotated[str, About("讲稿")] = ""
    before: Annotated[Round | None, About("先学")] = None
    after: Annotated[Round | None, About("后用")] = None
    rounds: Annotated[tuple[Round, ...], About("轮次")] = ()
    sheet: Annotated[Words, About("观课表")] = ()
    process: Annotated[tuple[Phase, ...], About("环节")] = ()
    count: Annotated[Whole, About("次数")] = 0


def made(details: BaseModel) -> Paper:
    """Return the paper with a kind's fields on it."""
    paper = Paper("一课")
    write_fields(paper, details, CATALOG)
    return paper


def a_round(draft: str, minutes: int, *subjects: str) -> Round:
    """Return a part."""
    return Round.model_construct(draft=draft, minutes=minutes, subject=subjects)


def test_short_values_stand_together_and_what_is_not_given_is_not_there() -> None:
    document = opened(made(Kind(edition="7.0", consent=True)).data())
    assert [rows(table) for table in document.tables] == [[["版本", "7.0"], ["同意", "是"]]]
    assert headings(document) == []


def test_a_long_text_has_a_heading_and_its_paragraphs() -> None:
    document = opened(made(Kind(script="第一段\n\n第二段")).data())
    assert headings(document) == [(1, "讲稿")]
    assert paragraphs(document)[2:] == ["第一段", "第二段"]


def test_a_list_of_parts_is_a_table_with_its_minutes_summed() -> None:
    document = opened(made(Kind(rounds=(a_round("甲", 20, "yuwen"), a_round("乙", 25)))).data())
    assert tables(document)["轮次"] == [["", "初稿", "分钟", "学科"], ["1", "甲", "20", "语文"], ["2", "乙", "25", ""]]
    assert paragraphs(document)[-1] == "合计45分钟。"


def test_single_parts_of_one_shape_that_follow_one_another_are_the_rows_of_a_table() -> None:
    document = opened(made(Kind(before=a_round("甲", 15), after=a_round("乙", 30))).data())
    assert rows(document.tables[0]) == [["", "初稿", "分钟"], ["先学", "甲", "15"], ["后用", "乙", "30"]]


def test_a_single_part_is_labels_and_values() -> None:
    document = opened(made(Kind(before=a_round("甲", 15))).data())
    assert tables(document)["先学"] == [["初稿", "甲"], ["分钟", "15"]]


def test_phases_are_called_what_lesson_plans_call_them() -> None:
    phase = Phase(name="读", minutes=45, teacher="问", pupils="答")
    assert tables(opened(made(Kind(process=(phase,))).data()))["教学过程"][1] == ["1", "读", "45", "问", "答"]


def test_a_list_of_long_words_is_a_list_of_short_ones_a_row() -> None:
    field = fields_of(Kind)["sheet"]
    assert text_of(CHINESE, ("看", "听"), field, CATALOG) == "看、听"
    long = ("看学生有没有时间自己想一想", "听有没有人把话说完以后再接话")
    assert text_of(CHINESE, long, field, CATALOG) == "\n".join(long)
    assert headings(opened(made(Kind(sheet=(*long, *long))).data())) == [(1, "观课表")]


def test_columns_fill_the_page() -> None:
    document = opened(made(Kind(rounds=(a_round("很长的一段话" * 30, 20, "yuwen"),))).data())
    widths = [(cell.width or 0) / 360_000 for cell in document.tables[0].rows[0].cells]
    assert abs(sum(widths) - WIDTH) < 0.1
    assert widths[1] > widths[3] > 1.4
