"""Error pages: what is the matter, what is safe, and a way on. A failing page takes no other with it."""

import logging
import re
from dataclasses import dataclass

from flask import Flask, Response, jsonify, make_response, render_template, request
from werkzeug.exceptions import HTTPException

from dongling.problems import AWAY, DonglingError
from dongling_web.languages.words import Later, later, said_here, spoken

log = logging.getLogger("dongling.web")
_HOME = ("/", later("回到首页"))
_SEARCH = ("/search", later("找课程"))
_SEQUENCES = ("/sequences", later("课程序列"))
_SECRET = re.compile(r"^/(drafts|shared|account/link|account/mail/confirm)/.+")


@dataclass(frozen=True)
class Trouble:
    """What an error page says; the first of its ways on is the main one."""

    status: int
    title: Later | str
    text: Later | str
    detail: str = ""
    ways: tuple[tuple[str, Later | str], ...] = (_HOME, _SEARCH, _SEQUENCES)
    headers: tuple[tuple[str, str], ...] = ()


class Refused(Exception):
    """A request that is answered by an error page, which says all that there is to say."""

    def __init__(self, trouble: Trouble) -> None:
        self.trouble = trouble
        super().__init__(str(trouble.title))


_NOT_FOUND = Trouble(404, later("没有这一页"), later("地址可能写错了，或者这个单元已经改名、还没有装载。"))
_FAILED = Trouble(
    500, later("这一页出错了"), later("出错的只是这一页，其他页面都能用。管理员可以在服务器的记录里看到原因。")
)
_TOO_LONG = Trouble(
    413, later("太长了"), later("一次最多送64 KB；这一次没有保存，已存的都在。退回上一页，写短些再存。")
)
_BAD = later("这个地址里有看不懂的值")
_NOT_DONE = later("没有保存")
_OTHER = later("请求不能完成")
_NO_SEARCH = Trouble(
    503, later("检索暂时不能用"), later("课程都在，可以按学段、学校和主题找；过一会儿再搜。"), ways=(_HOME, _SEQUENCES)
)
_NOT_NOW = later("现在做不了")


class SearchAway(Exception):
    """Search can't answer now; the rest of the site can."""


def register_errors(app: Flask) -> None:
    """Give `app` its error pages."""
    app.register_error_handler(HTTPException, _http)
    app.register_error_handler(DonglingError, _wrong_use)
    app.register_error_handler(Refused, _refused)
    app.register_error_handler(SearchAway, _away)
    app.register_error_handler(Exception, _failed)


def _http(error: HTTPException) -> Response:
    if error.response is not None:
        return make_response(error.response)
    if error.code == 404:
        return _page(_NOT_FOUND)
    if error.code == 413:
        return _page(_TOO_LONG)
    response = _page(Trouble(error.code or 500, _OTHER, spoken("回到首页，或搜索课程。"), error.name))
    for name, value in error.get_headers():
        if name == "Allow":
            response.headers[name] = value
    return response


def _wrong_use(error: DonglingError) -> Response:
    if error.status == AWAY:
        log.warning("away: %s", error.message.en)
        return _page(Trouble(503, _NOT_NOW, said_here(error.message)))
    return _page(Trouble(400, _BAD if request.method == "GET" else _NOT_DONE, said_here(error.message)))


def _refused(error: Refused) -> Response:
    return _page(error.trouble)


def _away(error: Exception) -> Response:
    log.warning("search away: %s", error)
    return _page(_NO_SEARCH)


def without_key(path: str) -> str:
    """Return a path as a log may hold it: the key of a draft opens it, so nothing behind `/drafts/` is told."""
    return _SECRET.sub(r"/\1/…", path)


def _failed(error: Exception) -> Response:
    log.error("page %s failed", without_key(request.path), exc_info=error)
    return _page(_FAILED)


def failed_page() -> Response:
    """Return the page that says that this page failed, and no other."""
    return _page(_FAILED)


def _page(trouble: Trouble) -> Response:
    if request.path.endswith(".json"):
        response = jsonify(error=str(trouble.title), detail=str(trouble.text))
    else:
        response = make_response(render_template("errors/error.html", trouble=trouble))
    response.status_code = trouble.status
    response.headers.extend(trouble.headers)
    return response
