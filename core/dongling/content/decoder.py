"""From a parsed file to a checked value: keys in two languages, words of vocabularies, then the model.

Everything wrong in a file is collected, each with line and column, in the author's own keys. The models
are pydantic's; what pydantic finds is said again here for a teacher.
"""

from collections import Counter
from collections.abc import Callable, Iterable
from functools import partial
from pathlib import Path
from typing import Any, Protocol, TypeVar

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from dongling.checks import placeholders
from dongling.content.origin import FileSource
from dongling.content.yamlfile import YamlDocument, decode, packed, parse
from dongling.model import TASK_NAMES, Keys, Source
from dongling.problems import (
    MOST_GUESSES,
    MOST_SHOWN,
    NOTHING,
    FieldPath,
    Problem,
    Said,
    Severity,
    did_you_mean,
    last_line,
    one_line,
)

M = TypeVar("M", bound=BaseModel)
T = TypeVar("T")


class Vocabulary(Protocol):
    """What reading needs of the vocabularies (catalog.Terms)."""

    def find(self, scheme: str, word: str) -> str | None:
        """Return the identifier of the term that `word` names."""
        ...

    def words(self, scheme: str) -> tuple[str, ...]:
        """Return every word of a scheme."""
        ...

    @property
    def schemes(self) -> tuple[str, ...]:
        """The schemes there are."""
        ...


