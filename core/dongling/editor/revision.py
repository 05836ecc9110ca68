"""A content file with some of its values changed, and all else as its author wrote it: comments, order, line ends.

What did not change is not written anew but taken from the text, character by character, so a version control shows
just what somebody changed. A text that can't be cut (one written on a single line, say) is written whole.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from dongling.content import YamlDocument, YamlProblem, parse
from dongling.editor.content_file import dumped

_LINE = 400
"""Longer values are not looked through for a comment behind them."""


def revised(text: str, data: Mapping[str, Any], order: tuple[str, ...] = ()) -> str:
    """Return `text` with the values of `data`, which are texts, lists and mappings of such by the author's own keys.

    Keys that are missing in `data` go; new ones come behind those that `order` has before them. Raises YamlProblem when
    the text is no content file.
    """
    ending = "\r\n" if "\r\n" in text else "\n"
    plain = text.replace("\r\n", "\n").lstrip("\ufeff")
    document = parse(plain)
    if document.data == data:
        return text
    made = _Reviser(document, order).text(data)
    try:
        good = made is not None and parse(made).data == data
    except YamlProblem:
        good = False
    if made is None or not good:
        made = _head(plain) + dumped(data)
    return made.replace("\n", ending)


def _head(text: str) -> str:
    """Return the comments that a file begins with."""
    lines = text.splitlines(keepends=True)
    count = next((i for i, line in enumerate(lines) if line.strip() and not line.startswith("#")), len(lines))
    return "".join(lines[:count])


class _Uncut(Exception):
    """A part of the text that is not laid out line by line."""


class _Reviser:
    def __init__(self, document: YamlDocument, order: tuple[str, ...]) -> None:
        self._all, self._document, self._order = document.text, document, order

    def text(self, data: Mapping[str, Any]) -> str | None:
        """Return the text with other data; None when it can't be cut."""
        root = self._document.root
        try:
            start = _start(root.value[0][0])
            if root.flow_style or start < 0:
                return None
            made = self._mapping(root, self._document.data, data, start, len(self._all), self._order)
        except (_Uncut, IndexError):
            return None
        return self._all[:start] + made

    def _mapping(
        self, node: MappingNode, old: Mapping[str, Any], new: Mapping[str, Any], start: int, end: int,
        order: tuple[str, ...] = (),
    ) -> str:  # fmt: skip
        """Return the text from the first key of a mapping to `end`, with new values."""
        indent = node.value[0][0].start_mark.column
        pieces = dict(self._pieces([(key.value, key, value) for key, value in node.value], start, end))
        made: list[tuple[str, str]] = []
        for name in _ordered(list(old), list(new), order):
            if name not in pieces:
                made.append(("", _block({name: new[name]}, indent)))
                continue
            lead, begin, until, value = pieces[name]
            same = new[name] == old[name]
            piece = self._all[begin:until] if same else self._changed(name, value, old[name], new[name], begin, until)
            made.append((lead, piece))
        return _joined(made, indent)

    def _changed(self, name: str, node: Node, old: Any, new: Any, begin: int, until: int) -> str:
        """Return the text of a key from `begin` to `until` with a new value."""
        indent = begin - (self._all.rfind("\n", 0, begin) + 1)
        if isinstance(node, MappingNode) and isinstance(new, dict) and new and node.value and not node.flow_style:
            inner = _start(node.value[0][0])
            return self._all[begin:inner] + self._mapping(node, old, new, inner, until)
        if isinstance(node, SequenceNode) and isinstance(new, list) and new and node.value and not node.flow_style:
            return self._list(node, old, new, begin, until)
        fresh = _block({name: new}, indent)
        comment = self._comment(node, until)
        return f"{fresh[:-1]}{comment}\n" if comment and fresh.count("\n") == 1 else fresh

    def _comment(self, node: Node, until: int) -> str:
        """Return the comment behind a value of one line, with the space before it."""
        if not isinstance(node, ScalarNode) or node.style in ("|", ">") or until - node.end_mark.index > _LINE:
            return ""
        rest = self._all[node.end_mark.index : until].split("\n", 1)[0]
        return rest if rest.lstrip().startswith("#") and rest[0] == " " else ""

    def _list(self, node: SequenceNode, old: list[Any], new: list[Any], begin: int, until: int) -> str:
        """Return a key and its list with other items; those that stay keep their text, wherever they stand now."""
        dashes = [self._dash(item) for item in node.value]
        indent = dashes[0] - (self._all.rfind("\n", 0, dashes[0]) + 1)
        named = [(i, at, item) for i, (at, item) in enumerate(zip(dashes, node.value, strict=True))]
        pieces = dict(self._pieces(named, dashes[0], until))
        body = self._lead(begin, dashes[0], begin)
        pieces[0] = (self._all[body : dashes[0]], *pieces[0][1:])
        made: list[tuple[str, str]] = []
        for was, item in _paired(old, new):
            if was is None:
                made.append(("", _block([item], indent)))
                continue
            lead, first, last, value = pieces[was]
            made.append((lead, self._item(value, old[was], item, first, last, indent)))
        return self._all[begin:body] + " " * indent + _joined(made, indent)

    def _item(self, node: Node, old: Any, new: Any, begin: int, until: int, indent: int) -> str:
        if old == new:
            return self._all[begin:until]
        if isinstance(node, MappingNode) and isinstance(new, dict) and new and node.value and not node.flow_style:
            inner = _start(node.value[0][0])
            return self._all[begin:inner] + self._mapping(node, old, new, inner, until)
        return _block([new], indent)

    def _dash(self, item: Node) -> int:
        """Return where the dash of an item stands."""
        at = self._all.rfind("-", 0, item.start_mark.index)
        if at < 0 or self._all[at + 1 : item.start_mark.index].strip(" "):
            raise _Uncut
        return at

    def _pieces(self, parts: list[tuple[Any, Any, Node]], start: int, end: int) -> Iterator[tuple[Any, Any]]:
        """Return of each part, by its name: the comments before it, where it begins and ends, and its value."""
        begins = [at if isinstance(at, int) else _start(at) for _, at, _ in parts]
        if begins[0] != start:
            raise _Uncut
        lead = ""
        for i, (name, _, value) in enumerate(parts):
            last = i + 1 == len(parts)
            until = end if last else self._lead(begins[i], begins[i + 1], value.end_mark.index - 1)
            yield name, (lead, begins[i], until, value)
            lead = "" if last else self._all[until : begins[i + 1]]
            if not last and lead.rpartition("\n")[2].strip():
                raise _Uncut  # two parts on one line

    def _lead(self, begin: int, following: int, floor: int) -> int:
        """Return where the comments and the indentation before `following` begin; those up to `floor` are not its."""
        line = self._all.rfind("\n", 0, following) + 1
        if line <= begin:
            raise _Uncut
        while line > floor:
            above = self._all.rfind("\n", 0, line - 1) + 1
            if above <= floor or not self._all[above:line].lstrip().startswith("#"):
                break
            line = above
        return line


