"""Sentences are put into templates when these are compiled."""

from dataclasses import replace

import pytest

from dongling.languages import CHINESE, Tongue
from dongling_web.languages.environments import Speaking

ENGLISH = Tongue(
    "en",
    "en",
    {
        "搜索": ("Search",),
        "还有%(n)s个": ("%(n)s more",),
        "%(n)s个单元": ("%(n)s unit", "%(n)s units"),
        "%(who)s说：%(what)s": ("%(what)s, says %(who)s",),
        "<b>粗</b>": ("<b>bold</b>",),
        "百分之%(n)s": ("%(n)s%%",),
    },
    lambda n: int(n != 1),
    2,
    "",
)


def rendered(source: str, tongue: Tongue, **values: object) -> str:
    """Return what a template comes to in a language."""
    environment = Speaking(autoescape=True)
    environment.tongue = tongue
    environment.globals["plural_form"] = tongue.form
    return super(Speaking, environment).from_string(source).render(**values)


@pytest.mark.parametrize(
    ("source", "zh", "en"),
    [
        ('{{ _("搜索") }}', "搜索", "Search"),
        ('{{ _("还有%(n)s个", n=left) }}', "还有2个", "2 more"),
        ('{{ counted("%(n)s个单元", n=left) }}', "2个单元", "2 units"),
        ('{{ counted("%(n)s个单元", n=1) }}', "1个单元", "1 unit"),
        ('{{ _("%(who)s说：%(what)s", who="<i>", what=left) }}', "&lt;i&gt;说：2", "2, says &lt;i&gt;"),
        ('{{ _("<b>粗</b>") }}', "<b>粗</b>", "<b>bold</b>"),
        ('{{ _("百分之%(n)s", n=left) }}', "百分之2", "2%"),
        ('{% set a = _("搜索") ~ "!" %}{{ a }}', "搜索!", "Search!"),
        ('{{ _("搜索") if left else _("没有") }}', "搜索", "Search"),
        ('{{ _("没有") }}', "没有", "没有"),
        ("{{ left }}", "2", "2"),
    ],
)
def test_a_sentence_stands_in_the_language_of_the_template(source: str, zh: str, en: str) -> None:
    assert rendered(source, CHINESE, left=2) == zh
    assert rendered(source, ENGLISH, left=2) == en


def test_nothing_is_looked_up_when_a_page_is_made() -> None:
    source = '{{ _("搜索") }}{{ _("还有%(n)s个", n=left) }}'
    assert "context.call" not in Speaking(autoescape=True).compile(source, None, None, raw=True)


def test_a_place_that_nothing_fills_is_found_when_it_is_compiled() -> None:
    with pytest.raises(KeyError):
        rendered('{{ _("还有%(n)s个") }}', replace(CHINESE))
