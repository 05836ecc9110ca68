"""A real nginx on a port of its own, before one site or several."""

import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

_CONF = """
daemon off; pid {place}/pid; error_log {place}/error.log;
events {{}}
http {{
    access_log off;
    client_body_temp_path {place}/body; proxy_temp_path {place}/proxy; fastcgi_temp_path {place}/fastcgi;
    uwsgi_temp_path {place}/uwsgi; scgi_temp_path {place}/scgi;
    {beside}
    server {{
        listen 127.0.0.1:{port};
        {headers}
        {locations}
    }}
}}
"""
_HEADERS = """
        proxy_set_header Host $http_host;
        proxy_set_header X-Forwarded-Host $http_host;
        proxy_set_header X-Forwarded-Proto $scheme;
        proxy_set_header X-Forwarded-For $remote_addr;
"""


@contextmanager
def nginx(place: Path, locations: str, beside: str = "", *, tells: bool = True) -> Iterator[tuple[int, int]]:
    """Run nginx in a folder that is not there yet; give its port and its process. `beside` stands beside the server.

    One that does not tell for whom it asks is configured as whoever writes `proxy_pass` and no more has it.
    """
    program = shutil.which("nginx") or shutil.which("nginx", path="/usr/sbin")
    assert program, "nginx is needed: apt-get install nginx-light"
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = int(free.getsockname()[1])
    place.mkdir()
    conf = place / "nginx.conf"
    headers = _HEADERS if tells else ""
    text = _CONF.format(place=place, port=port, locations=locations, beside=beside, headers=headers)
    conf.write_text(text, encoding="utf-8")
    with subprocess.Popen([program, "-e", str(place / "error.log"), "-p", str(place), "-c", str(conf)]) as process:
        try:
            _wait_for(port)
            yield port, process.pid
        finally:
            process.terminate()


def _wait_for(port: int) -> None:
    until = time.monotonic() + 20
    while True:
        with socket.socket() as one:
            if one.connect_ex(("127.0.0.1", port)) == 0:
                return
        assert time.monotonic() < until, "nginx does not listen"
        time.sleep(0.05)
