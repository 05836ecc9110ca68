"""Generators of slips: how people mistype a word that they know, so that the sets never run out.

Each takes a word of Han characters and its own source of chance, and returns what is typed, or nothing where the word
cannot be mistyped so. `halves` splits words: one half is for choosing rules, the other only tells how good they are.
"""

import unicodedata
from collections.abc import Callable, Container, Iterable, Mapping
from random import Random
from zlib import crc32

from dongling import Library
from dongling.search import Query
from dongling_search.language.pinyin import key, reading
from dongling_search.query import Vocabulary

Slip = Callable[[str, Random], str]
LOOKS = ("dropped", "look-alike")
"""What looks like an everyday word that only leads to others is not taken for it: what people say is never complete."""

_CONFUSED = (("zh", "z"), ("sh", "s"), ("ch", "c"), ("ing", "in"), ("eng", "en"), ("ang", "an"))
_MARKS = "\u0304\u0301\u030c\u0300"
"""The four tones, as they are set on a vowel."""


def halves(words: Iterable[str]) -> tuple[list[str], list[str]]:
    """Return the words to choose rules by, and those held back, each in an order by chance that never changes."""
    ordered = sorted(words, key=lambda word: (crc32(word.encode()), word))
    return ordered[::2], ordered[1::2]


def plain_pinyin(word: str, chance: Random) -> str:
    """Return the word in full pinyin: donglinshuyuan."""
    del chance
    return key(word)


def spaced_pinyin(word: str, chance: Random) -> str:
    """Return its syllables, set apart: dong lin shu yuan."""
    del chance
    return " ".join(reading(word))


def tone_marks(word: str, chance: Random) -> str:
    """Return its pinyin with tones, whichever: dōng lín shū yuàn, together or set apart."""
    syllables = [_marked(syllable, chance.choice(_MARKS)) for syllable in reading(word)]
    return chance.choice(("", " ")).join(syllables)


def tone_digits(word: str, chance: Random) -> str:
    """Return its pinyin with digits for tones: dong1lin2."""
    return "".join(f"{syllable}{chance.randint(1, 4)}" for syllable in reading(word))


def fuzzy_pinyin(word: str, chance: Random) -> str:
    """Return its pinyin with one or two sounds that many confuse: sansensanshi."""
    letters = key(word)
    kinds = [(full, short) for full, short in _CONFUSED if full in letters]
    for full, short in chance.sample(kinds, min(2, len(kinds))):
        letters = letters.replace(full, short, 1)
    return letters if kinds else ""


def swapped(word: str, chance: Random) -> str:
    """Return it with two neighbours in each other's place: 长河制."""
    at = chance.randrange(len(word) - 1)
    return word[:at] + word[at + 1] + word[at] + word[at + 2 :]


def dropped(word: str, chance: Random) -> str:
    """Return it without one character."""
    at = chance.randrange(len(word))
    return word[:at] + word[at + 1 :] if len(word) > 3 else ""


def doubled(word: str, chance: Random) -> str:
    """Return it with one character twice."""
    at = chance.randrange(len(word))
    return word[:at] + word[at] + word[at:]


def homophone(word: str, chance: Random) -> str:
    """Return it with a character for another that sounds so: 东林书苑."""
    at = chance.randrange(len(word))
    (syllable,) = reading(word[at]) or [""]
    others = [char for char in _COMMON if char != word[at] and reading(char) == [syllable]]
    return word[:at] + chance.choice(others) + word[at + 1 :] if others else ""


def look_alike(word: str, chance: Random) -> str:
    """Return it with a character for another that looks like it: 古银否树."""
    places = [(at, char) for at, char in enumerate(word) if char in _ALIKE]
    if not places or len(word) < 3:
        return ""
    at, char = chance.choice(places)
    return word[:at] + chance.choice(_ALIKE[char]) + word[at + 1 :]


SLIPS: Mapping[str, Slip] = {
    "plain pinyin": plain_pinyin,
    "spaced pinyin": spaced_pinyin,
    "tone marks": tone_marks,
    "tone digits": tone_digits,
    "fuzzy pinyin": fuzzy_pinyin,
    "swapped": swapped,
    "dropped": dropped,
    "doubled": doubled,
    "homophone": homophone,
    "look-alike": look_alike,
}