class Decoder:
    """One file on its way to a value. `problems` grows; a file with an error among them has no value.

    Those after the first hundred are counted and no more: nothing is looked up or guessed for what nobody is shown.
    """

    def __init__(self, raw: bytes, path: Path, shown: str, terms: Vocabulary, text: str | None = None) -> None:
        """With `text` the file is read as if it were that. Raises YamlProblem."""
        self.document: YamlDocument = parse(decode(raw) if text is None else text)
        self.raw, self.path, self.shown, self.terms = raw, path, shown, terms
        self._found: list[Problem] = []
        self._more: Counter[Severity] = Counter()

    @property
    def problems(self) -> list[Problem]:
        """What was found so far: the first hundred, and a last line that counts the rest."""
        more = [last_line(self._found[-1], self._more["error"], self._more["warning"])] if self._more else []
        return [*self._found, *more]

    def _room(self, severity: Severity) -> bool:
        """Whether one more problem is shown; else it is counted."""
        room = len(self._found) < MOST_SHOWN
        self._more.update([] if room else [severity])
        return room

    def say(
        self, code: str, path: FieldPath, keys: Keys, message: Said, hint: Said = NOTHING, *, key: bool = False
    ) -> None:
        """Collect an error at `path`."""
        line, column = self.document.position(path, keys, key=key)
        self._found.append(Problem("error", code, message, self.shown, line, column, hint, field_path=path))

    def tell_placeholders(self, data: object, keys: Keys, severity: Severity = "error") -> None:
        """Collect what a template wrote in `data`, which has English keys, for its author to replace."""
        for path, text in placeholders(data, keys):
            if not self._room(severity):
                continue
            key = self.document.own_key(path if isinstance(path[-1], str) else path[:-1], keys)
            message = Said(f"“{key}”还是模板里的话：“{text}”", f"“{key}” still has the template's words “{text}”")
            hint, (line, column) = _REPLACE[severity == "error"], self.document.position(path, keys)
            self._found.append(
                Problem(severity, "placeholder", message, self.shown, line, column, hint, field_path=path)
            )

    def data(self, keys: Keys) -> dict[str, Any]:
        """Return the file's data with English keys and term identifiers; what is not known is collected."""
        return self._mapping(self.document.data, keys, keys, ())

    def source(self, keys: Keys) -> Source:
        """Return the file as a value's source."""
        return FileSource(self.path, self.shown, keys, partial(bytes, packed(self.raw)))

    def value(self, model: type[M], data: object, keys: Keys, at: FieldPath = ()) -> M | None:
        """Return `data`, which stands at `at` in the file, as a `model`, or collect what is wrong with it."""
        return self.value_by(model.model_validate, data, keys, at)

    def value_by(self, validate: Callable[[object], T], data: object, keys: Keys, at: FieldPath = ()) -> T | None:
        """Return what `validate` makes of data, or collect what is wrong with it."""
        try:
            return validate(data)
        except ValidationError as error:
            for detail in error.errors(include_url=False):
                if not self._room("error"):
                    continue
                path = _field_path((*at, *detail["loc"], *_SORT.get(detail["type"], ())), keys)
                code, message, hint = _plain_words(detail, self.document.own_key(path, keys))
                self.say(f"field-{code}", path, keys, message, hint)
            return None
        except Exception as error:  # noqa: BLE001 - a kind's own rules are its plugin's code, and may fail in any way
            line = one_line(error)
            message = Said(f"这个类型的检查程序出错了：{line}", f"the rules of this kind failed: {line}")
            self.say(
                "kind-failed",
                at,
                keys,
                message,
                Said("请带来这个类型的插件作者修好", "its plugin's author should mend it"),
            )
            return None

    @property
    def broken(self) -> bool:
        """Whether an error was found so far."""
        return bool(self._more["error"]) or any(problem.severity == "error" for problem in self._found)

    def _mapping(self, data: dict[str, Any], level: Keys, top: Keys, path: FieldPath) -> dict[str, Any]:
        values: dict[str, Any] = {}
        for own, value in data.items():
            name = level.names.get(own)
            if name is None:
                if self._room("error"):
                    self._unknown_key(own, level, top, path)
            elif name in values:
                if self._room("error"):
                    self._both_forms(own, name, level, top, path)
            elif value is not None:  # a key left blank is not given
                values[name] = self._value(value, level, name, top, (*path, name))
        return values

    def _unknown_key(self, own: str, level: Keys, top: Keys, path: FieldPath) -> None:
        labels = [field.about.label for field in level.fields.values()]
        keys = Said("可用的键：" + "、".join(labels), "keys here: " + ", ".join(level.fields))
        hint = self._guess(own, level.names, keys)
        message = Said(f"不认识“{own}”这个键", f"unknown key “{own}”")
        self.say("unknown-key", (*path, own), top, message, hint, key=True)

    def _both_forms(self, own: str, name: str, level: Keys, top: Keys, path: FieldPath) -> None:
        one, other = level.spellings(name)
        message = Said(f"“{one}”和“{other}”是同一个键，只能写一个", f"“{one}” and “{other}” are the same key")
        line, column = self.document.position_of_key(path, own, top)
        hint = Said("删掉一处", "delete one")
        self._found.append(Problem("error", "duplicate-key", message, self.shown, line, column, hint))

    def _value(self, value: Any, level: Keys, name: str, top: Keys, path: FieldPath) -> Any:
        below = level.below(name)
        if below is not None:
            return self._below(value, below, top, path)
        scheme = level.fields[name].about.scheme
        if scheme == "*":
            return self._own_schemes(value, top, path)
        return self._terms(scheme, value, top, path) if scheme else _strings_only(value)

    def _below(self, value: Any, below: Keys, top: Keys, path: FieldPath) -> Any:
        if isinstance(value, dict):
            return self._mapping(value, below, top, path)
        if isinstance(value, list):
            return [self._below(item, below, top, (*path, i)) for i, item in enumerate(value)]
        return value

    def _own_schemes(self, value: Any, top: Keys, path: FieldPath) -> Any:
        if not isinstance(value, dict):
            return value
        terms = {}
        for own, words in value.items():
            scheme = own if own in self.terms.schemes else self.terms.find("scheme", own)
            if scheme is None and self._room("warning"):
                self._unknown_scheme(own, (*path, own), top)
            elif scheme is not None:
                terms[scheme] = self._terms(scheme, words, top, (*path, own))
        return terms

    def _unknown_scheme(self, own: str, path: FieldPath, top: Keys) -> None:
        """Warn of a vocabulary that is not there: it may be that of a school that is not loaded."""
        message = Said(
            f"没有“{own}”这个词表，里面的词没有读", f"there is no vocabulary “{own}”; its words are left out"
        )
        install = Said("检查名字，或装上带来它的学校", "check the name, or install the school that brings it")
        hint = self._guess(own, self.terms.words("scheme"), install)
        line, column = self.document.position(path, top)
        self._found.append(Problem("warning", "unknown-scheme", message, self.shown, line, column, hint))

    def _terms(self, scheme: str, value: Any, top: Keys, path: FieldPath) -> Any:
        if isinstance(value, list):
            return [self._terms(scheme, item, top, (*path, i)) for i, item in enumerate(value)]
        if not isinstance(value, str):
            return value
        identifier = self.terms.find(scheme, value)
        if identifier is None and self._room("error"):
            key = self.document.own_key(path if isinstance(path[-1], str) else path[:-1], top)
            message = Said(f"“{key}”里没有“{value}”这个词", f"“{value}” is not a term of {key}")
            self.say("unknown-term", path, top, message, self._known_words(scheme, value))
        return identifier or value

    def _guess(self, word: str, known: Iterable[str], otherwise: Said = NOTHING) -> Said:
        return did_you_mean(word, known, otherwise) if len(self._found) < MOST_GUESSES else otherwise

    def _known_words(self, scheme: str, value: str) -> Said:
        if "，" in value or "、" in value:
            return Said("几个词写成 [甲, 乙]，中间用半角逗号", "write several as [a, b], with half-width commas")
        return self._guess(value, self.terms.words(scheme), choices(self.terms.words(scheme)))


