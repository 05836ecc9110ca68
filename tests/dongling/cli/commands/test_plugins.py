"""`dongling plugins`."""

import json

from dongling.testing import RunDongling


def test_each_plugin_is_listed_with_what_it_brings(run_dongling: RunDongling) -> None:
    plugins = {p["name"]: p for p in json.loads(run_dongling("plugins", "--json", safe=False).out)}
    assert set(plugins["donglin"]) == {"name", "version", "status", "brings", "problem"}
    assert plugins["donglin"]["brings"]["kinds"] == ["dl.xuewen", "dl.coprep"]
    assert {p["status"] for p in plugins.values()} == {"ok"}


def test_what_is_off_is_listed_as_off(run_dongling: RunDongling) -> None:
    plugins = {p["name"]: p["status"] for p in json.loads(run_dongling("plugins", "--json").out)}
    assert (plugins["donglin"], plugins["dongling"]) == ("off", "ok")
