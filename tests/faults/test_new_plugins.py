"""Plugins that harm the process that loads them: each is tried first, named and left out, and the site comes up."""

import json
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from dongling.testing import unit_text
from tests.faults.conftest import SEEN
from tests.faults.served import Site, no_traceback, served, site_of, start

HARM = {
    "crashes": "os.kill(os.getpid(), signal.SIGSEGV)",
    "exits": "os._exit(0)",
    "hangs": "while True: time.sleep(1)",
    "moves": "os.chdir('/')",
    "closes": "os.close(1)",
    "replaces": "sys.stdout = open(os.devnull, 'w')",
    "patches": "json.dumps = lambda *_, **__: '{}'",
    "patches_deep": "pluggy.PluginManager.register = lambda *_, **__: None",
    "leaves": "[threading.Thread(target=time.sleep, args=(99,)).start() for _ in range(20)]",
    "takes": "much = bytearray(1_500_000_000)",
    "ignores": "signal.signal(signal.SIGTERM, signal.SIG_IGN)",
}
WORDS = {
    "crashes": "崩溃（信号11）",
    "exits": "结束了整个进程（0）",
    "hangs": "20秒还没有装载完",
    "moves": "改了当前文件夹",
    "closes": "标准输入输出",
    "replaces": "标准输入输出",
    "patches": "json.dumps",
    "patches_deep": "PluginManager.register",
    "leaves": "留下了20个线程",
    "takes": "1GB以上的内存",
    "ignores": "改了整个进程的设置：signal",
}
IMPORTS = "import json, os, pluggy, signal, sys, threading, time\nfrom dongling import hookimpl\n"
GOOD = IMPORTS + "@hookimpl\ndef unit_panels(unit):\n    return ['良好']\n"
SLOW = IMPORTS + "time.sleep(3)\n@hookimpl\ndef unit_panels(unit):\n    return ['慢慢来']\n"
REGISTERS = "@hookimpl\ndef register_words():\n    {}\n    return []\n"


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with a unit, and a plugin file for each harm; half of them do it in a hook."""
    place = tmp_path_factory.mktemp("new")
    (place / "courses").mkdir()
    (place / "courses" / "a.yaml").write_text(unit_text("a"), encoding="utf-8")
    for number, (name, line) in enumerate(HARM.items()):
        text = IMPORTS + (REGISTERS.format(line) if number % 2 else line + "\n")
        (place / f"{name}.py").write_text(text, encoding="utf-8")
    (place / "good.py").write_text(GOOD, encoding="utf-8")
    (place / "slow.py").write_text(SLOW, encoding="utf-8")
    return place


def options(place: Path) -> tuple[str, ...]:
    """Return the options that load all of them."""
    files = [place / f"{name}.py" for name in (*HARM, "good", "slow")]
    return ("--plugins-off", "donglin,lianyuan,qiaoyi", *(part for file in files for part in ("--plugin", str(file))))


@pytest.fixture(scope="module")
def site(place: Path) -> Iterator[Site]:
    """Serve with all of them."""
    with served([place / "courses"], place / "state", first=options(place)) as site:
        while not all(one["tried"] for one in known(place).values()):  # the slow are tried while it serves
            time.sleep(0.1)
        yield site


def known(place: Path) -> dict[str, dict[str, object]]:
    """Return what is known of each plugin."""
    told: dict[str, dict[str, object]] = json.loads((place / "state" / "cache" / "plugins.json").read_bytes())
    return told


def test_the_site_comes_up_with_the_plugin_that_does_no_harm(site: Site) -> None:
    answer = site.get("/units/a?door=teacher")
    assert (answer.status, "良好" in answer.text) == (200, True)
    assert json.loads(site.get("/healthz").text)["status"] == "degraded"


@pytest.mark.parametrize("name", HARM)
def test_whoever_harms_the_process_is_named_with_what_it_did(site: Site, place: Path, name: str) -> None:
    assert site.port
    said = [line for line in no_traceback(place / "state").splitlines() if f"插件 {name} 没有装载" in line]
    assert WORDS[name] in said[-1]
    assert WORDS[name] in site.get("/admin/plugins", at="127.0.0.1").text


def test_the_site_begins_without_the_one_that_hangs_and_with_the_one_that_is_only_slow_later(
    site: Site, place: Path
) -> None:
    assert site.port
    said = no_traceback(place / "state").splitlines()
    (begun,) = [line for line in said if "插件 hangs 没有装载：0.25秒还没有装载完，网站先启动了" in line]
    (judged,) = [line for line in said if "插件 hangs 没有装载：20秒还没有装载完" in line]
    assert said.index(begun) < said.index(judged)
    (taken,) = [line for line in said if "插件 slow 试好了" in line]
    assert said.index(begun) < said.index(taken) < said.index(judged)
    until = time.monotonic() + 60
    while "慢慢来" not in site.get("/units/a?door=teacher").text and time.monotonic() < until:
        time.sleep(0.2)
    assert "慢慢来" in site.get("/units/a?door=teacher").text


def test_an_unchanged_set_is_not_tried_again(place: Path, site: Site) -> None:
    assert site.port
    before = (place / "state" / "cache" / "plugins.json").read_bytes()
    with start([place / "courses"], place / "state", first=options(place)) as process:
        try:
            assert "良好" in site_of(process).get("/units/a?door=teacher").text
        finally:
            process.terminate()
    assert (place / "state" / "cache" / "plugins.json").read_bytes() == before
    SEEN.append(f"{len(HARM)} harmful plugins of {len(HARM) + 2} named, in one trial")
