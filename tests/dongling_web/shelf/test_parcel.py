"""All that lies on a shelf as one file."""

import io
import json
import zipfile

from flask import Flask

from dongling.model import Step
from dongling.problems import Said
from dongling.sequences import Draft
from dongling.store import Store
from dongling_web.shelf.parcel import parcel
from tests.dongling.store.accounts.making import somebody

DID = Said("改了", "changed")


def test_the_list_tells_folder_year_and_steps_and_the_same_shelf_makes_the_same_file(site: Flask, store: Store) -> None:
    lu = somebody(store)
    saved = store.shelf.create(lu.actor, Draft("一条河", (Step(unit="a"), Step(unit="gone"))), DID)
    empty = store.shelf.create(lu.actor, Draft("空的"), DID)
    folder = store.shelf.folders.make(lu.actor, "公开课")
    store.shelf.move(lu.actor, [saved.shelf_number], folder)
    store.shelf.archive(lu.actor, [saved.shelf_number], 2025)
    with site.test_request_context():
        made = parcel(lu)
        assert parcel(lu) == made
    held = zipfile.ZipFile(io.BytesIO(made))
    assert [name for name in sorted(held.namelist()) if "/" not in name] == [f"{saved.identifier}.yaml", "list.txt"]
    versions = [json.loads(line) for line in held.read("stored/draft_versions.jsonl").decode().splitlines()]
    assert [one["body"]["name"] for one in versions] == ["一条河", "空的"]
    assert json.loads(held.read("stored/people.jsonl"))["name"] == "陆老师"
    words = held.read("list.txt").decode("utf-8-sig")
    for told in (
        "陆老师的书架",
        "一条河",
        "文件夹：公开课",
        "归档：2025—2026学年",
        "  2. gone",
        "空的",
        "谁看得到：只有自己",
    ):
        assert told in words
    assert empty.identifier not in words
