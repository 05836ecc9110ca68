"""What each hook may answer, checked where the answer is made, so that a plugin's mistake bears its name.

A hook answers None or several things of one sort. Whatever yields them is taken out at once, within a bound, while the
clock of the call runs: nothing of a plugin is left to be run later, elsewhere.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, fields
from itertools import islice
from pathlib import Path
from typing import Any, get_args

import click

from dongling.accounts import fault_of_action
from dongling.model import Kind, Term
from dongling.plugins.details import faults_of_kind
from dongling.problems import Problem, Said, Severity

Fault = str
"""Why a thing can't be taken, in words for its author; empty when it can."""
MOST = 10_000
"""So many things one answer may hold."""
LONGEST = 200_000
"""So many characters a panel or an added text may have."""
_WORD = re.compile(r"[a-z][a-z0-9_.-]{0,39}")


@dataclass(frozen=True)
class Answer:
    """What a hook answers: `what` one thing is, and `fault`, which says why one can't be taken.

    `pairs`: it answers a mapping. `most` things may come, so that what never ends ends.
    """

    what: str
    fault: Callable[[Any], Fault]
    pairs: bool = False
    most: int = MOST

    def taken(self, answer: Any) -> list[Any]:
        """Return an answer as a list. Raises TypeError or ValueError, in words for the author, for anything else."""
        if answer is None:
            return []
        items = self._items(answer)
        if len(items) > self.most:
            raise ValueError(f"it returned more than {self.most} things")
        for item in items:
            if fault := self.fault(item) or unwritable(item):
                raise TypeError(fault)
        return items

    def _items(self, answer: Any) -> list[Any]:
        if self.pairs:
            if not isinstance(answer, Mapping):
                raise TypeError(f"it returned {shape(answer)} and should return a mapping of names to {self.what}")
            return list(answer.items())
        if isinstance(answer, str | bytes | Mapping) or not isinstance(answer, Iterable):
            raise TypeError(f"it returned {shape(answer)} and should return a list of {self.what}")
        return answer if type(answer) is list else list(islice(answer, self.most + 1))


def shape(value: object) -> str:
    """Return a value's type, and what it is if that is short, never by its own words: those may fail or never end."""
    if type(value) in {int, float, bool}:
        return repr(value)
    return f"“{str(value)[:40]}”" if type(value) is str else f"a value of type {type(value).__name__}"


def unwritable(item: Any) -> Fault:
    """Say why a thing can't be written to any page, file or index: half a character is in one of its texts."""
    for part in _texts_of(item):
        try:
            part.encode()
        except UnicodeEncodeError as error:
            return f"it returned a text with half a character, {part[error.start : error.end][:4]!a}, which is no text"
    return ""


def _texts_of(item: Any) -> Iterator[str]:
    """Yield the texts that a thing of our own types is made of; what others are made of is their code."""
    if type(item) is str:
        yield item
    elif type(item) in {list, tuple, set, frozenset}:
        for part in item:
            yield from _texts_of(part)
    elif type(item) is dict:
        yield from _texts_of([*item, *item.values()])
    elif type(item) is Term:
        yield from _texts_of(vars(item))
    elif type(item) in {Said, Problem, Kind}:
        yield from _texts_of([getattr(item, one.name) for one in fields(item)])


def each(wanted: type | tuple[type, ...], what: str) -> Callable[[Any], Fault]:
    """Return the check that a thing is of a type."""

    def fault(item: Any) -> Fault:
        return "" if isinstance(item, wanted) else f"it returned {shape(item)} among others, which is no {what}"

    return fault


def text(item: Any) -> Fault:
    """Say why a thing is no plain text: one of a class of its own has words that are a plugin's code, run later."""
    return "" if type(item) is str else f"it returned {shape(item)} among others, which is no text"


def folder(item: Any) -> Fault:
    """Say why a thing is no content folder."""
    if type(item) is not str and not isinstance(item, Path):
        return f"it returned {shape(item)}, which is no path"
    return "" if Path(item).is_dir() else f"it returned {item}, which is not a folder"


def kind(item: Any) -> Fault:
    """Say why a thing is no kind that units can have."""
    return faults_of_kind(item) if isinstance(item, Kind) else f"it returned {shape(item)}, which is no Kind"


def backend(item: Any) -> Fault:
    """Say why a pair of name and class is no search backend."""
    name, made = item
    if not isinstance(name, str) or not isinstance(made, type):
        return f"it returned {shape(name)}: {shape(made)}, which is no name of a class"
    wanted = ("learn", "known", "generation", "rebuild", "apply", "search", "complete", "explain", "close")
    return _lacks(made, f"search backend {name}", {}, wanted)


def maker(item: Any) -> Fault:
    """Say why a pair of name and function makes no embedder."""
    name, make = item
    fine = isinstance(name, str) and callable(make)
    return "" if fine else f"it returned {shape(name)}: {shape(make)}, which is no name of what makes an embedder"


