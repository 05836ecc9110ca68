"""What a site with accounts says at its start as long as there is nobody: the link of the first administrator."""

from flask import Flask

from dongling.problems import DonglingError, Said
from dongling_web.accounts.access import has_accounts
from dongling_web.drafts.held_store import current_store
from dongling_web.http.own_address import own_root


def first_link_said(app: Flask, address: str) -> Said | None:
    """Return the link, under the site's own address or else `address`; None where there are no accounts, or people."""
    with app.test_request_context(base_url=address):
        if not has_accounts():
            return None
        try:
            token = current_store().people.first_link()
        except DonglingError as error:
            return error.message
        root = own_root()
    if not token:
        return None
    link = f"{root if '://' in root else address}account/link/{token}"
    return Said(
        f"还没有管理员，用这个链接设第一位（一天内，只能用一次）：{link}",
        f"there is no administrator yet; become the first by this link (within a day, it opens once): {link}",
    )
