"""`dongling plugins`."""

import json
from contextlib import closing
from pathlib import Path

from dongling import Said
from dongling.accounts import OPERATOR
from dongling.plugins import KnownPlugins, known_file, plugin_digests
from dongling.settings import Settings
from dongling.store import Store, Wanted
from dongling.testing import RunDongling


def test_each_plugin_is_listed_with_what_it_brings(run_dongling: RunDongling) -> None:
    plugins = {p["name"]: p for p in json.loads(run_dongling("plugins", "--json", safe=False).out)}
    assert set(plugins["donglin"]) == {
        *("name", "version", "status", "brings", "problem"),
        *("problems", "api", "origin"),
    }
    assert plugins["donglin"]["brings"]["kinds"] == ["dl.xuewen", "dl.coprep"]
    assert {p["status"] for p in plugins.values()} == {"ok"}


def test_what_is_off_is_listed_as_off(run_dongling: RunDongling) -> None:
    plugins = {p["name"]: p["status"] for p in json.loads(run_dongling("plugins", "--json").out)}
    assert (plugins["donglin"], plugins["dongling"]) == ("off", "ok")


def test_a_plugin_that_fails_ends_the_list_with_1_and_says_why(run_dongling: RunDongling, tmp_path: Path) -> None:
    (tmp_path / "odd.py").write_text("import nothing_of_this_name", encoding="utf-8")
    outcome = run_dongling("--plugin", tmp_path / "odd.py", "plugins", safe=False)
    assert outcome.status == 1
    assert "odd  出错" in outcome.out
    assert "nothing_of_this_name" in outcome.out
    assert run_dongling("--plugin", tmp_path / "odd.py", "plugins", "--json", safe=False).status == 1


def test_a_plugin_that_works_in_part_is_not_called_well(run_dongling: RunDongling, tmp_path: Path) -> None:
    (tmp_path / "rival.py").write_text(
        "from dongling import Kind, hookimpl\n"
        "@hookimpl\ndef register_kinds(): return [Kind('walk', '我的'), Kind('rival.b', '自己的')]\n",
        encoding="utf-8",
    )
    outcome = run_dongling("--plugin", tmp_path / "rival.py", "plugins", safe=False)
    assert (outcome.status, "rival  部分出错" in outcome.out) == (1, True)


def test_a_name_to_leave_out_that_is_not_there_is_said_with_the_nearest(run_dongling: RunDongling) -> None:
    outcome = run_dongling("--plugins-off", "dongln", "plugins", safe=False)
    assert outcome.status == 0
    assert "没有插件“dongln” 改法：是不是“donglin”？" in outcome.err


def test_a_mistake_in_a_plugins_own_command_is_said_in_a_line(run_dongling: RunDongling, tmp_path: Path) -> None:
    (tmp_path / "hello.py").write_text(
        "import click\nfrom dongling import hookimpl\n"
        "@click.command('hello')\ndef hello(): 1 / 0\n"
        "@hookimpl\ndef register_commands(cli): cli.add_command(hello)\n",
        encoding="utf-8",
    )
    outcome = run_dongling("--plugin", tmp_path / "hello.py", "hello", safe=False)
    assert outcome.status == 1
    assert "命令 hello 出错了，它是插件 hello 的：ZeroDivisionError" in outcome.err
    assert "Traceback" not in outcome.err


def test_what_a_site_leaves_out_is_listed_with_its_reason_and_never_run(
    run_dongling: RunDongling, tmp_path: Path
) -> None:
    (tmp_path / "ends.py").write_text("import os\nos._exit(0)\n", encoding="utf-8")
    settings = Settings(state=tmp_path / "state", plugin=(tmp_path / "ends.py",))
    known_file(settings).parent.mkdir(parents=True, exist_ok=True)
    site = KnownPlugins(known_file(settings), lambda: plugin_digests(settings.plugin))
    site.note_trial({"ends": Said("结束了整个进程", "it ended the whole process")})
    options = ("--plugin", tmp_path / "ends.py", "plugins")
    listed = run_dongling(*options, safe=False)
    assert listed.status == 1
    assert "ends  出错\n    插件 ends（import）没有装载：结束了整个进程" in listed.out
    told = {one["name"]: one for one in json.loads(run_dongling(*options, "--json", safe=False).out)}
    assert (told["ends"]["status"], told["ends"]["problem"]) == ("failed", "没有装载：结束了整个进程")
    assert run_dongling(*options, "enable", "ends", safe=False).status == 0
    site.look()
    assert "ends" in site.untried


def test_what_is_done_to_plugins_stands_in_the_audit_of_a_site_that_has_one(
    run_dongling: RunDongling, tmp_path: Path
) -> None:
    assert run_dongling("plugins", "disable", "donglin", safe=False).status == 0
    assert not (tmp_path / "state" / "data" / "drafts.db").exists()
    with closing(Store.open(tmp_path / "state" / "data")) as store:
        run_dongling("plugins", "enable", "donglin", safe=False)
        run_dongling("plugins", "disable", "donglin", safe=False)
        run_dongling("plugins", "disable", "no-such", safe=False)
        done = [(row.did, row.thing) for row in store.audit.every(OPERATOR, Wanted())]
    assert done == [("plugin.disabled", "donglin"), ("plugin.enabled", "donglin")]
