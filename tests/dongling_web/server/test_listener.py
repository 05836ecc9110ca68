"""The sockets that a site listens on."""

import socket

import pytest

from dongling import DonglingError
from dongling_web.server.listener import listen, turn_away


def test_a_name_that_stands_for_two_addresses_is_listened_on_at_both() -> None:
    listening = listen("localhost", 0)
    assert all(one.getsockopt(socket.SOL_SOCKET, socket.SO_ACCEPTCONN) for one in listening)
    for one in listening:
        one.close()


def test_a_port_that_is_taken_is_said_with_the_next() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        with pytest.raises(DonglingError, match=f"端口 {port} 已被占用。换一个：--port {port + 1}"):
            listen("127.0.0.1", port)


@pytest.mark.parametrize("host", ["192.0.2.1", "no host"])
def test_an_address_of_another_machine_is_said(host: str) -> None:
    with pytest.raises(DonglingError, match=f"不能在 {host}:0 监听"):
        listen(host, 0)


def test_who_was_there_before_a_socket_turns_away_is_taken_and_who_comes_later_waits_and_is_refused() -> None:
    (listening,) = listen("127.0.0.1", 0)
    place = listening.getsockname()
    with socket.create_connection(place) as before:
        turn_away(listening)
        with pytest.raises(TimeoutError):
            socket.create_connection(place, timeout=0.2)
        before.sendall(b"asked")
        taken, _ = listening.accept()
        with taken:
            assert taken.recv(9) == b"asked"
            listening.close()
            taken.sendall(b"told")
            assert before.recv(9) == b"told"
    with pytest.raises(ConnectionRefusedError):
        socket.create_connection(place, timeout=5)
