"""Files of the largest size that may be read, each full of one thing that a program may be slow at."""

from collections.abc import Callable

from dongling.content.yamlfile import MAX_BYTES, MAX_NODES
from dongling.testing import unit_text

_HEAD = unit_text("hostile")
_ROOM = MAX_BYTES - len(_HEAD.encode()) - 200


def _full(part: Callable[[int], str], nodes: int = 0) -> str:
    """Return as many parts as fit, and as make no more nodes than may be, with so many in each."""
    found, size, number = [], 0, 0
    while size < _ROOM and nodes * number < MAX_NODES - 100:
        found.append(part(number))
        size, number = size + len(found[-1].encode()), number + 1
    return "".join(found[:-1])


_TEXTS: dict[str, Callable[[], str]] = {
    "sound": lambda: _HEAD,
    "figures": lambda: f"{_HEAD}body: |\n" + _full(lambda i: f"  有{10000 + i}人\n"),
    "figures in one line": lambda: f"{_HEAD}body: " + _full(lambda i: f"有{10000 + i}人"),
    "figures in folded lines": lambda: f'{_HEAD}body: "' + _full(lambda i: f"有{10000 + i}\\\n  人") + '"\n',
    "figures at the end of many lines": lambda: (
        f"{_HEAD}body: |\n" + "  a\n" * 40_000 + "".join(f"  有{i}00人\n" for i in range(6_000))
    ),
    "figures in key words": lambda: f"{_HEAD}keywords: [" + _full(lambda i: f"{10000 + i}人,", 1) + "]\n",
    "one long number": lambda: f"{_HEAD}body: " + "1" * _ROOM,
    "long numbers": lambda: f"{_HEAD}body: " + _full(lambda _: "1" * 5_000 + " "),
    "one long number in Chinese": lambda: f"{_HEAD}body: " + "一" * (_ROOM // 3),
    "tens of thousands": lambda: f"{_HEAD}body: " + "万" * (_ROOM // 3) + "人",
    "numbers and points": lambda: f"{_HEAD}body: " + "1." * (_ROOM // 2),
    "numbers and commas": lambda: f"{_HEAD}body: " + "1," * (_ROOM // 2),
    "numbers and dashes": lambda: f"{_HEAD}body: " + "1-" * (_ROOM // 2),
    "Chinese numbers and dashes": lambda: f"{_HEAD}body: " + "一、" * (_ROOM // 6),
    "groups": lambda: f"{_HEAD}body: " + "每组" + "一" * (_ROOM // 3 - 10),
    "one sentence of law": lambda: f"{_HEAD}body: " + "法" * (_ROOM // 3),
    "sentences of law": lambda: f"{_HEAD}body: " + "权利。" * (_ROOM // 9),
    "laws by name": lambda: f"{_HEAD}body: " + "《教育法》第一条" * (_ROOM // 24),
    "titles open": lambda: f"{_HEAD}body: " + "《法" * (_ROOM // 6),
    "eras": lambda: f"{_HEAD}body: " + "民国一" * (_ROOM // 9),
    "names of pupils": lambda: f"{_HEAD}body: |\n" + _full(lambda _: "  请张小明同学\n"),
    "different names of pupils": lambda: (
        f"{_HEAD}body: " + _full(lambda i: f"请张{chr(0x4E00 + i % 9000)}{chr(0x4E00 + i // 9000)}同学，")
    ),
    "unknown facts": lambda: f"{_HEAD}facts: [" + _full(lambda i: f"no-such-fact-{i},", 1) + "]\n",
    "unknown long facts": lambda: f"{_HEAD}facts: [" + _full(lambda i: f"{i}{'fact-' * 40},", 1) + "]\n",
    "known facts, many times": lambda: f"{_HEAD}facts: [" + _full(lambda _: "lx-pinzhi,", 1) + "]\n",
    "unknown prerequisites": lambda: f"{_HEAD}prerequisites: [" + _full(lambda i: f"u{i},", 1) + "]\n",
    "derived from nothing": lambda: f"{_HEAD}derived:\n" + _full(lambda i: f"- {{text: {i}人, from: [x{i}]}}\n", 6),
    "unknown keys": lambda: _HEAD + _full(lambda i: f"k{i}:\n", 2),
    "unknown keys like known ones": lambda: _HEAD + _full(lambda i: f"descriptioon{i}: a\n", 2),
    "unknown keys below": lambda: (
        _HEAD.replace("process:", "processes:") + "process:\n" + _full(lambda i: f"- {{nam{i}: a}}\n", 3)
    ),
    "long keys": lambda: _HEAD + _full(lambda i: f"k{i}{'e' * 900}: a\n"),
    "one long key": lambda: f"{_HEAD}? {'ke' * (_ROOM // 2)}\n: a\n",
    "long kind": lambda: _HEAD.replace("kind: lesson", "kind: " + "les" * (_ROOM // 3)),
    "unknown terms": lambda: f"{_HEAD}themes: [" + _full(lambda i: f"theme{i},", 1) + "]\n",
    "long terms": lambda: f"{_HEAD}themes: [" + _full(lambda i: f"{i}{'th' * 300},", 1) + "]\n",
    "known terms": lambda: f"{_HEAD}competencies: [" + _full(lambda _: "政治认同,", 1) + "]\n",
    "unknown vocabularies": lambda: f"{_HEAD}terms:\n" + _full(lambda i: f"  voc{i}: a\n", 2),
    "both forms of keys": lambda: f"{_HEAD}process2:\n" + _full(lambda _: "- {name: a, 名称: b}\n", 5),
    "items without fields": lambda: _HEAD[: _HEAD.index("process:")] + "process:\n" + _full(lambda _: "- {}\n", 1),
    "items that are no mappings": lambda: (
        _HEAD[: _HEAD.index("process:")] + "process: [" + _full(lambda _: "a,", 1) + "]\n"
    ),
    "long numbers of minutes": lambda: _HEAD.replace("45'", "4" * 1000 + "'").replace(
        "minutes: '", "minutes: '" + "1" * 200_000, 1
    ),
    "a date of many digits": lambda: f"{_HEAD}updated: " + "2" * _ROOM,
    "duplicate keys": lambda: _HEAD + _full(lambda _: "body:\n", 2),
    "many words": lambda: f"{_HEAD}keywords: [" + _full(lambda _: "a,", 1) + "]\n",
    "too many nodes": lambda: f"{_HEAD}keywords: [" + _full(lambda _: "a,") + "]\n",
    "anchors": lambda: f"{_HEAD}keywords:\n" + _full(lambda i: f"- &a{i} a\n", 1),
    "aliases": lambda: f"{_HEAD}keywords:\n- &a a\n" + _full(lambda _: "- *a\n", 1),
    "tags": lambda: _full(lambda i: f"%TAG !a{i}! tag:b,{i}:\n") + "---\n" + "a: 1\n",
    "brackets": lambda: "a: " + "[" * _ROOM,
    "brackets closed": lambda: "a: " + "[" * (_ROOM // 2) + "]" * (_ROOM // 2),
    "braces": lambda: "{" * _ROOM,
    "dashes": lambda: "- " * (_ROOM // 2),
    "questions": lambda: "? " * (_ROOM // 2),
    "indents": lambda: "".join(" " * i + f"k{i}:\n" for i in range(700)),
    "spaces": lambda: "a: b\nc" + " " * _ROOM + "d\n",
    "spaces before a slip": lambda: "a: 1\n" + " " * _ROOM + "x\nb: [",
    "spaces in a slip": lambda: "a: 1\nb" + " " * _ROOM + "- : x\nc: [",
    "tabs": lambda: "a: b\n" + "\t" * _ROOM,
    "colons": lambda: "a" + ": " * (_ROOM // 2),
    "quotes": lambda: 'a: "' + "b" * _ROOM,
    "escapes": lambda: 'a: "' + "\\x41" * (_ROOM // 4) + '"',
    "comments": lambda: _HEAD + "#\n" * (_ROOM // 2),
    "blank lines": lambda: _HEAD + "\n" * _ROOM,
    "body of blank lines": lambda: f"{_HEAD}body: |\n" + "\n" * _ROOM + "  a\n",
    "body of brackets": lambda: f"{_HEAD}body: '" + "[" * _ROOM + "'\n",
    "body of addresses": lambda: f"{_HEAD}body: '" + "[a](" * (_ROOM // 4) + "'\n",
    "documents": lambda: "--- a\n" * (_ROOM // 6),
    "control": lambda: "a: " + "b" * _ROOM + "\x00",
}
_FACTS = {
    "facts.yaml": lambda: "facts:\n" + _full(lambda i: f"- {{identifier: f{i}, statement: s, confidence: seed}}\n", 7),
    "facts.yaml, all the same": lambda: (
        "facts:\n" + _full(lambda _: "- {identifier: f, statement: s, confidence: seed}\n", 7)
    ),
    "facts.yaml, one long figure": lambda: (
        "facts:\n- {identifier: f, confidence: seed, statement: " + "1" * _ROOM + "}\n"
    ),
    "facts.yaml, unknown keys": lambda: "facts:\n" + _full(lambda i: f"- {{identifier: f{i}, statment: s}}\n", 5),
}
_TERMS = {
    "terms/t.yaml": lambda: "scheme: t\nname: t\nterms:\n" + _full(lambda i: f"- {{identifier: t{i}, name: n}}\n", 5),
    "terms/t.yaml, all the same": lambda: (
        "scheme: t\nname: t\nterms:\n" + _full(lambda _: "- {identifier: t, name: n}\n", 5)
    ),
    "sequences/s.yaml": lambda: "identifier: s\nname: s\nsteps:\n" + _full(lambda i: f"- {{unit: u{i}}}\n", 3),
    "collections/c.yaml": lambda: "identifier: s\nname: s\nquery:\n  keyword: [" + _full(lambda i: f"u{i},", 1) + "]\n",
}


def _in_file(name: str, make: Callable[[], str]) -> Callable[[], tuple[str, str]]:
    return lambda: (name, make())


FILES = {label: _in_file("hostile.yaml", make) for label, make in _TEXTS.items()} | {
    label: _in_file(label.split(",")[0], make) for label, make in (_FACTS | _TERMS).items()
}
"""What each is called -> its name in a content folder and its text."""
