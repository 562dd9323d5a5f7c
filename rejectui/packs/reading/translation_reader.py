"""Read the file of a translation: only words. `packs.translations` holds them against their original."""

from __future__ import annotations

import re

from msgspec import Struct, ValidationError, convert

from rejectui.core.asks.challenge import Challenge, Pack
from rejectui.core.asks.translation import Translated, Translation
from rejectui.packs.problem import Problems, Spot, quoted
from rejectui.packs.reading.fields import read_fields
from rejectui.packs.strict_yaml.events import Listing, Mapping, Node, Scalar, Tree

FILE_NAME = re.compile(r"([a-z0-9-]+)\.[a-z]{2,3}(-[A-Z]{2})?\.yaml")
_TRANSLATED = re.compile(r"([a-z0-9-]+)\.[A-Za-z-]+(\.yaml)?")


def read_translation(
    tree: Tree, root: Mapping, name: str, problems: Problems
) -> tuple[Translation | None, dict[str, Spot]]:
    """(the translation, where each of its ids stands); whatever is wrong with it as a file is noted."""
    spots = {"": root.spots.get("translates", root.spot)}
    head = _without_pack(root, name, problems)
    values = read_fields(head, Translation, problems, leave="challenges", whole=tree.whole)
    if "translates" in values and "language" in values:
        wanted = f"{values['translates']}.{values['language']}.yaml"
        if name != wanted:
            remedy = f"rename the file to {wanted}, or write its pack and its language here"
            problems.add(spots[""], "name", f"the file is called {quoted(name)}", remedy)
    values["challenges"] = _challenges(tree, root, spots, problems)
    try:
        return convert(values, Translation), spots
    except ValidationError:
        return None, spots  # each field that is bad or missing has its problem


def _without_pack(root: Mapping, name: str, problems: Problems) -> Mapping:
    """The head without what is told here rather than field by field."""
    head = _only(root, Pack, Translation, problems, leave="pack")
    if "pack" in root.spots:
        file = FILE_NAME.fullmatch(name)
        instead = f"write translates: {file[1] if file else '…'}"
        remedy = "remove it" if "translates" in root.spots else instead
        what = "pack begins an original, and this is a translation"
        problems.add(root.spots["pack"], "translation", what, remedy)
        head.spots.setdefault("translates", root.spots["pack"])  # not missed as well
    named = root.fields.get("translates")
    if isinstance(named, Scalar) and (found := _TRANSLATED.fullmatch(named.text.strip())):
        del head.fields["translates"]
        what = f"{quoted(named.text.strip())} is a file, or a translation itself"
        problems.add(
            named.spot, "value", what, f"write translates: {found[1]}, the name of the original pack"
        )
    return head


def _challenges(
    tree: Tree, root: Mapping, spots: dict[str, Spot], problems: Problems
) -> tuple[Translated, ...]:
    listing = root.fields.get("challenges")
    if not isinstance(listing, Listing) or not listing.items:
        if tree.whole and not (listing and listing.broken):
            spot = listing.spot if listing else root.spot
            what = "the translation has no list of challenges"
            problems.add(spot, "missing", what, 'write challenges: and "- id: …" below')
        return ()
    good = []
    for node in listing.items:
        before = problems.count
        words = _words(node, spots, problems)
        if words is not None and problems.count == before and not node.broken:
            good.append(words)
    return tuple(good)


def _words(node: Node, spots: dict[str, Spot], problems: Problems) -> Translated | None:
    """The words in a node; whatever is wrong with them is noted."""
    if not isinstance(node, Mapping):
        if not node.broken:
            problems.add(node.spot, "type", "a challenge is not a single text", 'write its fields: "- id: …"')
        return None
    values = read_fields(_only(node, Challenge, Translated, problems), Translated, problems)
    if "id" in values:
        name, spot = values["id"], node.fields["id"].spot
        if name in spots:
            what = f"{name} is translated already (line {spots[name][0]})"
            problems.add(spot, "double", what, "keep one of them")
        spots.setdefault(name, spot)
    try:
        return convert(values, Translated)
    except ValidationError:
        return None  # each field that is bad or missing has its problem


def _only(
    node: Mapping, original: type[Struct], words: type[Struct], problems: Problems, *, leave: str = ""
) -> Mapping:
    """The mapping without the fields that only an original has, each of them noted but the one to `leave`."""
    foreign = {*original.__struct_fields__} - {*words.__struct_fields__}
    for name, spot in node.spots.items():
        if name in foreign and name != leave:
            what = f"{name} is the same in every language"
            problems.add(spot, "translation", what, "remove it: it comes from the original")
    return Mapping(
        node.line,
        node.column,
        node.broken,
        fields={name: each for name, each in node.fields.items() if name not in foreign},
        spots={name: spot for name, spot in node.spots.items() if name not in foreign},
    )