def mistyped(word: str, slip: str) -> str:
    """Return a word with a slip, the same each time; nothing where it can't be made or changes nothing."""
    made = SLIPS[slip](word, Random(f"{slip} {word}"))  # noqa: S311 - chance for tests, not for secrets
    return made if made != word else ""


def _marked(syllable: str, mark: str) -> str:
    """Return a syllable with a tone on its vowel, where the rules of pinyin have it; v is written ü."""
    syllable = syllable.replace("v", "ü")
    vowels = [at for at, letter in enumerate(syllable) if letter in "aeiouü"]
    if not vowels:
        return syllable
    first = next((at for at in vowels if syllable[at] in "ae"), None)
    if first is None:
        first = syllable.index("o") if "ou" in syllable else vowels[-1]
    return unicodedata.normalize("NFC", syllable[: first + 1] + mark + syllable[first + 1 :])


_PAIRS = (
    "未末 土士 己已 日曰 人入 大太 天夭 干千 午牛 王玉 木本 鸟乌 田由 申甲 目自 历厉 史吏 今令 白自 问间 门们 "
    "园圆 国囯 林材 村材 桥侨 河何 何诃 运远 清请 请情 情晴 晴睛 名各 明朋 学字 字宇 校较 书节 院完 公分 宪先 法沽 "
    "古占 银很 银根 杏否 树对 竞竟 志忘 女安 传转 家冢 宝玉 微徽 徽微 课棵 堂常 常尝 党堂 红江 江汪 汪注 花化 化华 "
    "映快 山出 慧惠 周同 四西 实买 少小 年午 履屡 责贵 贵责 约钓 孝考 考老 老孝 礼札 亲杂 阅阔 读续 声芦 事争 "
    "治冶 冶治 德得 规现 观现 则侧 侧测 测侧 长张 制刷 湖糊 太大 面而 粉纷 厂广 广厂 皮波 箱箔 信任 住往 往住 住佳 "
    "析折 折析 设没 没设 拨拔 拔拨 历厉 暑署 署暑 候侯 侯候 辨辩 辩辨 坡披 坚竖 竖坚 幻幼 幼幻 晓烧 烧浇 喝渴 渴喝"
)
_ALIKE: dict[str, list[str]] = {}
for _pair in _PAIRS.split():
    _ALIKE.setdefault(_pair[0], []).append(_pair[1])
    _ALIKE.setdefault(_pair[1], []).append(_pair[0])

_COMMON = (
    "东冬林临霖书输舒院愿苑运韵河合和桥乔侨清青轻名明鸣宪献县法发学雪校效晓笑古谷鼓银吟行幸杏姓树数述竞竟敬境镜志制"
    "治智知之枝女旅绿党挡堂唐糖微危围维薇课客刻家加佳嘉宝保堡报山珊衫映影英应红宏洪虹花华化画慧会汇惠周洲州舟四思似"
    "丝实石时识拾食事世市式是士师诗年念粘履旅吕绿责则泽择约月悦越孝小晓礼理力立里历亲琴勤新心欣信阅读独毒度声生升圣"
    "德得规归贵观关官管长常场尝太泰面棉免粉分份厂昌唱皮脾箱香乡想象住注助主公工功共宫园元圆源员原人仁任认大达打"
    "大江将讲奖讲疆风丰封峰锋雨语与玉育预国果过天田填文闻问温武五午舞无吴湖胡虎互户护城成程承诚诚中钟终忠重众"
)


def found_first(library: Library) -> dict[str, str]:
    """Return what each known word of three to six characters finds first."""
    found: dict[str, str] = {}
    words = [unit.name for unit in library.catalog.units.values()]
    words += [word for unit in library.catalog.units.values() for word in unit.keywords]
    for word in sorted(w for w in Vocabulary(words, library.lexicon).known if 3 <= len(w) <= 6):
        results = library.search(Query(word, door="all"))
        if results.hits and results.confident and not results.corrected:
            found[word] = results.hits[0].identifier
    return found


def slipped(library: Library, slip: str, words: Iterable[str], known: Container[str]) -> dict[str, str]:
    """Return how words are typed with a slip, those of which that makes no other word."""
    asked = {word: typed for word in words if (typed := mistyped(word, slip)) and typed not in known}
    if slip in LOOKS:
        everyday = Vocabulary((), library.lexicon).everyday
        asked = {word: typed for word, typed in asked.items() if word not in everyday}
    return asked
