"""The pack of the user's own asks: `mine.yaml` in their packs folder, made by the first ask that goes in."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from rejectui.core.asks.catalog import Catalog, Entry
from rejectui.core.asks.challenge import OWN, PRIVATE
from rejectui.core.asks.own_challenge import own_slug
from rejectui.packs.authoring.write import new_pack, with_challenge
from rejectui.packs.files import pack_bytes, there
from rejectui.packs.problem import CannotWrite, Problems
from rejectui.packs.reading.reader import read_bytes

FILE = f"{OWN}.yaml"
HEAD = {
    "pack": OWN,
    "title": "My own asks",
    "summary": "Asks of my own, to be dealt like any other.",
    "license": PRIVATE,
    "authors": ["me"],
}


def mine(catalog: Catalog, ask: str) -> Entry | None:
    """The challenge that this own ask has become already."""
    return catalog.get(f"{OWN}/{own_slug(ask)}")


def with_own(folder: Path, ask: str, challenge: Mapping[str, Any], language: str) -> bytes:
    """What `mine.yaml` in this folder is to hold with an own ask as a challenge; raises CannotWrite.

    `challenge` holds the fields of the challenge but its id, which comes from the text of the ask. One that
    would not be dealt, because a rule is against it, is not written. `language` is that of a new file.
    """
    given = {"id": own_slug(ask), **challenge}
    alone = new_pack(HEAD | {"language": language}, given)
    for problem in read_bytes(alone, FILE, Problems(FILE)).problems:
        if problem.code != PRIVATE:
            raise CannotWrite(f"{problem.what[:1].upper()}{problem.what[1:]}. Rather: {problem.remedy}.")
    path = folder / FILE
    if not there(path):
        return alone
    problems = Problems(str(path))
    data = pack_bytes(path, problems)
    if data is None:
        raise CannotWrite(str(problems.listed()[0]))
    written = with_challenge(data, given)
    found = read_bytes(written, FILE, Problems(str(path))).pack
    if found is None or all(each.id != given["id"] for each in found.challenges):
        raise CannotWrite(f"{path} has to be repaired first: rejectui packs check {path}")
    return written
