"""The words that make a question of a topic: they say what is asked, not what it is asked about.

为什么东林书院叫东林 is about 东林书院 and 东林. Only what nearly always is such a word is here: 和, 在 and 有 are
parts of names.
"""

import re
from collections.abc import Iterator

_WORDS = (
    "为什么|是什么时候|什么时候|是什么|有什么|叫什么|什么样|干什么|做什么|什么|怎么样|怎么办|怎么会|怎么|怎样|如何|在哪里|在哪儿|在哪"
    "|哪里|哪儿|哪个|哪些|哪一年|哪年|哪一天|哪一个|哪几|哪位|是谁|谁是|有多少|多少|有多大|有多长|有多高|有多远|有几|是几|几个|几年级|有没有"
    "|是不是|能不能|会不会|该不该|要不要|可不可以|可以|应该|应当|能够|需要|我们的|我们|我的|你们|他们|自己|请问|我想知道|想知道|我想要|我想"
    "|我要|想要|到底|究竟|有关|关于|的时候|之间|介绍一下|介绍|说说|讲讲|谈谈|一下|一个|一些|这个|那个|今天|原来|老是|总是|还是|是吗|吗|呢|吧|啊|呀|的"
)
_SPLIT = re.compile(_WORDS)
LITTLE = frozenset("是在和与把被让给做讲说有我你他她它就都也很要会不叫来去用从到对跟向这那几谁多能想该上下里个了着过没")
"""Characters that mean little by themselves, where what a question is about is counted."""


SENTENCE = 5
"""A run of so many Han characters is read as a sentence, of which a part may be found; a shorter one is a word."""


def topic(run: str) -> list[str]:
    """Return what a run of Han characters is about: its stretches of two and more between question words."""
    return [stretch for _, stretch in split(run) if len(stretch) > 1] if len(run) >= SENTENCE else [run]


def split(run: str) -> Iterator[tuple[int, str]]:
    """Yield the stretches of a folded run between its question words, each with where it begins."""
    at = 0
    for match in _SPLIT.finditer(run):
        if match.start() > at:
            yield at, run[at : match.start()]
        at = match.end()
    if at < len(run):
        yield at, run[at:]
