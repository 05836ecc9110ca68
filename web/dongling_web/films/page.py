"""The page that plays a film, the same without script as a strip of pictures and words; and its subtitles as a file."""

from dataclasses import replace

from flask import Blueprint, Response, abort, render_template

from dongling.media import webvtt
from dongling.model import Unit
from dongling_web.films.scenes import Film, film
from dongling_web.http.context import current_catalog
from dongling_web.http.errors import Refused, Trouble
from dongling_web.languages.words import later

page = Blueprint("films", __name__)
_NONE = Trouble(404, later("这一课没有片子"), later("这一课不分段讲，要看的、要做的都在它自己的页面上。"))


@page.get("/units/<identifier>/film")
def player(identifier: str) -> str:
    """Show the film of a unit."""
    unit = _unit(identifier)
    return render_template("films/film.html", unit=unit, film=_film(unit))


@page.get("/units/<identifier>/film.vtt")
def words(identifier: str) -> Response:
    """Serve the subtitles of a film, made from its script."""
    return Response(webvtt(_film(_unit(identifier)).cues), mimetype="text/vtt")


def _unit(identifier: str) -> Unit:
    return current_catalog().units.get(identifier) or abort(404)


def _film(unit: Unit) -> Film:
    whole = film(unit)
    if whole is None:
        raise Refused(replace(_NONE, ways=((f"/units/{unit.identifier}", later("回到这一课")), *_NONE.ways)))
    return whole
