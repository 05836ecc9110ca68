"""Plugins whose hooks are broken: the code of each, and what has to be said of it."""

from tests.gate.broken import Broken

_BEGIN = """
import time
from dongling import Kind, Problem, Term, hookimpl
"""
_EXPORTER = """
class Mine:
    name, media_type, suffix = "{name}", "text/plain", ".txt"
    def export(self, item, catalog): return {answer}
    {more}
@hookimpl
def register_exporters(): return [Mine()]
"""


def _hook(name: str, signature: str, body: str, says: str, *, status: str = "failed", slow: bool = False) -> Broken:
    return Broken(
        name,
        f"{_BEGIN}@hookimpl\n{'async ' * (name == 'kinds_async')}def {signature}: {body}\n",
        says,
        status,
        slow=slow,
    )


def _later(name: str, signature: str, body: str, says: str, *, slow: bool = False) -> Broken:
    return _hook(name, signature, body, says, status="troubled", slow=slow)


def _exporter(name: str, answer: str, says: str, more: str = "", *, status: str = "failed") -> Broken:
    return Broken(name, _BEGIN + _EXPORTER.format(name=name, answer=answer, more=more), says, status)


_LOOP = "\n    while True: pass"
_ENDLESS = "\n    while True: yield '好'"

HOOKS = (
    _hook("exporter_number", "register_exporters()", "return [42]", "as exporter lacks name, media_type, suffix"),
    _exporter("exporter_slash", "b''", "exporter name", "name = '../x'"),
    _exporter("exporter_no_suffix", "b''", "lacks suffix", "suffix = None"),
    _exporter("exporter_exits", "b''", "SystemExit", "def left_out(self, item, catalog): exit(3)", status="troubled"),
    _later("panels_number", "unit_panels(unit)", "return 5", "returned 5 and should return a list of texts"),
    _later("panels_exit", "unit_panels(unit)", "exit(3)", "SystemExit"),
    _later("panels_interrupt", "unit_panels(unit)", "raise KeyboardInterrupt", "KeyboardInterrupt"),
    _later("panels_deep", "unit_panels(unit)", "return [*(lambda f: f(f))(lambda f: f(f))]", "RecursionError"),
    _later("panels_sleep", "unit_panels(unit)", "time.sleep(30)", "did not answer in time", slow=True),
    _later("panels_loop", "unit_panels(unit)", _LOOP, "did not answer in time", slow=True),
    _later("panels_endless", "unit_panels(unit)", _ENDLESS, "more than 20 things"),
    Broken(
        "panels_odd_text",
        f"{_BEGIN}class Odd(str):\n    def __html__(self): exit(3)\n"
        "@hookimpl\ndef unit_panels(unit): return [Odd('x')]\n",
        "neither text nor Markup",
        "troubled",
    ),
    Broken(
        "error_without_words",
        f"{_BEGIN}class Mute(Exception):\n    def __str__(self): 1 / 0\n@hookimpl\ndef unit_panels(unit): raise Mute\n",
        "Mute",
        "troubled",
    ),
    _later("sequence_number", "check_sequence(sequence)", "return 5", "returned 5 and should return a list of Problem"),
    _later("unit_number", "check_unit(unit)", "return 5", "returned 5 and should return a list of Problem"),
    _later("unit_texts", "check_unit(unit)", "return ['不好']", "which is no Problem"),
    _later(
        "unit_odd_problem", "check_unit(unit)", "return [Problem('error', 'x', '文字', 'x')]", "part of another type"
    ),
    _later("unit_exits", "check_unit(unit)", "exit(3)", "SystemExit"),
    _later("unit_interrupt", "check_unit(unit)", "raise KeyboardInterrupt", "KeyboardInterrupt"),
    _later("unit_loop", "check_unit(unit)", _LOOP, "did not answer in time", slow=True),
    _later("document_loop", "extend_document(unit)", _LOOP, "did not answer in time", slow=True),
    _later("document_list", "extend_document(unit)", "return ['x']", "should return a mapping"),
    _later("document_odd", "extend_document(unit)", "return {'x': object()}", "a text or a list of texts are indexed"),
    _later("loaded_exits", "catalog_loaded(catalog)", "exit(3)", "SystemExit"),
    _hook("words_text", "register_words()", "return '东林书院'", "should return a list of texts"),
    _hook("words_endless", "register_words()", _ENDLESS, "more than"),
    _hook("terms_loop", "register_terms()", _LOOP, "did not answer in time", slow=True),
    _hook("kinds_exit", "register_kinds()", "exit(3)", "SystemExit"),
    _hook("kinds_interrupt", "register_kinds()", "raise KeyboardInterrupt", "KeyboardInterrupt"),
    _hook("kinds_async", "register_kinds()", "pass", "not async"),
    _hook("kind_no_minutes", "register_kinds()", "return [Kind('x.y', '课', minutes=(9, 1))]", "least and the most"),
    _hook("kind_no_model", "register_kinds()", "return [Kind('x.y', '课', details=dict)]", "made from dongling.Model"),
    _hook("courses_gone", "register_courses()", "return ['/nowhere']", "not a folder"),
    _hook("commands_number", "register_commands(cli)", "cli.commands['x'] = 5", "no command"),
    _hook("argument_unknown", "check_unit(unit, database)", "pass", "has no argument database"),
    Broken("import_exits", "raise SystemExit(3)\n", "SystemExit"),
    Broken("import_error", "import nothing_of_this_name\n", "ModuleNotFoundError"),
    Broken("import_odd", "def __dir__(): exit(3)\n", "SystemExit"),
    Broken("import_loop", "while True: pass\n", "did not answer in time", slow=True),
    Broken("api_of_tomorrow", "DONGLING_API = 99\nraise AssertionError('never run')\n", "edition 99 of the contract"),
)
"""Hooks that answer something else, raise, end the program or never end."""
