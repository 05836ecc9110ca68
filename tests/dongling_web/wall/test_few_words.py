"""Texts cut for the wall."""

from dongling_web.wall.few_words import FEW, FIT, few_words, packed, pieces, spoken_parts


def test_a_short_text_stays_whole() -> None:
    assert pieces("先看。\n\n再问。") == ["先看。\n再问。"]


def test_a_long_text_is_cut_between_sentences_into_pieces_of_about_one_length() -> None:
    text = "".join(f"这是第{n}句话，说一件小小的事情。" for n in range(10, 30))
    cut = pieces(text)
    assert "".join(cut) == text
    assert all(len(piece) <= FIT for piece in cut)
    assert all(piece.endswith("。") for piece in cut)
    assert max(map(len, cut)) - min(map(len, cut)) < 40


def test_quotation_marks_stay_with_their_sentence() -> None:
    text = "他说：“" + "走" * 60 + "。”" + "她说：“" + "看" * 60 + "！”"
    assert [piece[-2:] for piece in pieces(text)] == ["。”", "！”"]


def test_a_sentence_longer_than_a_screen_is_not_lost() -> None:
    assert pieces("长" * 3 * FIT) == ["长" * 3 * FIT]
    assert pieces("") == []


def test_of_what_is_spoken_the_longest_question_stands_on_the_wall() -> None:
    assert few_words("先认一个字。等什么呢？猜一猜，榜上会有谁的名字？对，看结果。") == "猜一猜，榜上会有谁的名字？"


def test_without_a_question_the_first_sentence_stands_there() -> None:
    assert few_words("这是一口老钟。钟声响了。") == "这是一口老钟。"


def test_a_first_sentence_that_is_too_long_is_cut_between_clauses() -> None:
    words = few_words("从桥的这一头走到那一头，" * 8 + "就到了。")
    assert len(words) <= FEW + 2
    assert words.endswith("那一头……")


def test_nothing_is_made_of_nothing() -> None:
    assert few_words("") == ""
    assert spoken_parts("\n\n") == []
    assert list(packed([])) == []


def test_lines_are_packed_so_that_they_fit_and_stay_in_order() -> None:
    lines = [f"{n}" * 40 for n in range(5)]
    groups = list(packed(lines))
    assert [line for group in groups for line in group] == lines
    assert all(sum(map(len, group)) <= FIT for group in groups)


def test_short_paragraphs_are_spoken_together() -> None:
    assert spoken_parts("甲" * 20 + "\n\n" + "乙" * 200 + "\n\n" + "丙" * 30) == [
        "甲" * 20 + "\n" + "乙" * 200,
        "丙" * 30,
    ]
