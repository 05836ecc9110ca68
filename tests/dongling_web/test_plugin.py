"""What the web part brings to dongling, by the hooks that schools use."""

import click

from dongling_web import plugin


def test_every_built_in_page_is_brought_under_a_name_of_its_own() -> None:
    pages = plugin.register_pages()
    names = [page.name for page in pages]
    assert {"home", "search", "units", "sequences", "maps", "drafts", "builder", "downloads"} <= set(names)
    assert len(set(names)) == len(names)


def test_the_offline_bundle_and_the_commands_of_the_site_come_with_the_pages() -> None:
    group = click.Group()
    plugin.register_commands(group)
    assert [exporter.name for exporter in plugin.register_exporters()] == ["bundle"]
    assert list(group.commands) == ["serve", "conform", "user"]
