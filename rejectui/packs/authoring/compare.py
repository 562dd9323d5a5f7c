"""Packs compared with an older state of them: journals point to ids, so ids are for ever.

Files are compared as they are written, good or not: what is wrong in them is for the reader to say.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from rejectui.packs.files import pack_bytes, pack_files, there
from rejectui.packs.problem import START, Problem, Problems, Spot, quoted
from rejectui.packs.reading.translation_reader import FILE_NAME
from rejectui.packs.strict_yaml.events import Listing, Mapping, Scalar, parse

# An ask whose title, category and askee are all new is another ask.
WORDS = ("title", "how", "say", "if_yes", "if_no", "smaller", "refusal")
MEANING = ("title", "category", "askee")
# Levels up or down that change what somebody will be dealt.
FAR = 2


class _State(NamedTuple):
    """A pack as it is written: its challenges by id, where their list stands, and whether all was read."""

    challenges: dict[str, Mapping]
    spot: Spot
    whole: bool


def compare(paths: Sequence[Path], before: Path) -> tuple[Problem, ...]:
    """What journals would notice in the packs at `paths`, files or folders, since those in `before`.

    In a folder every older pack is missed; a file is compared with the older one of its name. Never raises.
    """
    unread = Problems(str(before))
    # A translation has only words, and those may change at any time.
    older = {path.name: path for path in pack_files(before, unread) if not FILE_NAME.fullmatch(path.name)}
    found = list(unread.listed())
    for path in paths:
        if there(path, folder=True):
            for name, old in older.items():
                found += _changes(path / name, old)
        elif path.name in older:
            found += _changes(path, older[path.name])
    return tuple(dict.fromkeys(found))


def _changes(path: Path, older: Path) -> tuple[Problem, ...]:
    problems = Problems(str(path))
    was = _state(older)
    if was is None:
        return ()
    if not there(path):
        what = f"the pack {quoted(path.stem)} was removed"
        problems.add(START, "removed", what, "put it back, with retired: true in its challenges")
        return problems.listed()
    now = _state(path)
    if now is None:
        return ()  # told when it was read
    for name, old in was.challenges.items():
        new = now.challenges.get(name)
        if new is not None:
            _still_the_same(name, old, new, problems)
            _reviewed_anew(name, old, new, problems)
        elif now.whole:
            what = f"the id {quoted(name)} was removed"
            problems.add(now.spot, "removed", what, "put it back with retired: true")
    for name in now.challenges.keys() - was.challenges.keys():
        _reviewed_anew(name, None, now.challenges[name], problems)
    return (*problems.listed(), *problems.advice())


def _still_the_same(name: str, old: Mapping, new: Mapping, problems: Problems) -> None:
    if all(_text(old, field) != _text(new, field) for field in MEANING):
        what = f"{quoted(name)} looks like another ask under an old id"
        remedy = "give the new ask an id of its own, and keep the old one with retired: true"
        problems.advise(new.fields["id"].spot, "warning", "meaning", what, remedy)
    was, now = _text(old, "level"), _text(new, "level")
    if was.isdecimal() and now.isdecimal() and abs(int(was[:9]) - int(now[:9])) >= FAR:
        what = f"{quoted(name)} went from level {quoted(was)} to {quoted(now)}"
        remedy = "see that it is still a step of this size, or keep the level nearer"
        problems.advise(new.fields["level"].spot, "warning", "level", what, remedy)


def _reviewed_anew(name: str, old: Mapping | None, new: Mapping, problems: Problems) -> None:
    """A file cannot review itself: a new date, or other words under an old one, are for a reviewer to see."""
    date = _text(new, "reviewed")
    if not date:
        return
    words = [field for field in WORDS if old is not None and _text(old, field) != _text(new, field)]
    if old is None or _text(old, "reviewed") != date:
        what, remedy = f"{quoted(name)} says that it was reviewed", "leave the date to the reviewer"
    elif words:
        what = f"{quoted(name)} has other words than those that were reviewed ({', '.join(words)})"
        remedy = "read them, and let the date be that of this reading"
    else:
        return
    problems.advise(new.fields["reviewed"].spot, "review", "reviewed", what, remedy)


def _state(path: Path) -> _State | None:
    unheard = Problems(str(path))
    data = pack_bytes(path, unheard)
    tree = None if data is None else parse(data, unheard)
    if tree is None or not isinstance(tree.root, Mapping):
        return None
    listing = tree.root.fields.get("challenges")
    items = listing.items if isinstance(listing, Listing) else []
    found: dict[str, Mapping] = {}
    for node in items:
        if isinstance(node, Mapping) and (name := _text(node, "id")):
            found.setdefault(name, node)
    return _State(found, listing.spot if listing else START, tree.whole)


def _text(node: Mapping, field: str) -> str:
    value = node.fields.get(field)
    return " ".join(value.text.split()) if isinstance(value, Scalar) else ""
