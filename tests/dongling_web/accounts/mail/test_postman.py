"""Letters are taken to a real mail server: encrypted where it can be, never a password in clear over a network."""

import socket
import threading
import time
from dataclasses import replace
from pathlib import Path

import pytest

from dongling import Settings
from dongling.problems import AWAY, DonglingError, Said
from dongling_web.accounts.mail.postman import Letter, MailAway, Postman
from tests.dongling_web.accounts.mail.post_office import PASSWORD, USER, PostOffice, certificate, post_office

LETTER = Letter(
    "lu@example.cn", Said("重设密码", "set"), Said("打开下面的链接。", "Open it."), "https://kc.example.cn/x"
)


def settings_for(url: str, password: Path | None = None) -> Settings:
    """Return the settings of a site that sends letters."""
    return Settings(
        accounts=True,
        site_url="https://kc.example.cn",
        smtp_url=url,
        smtp_password=password,
        mail_from="kc@example.cn",
    )


def postman(office: PostOffice, user: str = "", password: Path | None = None) -> Postman:
    """Return who takes letters to a server."""
    made = Postman.of(settings_for(f"smtp://{user}127.0.0.1:{office.port}", password))
    assert made
    return made


def test_a_letter_says_it_in_both_languages_with_the_link_on_its_own_line(office: PostOffice) -> None:
    postman(office).send(LETTER, "东林")
    letter = office.next()
    assert (letter["To"], letter["From"]) == ("lu@example.cn", "kc@example.cn")
    assert letter["Subject"] == "东林：重设密码 · set"
    assert letter["Message-ID"].endswith("@example.cn>")
    assert letter.get_content().splitlines() == ["打开下面的链接。", "", "https://kc.example.cn/x", "", "Open it."]
    assert socket.gethostname() not in letter["Message-ID"]


def test_a_server_that_offers_tls_gets_letters_and_the_password_that_way(tmp_path: Path) -> None:
    file = tmp_path / "password"
    file.write_text(f"{PASSWORD}\n", encoding="utf-8")
    with post_office(certificate(tmp_path), locked=True) as office:
        postman(office, f"{USER}@", file).send(LETTER, "东林")
        assert office.encrypted == [True]
        file.write_text("another", encoding="utf-8")
        with pytest.raises(MailAway):
            postman(office, f"{USER}@", file).send(LETTER, "东林")


def test_no_password_goes_in_clear_to_a_server_elsewhere(office: PostOffice) -> None:
    far = Postman("127.1", office.port, "kc@example.cn", user=USER, password=PASSWORD)  # not known to be this machine
    with pytest.raises(MailAway):
        far.send(LETTER, "东林")
    assert office.letters == []
    replace(far, user="").send(LETTER, "东林")
    assert office.next()


def test_a_server_that_is_away_or_refuses_or_says_nothing_of_sense_is_told_the_same(office: PostOffice) -> None:
    office.refusing = "550 no such person"
    with pytest.raises(MailAway) as told:
        postman(office).send(LETTER, "东林")
    assert told.value.status == AWAY
    with socket.create_server(("127.0.0.1", 0)) as odd:

        def hang_up() -> None:
            odd.accept()[0].close()

        threading.Thread(target=hang_up, daemon=True).start()
        with pytest.raises(MailAway):
            send_to_port(office, odd.getsockname()[1])
    with pytest.raises(MailAway):
        send_to_port(office, 1)


def send_to_port(office: PostOffice, port: int) -> None:
    """Send the letter to another port."""
    postman(PostOffice(port)).send(LETTER, "东林")
    assert office.letters == []


def test_letters_that_nobody_waits_for_go_on_after_one_that_could_not_be_written(office: PostOffice) -> None:
    one = postman(office)

    def fail() -> None:
        raise MailAway

    one.later(fail, "a")
    one.later(lambda: 1 // 0, "b")  # type: ignore[arg-type]  # what it returns is nobody's affair
    one.later(lambda: one.send(LETTER, "东林"), "c")
    assert office.next()["To"] == "lu@example.cn"


def test_at_the_end_letters_that_wait_are_sent_and_a_server_that_hangs_is_not_waited_for(
    office: PostOffice, caplog: pytest.LogCaptureFixture
) -> None:
    one = postman(office)
    one.end(0)
    office.slow = 0.3
    for _ in range(3):
        one.later(lambda: one.send(LETTER, "东林"), "set a password anew")
    one.end(20)
    assert (len(office.letters), caplog.text) == (3, "")
    office.slow = 3
    for _ in range(2):
        one.later(lambda: one.send(LETTER, "东林"), "set a password anew")
    begun = time.monotonic()
    one.end(0.5)
    assert time.monotonic() - begun < 3
    assert caplog.text.count("was not sent: “set a password anew”, asked for at 20") == 2
    assert "lu@example.cn" not in caplog.text


@pytest.mark.parametrize(
    "url",
    ["mail.example.cn", "http://mail.example.cn", "smtp://", "smtp://a:b@mail.example.cn", "smtp://h:x", "smtp://h/x"],
)
def test_an_address_that_is_none_or_holds_a_password_is_refused(url: str) -> None:
    with pytest.raises(DonglingError, match="--smtp-url 应写成"):
        Postman.of(settings_for(url))


def test_settings_that_are_not_whole_are_said_at_the_start(tmp_path: Path) -> None:
    whole = settings_for("smtp://mail.example.cn")
    for lacking in (replace(whole, mail_from=""), replace(whole, site_url=""), replace(whole, mail_from="a b@c")):
        with pytest.raises(DonglingError, match="还要"):
            Postman.of(lacking)
    with pytest.raises(DonglingError, match="读不到"):
        Postman.of(replace(whole, smtp_password=tmp_path / "nowhere"))
    assert Postman.of(Settings()) is None
    made = Postman.of(whole)
    assert made
    assert (made.port, made.encrypted) == (25, False)
    safe = Postman.of(replace(whole, smtp_url="smtps://lu%40x@mail.example.cn"))
    assert safe
    assert (safe.port, safe.encrypted, safe.user) == (465, True, "lu@x")
