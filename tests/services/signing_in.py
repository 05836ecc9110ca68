"""Signing in at a site that runs, as a browser does."""

import http.client
from contextlib import closing
from urllib.parse import urlencode

from tests.dongling.store.accounts.making import PASSWORD
from tests.faults.served import Site


def sign_in(site: Site, name: str, password: str = PASSWORD) -> tuple[int, str]:
    """Return the status that is answered to somebody who signs in, and the cookie of the session."""
    sent = {"Content-Type": "application/x-www-form-urlencoded", "Sec-Fetch-Site": "same-origin"}
    with closing(http.client.HTTPConnection("127.0.0.1", site.port, timeout=30)) as asked:
        asked.request("POST", "/account/sign-in", urlencode({"name": name, "password": password}), sent)
        answer = asked.getresponse()
        answer.read()
        cookies = [value.partition(";")[0] for name, value in answer.getheaders() if name == "Set-Cookie"]
    return answer.status, next((one for one in cookies if one.startswith("dongling_session=")), "")