def choices(words: Iterable[str]) -> Said:
    """Return `可以写：…` with the first of the words that can stand here, in Chinese where there are."""
    every = list(words)
    han = [word for word in every if not word.isascii()] or every
    return Said("可以写：" + "、".join(han[:12]), "one of: " + ", ".join(every[:24]))


def _strings_only(value: Any) -> Any:
    return [item for item in value if item is not None] if isinstance(value, list) else value


def _field_path(loc: tuple[int | str, ...], keys: Keys) -> FieldPath:
    """Return pydantic's location without the names of its validators."""
    level: Keys | None = keys
    path: list[int | str] = []
    for part in loc:
        if isinstance(part, int):
            path.append(part)
        elif level is None or part in level.fields:
            path.append(part)
            level = level.below(part) if level else None
    return tuple(path)


def _plain_words(detail: ErrorDetails, key: str) -> tuple[str, Said, Said]:
    """Return code, message and fix for what pydantic found."""
    shown = _shorten(detail["input"])
    kind, context = detail["type"], detail.get("ctx", {})
    if {"zh", "en", "fix_zh", "fix_en"} <= context.keys():  # a rule of the model that says it itself
        return kind, Said(context["zh"], context["en"]), Said(context["fix_zh"], context["fix_en"])
    if kind in ("missing", "union_tag_not_found"):
        return "missing", Said(f"缺少“{key}”", f"“{key}” is missing"), Said(f"加一行“{key}: ……”", f"add `{key}: ...`")
    if kind in ("greater_than_equal", "less_than_equal"):
        limit = context.get("ge", context.get("le"))
        zh, en = ("不小于", "at least") if "ge" in context else ("不大于", "at most")
        return (
            "range",
            Said(f"“{key}”应{zh}{limit}，现在是{shown}", f"“{key}” should be {en} {limit}, not {shown}"),
            NOTHING,
        )
    if kind == "literal_error":
        one_of = context.get("expected")
        said = Said(f"“{key}”不能是{shown}", f"“{key}” can't be {shown}")
        return "choice", said, Said(f"可以写：{one_of}", f"one of: {one_of}")
    if kind == "union_tag_invalid":  # the sort of a part, of which there are several
        known = context["expected_tags"].replace("'", "")
        said = Said(f"没有“{context['tag']}”这一种“{key}”", f"there is no {key} “{context['tag']}”")
        return "sort", said, Said("可以写：" + "、".join(_sorts(known)), f"one of: {known}")
    code, zh, en, hint = _WORDS.get(kind, ("value", "这样写不行", str(detail["msg"]), NOTHING))
    return code, Said(f"“{key}”{zh}，现在是{shown}", f"“{key}” {en}, not {shown}"), hint


