"""What plugins bring: each hook has its name, and each thing the name that no second plugin can have."""

from dongling import Kind, PluginAction, Said, Term
from dongling.plugins.contributions import CONTENT, REGISTERING, claims, described


def test_every_hook_that_brings_something_has_a_name_and_those_of_content_are_among_them() -> None:
    assert set(CONTENT) < set(REGISTERING)
    assert all(hook.startswith("register_") for hook in REGISTERING)


def test_a_thing_claims_its_name() -> None:
    action = PluginAction("my.lend", Said("出借", "lend"), {})
    term = Term(identifier="slow", name="慢", scheme="path")
    assert claims("register_kinds", Kind("my.talk", "银杏树下")) == "my.talk"
    assert claims("register_terms", term) == "path/slow"
    assert claims("register_navigation", ("/my", "我的")) == "/my"
    assert described("register_actions", [action]) == {"actions": ("my.lend",)}
    assert described("register_actions", []) == {}
