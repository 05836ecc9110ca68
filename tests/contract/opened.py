"""Opens a site with the plugins that are installed and prints what each page of their units answered, as JSON.

`{"units": {identifier: [status by each door]}, "errors": [...], "plugins": {name: [problem]}}`.
"""

import json
import sys
from contextlib import closing

from dongling import Library, Settings
from dongling.catalog import DOORS
from dongling_web.app import create_app
from dongling_web.drafts.held_store import close_store


def opened() -> dict[str, object]:
    """Return what was seen."""
    with closing(Library.open([], Settings())) as library:
        app = create_app(library)
        client = app.test_client()
        units = list(library.catalog.units)
        seen = {unit: [client.get(f"/units/{unit}?door={door}").status_code for door in DOORS] for unit in units}
        close_store(app)
        errors = [str(problem) for problem in library.problems if problem.severity == "error"]
        told = {info.name: [*map(str, info.problems)] for info in library.plugins.infos}
    return {"units": seen, "errors": errors, "plugins": told}


if __name__ == "__main__":
    json.dump(opened(), sys.stdout, ensure_ascii=False)
