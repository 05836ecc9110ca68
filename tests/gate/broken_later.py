"""Plugins that load without harm, and then harm the process that all share, in a panel of a page."""

from tests.gate.broken import Broken

_BEGIN = """
import json, os, signal, sys
import flask, flask.templating, jinja2
from dongling import hookimpl
held = []
class Ends(str):
    def __del__(self): os._exit(4)
@hookimpl
def unit_panels(unit):
"""


def _later(name: str, *lines: str) -> Broken:
    code = "".join(f"    {line}\n" for line in lines)
    return Broken(name, f"{_BEGIN}{code}    return ['x']\n", "")


LATER = (
    _later("later_closes_files", "os.closerange(3, 300)"),
    _later("later_recursion", "sys.setrecursionlimit(60)"),
    _later("later_templates", "flask.render_template = jinja2.Template.render = lambda *a, **k: 1 / 0"),
    _later("later_json", "json.dumps = lambda *a, **k: 1 / 0"),
    _later("later_opens_files", "while True: held.append(open(os.devnull))"),
    _later("later_ends", "return {Ends('x'): 1}"),
    _later("later_stops", "os.kill(os.getpid(), signal.SIGSTOP)"),
    _later("later_alarm", "os.kill(os.getpid(), signal.SIGALRM)"),
)
