"""What libyaml says, said again for a teacher: the slips that Chinese authors make, from the line at hand."""

import re

import yaml

from dongling.problems import NOTHING, Position, Problem, Said

_LONGEST_LINE = 500
"""A slip is looked for at the beginning of a line; what follows may be a text of any length."""
_FULL_WIDTH_COLON = re.compile(r"^\s*(- )?[\w·-]+：")


class YamlProblem(Exception):
    """Text that is not the YAML we read: where, what and the likely fix."""

    def __init__(self, code: str, position: Position, message: Said, hint: Said = NOTHING) -> None:
        super().__init__(message.zh)
        self.code, self.position, self.message, self.hint = code, position, message, hint

    def problem(self, shown: str) -> Problem:
        """Return it as a Problem of the file named `shown`."""
        return Problem("error", self.code, self.message, shown, *self.position, self.hint)


def explain(text: str, error: yaml.MarkedYAMLError) -> tuple[str, Position, Said, Said]:
    """Return code, position, message and fix for a syntax error of libyaml."""
    mark = error.problem_mark or error.context_mark
    lines = text.splitlines() or [""]
    number = min(mark.line if mark else 0, len(lines) - 1)
    for index in (number, number - 1):
        if index >= 0 and (hint := slip(lines[index], index)):
            return hint
    if error.context_mark and any(words in f"{error.context}" for words in ("quoted", "flow", "simple key")):
        mark = error.context_mark  # where the bracket or quote opens, not where the text ends
    place = Position(mark.line + 1, mark.column + 1) if mark else Position()
    return "yaml", place, *_plain_words(error)


def slip(line: str, index: int) -> tuple[str, Position, Said, Said] | None:
    """Return what is wrong with one line (`index` counts from 0) if it shows a slip we know."""
    number, line = index + 1, line[:_LONGEST_LINE]
    indent = line[: len(line) - len(line.lstrip())]
    if "\t" in indent:
        return (
            "yaml-tab",
            Position(number, indent.index("\t") + 1),
            Said("缩进用了制表符", "the indentation holds a tab"),
            Said("改成两个空格", "use two spaces"),
        )
    if _FULL_WIDTH_COLON.match(line):
        return (
            "yaml-colon",
            Position(number, line.index("：") + 1),
            Said("用了全角冒号“：”", "there is a full-width colon “：”"),
            Said("改成半角冒号加一个空格“: ”", "write a colon and a space `: `"),
        )
    value = re.match(r"^(\s*(?:- )?[^:#]+: +)(.*)$", line)
    if value and value[2][:1] in ("@", "`", "%", "*", "&", "!"):
        return _quote(
            number, len(value[1]) + 1, Said(f"值不能以“{value[2][0]}”开头", f"a value can't begin with {value[2][0]}")
        )
    if value and value[2][:1] not in ("'", '"', "[", "{", "|", ">") and ": " in value[2]:
        column = len(value[1]) + value[2].index(": ") + 1
        return _quote(number, column, Said("值里又有一个“: ”", "the value holds another `: `"))
    return None


def _quote(line: int, column: int, message: Said) -> tuple[str, Position, Said, Said]:
    return (
        "yaml-quote",
        Position(line, column),
        message,
        Said("整个值用双引号包起来", "put the whole value in double quotes"),
    )


def _plain_words(error: yaml.MarkedYAMLError) -> tuple[Said, Said]:
    problem = f"{error.context or ''} {error.problem or ''}"
    for words, message, hint in _KNOWN:
        if words in problem:
            return message, hint
    return Said("这里不合 YAML 的写法", f"not YAML: {problem.strip()}"), Said(
        "对照上一行检查缩进、冒号和引号", "check indentation, colon and quotes"
    )


_KNOWN: tuple[tuple[str, Said, Said], ...] = (
    (
        "expected a single document",
        Said("一个文件里有两份内容（---）", "there are two documents (---) in one file"),
        Said("删掉 ---，一个文件写一个单元", "one unit a file: delete the ---"),
    ),
    (
        "quoted scalar",
        Said("引号没有闭合", "a quote is not closed"),
        Said("在值的末尾补上同样的引号", "close it with the same quote"),
    ),
    (
        "flow",
        Said("方括号或花括号没有闭合", "a bracket is not closed"),
        Said("补上 ] 或 }，中间用半角逗号", "close it; separate with commas"),
    ),
    (
        "block mapping",
        Said("缩进或冒号不对", "wrong indentation or a missing colon"),
        Said("同一层的键左边对齐，冒号后加一个空格", "align the keys of a level; a space after each colon"),
    ),
    (
        "could not find expected ':'",
        Said("这一行少了冒号", "a colon is missing"),
        Said("写成 键: 值；长文字用 | 另起一行", "write `key: value`; long text after `|`"),
    ),
    (
        "mapping values are not allowed",
        Said("这里不能再有冒号", "no colon can stand here"),
        Said("整个值用双引号包起来", "put the value in double quotes"),
    ),
    (
        "undefined alias",
        Said("不能用 * 引用别处的内容", "aliases are not read"),
        Said("星号开头的值用引号包起来", "quote a value that begins with *"),
    ),
    (
        "cannot start any token",
        Said("这个符号不能用在值的开头", "this sign can't begin a value"),
        Said("整个值用双引号包起来", "put the value in double quotes"),
    ),
    ("control characters", Said("有看不见的控制字符", "there is a control character"), NOTHING),
)
