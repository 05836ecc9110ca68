"""What a blueprint would do to a site; the suite of broken plugins has a case of each refusal."""

from flask import Blueprint

from dongling import Plugins, Settings
from dongling_web.extensions.judge import judge, taken_addresses


def test_every_page_of_our_own_is_judged_fine() -> None:
    assert [judge(page) for page in Plugins.load(Settings(safe_mode=True)).pages() if judge(page)] == []


def test_a_blueprint_with_hooks_templates_and_filters_of_its_own_is_fine() -> None:
    page = Blueprint("mine", "mine_school", url_prefix="/mine")
    page.add_url_rule("/own", view_func=lambda: "x")
    page.before_request(lambda: None)
    page.errorhandler(404)(lambda _error: "gone")
    page.add_app_template_filter(str.upper, "mine_upper")
    assert judge(page) == ""


def test_all_that_is_wrong_is_said_at_once() -> None:
    page = Blueprint("mine", "mine_school")
    page.add_url_rule("/search", view_func=lambda: "x")
    page.before_app_request(lambda: None)
    assert "/search: the site's own pages begin with /search" in judge(page)
    assert "use before_request of the blueprint" in judge(page)


def test_the_addresses_of_the_site_are_taken() -> None:
    assert {"", "search", "units", "healthz", "drafts", "admin", "a"} <= taken_addresses()
