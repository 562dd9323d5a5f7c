"""Read one pack file: all problems at once, and the challenges that are good (DESIGN section 5)."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from msgspec import ValidationError, convert

from rejectui.core.challenge import SPOKEN, Challenge, Pack
from rejectui.packs.fields import read_fields
from rejectui.packs.files import pack_bytes
from rejectui.packs.problem import START, Problems, Reading, quoted
from rejectui.packs.rules import findings
from rejectui.packs.yaml_events import Listing, Mapping, Node, Tree, parse

MOST_CHALLENGES = 500
_TRANSLATION = re.compile(r"[a-z0-9-]+\.[a-z]{2,3}(-[A-Z]{2})?\.yaml")


def read_pack(path: Path, shown: str | None = None) -> Reading:
    """Read and check the pack at `path`, which problems call `shown`. Never raises, whatever the file is."""
    problems = Problems(str(path) if shown is None else shown)
    data = pack_bytes(path, problems)
    if data is None:
        return Reading(None, problems.listed())
    return read_bytes(data, path.name, problems)


def read_bytes(data: bytes, name: str, problems: Problems) -> Reading:
    """Read and check a pack from its bytes and its file name."""
    pack = _pack(data, name, problems)
    return Reading(pack, problems.listed())


def _pack(data: bytes, name: str, problems: Problems) -> Pack | None:
    if not name.endswith(".yaml"):
        what = f"a pack file cannot be called {quoted(name)}"
        problems.add(START, "name", what, "give it the pack's name and .yaml at the end")
        return None
    tree = parse(data, problems)
    root = tree.root
    if root is None:
        if not problems.count:
            problems.add(
                START, "file", "there is nothing in this file", "begin with pack: and the pack's name"
            )
        return None
    if not isinstance(root, Mapping):
        if not problems.count:
            remedy = "begin with pack: and the pack's name, as in the other packs"
            problems.add(root.spot, "type", "a pack is not a list or a single text", remedy)
        return None
    if "translates" in root.spots or _TRANSLATION.fullmatch(name):
        spot = root.spots.get("translates", START)
        what = "translations are not read yet"
        problems.add(
            spot, "translation", what, "keep the file for a later version, or write a pack of its own"
        )
        return None
    return _checked(tree, root, name, problems)


def _checked(tree: Tree, root: Mapping, name: str, problems: Problems) -> Pack | None:
    # What is missing in a file that could not be read to its end may well stand in the rest.
    values = read_fields(root, Pack, problems, leave="challenges", whole=tree.whole)
    if "pack" in values and name != f"{values['pack']}.yaml":
        pack = values["pack"]
        remedy = f"rename the file to {pack}.yaml, or write the file's name here"
        problems.add(root.fields["pack"].spot, "name", f"the file is called {quoted(name)}", remedy)
    values["challenges"] = _challenges(tree, root, problems)
    try:
        return convert(values, Pack)
    except ValidationError:
        return None  # each field that is bad or missing has its problem


def _challenges(tree: Tree, root: Mapping, problems: Problems) -> tuple[Challenge, ...]:
    listing = root.fields.get("challenges")
    if not isinstance(listing, Listing) or not listing.items:
        if tree.whole and not (listing and listing.broken):
            spot = listing.spot if listing else root.spot
            problems.add(
                spot, "missing", "the pack has no list of challenges", 'write challenges: and "- id: …" below'
            )
        return ()
    if len(listing.items) > MOST_CHALLENGES:
        what = f"the pack has {len(listing.items):,} challenges"
        spot = listing.items[MOST_CHALLENGES].spot
        problems.add(
            spot, "length", what, f"keep {MOST_CHALLENGES} at most, and move the rest to another pack"
        )
    good = []
    lines: dict[str, int] = {}
    for node in listing.items[:MOST_CHALLENGES]:
        before = problems.count
        challenge = _challenge(node, lines, problems)
        if challenge is not None and problems.count == before and not node.broken:
            good.append(challenge)
    return tuple(good)


def _challenge(node: Node, lines: dict[str, int], problems: Problems) -> Challenge | None:
    """The challenge in a node; whatever is wrong with it is noted. `lines` tells where each id stands."""
    if not isinstance(node, Mapping):
        if not node.broken:
            problems.add(node.spot, "type", "a challenge is not a single text", 'write its fields: "- id: …"')
        return None
    values = read_fields(node, Challenge, problems)
    if "id" in values:
        name = values["id"]
        if name in lines:
            what = f"the id {name} is taken (line {lines[name]})"
            problems.add(node.fields["id"].spot, "double", what, "give this challenge an id of its own")
        lines.setdefault(name, node.line)
    if values.get("channel") in SPOKEN and "say" not in node.spots:
        what = "say is missing, and this ask is spoken"
        problems.add(node.spot, "missing", what, 'add a line "say: …" with words to begin with')
    return _ruled(values, node, problems)


def _ruled(values: dict[str, Any], node: Mapping, problems: Problems) -> Challenge | None:
    try:
        challenge = convert(values, Challenge)
    except ValidationError:
        return None  # each field that is bad or missing has its problem
    for code, (field, what, remedy) in findings(challenge):
        at = node.fields.get(field, node)
        problems.add(at.spot, code, what, remedy)
    return challenge
