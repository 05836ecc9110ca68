"""Takes letters to the mail server that the settings name, encrypted wherever that can be had.

A password goes to no server in clear, but for one on this machine. Letters that nobody waits for are taken one after
the other by a thread of its own, so that no page takes longer for there being somebody to write to.
"""

import logging
import queue
import smtplib
import ssl
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from email.message import EmailMessage
from email.utils import formatdate, make_msgid
from ipaddress import ip_address
from urllib.parse import SplitResult, unquote, urlsplit

from flask import Flask, current_app

from dongling.problems import AWAY, DonglingError, Said
from dongling.settings import Settings
from dongling_web.accounts.secret_file import secret_in

log = logging.getLogger("dongling.web")
SECONDS = 10
"""So long one answer of the mail server may take."""
AT_THE_END = 8
"""So many seconds a process that ends waits for letters: a server takes one in less, and no restart waits for long."""
_WAITING = 100
"""So many letters wait at most; those above are lost, as a server that is away for long would have it anyway."""
_KEY = "dongling.postman"
_ADDRESS = Said(
    "--smtp-url 应写成 smtp://用户@主机:587 或 smtps://用户@主机:465，密码写在 --smtp-password 的文件里",
    "--smtp-url should be smtp://user@host:587 or smtps://user@host:465, its password in the file of --smtp-password",
)
_INCOMPLETE = Said(
    "--smtp-url 还要 --mail-from（寄信的邮箱）和 --site-url（信里的链接用它）",
    "--smtp-url needs --mail-from (the address that letters come from) and --site-url (for the links in them)",
)
_NO_PASSWORD = Said(
    "读不到 --smtp-password 的文件，或者它是空的", "the file of --smtp-password can't be read, or is empty"
)
_AWAY = Said(
    "信没有寄出去：寄信的服务器没有回答，或者不收；什么也没有改，过一会儿再试，或告诉管理员",
    "the letter was not sent: the mail server does not answer, or refuses it; nothing was changed; try again later, "
    "or tell an administrator",
)


class MailAway(DonglingError):
    """The mail server does not answer, or refuses a letter."""

    def __init__(self) -> None:
        super().__init__(_AWAY, status=AWAY)


@dataclass(frozen=True, slots=True)
class Letter:
    """A letter in both languages: what it is about, what it says, and the link on a line of its own."""

    to: str
    about: Said
    text: Said
    link: str


@dataclass(frozen=True, slots=True)
class _Job:
    """A letter yet to be written, by what it is about and when it was asked for: to whom no log tells."""

    write: Callable[[], None]
    about: str
    asked: float = field(default_factory=time.time)

    def __str__(self) -> str:
        return f"“{self.about}”, asked for at {time.strftime('%Y-%m-%d %H:%M:%S', time.localtime(self.asked))}"


