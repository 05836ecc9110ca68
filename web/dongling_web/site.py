"""The site as one process serves it: the app, its server, and who keeps house; and what is said of it at its start."""

import logging
from collections.abc import Callable, Iterator, Sequence
from socket import socket

from flask import Flask

from dongling import DonglingError, Library, Said, Settings
from dongling_web.accounts.mail.postman import end_postman
from dongling_web.accounts.start import first_link_said, note_start
from dongling_web.api.health import missing
from dongling_web.api.metrics import keep_metrics
from dongling_web.app import create_app
from dongling_web.drafts.held_store import close_store, housekeeper, store_if_any
from dongling_web.house.metrics_reader import metrics_reader
from dongling_web.http.health import health
from dongling_web.http.rate_limit import Pace, keep_pace
from dongling_web.materials.picture_maker import picture_maker
from dongling_web.server.log_lines import AccessLog
from dongling_web.server.metrics import Metrics
from dongling_web.server.server import Server
from dongling_web.server.visit import Visit
from dongling_web.server.visit_watch import watch_visits
from dongling_web.workshop.entrance.writer import writers_cookies

OWN = "dongling_web"
_NO_ADDRESS = Said(
    "放在反向代理后面，请用 --site-url 写明网站的网址；没有它，给别人的链接只写路径",
    "behind a proxy, name the site's address by --site-url; without it links to pass on are paths only",
)


class Site:
    """A library served on sockets that listen already.

    `beat` is called twice a second as long as requests can be answered; `pace` are the counts of what addresses
    write, when other processes share them; of several processes one keeps house. Raises DonglingError when the pages
    are not there.
    """

    def __init__(
        self,
        library: Library,
        listening: Sequence[socket],
        *,
        beat: Callable[[], object] = bool,
        pace: Pace | None = None,
        keeps_house: bool = True,
    ) -> None:
        self._library, self._listening = library, listening
        self._app = create_app(library)
        _must_have_pages(library)
        _watch(self._app, library.settings)
        if pace is not None:
            keep_pace(self._app, pace)
        logging.getLogger("waitress.queue").setLevel(logging.ERROR)
        writers = writers_cookies(self._app)
        self._server = Server(self._app, listening, library.settings.proxy, beat=beat, writers=writers)
        self._keepers = (housekeeper(self._app), picture_maker(self._app, library)) if keeps_house else ()

    @property
    def drain(self) -> Callable[[], object]:
        """Return what ends `run` once all that was asked is answered; to be called from any thread, or by a signal."""
        return self._server.drain

    @property
    def give_up(self) -> Callable[[], object]:
        """Return what answers all that is asked that it is not done, as this process hangs; from any thread."""
        return self._server.give_up

    def run(self) -> None:
        """Serve, and watch the content, until `drain`."""
        self._library.watch()
        if self._keepers:
            note_start(lambda: store_if_any(self._app), self._library.settings)
        for keeper in self._keepers:
            keeper.start()
        self._server.run()
        for keeper in self._keepers:
            keeper.end()
        end_postman(self._app)
        close_store(self._app)

    def greeting(self) -> Said:
        """Return how many units there are, and where."""
        units, address = len(self._library.catalog.units), self._address()
        return Said(f"{units}个单元，打开 {address}", f"{units} units at {address}")

    def _address(self) -> str:
        settings = self._library.settings
        return f"http://{settings.host}:{self._listening[-1].getsockname()[1]}{settings.base_path.rstrip('/')}/"

    def warnings(self) -> Iterator[Said]:
        """Say, a sentence each, what is not as it should be."""
        errors, _ = self._library.counts
        if errors:
            yield Said(
                f"有{errors}个错误没有装载，用 dongling check 看",
                f"{errors} errors were left out: see `dongling check`",
            )
        if self._library.settings.proxy and not self._library.settings.site_url:
            yield _NO_ADDRESS
        if words := first_link_said(self._app, self._address()):
            yield words
        yield from missing(self._library)


def _watch(app: Flask, settings: Settings) -> None:
    """Have the requests of an app numbered, written to the access log and counted, as far as that is wanted."""
    told: list[Callable[[Visit], object]] = []
    if settings.metrics != "off":
        metrics = Metrics(health)
        told.append(metrics.note)
        keep_metrics(app, metrics, metrics_reader(settings))
    if settings.access_log:
        told.append(AccessLog(settings.access_log).note)
    watch_visits(app, told, believe=bool(settings.proxy))


def _must_have_pages(library: Library) -> None:
    """Refuse to serve a site without its own pages."""
    for info in library.plugins.infos:
        if info.name == OWN and info.status == "failed":
            why = info.problem or Said("", "")
            raise DonglingError(Said(f"网页没有装上：{why.zh}", f"the pages are not there: {why.en}"))
