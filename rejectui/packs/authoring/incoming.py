"""Pack files from elsewhere, looked at before they are added: what is in them, and what would change."""

from __future__ import annotations

from pathlib import Path

from msgspec import Struct

from rejectui.core.asks.challenge import Pack
from rejectui.packs.files import pack_bytes, pack_files, there
from rejectui.packs.problem import START, Problem, Problems, quoted
from rejectui.packs.reading.reader import read_bytes
from rejectui.packs.rules.rules import doubts
from rejectui.packs.strict_yaml.events import Listing, Mapping, Scalar, parse

# More than anybody looks at before saying yes.
MOST_FILES = 100


class Arrival(Struct, frozen=True):
    """A file that may be added: its bytes, the pack with its good challenges, if it has a good head, and the
    errors; `left_out` names the challenges that are not good, in the order of the file; `doubts` counts what
    the rules for the people who are asked would have a reviewer look at; `translates` is the pack that a
    translation is of.
    """

    path: Path
    data: bytes
    pack: Pack | None
    problems: tuple[Problem, ...]
    left_out: tuple[str, ...] = ()
    doubts: int = 0
    translates: str | None = None

    @property
    def good(self) -> bool:
        """Whether there is anything in it to add."""
        return self.pack is not None and bool(self.pack.challenges)


class PackChanges(Struct, frozen=True):
    """What another file of the same pack changes: ids that are new, that read otherwise, that are gone."""

    new: tuple[str, ...]
    changed: tuple[str, ...]
    gone: tuple[str, ...]


def arrivals(path: Path) -> tuple[Arrival, ...]:
    """The pack file at `path`, through a link, or the pack files in a folder. Never raises, runs nothing.

    In a folder links are refused: nobody sees where they lead, and it may be out of what was handed on.
    """
    if not there(path, folder=True):
        return (look(path),)
    problems = Problems(str(path))
    files = pack_files(path, problems)
    if not files and not problems.count:
        what, remedy = "there is no pack file in this folder", "give a folder with files that end in .yaml"
        problems.add(START, "file", what, remedy)
    if len(files) > MOST_FILES:
        what = f"there are {len(files):,} pack files in this folder"
        problems.add(START, "file", what, f"give {MOST_FILES} at a time, so that you can look at them")
    if problems.count:
        return (Arrival(path, b"", None, problems.listed()),)
    return tuple(_link(file) if _is_link(file) else look(file) for file in files)


def look(path: Path) -> Arrival:
    """Read one file as the pack that it says it is, whatever the file is called. Never raises."""
    problems = Problems(str(path))
    data = pack_bytes(path, problems)
    if data is None:
        return Arrival(path, b"", None, problems.listed())
    name = path.name if path.name.endswith(".yaml") else "pack.yaml"
    reading = read_bytes(data, name, problems)
    if reading.pack is not None and name != f"{reading.pack.pack}.yaml":
        # It is going to be kept under the pack's own name.
        reading = read_bytes(data, f"{reading.pack.pack}.yaml", Problems(str(path)))
    left_out = _left_out(data, reading.pack) if reading.pack is not None and reading.problems else ()
    seen = doubts(reading.pack) if reading.pack is not None else 0
    translates = reading.translation.translates if reading.translation is not None else None
    return Arrival(path, data, reading.pack, reading.problems, left_out, seen, translates)


def changes(old: Pack, new: Pack) -> PackChanges:
    """What replacing one file of a pack by another comes to."""
    before = {challenge.id: challenge for challenge in old.challenges}
    after = {challenge.id: challenge for challenge in new.challenges}
    return PackChanges(
        new=tuple(name for name in after if name not in before),
        changed=tuple(name for name in after if name in before and after[name] != before[name]),
        gone=tuple(name for name in before if name not in after),
    )


def _left_out(data: bytes, pack: Pack) -> tuple[str, ...]:
    """The challenges of a file that are not among the good ones, by id, or by line where there is none."""
    root = parse(data, Problems("")).root
    listing = root.fields.get("challenges") if isinstance(root, Mapping) else None
    good = {challenge.id for challenge in pack.challenges}
    left_out = []
    for node in listing.items if isinstance(listing, Listing) else ():
        name = node.fields.get("id") if isinstance(node, Mapping) else None
        if not isinstance(name, Scalar) or name.empty:
            left_out.append(f"the one in line {node.line}")
        elif name.text.strip() in good:
            good.remove(name.text.strip())  # a second one of this id is not good
        else:
            left_out.append(quoted(name.text))
    return tuple(left_out)


def _link(path: Path) -> Arrival:
    what, remedy = "is a link to somewhere else", "give its own path, if you know where it leads"
    return Arrival(path, b"", None, (Problem(str(path), *START, "file", what, remedy),))


def _is_link(path: Path) -> bool:
    try:
        return path.is_symlink()
    except OSError:
        return False  # reading it will say why
