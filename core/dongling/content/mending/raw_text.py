"""The bytes of a content file -> its text, or what its encoding is and the command that converts it."""

from dongling.content.mending.encodings import likely, marked, text_in
from dongling.content.yaml_hints import YamlProblem
from dongling.problems import Position, Said

MAX_BYTES = 256 * 1024


def decode(raw: bytes) -> str:
    """Return the text of a file.

    UTF-16 is read where its mark says so. Raises YamlProblem when it is too large or in another encoding, which is
    named where it is clear, with the command that converts it.
    """
    if len(raw) > MAX_BYTES:
        raise YamlProblem(
            "yaml-size",
            Position(),
            Said(
                f"文件有 {len(raw) // 1024} KB，超过 {MAX_BYTES // 1024} KB",
                f"the file has {len(raw) // 1024} KB, more than {MAX_BYTES // 1024}",
            ),
            Said("一个文件只写一个单元，图片和附件放在别处", "one unit a file; keep pictures elsewhere"),
        )
    if encoding := marked(raw):
        text = text_in(raw, encoding)
        if text is not None:
            return text
    try:
        if b"\0" not in raw or not likely(raw):
            return raw.decode("utf-8-sig")
        start = raw.index(b"\0")
    except UnicodeDecodeError as error:
        start = error.start
    before = raw[:start]
    line = before.count(b"\n") + 1
    column = len(before[before.rfind(b"\n") + 1 :].decode("utf-8", "replace")) + 1
    raise YamlProblem("yaml-encoding", Position(line, column), *_other_encoding(likely(raw)))


def _other_encoding(encoding: str) -> tuple[Said, Said]:
    if not encoding:
        return (
            Said("不是 UTF-8 编码，也看不出是哪一种", "not UTF-8, and it is not clear what else"),
            Said(
                "在编辑器里选“另存为 UTF-8”；知道是哪一种就运行 dongling fix 这个文件 --encoding big5 --apply",
                "save it as UTF-8; if you know its encoding, run dongling fix FILE --encoding big5 --apply",
            ),
        )
    shown = {"gb18030": "GBK（GB18030）"}.get(encoding, encoding.upper())
    return (
        Said(f"不是 UTF-8 编码，存成了 {shown}", f"not UTF-8: saved as {encoding.upper()}"),
        Said(
            f"在编辑器里选“另存为 UTF-8”，或运行 dongling fix 这个文件 --encoding {encoding} --apply",
            f"save it as UTF-8, or run dongling fix FILE --encoding {encoding} --apply",
        ),
    )
