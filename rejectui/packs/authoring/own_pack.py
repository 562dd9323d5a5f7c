"""The packs of the user's own in their packs folder: `mine.yaml` for their asks, `my-plan.yaml` for plans.

Each is made by the first challenge that goes in.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

from msgspec import to_builtins

from rejectui.core.asks.catalog import Catalog, Entry
from rejectui.core.asks.challenge import OWN, PLAN, PRIVATE, Challenge
from rejectui.core.asks.own_challenge import own_slug
from rejectui.packs.authoring.write import new_pack, with_challenge, with_last
from rejectui.packs.files import MOST_BYTES, pack_bytes, there
from rejectui.packs.problem import CannotWrite, Problems
from rejectui.packs.reading.reader import MOST_CHALLENGES, read_bytes

FILE = f"{OWN}.yaml"
PLAN_FILE = f"{PLAN}.yaml"
HEAD = {
    "pack": OWN,
    "title": "My own asks",
    "summary": "Asks of my own, to be dealt like any other.",
    "license": PRIVATE,
    "authors": ["me"],
}
PLAN_HEAD = HEAD | {
    "pack": PLAN,
    "title": "My plan",
    "summary": "Asks for me, in the order in which I want to climb them.",
}
# The order in which a challenge is read best; what is not named here comes after.
_FIRST = ("id", "title", "how", "say")


def mine(catalog: Catalog, ask: str) -> Entry | None:
    """The challenge that this own ask has become already."""
    return catalog.get(f"{OWN}/{own_slug(ask)}")


def with_own(folder: Path, ask: str, challenge: Mapping[str, Any], language: str) -> bytes:
    """What `mine.yaml` in this folder is to hold with an own ask as a challenge; raises CannotWrite.

    `challenge` holds the fields of the challenge but its id, which comes from the text of the ask. One that
    would not be dealt, because a rule is against it, is not written. `language` is that of a new file.
    """
    given = {"id": own_slug(ask), **challenge}
    return _grown(folder / FILE, HEAD | {"language": language}, [given], _at_its_place)


def with_plan(folder: Path, plan: Sequence[Challenge], language: str) -> bytes:
    """What `my-plan.yaml` in this folder is to hold: what it holds, then these challenges in their order.

    One that it holds already, after a save that nobody could confirm, stays where it is. Raises CannotWrite,
    also where a rule is against one of them. `language` is that of a new file.
    """
    path = folder / PLAN_FILE
    data = pack_bytes(path, Problems(str(path))) if there(path) else None
    pack = read_bytes(data, PLAN_FILE, Problems("")).pack if data is not None else None
    known = pack.challenges if pack is not None else ()
    given = [_fields(challenge) for challenge in plan if challenge not in known]
    if not given and data is not None:
        return data
    return _grown(path, PLAN_HEAD | {"language": language}, given, with_last)


def _at_its_place(data: bytes, challenges: Sequence[Mapping[str, Any]]) -> bytes:
    for challenge in challenges:
        data = with_challenge(data, challenge)
    return data


def _grown(
    path: Path,
    head: Mapping[str, Any],
    given: Sequence[Mapping[str, Any]],
    put: Callable[[bytes, Sequence[Mapping[str, Any]]], bytes],
) -> bytes:
    """The file of a pack with more challenges, which `put` puts into it, read back before it is given out."""
    name = path.name
    alone = new_pack(head, given[0])
    alone = put(alone, given[1:]) if given[1:] else alone
    for problem in read_bytes(alone, name, Problems(name)).problems:
        if problem.code != PRIVATE:
            raise CannotWrite(f"{problem.what[:1].upper()}{problem.what[1:]}. Rather: {problem.remedy}.")
    if not there(path):
        return alone
    problems = Problems(str(path))
    data = pack_bytes(path, problems)
    if data is None:
        raise CannotWrite(str(problems.listed()[0]))
    written = put(data, given)
    found = read_bytes(written, name, Problems(str(path))).pack
    good = {each.id for each in found.challenges} if found is not None else set()
    whole = good.issuperset(each["id"] for each in given)
    if len(written) > MOST_BYTES or (not whole and len(good) == MOST_CHALLENGES):
        raise CannotWrite(
            f"{path} is full: a pack holds {MOST_CHALLENGES} challenges and 1 MiB at most. Take out of it "
            "what you do not want any more, then try again."
        )
    if not whole:
        raise CannotWrite(f"{path} has to be repaired first: rejectui packs check {path}")
    return written


def _fields(challenge: Challenge) -> dict[str, Any]:
    """The fields of a challenge that are written, without those that say what would be so anyway."""
    found: dict[str, Any] = to_builtins(challenge)
    return {name: found[name] for name in (*(each for each in _FIRST if each in found), *found)}
