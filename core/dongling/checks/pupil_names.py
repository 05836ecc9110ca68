"""The check for pupils' names: a surname with one or two characters before 同学 gets a warning."""

import re
from collections.abc import Iterator

from dongling.checks.reader_texts import reader_texts
from dongling.model import Unit
from dongling.problems import Problem, Said

_SURNAMES = (
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许邓韩冯曹彭曾萧田董潘袁蔡蒋余于杜叶程魏苏吕丁任卢姚沈钟"
    "姜崔谭陆范汪廖石金韦贾夏付方邹熊白孟秦邱侯江尹薛闫段雷龙黎史陶贺毛郝顾龚邵万覃武钱戴严莫孔向常汤"
)
_NAME = re.compile(rf"(?<![一-鿿])(?:请|让|问|和|跟|给|对)?([{_SURNAMES}][一-鿿]{{1,2}})同学(?!们)")
_NO_NAMES = re.compile(
    r"[向对和给]|周围|高[一二三中年]|许多|任[何意]|方便|余下|常[来常]|何[处种]|白天|万[一千]|于是|金[牌奖]|石[桥头]"
)


def check_names(unit: Unit) -> Iterator[Problem]:
    """Return a warning for each full name before 同学 in what readers see."""
    for path, text in reader_texts(unit):
        for match in _NAME.finditer(text) if "同学" in text else ():
            if not _NO_NAMES.match(match[1]):
                yield unit.problem(
                    path,
                    Said(f"“{match[0]}”像是学生的姓名", f"“{match[0]}” looks like a pupil's name"),
                    Said("写成小×、×同学，或者只写“一位同学”", "write 小×, ×同学 or “a pupil”"),
                    severity="warning",
                    code="pupil-name",
                    near=match[1],
                )
