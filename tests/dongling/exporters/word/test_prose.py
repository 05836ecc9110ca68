"""Markdown on paper."""

from docx.document import Document
from hypothesis import example, given, settings
from hypothesis import strategies as st

from dongling.exporters.word.paper import Paper
from dongling.exporters.word.prose import write
from dongling.text.markdown import sections
from tests.dongling.exporters.reading import headings, opened, paragraphs, rows


def written(text: str) -> Document:
    """Return the document that a text makes."""
    paper = Paper("一课")
    for section in sections(text):
        if section.title:
            paper.heading(section.title)
        write(paper, section.nodes)
    return opened(paper.data())


def styles(document: Document) -> list[tuple[str, str]]:
    """Return the style and the words of each paragraph after the title."""
    return [(p.style.name or "", p.text) for p in document.paragraphs[1:] if p.style is not None and p.text]


def test_headings_of_a_body_are_headings_of_the_unit() -> None:
    assert headings(written("## 目标\n\n### 细目\n")) == [(1, "目标"), (2, "细目")]


def test_emphasis_beside_chinese_punctuation_is_bold() -> None:
    runs = written("是**“家事”**吗").paragraphs[1].runs
    assert [(run.text, bool(run.bold)) for run in runs] == [("是", False), ("“家事”", True), ("吗", False)]


def test_lists_are_lists() -> None:
    assert styles(written("- 甲\n- 乙\n\n1. 丙\n2. 丁\n\n   续\n")) == [
        ("List Bullet", "甲"),
        ("List Bullet", "乙"),
        ("List Number", "丙"),
        ("List Number", "丁"),
        ("List Paragraph", "续"),
    ]


def test_an_author_s_line_stays_a_line() -> None:
    assert paragraphs(written("材料一\n材料二"))[1] == "材料一\n材料二"


def test_tables_and_quotations_stay_what_they_are() -> None:
    document = written("> 引用\n\n| 年 | 事 |\n|---|---|\n| 1905 | 建校 |\n")
    assert styles(document)[0] == ("Quote", "引用")
    assert rows(document.tables[0]) == [["年", "事"], ["1905", "建校"]]


def test_a_link_keeps_its_address_and_an_image_its_words() -> None:
    text = "看[市志](https://example.org/a)和![桥](b.png)，`x < y`，~~不~~"
    assert paragraphs(written(text))[1] == "看市志（https://example.org/a）和（图：桥），x < y，不"


def test_markup_of_html_is_text() -> None:
    assert paragraphs(written("<script>alert(1)</script>"))[1] == "<script>alert(1)</script>"


@settings(max_examples=150, deadline=None)
@given(st.text(st.sampled_from("# >-1.*_~`|[](!)\n\t甲a<&"), max_size=60))
@example("> # 引用里的标题\n")
@example("| 甲 |\n|---|\n| 乙 | 丙 |\n||\n")
@example("> " * 60 + "深")
def test_any_markdown_can_be_written(text: str) -> None:
    assert written(text).paragraphs[0].text == "一课"
