"""A real mail server on this machine: it keeps what it was given, or refuses it, with TLS or without."""

import asyncio
import socket
import ssl
import subprocess
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from email import message_from_bytes, policy
from email.message import EmailMessage
from pathlib import Path
from typing import Any

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, AuthResult, Envelope, LoginPassword, Session

USER, PASSWORD = "dongling", "a password of the tests"


@dataclass
class PostOffice:
    """What a mail server was given, and how it answers."""

    port: int = 0
    letters: list[EmailMessage] = field(default_factory=list)
    encrypted: list[bool] = field(default_factory=list)
    refusing: str = ""
    slow: float = 0
    came: threading.Event = field(default_factory=threading.Event)

    async def handle_RCPT(  # noqa: N802 - the name that the server calls
        self, _server: SMTP, _session: Session, envelope: Envelope, address: str, _options: list[str]
    ) -> str:
        """Take a letter to an address, or refuse it."""
        if self.refusing:
            return self.refusing
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, _server: SMTP, session: Session, envelope: Envelope) -> str:  # noqa: N802 - likewise
        """Keep a letter, after some seconds when it is slow."""
        await asyncio.sleep(self.slow)
        content = envelope.content
        assert isinstance(content, bytes)
        letter = message_from_bytes(content, policy=policy.default)
        assert isinstance(letter, EmailMessage)
        self.letters.append(letter)
        self.encrypted.append(session.ssl is not None)
        self.came.set()
        return "250 OK"

    def next(self) -> EmailMessage:
        """Return the newest letter, once there is another."""
        assert self.came.wait(20), "no letter came"
        self.came.clear()
        return self.letters[-1]


def certificate(place: Path) -> ssl.SSLContext:
    """Return a server's side of TLS, by a certificate that nobody vouches for."""
    key, made = place / "key.pem", place / "cert.pem"
    subject = ["-subj", "/CN=mail.example.cn", "-days", "2"]
    command = ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-keyout", str(key), "-out", str(made)]
    subprocess.run([*command, *subject], check=True, capture_output=True)
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    context.load_cert_chain(made, key)
    return context


def _free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])


def _let_in(_server: SMTP, _session: Session, _envelope: Envelope, _kind: str, told: Any) -> AuthResult:
    right = isinstance(told, LoginPassword) and (told.login, told.password) == (USER.encode(), PASSWORD.encode())
    return AuthResult(success=right)


@contextmanager
def post_office(tls: ssl.SSLContext | None = None, *, locked: bool = False) -> Iterator[PostOffice]:
    """Run a mail server, with STARTTLS where `tls` is given; `locked` wants a name and a password first."""
    office = PostOffice(_free_port())
    more: dict[str, Any] = (
        {"authenticator": _let_in, "auth_required": True, "auth_require_tls": tls is not None} if locked else {}
    )
    controller = Controller(office, hostname="127.0.0.1", port=office.port, tls_context=tls, **more)
    controller.start()
    try:
        yield office
    finally:
        controller.stop()