def _start(node: Node) -> int:
    return int(node.start_mark.index)


def _ordered(old: list[str], new: list[str], order: tuple[str, ...]) -> list[str]:
    """Return the new keys: old ones in their order, each that is new behind the nearest that `order` has before it."""
    stay = [name for name in old if name in new]
    rank = {name: i for i, name in enumerate(order)}
    for name in (one for one in new if one not in old):
        before = [i for i, one in enumerate(stay) if name in rank and rank.get(one, -1) < rank[name] and one in rank]
        stay.insert(max(before) + 1 if before else len(stay), name)
    return stay


def _paired(old: list[Any], new: list[Any]) -> Iterator[tuple[int | None, Any]]:
    """Return each new item with the number of the old one that it is, or is made of; None for one that is new."""
    left = list(range(len(old)))
    partner: dict[int, int] = {}
    for i, item in enumerate(new):
        same = next((was for was in left if old[was] == item), None)
        if same is not None:
            partner[i] = same
            left.remove(same)
    for i, item in enumerate(new):
        if i not in partner and isinstance(item, dict):
            likest = max(left, key=lambda was: _likeness(old[was], item), default=None)
            if likest is not None and _likeness(old[likest], item) > 0:
                partner[i] = likest
                left.remove(likest)
    return ((partner.get(i), item) for i, item in enumerate(new))


def _likeness(old: Any, new: dict[str, Any]) -> int:
    return sum(old.get(key) == value for key, value in new.items()) if isinstance(old, dict) else 0


def _block(data: Any, indent: int) -> str:
    """Return keys or items as lines at an indentation; the first line has none, as it is put behind one."""
    lines = dumped(data).splitlines(keepends=True)
    space = " " * indent
    return lines[0] + "".join(space + line if line.strip() else line for line in lines[1:])


def _joined(pieces: Iterable[tuple[str, str]], indent: int) -> str:
    """Return pieces one below the other, each behind what led to it; the first has its indentation already."""
    made = ""
    for lead, piece in pieces:
        if not made:
            made = lead.lstrip(" ") + piece
        else:
            made += ("" if made.endswith("\n") else "\n") + (lead or " " * indent) + piece
    return made
