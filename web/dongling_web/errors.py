"""Error pages: what is the matter, what is safe, and a way on. A failing page takes no other with it."""

import logging
from dataclasses import dataclass

from flask import Flask, Response, jsonify, make_response, render_template, request
from werkzeug.exceptions import HTTPException

from dongling.problems import DonglingError

log = logging.getLogger("dongling.web")


@dataclass(frozen=True)
class Trouble:
    """What an error page says."""

    status: int
    title: str
    text: str
    detail: str = ""


_NOT_FOUND = Trouble(404, "没有这一页", "地址可能写错了，或者这个单元已经改名、还没有装载。")
_FAILED = Trouble(500, "这一页出错了", "出错的只是这一页，其他页面都能用。管理员可以在服务器的记录里看到原因。")
_BAD = "这个地址里有看不懂的值"
_OTHER = "请求不能完成"
_AWAY = Trouble(503, "检索暂时不能用", "课程都在，可以按学段、学校和主题找；过一会儿再搜。")


class SearchAway(Exception):
    """Search can't answer now; the rest of the site can."""


def register_errors(app: Flask) -> None:
    """Give `app` its error pages."""
    app.register_error_handler(HTTPException, _http)
    app.register_error_handler(DonglingError, _wrong_use)
    app.register_error_handler(SearchAway, _away)
    app.register_error_handler(Exception, _failed)


def _http(error: HTTPException) -> Response:
    if error.response is not None:
        return make_response(error.response)
    if error.code == 404:
        return _page(_NOT_FOUND)
    response = _page(Trouble(error.code or 500, _OTHER, "回到首页，或搜索课程。", error.name))
    for name, value in error.get_headers():
        if name == "Allow":
            response.headers[name] = value
    return response


def _wrong_use(error: DonglingError) -> Response:
    if error.status == 3:
        return _away(error)
    return _page(Trouble(400, _BAD, error.message.zh))


def _away(error: Exception) -> Response:
    log.warning("search away: %s", error)
    return _page(_AWAY)


def _failed(error: Exception) -> Response:
    log.error("page %s failed", request.path, exc_info=error)
    return _page(_FAILED)


def _page(trouble: Trouble) -> Response:
    if request.path.endswith(".json"):
        response = jsonify(error=trouble.title, detail=trouble.text)
    else:
        response = make_response(render_template("errors/error.html", trouble=trouble))
    response.status_code = trouble.status
    return response