def exporter(item: Any) -> Fault:
    """Say why a thing is no exporter."""
    fault = _lacks(item, "exporter", {"name": str, "media_type": str, "suffix": str}, ("export",))
    if fault:
        return fault
    if not _WORD.fullmatch(item.name):
        return f"exporter name “{item.name[:40]}”: it stands in addresses, so a-z first, then a-z, 0-9, - and _"
    if not re.fullmatch(r"[\w.+-]+/[\w.+-]+(; ?charset=[\w-]+)?", item.media_type, re.ASCII):
        return f"exporter {item.name}: its media_type should be like text/plain"
    return _no_suffix(item)


def action(item: Any) -> Fault:
    """Say why a thing is no action that can be added."""
    return fault_of_action(item)


def importer(item: Any) -> Fault:
    """Say why a thing is no importer."""
    return _lacks(item, "importer", {"name": str, "suffix": str}, ("read",)) or _no_suffix(item)


def _no_suffix(item: Any) -> Fault:
    return (
        "" if re.fullmatch(r"(\.\w+){1,2}", item.suffix, re.ASCII) else f"{item.name}: its suffix should be like .txt"
    )


def _lacks(item: Any, what: str, texts: Mapping[str, type], methods: Iterable[str]) -> Fault:
    lacking = [name for name, of in texts.items() if not isinstance(getattr(item, name, None), of)]
    lacking += [f"{name}()" for name in methods if not callable(getattr(item, name, None))]
    return f"it returned {shape(item)}, which as {what} lacks {', '.join(lacking)}" if lacking else ""


def problem(item: Any) -> Fault:
    """Say why a thing is no problem that can be shown and put in order."""
    if not isinstance(item, Problem):
        return f"it returned {shape(item)}, which is no Problem; make one with unit.problem(...)"
    return "" if _sound(item) else "it returned a Problem with a part of another type; make it with unit.problem(...)"


def _sound(item: Any) -> bool:
    return (
        item.severity in get_args(Severity)
        and all(type(part) is str for part in (item.code, item.path, item.near))
        and all(isinstance(words, Said) and _said(words) for words in (item.message, item.hint))
        and all(type(number) is int for number in (item.line, item.column))
        and isinstance(item.unshown, tuple)
    )


def _said(words: Any) -> bool:
    return type(words.zh) is str and type(words.en) is str


def panel(item: Any) -> Fault:
    """Say why a thing is no panel."""
    if type(item) is not str and f"{type(item).__module__}.{type(item).__name__}" != "markupsafe.Markup":
        return f"it returned {shape(item)}, which is neither text nor Markup"
    return "" if len(item) <= LONGEST else f"it returned a panel of more than {LONGEST} characters"


def added_text(item: Any) -> Fault:
    """Say why a pair of name and text is none that can be indexed."""
    name, value = item
    texts = value if isinstance(value, list | tuple) else (value,)
    if not isinstance(name, str) or not all(type(text) in {str, int, float, bool, type(None)} for text in texts):
        return f"it returned {shape(name)}: {shape(value)}; a field's name and a text or a list of texts are indexed"
    return "" if sum(len(str(text)) for text in texts) <= LONGEST else f"“{name[:40]}” is longer than {LONGEST}"


def link(item: Any) -> Fault:
    """Say why a thing is no entry of the navigation."""
    pair = isinstance(item, tuple) and len(item) == 2 and all(type(part) is str for part in item)
    if not pair:
        return f"it returned {shape(item)}; an entry is (address, name)"
    address, name = item
    if not re.fullmatch(r"/[a-z0-9][\w./-]*", address, re.ASCII) or ".." in address:
        return f"“{address[:40]}” is no address of this site, such as /my/page"
    return "" if 0 < len(name.strip()) <= 12 else f"“{name[:40]}”: a name has 1 to 12 characters"


def command(item: Any) -> Fault:
    """Say why a thing is no command that can be listed and asked for its help."""
    if not isinstance(item, click.Command):
        return f"it added {shape(item)}, which is no command"
    told: tuple[Any, ...] = (item.name, item.help, item.short_help)
    fine = isinstance(item.name, str) and all(text is None or isinstance(text, str) for text in told)
    return "" if fine else f"command {shape(item.name)}: its name and help should be texts"


def anything(_item: Any) -> Fault:
    """Take what comes: nobody reads it."""
    return ""


class Judges:
    """Further checks of what a hook answers, given by the part that knows its type: the engine knows no Flask."""

    def __init__(self) -> None:
        self._by_hook: dict[str, Callable[[Any], Fault]] = {}
        self._ready: dict[str, Callable[[], object]] = {}

    def install(self, hook: str, judge: Callable[[Any], Fault], ready: Callable[[], object] = bool) -> None:
        """Have each thing that `hook` answers looked at by `judge` too; `ready` works out what that needs each time."""
        self._by_hook[hook], self._ready[hook] = judge, ready

    def get_ready(self) -> None:
        """Work out now what judging needs, for processes to share that part from this one."""
        for ready in self._ready.values():
            ready()

    def fault(self, hook: str, item: Any) -> Fault:
        """Return what the judge of a hook says of a thing."""
        judge = self._by_hook.get(hook)
        return judge(item) if judge else ""


judges = Judges()


def page(item: Any) -> Fault:
    """Say why a thing is no page that can be added: the part that draws pages judges."""
    return _lacks(item, "blueprint", {"name": str}, ("register",)) or judges.fault("register_pages", item)
