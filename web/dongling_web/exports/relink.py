"""The pages of the offline bundle: links among them made relative, all others plain text."""

import posixpath
from collections.abc import Callable, Mapping
from html import escape
from html.parser import HTMLParser


def relinked(page: str, name: str, places: Mapping[str, str]) -> str:
    """Return a bundle's page `name` with links led to `places`; of a link that leads out, only the text stays.

    `places` maps addresses of the site to names in the bundle.
    """
    here = posixpath.dirname(name) or "."

    def inside(address: str) -> str:
        path, mark, fragment = address.partition("#")
        if path in places:
            return posixpath.relpath(places[path], here) + mark + fragment
        return "" if path else address

    copy = _Copy(inside)
    copy.feed(page)
    copy.close()
    return "".join(copy.parts)


class _Copy(HTMLParser):
    """Copies a page as it is, but for its links."""

    def __init__(self, inside: Callable[[str], str]) -> None:
        super().__init__(convert_charrefs=False)
        self.inside = inside
        self.parts: list[str] = []
        self._names: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag != "a":
            self.parts.append(self.get_starttag_text() or "")
            return
        given = {name: value or "" for name, value in attrs}
        address = self.inside(given.pop("href", ""))
        kept = {**given, "href": address} if address else {k: v for k, v in given.items() if k == "class"}
        self._names.append("a" if address else "span")
        said = "".join(f' {name}="{escape(value)}"' for name, value in kept.items())
        self.parts.append(f"<{self._names[-1]}{said}>")

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.parts.append(self.get_starttag_text() or "")

    def handle_endtag(self, tag: str) -> None:
        self.parts.append(f"</{self._names.pop() if tag == 'a' and self._names else tag}>")

    def handle_data(self, data: str) -> None:
        self.parts.append(data)

    def handle_entityref(self, name: str) -> None:
        self.parts.append(f"&{name};")

    def handle_charref(self, name: str) -> None:
        self.parts.append(f"&#{name};")

    def handle_decl(self, decl: str) -> None:
        self.parts.append(f"<!{decl}>")
