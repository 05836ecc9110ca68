"""The body of a unit in its sections."""

import subprocess
import sys

from dongling.text.markdown import images, plain, sections


def test_a_body_is_cut_at_its_highest_headings() -> None:
    found = sections("开头\n\n## 目标\n\n- 能说\n\n### 细目\n\n# 评价\n\n三条。\n")
    assert [(section.title, len(section.nodes)) for section in found] == [("", 1), ("目标", 2), ("评价", 1)]
    assert sections("") == ()


def test_a_title_is_its_words_without_their_marks() -> None:
    assert sections("## **重点**和`难点`")[0].title == "重点和难点"
    assert plain(sections("看[市志](https://example.org)")[0].nodes[0]) == "看市志"


def test_images_are_counted_wherever_they_stand() -> None:
    assert images("![甲](a.png)\n\n- ![乙](b.png)\n\n`![不是](c.png)`") == 2


def test_asking_what_a_document_leaves_out_does_not_need_what_writes_it() -> None:
    code = "import sys, dongling.exporters.word.docx; print([n for n in ('docx', 'lxml') if n in sys.modules])"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "[]"