@dataclass
class Postman:
    """Who takes letters where."""

    host: str
    port: int
    sender: str
    encrypted: bool = False
    """From the first byte on; else as soon as the server offers it."""
    user: str = ""
    password: str = field(default="", repr=False)
    _waiting: "queue.Queue[_Job]" = field(default_factory=lambda: queue.Queue(_WAITING), repr=False)
    _now: _Job | None = field(default=None, repr=False)
    _walks: bool = False
    _lock: threading.Lock = field(default_factory=threading.Lock, repr=False)

    @classmethod
    def of(cls, settings: Settings) -> "Postman | None":
        """Return the postman of a site, None where there is none. Raises DonglingError for settings that are wrong."""
        if not settings.smtp_url:
            return None
        parts = _parts(settings.smtp_url)
        if not (settings.mail_from and settings.site_url) or not _is_plain(settings.mail_from):
            raise DonglingError(_INCOMPLETE)
        encrypted = parts.scheme == "smtps"
        password = secret_in(settings.smtp_password, _NO_PASSWORD) if settings.smtp_password else ""
        port = parts.port or (465 if encrypted else 25)
        return cls(str(parts.hostname), port, settings.mail_from, encrypted, unquote(parts.username or ""), password)

    def send(self, letter: Letter, site: str) -> None:
        """Take a letter of a site there, now. Raises MailAway."""
        try:
            with self._reached() as server:
                server.send_message(self._written(letter, site))
        except (OSError, smtplib.SMTPException, ValueError) as error:
            log.warning("mail: %s", type(error).__name__)
            raise MailAway from error

    def later(self, write: Callable[[], None], about: str) -> None:
        """Have what becomes a letter done after the page was answered; a log says what it is `about` if it was not."""
        job = _Job(write, about)
        with self._lock:
            if not self._walks:
                threading.Thread(target=self._walk, name="dongling-mail", daemon=True).start()
                self._walks = True
        try:
            self._waiting.put_nowait(job)
        except queue.Full:
            log.warning("mail: %d letters wait already, one was dropped: %s", _WAITING, job)

    def end(self, seconds: float = AT_THE_END) -> None:
        """Wait so long for the letters that wait, before the store is let go of; say which were not sent by then."""
        with self._waiting.all_tasks_done:
            if self._waiting.all_tasks_done.wait_for(lambda: not self._waiting.unfinished_tasks, seconds):
                return
            left = [*filter(None, [self._now]), *self._waiting.queue]
            self._waiting.queue.clear()
        for job in left:
            log.error("mail: the site ends, and a letter was not sent: %s; who wants it has to ask again", job)

    def _walk(self) -> None:
        while True:
            job = self._now = self._waiting.get()
            try:
                job.write()
            except DonglingError:
                log.warning("mail: a letter was not sent: %s", job)
            except Exception:
                log.exception("mail: a letter was not sent: %s", job)
            finally:
                self._now = None
                self._waiting.task_done()

    def _reached(self) -> smtplib.SMTP:
        near = _is_this_machine(self.host)
        context = ssl.create_default_context()
        if near:  # nobody is between, and its certificate names no loopback
            context.check_hostname, context.verify_mode = False, ssl.CERT_NONE
        if self.encrypted:
            server: smtplib.SMTP = smtplib.SMTP_SSL(self.host, self.port, timeout=SECONDS, context=context)
        else:
            server = smtplib.SMTP(self.host, self.port, timeout=SECONDS)
        try:
            self._log_in(server, context, near=near)
        except BaseException:
            server.close()
            raise
        return server

    def _log_in(self, server: smtplib.SMTP, context: ssl.SSLContext, *, near: bool) -> None:
        server.ehlo()
        safe = self.encrypted or near
        if not self.encrypted and server.has_extn("starttls"):
            server.starttls(context=context)
            server.ehlo()
            safe = True
        if self.user and not safe:
            raise smtplib.SMTPNotSupportedError
        if self.user:
            server.login(self.user, self.password)

    def _written(self, letter: Letter, site: str) -> EmailMessage:
        message = EmailMessage()
        message["From"], message["To"] = self.sender, letter.to
        message["Subject"] = f"{site}：{letter.about.zh} · {letter.about.en}"
        message["Date"], message["Message-ID"] = formatdate(), make_msgid(domain=self.sender.rpartition("@")[2])
        message["Auto-Submitted"] = "auto-generated"
        message.set_content(f"{letter.text.zh}\n\n{letter.link}\n\n{letter.text.en}\n")
        return message


def keep_postman(app: Flask, settings: Settings) -> None:
    """Let `app` know who takes its letters. Raises DonglingError for settings that are wrong."""
    app.extensions[_KEY] = Postman.of(settings) if settings.accounts else None


def has_postman() -> bool:
    """Tell whether letters can be sent."""
    return current_postman() is not None


def end_postman(app: Flask) -> None:
    """Wait for the letters of `app` as long as a process that ends may."""
    postman = app.extensions[_KEY]
    if isinstance(postman, Postman):
        postman.end()


def current_postman() -> Postman | None:
    """Return who takes the letters of the app that answers now."""
    postman = current_app.extensions[_KEY]
    assert postman is None or isinstance(postman, Postman)
    return postman


def _parts(url: str) -> SplitResult:
    try:
        parts = urlsplit(url)
        _ = parts.port
    except ValueError:
        raise DonglingError(_ADDRESS) from None
    if parts.scheme not in ("smtp", "smtps") or not parts.hostname or parts.password or parts.path.strip("/"):
        raise DonglingError(_ADDRESS)
    return parts


def _is_plain(address: str) -> bool:
    return address.isascii() and address.isprintable() and " " not in address and "@" in address


def _is_this_machine(host: str) -> bool:
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"
