"""What units of a district say: nothing that a fact would have to hold."""

from random import Random

import pytest

from bench.prose import Prose, sound

SENTENCES = [
    "河边的石阶磨得发亮。",
    "老师请大家先听三声钟，再往里走。",
    "书院里的人天天读书，也天天听风雨。",
    "木桥、石桥、渡口、街巷、茶馆、书场，走一遍都看得见。",
]


def prose(*sentences: str) -> Prose:
    return Prose(sentences or SENTENCES, ["河边的课", "听风雨"], Random(0))  # noqa: S311 - chance that repeats


@pytest.mark.parametrize("text", ["建于1604年。", "三百人来过。", "依法保护河道。", "《宪法》这样写。", "**重**点。"])
def test_what_states_a_figure_or_law_or_has_marks_is_not_sound(text: str) -> None:
    assert not sound(text)
    assert text not in prose(text).sentences


@pytest.mark.parametrize("text", SENTENCES)
def test_a_plain_sentence_is_sound(text: str) -> None:
    assert sound(text)


def test_texts_are_told_anew_with_their_lines_and_leads() -> None:
    told = prose().fields({"body": "## 这里是一个很长的小标题\n\n- 建于1604年，有三百人来过这里。", "minutes": 45})
    lines = told["body"].split("\n")
    assert (lines[0][:3], lines[1], lines[2][:2]) == ("## ", "", "- ")
    assert all(part in "".join(SENTENCES) for part in (lines[0][3:13], lines[2][2:12]))
    assert sound(lines[2][2:])


def test_a_text_keeps_about_its_length() -> None:
    line = "学" * 400
    told = prose().fields({"body": line})["body"]
    assert abs(len(told) - len(line)) <= max(map(len, SENTENCES))


def test_labels_numbers_and_words_of_schemes_stay() -> None:
    data = {
        "identifier": "a-b",
        "kind": "lesson",
        "minutes": 45,
        "subjects": ["daofa"],
        "owner": "年级组长（由学校确认）",
    }
    told = prose().fields(data)
    assert {key: told[key] for key in data} == data


def test_an_answer_is_one_of_its_choices() -> None:
    quiz = {"question": "哪一年？", "choices": ["1604年", "1925年"], "answer": "1925年"}
    [one] = prose().fields({"exercises": [quiz]})["exercises"]
    assert len(set(one["choices"])) == 2
    assert one["answer"] in one["choices"]