def _sorts(known: str) -> Iterable[str]:
    return (TASK_NAMES.get(sort, sort) for sort in known.split(", "))


def _shorten(value: object) -> str:
    text = str(value) if isinstance(value, str) else _SHAPES.get(type(value).__name__, str(value))
    return f"“{text[:_SHOWN]}……”" if len(text) > _SHOWN else f"“{text}”"


_REPLACE = (
    Said("发布以前换成自己写的", "write your own before it is published"),
    Said(
        "换成自己写的；还没写好，审核状态写“草稿”，读者就看不到",
        "write your own; while it is not ready, say that its review status is `draft`, and no reader sees it",
    ),
)
"""What to do about a placeholder of a draft, and of any other."""
_SORT = {"union_tag_invalid": ("type",), "union_tag_not_found": ("type",)}
"""Where a part says of which sort it is: what is wrong with that stands there."""
_SHOWN = 30
_SHAPES = {"list": "列表", "dict": "几个键"}
_NUMBER = Said("只写阿拉伯数字，不带单位", "digits only, without a unit")
_LIST = Said("每项一行，前面加“- ”", "one item a line, each after `- `")
_KEYED = Said("分行写成“键: 值”", "write `key: value` lines")
_PATTERN = Said(
    "编号以小写字母开头，只用小写字母、数字和连字符，如 dl-walk-academy",
    "identifiers: a-z first, then a-z, 0-9 and hyphens",
)
_DATE = Said("写成 2026-09-01 的样子", "write it like 2026-09-01")
_WORDS: dict[str, tuple[str, str, str, Said]] = {
    "whole_number": ("number", "应为整数", "should be a whole number", _NUMBER),
    "int_type": ("number", "应为整数", "should be a whole number", _NUMBER),
    "yes_or_no": ("yes-no", "应写是或否", "should be 是 or 否", NOTHING),
    "string_type": (
        "type",
        "应为一段文字",
        "should be text",
        Said("去掉列表或下一层的键", "no list, no keys below it"),
    ),
    "string_too_short": ("empty", "不能是空的", "can't be empty", NOTHING),
    "string_too_long": ("long", "太长", "is too long", NOTHING),
    "string_pattern_mismatch": ("pattern", "有不能用的字符", "has characters that can't stand here", _PATTERN),
    "extra_forbidden": (
        "extra",
        "不属于这里",
        "does not belong here",
        Said("别的题型才有这个键；删掉，或换题型", "it is of another type: delete it or change the type"),
    ),
    "tuple_type": ("type", "应为列表", "should be a list", _LIST),
    "list_type": ("type", "应为列表", "should be a list", _LIST),
    "set_type": ("type", "应为列表", "should be a list", _LIST),
    "frozen_set_type": ("type", "应为列表", "should be a list", _LIST),
    "too_short": ("empty", "至少要有一项", "needs at least one item", _LIST),
    "model_type": ("type", "下面应有几个键", "should hold keys", _KEYED),
    "mapping_type": ("type", "下面应有几个键", "should hold keys", _KEYED),
    "date_from_datetime_parsing": ("date", "不是日期", "is not a date", _DATE),
    "date_from_datetime_inexact": ("date", "不是日期", "is not a date", _DATE),
    "date_parsing": ("date", "不是日期", "is not a date", _DATE),
    "date_type": ("date", "不是日期", "is not a date", _DATE),
}
