"""What a person, and a program, reads beside a draft."""

from dongling import Catalog
from dongling.importers import draft_of, review_data, review_text
from tests.dongling.importers.formats.parts import drawing, paragraph, picture, relation, word
from tests.dongling.importers.reading import recognise


def test_the_sheet_has_all_that_the_draft_has_not(catalog: Catalog) -> None:
    body = paragraph("课题：看桥") + paragraph("主备人：（填写）") + drawing("r1", "老桥")
    data = word(
        body, {"word/media/a.png": picture(), "word/vbaProject.bin": "x"}, relation("r1", "image", "media/a.png")
    )
    recognised = recognise(data, "a.docx", catalog, "lesson")
    draft = draft_of(recognised, catalog)
    sheet = review_text(recognised, draft)
    for line in ("缺少“分钟”", "[第2段] 主备人：（填写）", "文件里有宏，没有读，也没有运行", "picture-1.png：老桥"):
        assert f"  - {line}" in sheet
    assert "To be checked" in review_text(recognised, draft, "en")
    told = review_data(recognised, draft, "en")
    assert told["missing"] == ["description", "band", "minutes", "process"]
    assert told["pictures"] == [
        {"name": "picture-1.png", "media_type": "image/png", "alt": "老桥", "place": "paragraph 3"}
    ]
    assert told["remarks"][0]["kind"] == "macros"
