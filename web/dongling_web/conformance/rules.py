"""The rules: every file loads, every page is a sound one, every format is made, every hook keeps its word and time."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from dongling import DonglingError, Problem, Said
from dongling.catalog import PUPIL, TEACHER
from dongling.exporters import carry
from dongling_web.conformance.chromium import NotThere, page_faults_in_chromium
from dongling_web.conformance.tested_site import TestedSite

_AXE = Said("网页的无障碍（axe，1280 和 390 像素）", "accessibility of pages (axe at 1280 and 390 px)")


@dataclass(frozen=True)
class Findings:
    """What is wrong with a site and its plugins, a sentence each; and what could not be checked here, and why."""

    faults: tuple[Said, ...]
    not_checked: tuple[Said, ...] = ()


def findings(site: TestedSite) -> Findings:
    """Hold a site to the rules.

    Every file loads; every unit, sequence and page of the plugins' own answers with a title and one heading, and in
    Chromium, where there is one, breaks no rule of accessibility, at 1280 and 390 px; every exporter exports every
    unit; every hook answered what it may, within its time.
    """
    faults = [_said(problem) for problem in site.library.problems if problem.severity == "error"]
    sound, not_checked = list[str](), tuple[Said, ...]()
    for path in _paths(site):
        wrong = list(_page_faults(site.get(path)))
        faults += [Said(f"{path}：{fault.zh}", f"{path}: {fault.en}") for fault in wrong]
        sound += [] if wrong else [path]
    try:
        faults += page_faults_in_chromium(site, sound)
    except NotThere as why:
        not_checked = (Said(f"{_AXE.zh}：{why.what.zh}", f"{_AXE.en}: {why.what.en}"),)
    faults += [*_export_faults(site), *map(_said, site.library.plugins.problems), *_slow(site)]
    return Findings(tuple(dict.fromkeys(faults)), not_checked)


def _said(problem: Problem) -> Said:
    return Said(problem.text("zh"), problem.text("en"))


def _slow(site: TestedSite) -> Iterator[Said]:
    for plugin, hook, record in site.library.plugins.ledger:
        if times := record.strikes:
            yield Said(
                f"插件 {plugin} 的 {hook} {times}次超时", f"plugin {plugin} was over its time in {hook} {times} times"
            )


def _paths(site: TestedSite) -> list[str]:
    library = site.library
    paths = ["/", "/search", "/about"]
    paths += [f"/units/{name}?door={door}" for name in library.catalog.units for door in (PUPIL, TEACHER)]
    paths += [f"/sequences/{name}" for name in library.catalog.sequences]
    return paths + [address for _, (address, _) in library.plugins.navigation()]


def _export_faults(site: TestedSite) -> Iterator[Said]:
    catalog = site.library.catalog
    for name, exporter in site.library.plugins.exporters().items():
        for unit in catalog.units.values():
            try:
                carry(exporter, unit, catalog)
            except DonglingError as error:
                if error.status == 1:
                    told, which = error.message, unit.identifier
                    yield Said(f"格式 {name}，{which}：{told.zh}", f"exporter {name} of {which}: {told.en}")


def _page_faults(answer: Any) -> Iterator[Said]:
    text = answer.text
    if answer.status_code != 200:
        yield Said(f"状态 {answer.status_code}", f"status {answer.status_code}")
        return
    if not re.search(r"<title>\s*\S[^<]*</title>", text):
        yield Said("没有标题", "it has no title")
    if len(re.findall(r"<h1[ >]", text)) != 1:
        yield Said("应该有一个一级标题", "it should have one heading of the first level")
    if re.search(r"<style|<script(?![^>]* src=)(?![^>]*ld\+json)|\s(style|on\w+)=\"|javascript:", text):
        yield Said(
            "页面里不能有脚本和样式，网站的安全策略不允许",
            "scripts and styles within a page are not allowed by the site's policy",
        )
    if images := [tag for tag in re.findall(r"<img\b[^>]*>", text) if " alt=" not in tag]:
        yield Said(f"图片没有 alt：{images[0][:80]}", f"an image has no alt: {images[0][:80]}")
    names = re.findall(r"\sid=\"([^\"]+)\"", text)
    if doubled := {name for name in names if names.count(name) > 1}:
        yield Said(f"id 用了两次：{min(doubled)}", f"an id stands twice: {min(doubled)}")
