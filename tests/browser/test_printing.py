"""On paper: a walk with what teacher, pupils and parents need, and a whole sequence, the overview first."""

import re
from dataclasses import dataclass

import pytest
from playwright.sync_api import Page, expect

from tests.browser.serving import Site

SEQUENCE = "/sequences/seq-yunhe"
UNIT_WITH_SHEETS = "/units/dl-history-textbook"
PAGES = ("?door=pupil", "?door=teacher", "/materials?door=teacher")
UNITS = (
    *("小小造桥师", "桥是大家造的", "家门口的大运河", "一根丝从哪里来", "运河桥的数学与故事"),
    *("古运河上的桥与厂", "兵船牌面粉与实业救国", "老街修好以后"),
)
TOP = 700
"""What stands higher on a sheet of A4, in points from its foot, begins a page."""


@dataclass(frozen=True)
class Paper:
    """A page printed as PDF: for each heading the number of its sheet and its height there, and which sheets are last.

    `sheets` is how many there are; `last` is the last one that has a heading.
    """

    sheets: int
    last: int
    headings: dict[str, tuple[int, float]]

    @classmethod
    def of(cls, page: Page) -> "Paper":
        """Print a page as its style sheet says."""
        pdf = page.pdf(prefer_css_page_size=True, tagged=True, outline=True)
        objects = [int(number) for number in re.findall(rb"(\d+) 0 obj\n<</Type /Page\n", pdf)]
        entries = re.findall(rb"/Title <FEFF([0-9A-F]*)>\n/Dest \[(\d+) 0 R /XYZ \S+ (\S+) ", pdf)
        headings: dict[str, tuple[int, float]] = {}
        for title, at, height in entries:
            words = bytes.fromhex(title.decode()).decode("utf-16-be")
            headings.setdefault(words, (objects.index(int(at)) + 1, float(height)))
        return cls(len(objects), max(objects.index(int(at)) for _, at, _ in entries) + 1, headings)


@pytest.fixture
def walk(page: Page, site: Site) -> Page:
    """Return a window on some walk."""
    page.goto(f"{site.first('walk')}?door=teacher")
    return page


def test_the_slip_for_parents_is_on_paper_only(walk: Page) -> None:
    slip = walk.get_by_text("家长知情同意回执")
    expect(slip).to_be_hidden()
    walk.emulate_media(media="print")
    expect(slip).to_be_visible()
    for words in ("家长签字", "□ 同意参加", "□ 不参加"):
        expect(walk.get_by_text(words).last).to_be_visible()


def test_paper_carries_neither_header_nor_buttons_but_the_safety_plan(walk: Page) -> None:
    walk.emulate_media(media="print")
    for role in ("banner", "button", "search"):
        expect(walk.get_by_role(role)).to_have_count(0)
    expect(walk.get_by_role("heading", name="安全预案")).to_be_visible()
    expect(walk.get_by_role("heading", name="分组与责任人")).to_be_visible()


def test_the_sheets_fit_a_few_pages_of_paper(walk: Page) -> None:
    paper = Paper.of(walk)
    assert 2 <= paper.sheets <= 5
    assert paper.last == paper.sheets, "a sheet at the end has nothing on it"


def test_the_print_button_is_there_where_scripts_run(walk: Page) -> None:
    expect(walk.get_by_role("button", name="打印")).to_be_visible()


def test_a_sequence_leads_to_its_sheets_and_prints_itself_as_an_overview(page: Page) -> None:
    page.goto(SEQUENCE)
    assert Paper.of(page).sheets == 1
    page.get_by_role("link", name="打印").click()
    expect(page).to_have_url(re.compile(r"\?print=1$"))
    expect(page.get_by_role("button", name="打印")).to_be_visible()
    expect(page.get_by_role("heading", name="古运河上的桥与厂")).to_have_count(0)


def test_the_overview_of_a_sequence_fits_one_sheet_and_each_unit_begins_another(page: Page) -> None:
    page.goto(f"{SEQUENCE}?print=1")
    paper = Paper.of(page)
    assert paper.headings["涉及的核心素养"][0] == paper.headings["清单"][0] == 1
    begun = [paper.headings[name][0] for name in UNITS]
    assert begun == sorted(set(begun))
    assert begun[0] == 2
    assert [name for name in UNITS if paper.headings[name][1] < TOP] == []
    assert paper.last == paper.sheets > begun[-1]


def test_the_sheets_of_each_unit_are_in_the_print_of_its_sequence(page: Page) -> None:
    page.goto(f"{SEQUENCE}?print=1")
    headings = Paper.of(page).headings
    walk, after = headings["古运河上的桥与厂"][0], headings["兵船牌面粉与实业救国"][0]
    for own in ("站点（教师用）", "安全预案（出发前逐项打勾）", "分组与责任人", "回来以后", "家长知情同意回执"):
        assert walk <= headings[own][0] < after
    assert headings["小小造桥师"][0] < headings["回执：小小造桥师"][0] < headings["桥是大家造的"][0]
    page.emulate_media(media="print")
    for words in ("任务单（学生）", "第1次", "第6次", "使用教师", "人数"):
        expect(page.get_by_text(words, exact=True).first).to_be_visible()


READABLE = """() => {
  const light = colour => {
    const [r, g, b] = colour.match(/[\\d.]+/g).map(one => colour.startsWith('color(') ? +one : one / 255).map(
      one => one <= 0.04045 ? one / 12.92 : ((one + 0.055) / 1.055) ** 2.4);
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const faint = new Set();
  const words = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (words.nextNode()) {
    const text = words.currentNode.textContent.trim(), element = words.currentNode.parentElement;
    if (!text || !element.checkVisibility({visibilityProperty: true, opacityProperty: true})) continue;
    const style = getComputedStyle(element), box = element.getBoundingClientRect();
    if (box.width < 2 || box.height < 2 || style.printColorAdjust === "exact") continue;
    const colour = element.closest("svg") ? style.fill : style.color;
    if (1.05 / (light(colour) + 0.05) < 4.5) faint.add(`${text.slice(0, 30)} ${colour}`);
  }
  return [...faint];
}"""
"""The words that would be too faint on white paper: a printer leaves out the grounds behind them, and has one ink."""


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("address", [f"{UNIT_WITH_SHEETS}{page}" for page in PAGES] + ["/notebook"])
def test_words_are_read_on_paper_without_colours_and_grounds(page: Page, address: str, scheme: str) -> None:
    page.emulate_media(media="print", color_scheme="dark" if scheme == "dark" else "light")
    page.goto(address)
    assert page.evaluate(READABLE) == []


def test_boxes_to_tick_and_lines_to_write_on_are_drawn_not_shaded(page: Page) -> None:
    page.emulate_media(media="print")
    page.goto(f"{UNIT_WITH_SHEETS}/materials?door=teacher")
    ticked, written = page.locator(".box-list li"), page.locator(".paper-list .rule")
    assert all("□" in one.evaluate("one => getComputedStyle(one, '::before').content") for one in ticked.all())
    assert all(one.evaluate("one => parseFloat(getComputedStyle(one).borderBottomWidth)") for one in written.all())
    assert ticked.count()
    assert written.count()


def test_the_look_for_faint_words_finds_them(page: Page) -> None:
    page.set_content(
        '<p style="color:#fff;background:#000">on black</p><p style="color:#999">grey</p><p hidden>hidden</p><p>ink</p>'
        '<svg><text y="20" fill="#fff">drawn</text></svg>'
    )
    assert [found.partition(" rgb")[0] for found in page.evaluate(READABLE)] == ["on black", "grey", "drawn"]
