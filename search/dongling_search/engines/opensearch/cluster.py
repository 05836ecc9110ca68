"""The client of the cluster: its hosts, how long to retry, and the message when none answers.

The client goes from host to host by itself. What is left here: while a node has just died the others need a moment to
settle, so that an answer of 503 is worth another try; readers are given up soon, writers are not.
"""

import logging
import time
from base64 import b64encode
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any, TypeVar
from urllib.parse import unquote, urlsplit

from opensearchpy import OpenSearch
from opensearchpy.exceptions import (
    AuthenticationException,
    AuthorizationException,
    ConflictError,
    ConnectionError,  # noqa: A004 - the client's own name for it
    NotFoundError,
    RequestError,
    SSLError,
    TransportError,
)

from dongling.problems import AWAY, DonglingError, Said
from dongling_search.engines import K1

T = TypeVar("T")
READING = 8.0
WRITING = 60.0
"""Seconds to go on trying. A reader gives up at once when no host can be reached."""
ANSWER = 5.0
"""Seconds that one host has to answer a reader; a writer waits as long as it goes on trying."""
_THERE = "resource_already_exists_exception"


@dataclass(frozen=True, slots=True)
class Address:
    """Where a cluster is: its hosts, user and password, and the certificate of who vouches for it."""

    hosts: tuple[Mapping[str, Any], ...]
    login: tuple[str, str] | None = None
    ca: Path | None = None

    @classmethod
    def read(cls, urls: str, login: Path | None = None, ca: Path | None = None) -> "Address":
        """Return the address that settings give; raises DonglingError when they make no sense."""
        parts = [urlsplit(url.strip()) for url in urls.split(",") if url.strip()]
        if not parts or any(part.scheme not in {"http", "https"} or not part.hostname for part in parts):
            raise DonglingError(_bad_address())
        try:
            hosts = tuple(
                {
                    "host": part.hostname,
                    "port": part.port or (443 if part.scheme == "https" else 9200),
                    "use_ssl": part.scheme == "https",
                    "url_prefix": part.path.strip("/"),
                }
                for part in parts
            )
        except ValueError:
            raise DonglingError(_bad_address()) from None
        if ca is not None and not ca.is_file():
            raise DonglingError(_unreadable(ca))
        users = [(unquote(part.username), unquote(part.password or "")) for part in parts if part.username]
        return cls(hosts, _login(login) if login else next(iter(users), None), ca)

    def __str__(self) -> str:
        """Return the hosts, without user and password."""
        return ", ".join(f"{host['host']}:{host['port']}" for host in self.hosts)


class Cluster:
    """A client that outlives the death of a node."""

    def __init__(self, address: Address) -> None:
        self.address = address
        logging.getLogger("opensearch").setLevel(logging.ERROR)  # each try would leave a traceback; we tell in the end
        self.client, self.writer = self._client(ANSWER), self._client(WRITING)

    def _client(self, seconds: float) -> OpenSearch:
        return OpenSearch(
            hosts=[dict(host) for host in self.address.hosts],
            headers=_headers(self.address.login),
            ca_certs=str(self.address.ca) if self.address.ca else None,
            timeout=seconds,
            max_retries=max(3, len(self.address.hosts)),
            retry_on_timeout=True,
            pool_maxsize=16,
        )

    @cached_property
    def factor(self) -> float:
        """What the cluster's BM25 has in front of ours: up to version 2 Lucene's old form multiplies by k1 + 1."""
        version = self.read(self.client.info)["version"]["number"]
        return 1.0 if 3 <= int(version.split(".")[0]) < 7 else K1 + 1  # 7: a 1.x or 2.x that says so for old clients

    def read(self, work: Callable[[], T]) -> T:
        """Return what `work` does; raises DonglingError with status 3 when nobody can do it."""
        return self._try(work, READING, give_up=True)

    def write(self, work: Callable[[], T]) -> T:
        """Do `work`, which may be done twice, with more patience."""
        return self._try(work, WRITING, give_up=False)

    def create(self, name: str, body: Mapping[str, Any]) -> None:
        """Make an index, unless it is there: a request whose answer was late is sent again."""
        params = {"ignore": 400}
        answer = self.write(lambda: self.writer.indices.create(index=name, body=body, params=params))
        trouble = answer.get("error", {"type": _THERE})
        if trouble["type"] != _THERE:
            raise DonglingError(_unwanted(trouble["reason"]), status=AWAY)

    def close(self) -> None:
        """Close all connections; they are opened again when needed."""
        self.client.close()
        self.writer.close()

    def _try(self, work: Callable[[], T], patience: float, *, give_up: bool) -> T:
        until, pause = time.monotonic() + patience, 0.05
        while True:
            try:
                return work()
            except (NotFoundError, ConflictError):
                raise
            except (AuthenticationException, AuthorizationException, RequestError, SSLError) as error:
                raise DonglingError(_refused(self.address, error), status=AWAY) from error
            except TransportError as error:
                if (give_up and isinstance(error, ConnectionError)) or time.monotonic() > until:
                    raise DonglingError(_away(self.address), status=AWAY) from error
            time.sleep(pause)
            pause = min(2 * pause, 2.0)


def _login(file: Path) -> tuple[str, str]:
    try:
        user, colon, password = file.read_text(encoding="utf-8").strip().partition(":")
    except (OSError, UnicodeDecodeError):
        raise DonglingError(_unreadable(file)) from None
    if not colon:
        raise DonglingError(
            Said(
                f"{file} 里应有一行“用户:密码”，这里没有冒号",
                f"{file} should hold one line “user:password”; there is no colon",
            )
        )
    return user, password


def _headers(login: tuple[str, str] | None) -> dict[str, str]:
    """Return what says who asks, in UTF-8; the client itself would take Latin letters only."""
    return {"authorization": "Basic " + b64encode(":".join(login).encode()).decode()} if login else {}


def _bad_address() -> Said:
    return Said(
        "--search-url 应是集群的地址，如 https://host:9200，几个用逗号分开",
        "--search-url should be where the cluster is, such as https://host:9200, several separated by commas",
    )


def _unreadable(file: Path) -> Said:
    return Said(f"读不了文件 {file}；看路径和权限", f"can't read {file}; look at its path and permissions")


def _away(address: Address) -> Said:
    return Said(
        f"检索集群（{address}）没有应答；其他页面照常，集群回来后检索自己恢复",
        f"the search cluster ({address}) does not answer; all else works, and search comes back with it",
    )


def _unwanted(reason: str) -> Said:
    return Said(f"检索集群不接受请求：{reason}", f"the search cluster does not take the request: {reason}")


def _refused(address: Address, error: TransportError) -> Said:
    if isinstance(error, SSLError):
        return Said(
            f"检索集群（{address}）的证书不可信；用 --search-ca 指出它的 CA 证书",
            f"the certificate of the search cluster ({address}) is not trusted; name its CA by --search-ca",
        )
    if isinstance(error, RequestError):
        return _unwanted(str(error))
    return Said(
        f"检索集群（{address}）不认这个用户；检查 --search-login 里的用户、密码和权限",
        f"the search cluster ({address}) refuses the user; look at user, password and rights in --search-login",
    )
