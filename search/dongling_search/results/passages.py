"""The passage that answers a question: the sentence that says most of what is asked about, and has what is asked.

Only a question is answered so; to words the description is the better snippet.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from dongling_search.language.analyzer import is_han, pairs
from dongling_search.language.question_words import LITTLE, SENTENCE, topic
from dongling_search.query import Plan

_END = re.compile(r"[。！？!?\n]+")
_NOTHING: AbstractSet[str] = frozenset()
CONTEXT = 2
"""For so many sentences after it counts what a sentence says."""
_NUMBER = "[0-9一二三四五六七八九十百千万两]"
_LENGTH = r"[0-9]\s*[余多]?(?:×|米|厘米|公分|公里|里|毫米)"
_SIZE = rf"{_LENGTH}|[0-9]\s*[余多]?(?:公顷|平方|亩|千克|公斤|吨|岁)"
_TIME = r"[0-9]\s*[余多]?(?:年|个月|天|小时|分钟)"
_HAN_NUMBER = "[一二三四五六七八九十百千万两]"
_YEAR = rf"[0-9]{{3,4}}年|{_HAN_NUMBER}{{2,4}}年|[0-9]{{1,2}}月[0-9]|{_HAN_NUMBER}{{1,2}}月{_HAN_NUMBER}"
_KINDS = (
    ("什么时候|哪一?年|哪一?天|几时|何时|几月", _YEAR),
    ("多[长高宽远深]", _LENGTH),
    ("多[大重]", _SIZE),
    ("多久", _TIME),
    (
        "多少|几[个座条棵人位年天岁名间]",
        rf"{_SIZE}|{_TIME}|[0-9]%|{_NUMBER}[余多]?[个座条棵人位年天岁名间元枚块]|{_NUMBER}+",
    ),
    (
        "在哪|哪里|哪儿|什么地方",
        "[路街巷里][0-9]+号|位于|坐落|地址|校址|河心|旁边|附近|交汇|[在到][^，。]{1,6}[路街巷门]",
    ),
    (
        "谁|哪位|哪个人|什么人",
        "创办|开办|谱曲|写词|译的人|捐建|发起|重建|主持|作[词曲]|翻译|译成|推举|担任|祭祀|供奉|等人|兄弟|先生|校长|由[^于此来]|写[的成下过]",
    ),
    ("为什么|为何|怎么会", "因为|为了|由于|所以|避|怕|好让|原因"),
    ("叫什么|原名|又名|别名|牌子", "叫|原名|又名|名为|改名|命名|牌"),
    ("哪[部本首篇]|什么(?:书|歌|电影|教科书|文章)", "《"),
    ("什么意思", "意思|就是|指的是|等于"),
)
"""What a question asks for, and what a sentence has that may tell it."""
_ASKS = re.compile("谁|哪|什么|怎样|怎么|几时|多少|吗|__")
"""A sentence that asks does not answer."""
_AIMS = re.compile(
    "(?:能|愿意|会|学会|知道|懂得|了解)[^，。]{0,4}(?:说|用|写|把|为|讲|找|读|画|做|算|解释|比|按|举|区|认)"
)
"""What a lesson aims at, at a sentence's beginning: it names the question, not the answer."""
ANSWER = 0.6
"""What counts a sentence that may tell it, beside one that has all of what is asked about."""
ASKING = 0.4
"""What a sentence that asks counts less, or one of a text that does."""
AIM = 1.0
"""What a lesson's aim counts less."""

_ASKING_CHARACTER = re.compile("[多几谁哪何什怎]|为什|原名|又名|别名")
_PATTERNS = tuple((re.compile(ask), re.compile(answer)) for ask, answer in _KINDS)


@dataclass(frozen=True, slots=True)
class Question:
    """What a question is about, as pairs of characters and words, and what its answer may have."""

    about: frozenset[str]
    answers: tuple[re.Pattern[str], ...]

    @classmethod
    def of(cls, plan: Plan) -> "Question | None":
        """Return the question that a plan asks; None for words."""
        if plan.must:
            return None
        asked = [word for word in plan.words if is_han(word) and len(word) >= SENTENCE and topic(word) != [word]]
        asking = [word for word in plan.words if _ASKING_CHARACTER.search(word)]
        answers = tuple(answer for ask, answer in _PATTERNS if any(map(ask.search, asking))) if asking else ()
        if not (asked or answers):
            return None
        asked_about = (pair for word in plan.words if is_han(word) for part in topic(word) for pair in pairs(part))
        about = frozenset(pair for pair in asked_about if not LITTLE.issuperset(pair))
        return cls(about, answers) if about else None

    def best(self, folded: str, places: Iterable[tuple[int, str]]) -> tuple[float, int]:
        """Return how well the best sentence of a folded text answers, from 0, and where it begins.

        `places` are those of what was found in it, in order. What a sentence says counts for the next two, by half.
        """
        met = [(at, what) for at, what in places if what in self.about]
        if not met:
            return 0.0, 0
        starts = [0, *[match.end() for match in _END.finditer(folded)]]
        here: dict[int, set[str]] = {}
        for at, what in met:
            here.setdefault(bisect_right(starts, at) - 1, set()).add(what)
        likely = sorted({number + more for number in here for more in range(CONTEXT + 1)} & set(range(len(starts))))
        best, where = 0.0, 0
        for number in likely:
            said = here.get(number, _NOTHING)
            context = set().union(*[here.get(number - back, _NOTHING) for back in range(1, CONTEXT + 1)]) - said
            worth = (len(said) + len(context) / 2) / len(self.about)
            if worth + ANSWER <= best:
                continue  # whatever its form, it is no better
            start, end = starts[number], starts[number + 1] if number + 1 < len(starts) else len(folded)
            worth += self._worth(folded[start:end])
            if worth > best:
                best, where = worth, start
        return best, where

    def _worth(self, sentence: str) -> float:
        """Return what a sentence is worth for its form, whatever it is about."""
        tells = any(answer.search(sentence) for answer in self.answers)
        if _AIMS.match(sentence):
            return -AIM
        return (ANSWER if tells else 0.0) - (ASKING if _ASKS.search(sentence) else 0.0)
