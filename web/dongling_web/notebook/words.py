"""What is said to a pupil: after an answer, and of the notebook. Kind, short, never a mark or a rank.

The site's own scripts are given the same words, so that a page says the same with and without them.
"""

from collections.abc import Mapping

from dongling_web.languages.words import Later, later

ANSWERED: Mapping[str, Later] = {
    "right": later("对了。"),
    "right_again": later("对了，再看一眼就找到了。"),
    "not_yet": later("还不是，再看一眼。"),
    "some": later("对了{right}处，还有{left}处再看看。"),
    "told": later("是这样的："),
    "noted": later("写下来了。"),
    "sample": later("也可以这样想："),
    "empty": later("还没有答完。答好了，再按下面的按钮。"),
    "changed": later("这一题刚刚改过，请照新的再答一次。"),
    "look_back": later("回去看看：{part}"),
}
"""After an answer."""

KEPT: Mapping[str, Later] = {
    "kept": later("记进了探究本，只在这台设备上。"),
    "forbidden": later("这台设备不让记，关掉这一页，答案就没有了。照样可以做；做完按“存成文件”带走。"),
    "full": later("这台设备放不下了，刚才的只留到关掉这一页。请按“存成文件”带走，再从探究本里拿掉一些。"),
    "old": later("这一题后来改过。你从前答的还在探究本里，可以照新的再答一次。"),
    "star": later("做过一题，得一颗星"),
    "stars": later("{count}颗星，还有{left}件没做"),
    "all_stars": later("{count}颗星，都做完了"),
    "photo_bad": later("这个文件不是照片，或太大了，换一张试试。"),
    "photo_off": later("拿掉照片"),
    "place": later("第{number}个"),
    "read": later("读完了，记进了探究本"),
    "ok": later("对了"),
    "yet": later("还不是"),
    "comma": later("，"),
    "in_column": later("{name}：{value}"),
    "take_back": later("{text}，第{number}个，拿回"),
    "forward": later("↑ 往前：{text}"),
}
"""Beside a task, of what is kept; scripts alone need it."""


BOOK: Mapping[str, Later] = {
    "changed": later("这一课后来改过。你答的是从前的那一版，答案照样留着。"),
    "leaves": later("{count}课"),
    "stars": later("{count}颗星"),
    "lines": later("{count}句话"),
    "photos": later("{count}张照片"),
    "opened": later("打开过的{count}课"),
    "wipe": later("擦掉全部{what}"),
    "sure": later("擦掉{what}？"),
    "wiped": later("擦干净了，这台设备上什么也没有留下。"),
    "not_wiped": later("没有擦掉。请关掉这个网站的其他窗口，再擦一次。"),
    "dropped": later("《{title}》这一页拿掉了。"),
    "not_ours": later("这不是探究本存的文件，或者文件坏了；本子里的都没有动。"),
    "taken": later("取回了{count}课。"),
    "too_long": later("《{title}》写得多，一张码放不下：请存成文件，或打印。"),
    "code": later("《{title}》的答案，扫一扫就能看"),
    "titled": later("《{title}》"),
    "noted_line": later("记下的一句：{line}"),
    "semicolon": later("；"),
    "comma": later("，"),
    "and": later("、"),
    "was_read": later("{day}读完"),
    "were_done": later("做了{count}题"),
    "were_written": later("写了{count}句"),
    "was_opened": later("{day}打开"),
    "unwritten": later("（还没有写）"),
    "photo_of": later("我拍的照片：{prompt}"),
    "one_star": later("一颗星"),
    "star_again": later("再看一眼找到的，也有星"),
    "no_star_yet": later("还没找到，可以再去看看"),
    "older": later("答的是从前的那一版"),
    "change": later("改一改"),
    "drop": later("从本子里拿掉这一页：《{title}》"),
}
"""On the page of the notebook."""

BOTH: Mapping[str, Later] = {
    "nothing": later("这里还没有答案。"),
    "saved": later("存好了：一个网页文件，打开就能看。"),
    "file": later("我的探究本"),
    "saved_on": later("存于{day}。要接着做，在探究本里按“取回文件”。"),
    "my_photo": later("我拍的照片"),
    "my_line": later("我记下的一句"),
}
"""Wherever answers are saved."""


def in_language(words: Mapping[str, Later]) -> dict[str, str]:
    """Return words as a page gives them to its scripts, in its language."""
    return {name: str(one) for name, one in words.items()}
