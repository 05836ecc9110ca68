"""A draft as text and back: JSON in UTF-8, which any database keeps, with what it can't keep refused."""

import json

from pydantic import TypeAdapter, ValidationError
from pydantic_core import PydanticSerializationError

from dongling.problems import DonglingError, Said
from dongling.sequences import Draft

LONGEST_DID = 200
"""Characters of what is told of a version in a history."""
_DRAFT = TypeAdapter(Draft)


def as_text(draft: Draft) -> str:
    """Return a draft as text. Raises DonglingError for half a character, which no file could hold."""
    try:
        return _DRAFT.dump_json(draft).decode()
    except PydanticSerializationError:
        raise DonglingError(
            Said(
                "里面有半个字符（不完整的编码），没有保存，已存的还在。删掉它再保存",
                "it holds half a character (broken encoding): not saved, nothing saved is lost. Remove it and save",
            )
        ) from None


def as_draft(text: str) -> Draft:
    """Return the draft that `text` holds. Raises DonglingError, also when it is longer than a draft may be."""
    try:
        return _DRAFT.validate_json(text)
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        where = ".".join(map(str, first["loc"])) or "JSON"
        raise DonglingError(
            Said(f"不是一份序列草稿（{where}）", f"not a draft ({where}: {first['msg']})"),
        ) from None


def as_pair(did: Said) -> str:
    """Return what was done, in both languages, as text: cut when it is long, without halves of characters."""
    return json.dumps([words.encode(errors="replace").decode()[:LONGEST_DID] for words in (did.zh, did.en)])


def as_said(text: str) -> Said:
    """Return the sentence that `as_pair` made text."""
    zh, en = json.loads(text)
    return Said(zh, en)
