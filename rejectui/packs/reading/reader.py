"""Read one pack file: all problems at once, and the challenges that are good."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from msgspec import ValidationError, convert

from rejectui.core.asks.challenge import PRIVATE, SPOKEN, Challenge, Pack
from rejectui.packs.files import pack_bytes
from rejectui.packs.problem import START, Problems, Reading, Spot, quoted
from rejectui.packs.reading.fields import read_fields
from rejectui.packs.reading.order import MOST_MISPLACED, misplaced
from rejectui.packs.reading.translation_reader import FILE_NAME, read_translation
from rejectui.packs.rules.rules import Found, findings, pack_findings
from rejectui.packs.strict_yaml.events import Listing, Mapping, Node, Tree, parse

MOST_CHALLENGES = 500


def read_pack(path: Path, shown: str | None = None) -> Reading:
    """Read and check the pack at `path`, which problems call `shown`. Never raises, whatever the file is."""
    problems = Problems(str(path) if shown is None else shown)
    data = pack_bytes(path, problems)
    if data is None:
        return Reading(None, problems.listed())
    return read_bytes(data, path.name, problems)


def read_bytes(data: bytes, name: str, problems: Problems, *, wording: bool = True) -> Reading:
    """Read and check a pack, with its wording unless that is known, or a translation, from bytes and name."""
    found = _tree(data, name, problems)
    if found is None:
        return Reading(None, problems.listed())
    tree, root = found
    if "translates" in root.spots or FILE_NAME.fullmatch(name):
        translation, spots = read_translation(tree, root, name, problems)
        return Reading(None, problems.listed(), translation=translation, spots=spots)
    pack = _checked(tree, root, name, problems, wording)
    return Reading(pack, problems.listed(), advice=problems.advice())


def _tree(data: bytes, name: str, problems: Problems) -> tuple[Tree, Mapping] | None:
    """What the file holds, and its fields; None when it is not the file of a pack at all."""
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
    return tree, root


def _checked(tree: Tree, root: Mapping, name: str, problems: Problems, wording: bool) -> Pack | None:
    # What is missing in a file that could not be read to its end may well stand in the rest.
    values = read_fields(root, Pack, problems, leave="challenges", whole=tree.whole)
    if "pack" in values and name != f"{values['pack']}.yaml":
        pack = values["pack"]
        remedy = f"rename the file to {pack}.yaml, or write the file's name here"
        problems.add(root.fields["pack"].spot, "name", f"the file is called {quoted(name)}", remedy)
    language = values.get("language", "") if wording else ""
    spots: dict[str, Spot] = {}
    values["challenges"] = _challenges(tree, root, spots, problems, language)
    if values.get("license") != PRIVATE:  # a pack that only its owner adds to may have an order of its own
        _order(spots, problems)
    try:
        pack = convert(values, Pack)
    except ValidationError:
        return None  # each field that is bad or missing has its problem
    for found in pack_findings(pack):
        _note(found, root, problems)
    if pack.license == PRIVATE:
        # The library lets it be where it belongs.
        what = "a private pack stays in the packs folder of the one who wrote it"
        problems.add(root.fields["license"].spot, PRIVATE, what, "to hand it on, write license: CC-BY-4.0")
    return pack


def _challenges(
    tree: Tree, root: Mapping, spots: dict[str, Spot], problems: Problems, language: str
) -> tuple[Challenge, ...]:
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
    for node in listing.items[:MOST_CHALLENGES]:
        before = problems.count
        challenge = read_challenge(node, spots, problems, language)
        if challenge is not None and problems.count == before and not node.broken:
            good.append(challenge)
    return tuple(good)


def _order(spots: dict[str, Spot], problems: Problems) -> None:
    """Challenges stand in the order of their ids, so that two people who add one do not meet in one place."""
    ids = list(spots)
    wrong = misplaced(ids)
    if len(wrong) > MOST_MISPLACED:
        what = f"{len(wrong)} challenges stand out of the order of their ids"
        remedy = "sort them by id; a pack that only you add to may keep its own order"
        problems.advise(spots[ids[wrong[0][0]]], "warning", "order", what, remedy)
        return
    for index, place in wrong:
        what = f"{ids[index]} stands out of the order of the ids"
        problems.advise(spots[ids[index]], "warning", "order", what, f"move the challenge {place}")


def read_challenge(node: Node, spots: dict[str, Spot], problems: Problems, language: str) -> Challenge | None:
    """The challenge in a node; whatever is wrong with it is noted. `spots` tells where each id stands."""
    if not isinstance(node, Mapping):
        if not node.broken:
            problems.add(node.spot, "type", "a challenge is not a single text", 'write its fields: "- id: …"')
        return None
    values = read_fields(node, Challenge, problems)
    if "id" in values:
        name = values["id"]
        if name in spots:
            what = f"the id {name} is taken (line {spots[name][0]})"
            problems.add(node.fields["id"].spot, "double", what, "give this challenge an id of its own")
        spots.setdefault(name, node.fields["id"].spot)
    if values.get("channel") in SPOKEN and "say" not in node.spots:
        what = "say is missing, and this ask is spoken"
        problems.add(node.spot, "missing", what, 'add a line "say: …" with words to begin with')
    return _ruled(values, node, problems, language)


def _ruled(values: dict[str, Any], node: Mapping, problems: Problems, language: str) -> Challenge | None:
    try:
        challenge = convert(values, Challenge)
    except ValidationError:
        return None  # each field that is bad or missing has its problem
    for found in findings(challenge, language):
        _note(found, node, problems)
    return challenge


def _note(found: Found, node: Mapping, problems: Problems) -> None:
    spot = node.fields.get(found.field, node).spot
    if found.level == "error":
        problems.add(spot, found.code, found.what, found.remedy)
    else:
        problems.advise(spot, found.level, found.code, found.what, found.remedy)
