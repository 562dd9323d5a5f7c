"""Cut the power at every call of a change, and look at what a disk that loses all it may lose has kept.

    python -m tests.bench.power [CUTS]        3,000 unless given, each of the three

RejectUI's journal, TinyDB's own storage, and jrnl if it is installed (`pip install jrnl`; nothing needs it)
do the same changes on the same simulated disk. After the cut the journal must open and hold every change
that was acknowledged, with or without the one that was under way. What a backup of the day or a restore
writes is cut through as well.
"""

from __future__ import annotations

import importlib.util
import os
import random
import shutil
import sys
import tempfile
import time
import uuid
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from types import SimpleNamespace
from typing import Any

from tinydb import TinyDB, where
from tinydb import storages as tinydb_storages
from tinydb.storages import JSONStorage

from rejectui.journal.journal import Journal
from tests.bench.disk import Disk, PowerCut, Text
from tests.bench.kill import Change, State, _attempt

FEWEST, MOST = 2, 8  # attempts in the journal before the change that is cut
CALLS = 24  # about what a change makes: beyond its last, the power is cut right after Saved
MEMORY = "/dev/shm" if Path("/dev/shm").is_dir() else None  # the disk is simulated: no need to wear one out
DAYS = datetime(2026, 11, 22, 12, tzinfo=UTC)

Make = Callable[[Change, bool], None]


@dataclass(frozen=True)
class Subject:
    """Something that keeps attempts: how it is opened on a disk, and how it is read afterwards.

    `opened` is given the day on which it is.
    """

    name: str
    opened: Callable[[Disk, int], Make]
    read: Callable[[Path], State]


@dataclass
class Tally:
    """What became of a number of power cuts; `lost` counts those that lost a change or brought one half."""

    cuts: int = 0
    after_saved: int = 0
    lost: int = 0
    not_opened: int = 0
    backups_broken: int = 0


# RejectUI's journal


def _opened_journal(disk: Disk, day: int) -> Make:
    moment = DAYS + timedelta(days=day)
    journal = Journal.open(disk.root / "journal", disk.root / "state", lambda: moment, disk)

    def make(change: Change, is_new: bool) -> None:
        if change.note is None:
            journal.delete(change.id)
        elif is_new:
            journal.record(_attempt(change.id, change.note))
        else:
            journal.edit(change.id, {"note": change.note})

    return make


def _read_journal(home: Path) -> State:
    journal = Journal.open(home / "journal", home / "state", lambda: DAYS)
    assert journal.problems == ()
    return {found.id: found.note or "" for found in journal.facts.attempts}


# TinyDB's own storage


@contextmanager
def _on(disk: Disk) -> Iterator[None]:
    """TinyDB's storage asks this disk, not the real one, to keep its bytes."""
    real = tinydb_storages.os
    tinydb_storages.os = SimpleNamespace(fsync=disk.fsync, SEEK_END=os.SEEK_END)  # type: ignore[assignment]
    try:
        yield
    finally:
        tinydb_storages.os = real


def _opened_tinydb(disk: Disk, day: int) -> Make:
    def make(change: Change, is_new: bool) -> None:
        path = disk.root / "db.json"
        db = TinyDB(storage=lambda: _storage(disk, path))
        with _on(disk):
            if change.note is None:
                db.remove(where("id") == change.id)
            elif is_new:
                db.insert({"id": change.id, "note": change.note})
            else:
                db.update({"note": change.note}, where("id") == change.id)
            db.close()

    return make


def _storage(disk: Disk, path: Path) -> JSONStorage:
    storage = JSONStorage.__new__(JSONStorage)  # its own reading and writing, on a file of this disk
    storage._mode, storage.kwargs = "r+", {}
    storage._handle = Text(disk, path)  # type: ignore[assignment]
    return storage


def _read_tinydb(home: Path) -> State:
    with TinyDB(home / "db.json") as db:
        return {found["id"]: found["note"] for found in db.all()}


# jrnl


def _opened_jrnl(disk: Disk, day: int) -> Make:
    from jrnl import path as module  # type: ignore[import-not-found,unused-ignore]

    def made(dir: str, prefix: str, suffix: str) -> tuple[Text, str]:
        path = Path(dir) / f"{prefix}{uuid.uuid4().hex}{suffix}"
        return Text(disk, path), str(path)

    def replace(source: str, target: str) -> None:
        disk.replace(Path(source), Path(target))

    def make(change: Change, is_new: bool) -> None:
        journal = _jrnl(disk.root)
        if is_new:
            journal.new_entry(f"{change.id}\n{change.note}", date=datetime(2026, 11, 22))
        else:
            for entry in [each for each in journal.entries if each.title.strip() == change.id]:
                if change.note is None:
                    journal.entries.remove(entry)
                else:
                    entry.body = change.note
        real = module.os, module.tempfile
        remove = lambda path: disk.unlink(Path(path))  # noqa: E731
        module.os = SimpleNamespace(
            path=os.path, fdopen=lambda text, _: text, replace=replace, remove=remove, error=OSError
        )
        module.tempfile = SimpleNamespace(mkstemp=made)
        try:
            journal.write()
        finally:
            module.os, module.tempfile = real

    return make


def _jrnl(home: Path) -> Any:
    from jrnl.config import get_default_config  # type: ignore[import-not-found,unused-ignore]
    from jrnl.journals.Journal import Journal as Jrnl  # type: ignore[import-not-found,unused-ignore]

    journal = Jrnl("default", **{**get_default_config(), "journal": str(home / "journal.txt")})
    if (home / "journal.txt").exists():
        journal.open()
    return journal


def _read_jrnl(home: Path) -> State:
    return {entry.title.strip(): entry.body.strip() for entry in _jrnl(home).entries}


OURS = Subject("RejectUI's journal", _opened_journal, _read_journal)
PLAIN = Subject("TinyDB's JSONStorage", _opened_tinydb, _read_tinydb)
JRNL = Subject("jrnl", _opened_jrnl, _read_jrnl)


def cut_once(subject: Subject, root: Path, call: int, seed: int, keep: float | None, tally: Tally) -> bool:
    """One story of changes, its last one cut off at this call; whether it got as far as Saved."""
    chance = random.Random(seed)
    disk = Disk(root / "before")
    disk.root.mkdir(parents=True)
    state: State = {}
    for number in range(chance.randint(FEWEST, MOST)):
        change, is_new = _change(chance, state)
        subject.opened(disk, number // 3)(change, is_new)
        state = change.made_to(state)
    change, is_new = _change(chance, state)
    day = MOST if chance.random() < 0.5 else (FEWEST - 1) // 3
    disk.cut_after(call)
    saved = False
    with suppress(PowerCut):
        subject.opened(disk, day)(change, is_new)
        saved = True
    disk.close_all()
    disk.after_the_cut(root / "after", chance, keep)
    _judge(subject, root / "after", state, change.made_to(state), saved, tally)
    return saved


def _change(chance: random.Random, state: State) -> tuple[Change, bool]:
    is_new = not state or chance.random() < 0.4
    name = uuid.UUID(int=chance.getrandbits(128)).hex if is_new else chance.choice(list(state))
    delete = not is_new and chance.random() < 0.3
    return Change(name, None if delete else "x" * chance.randint(5, 900)), is_new


def _judge(subject: Subject, home: Path, before: State, after: State, saved: bool, tally: Tally) -> None:
    tally.cuts += 1
    tally.after_saved += saved
    try:
        found = subject.read(home)
    except Exception:  # whatever it is, the file is of no use any more
        tally.not_opened += 1
        return
    tally.lost += found not in ([after] if saved else [before, after])
    if subject is OURS:
        from rejectui.journal.backup import Backups

        backups = Backups(home / "state")
        for backup in backups.listed():
            try:
                backups.read(backup)
            except Exception:
                tally.backups_broken += 1


def campaign(subject: Subject, cuts: int, seed: int = 1) -> Tally:
    """So many cuts, at random calls of random changes, on a disk that keeps by chance."""
    chance, tally = random.Random(seed), Tally()
    with tempfile.TemporaryDirectory(dir=MEMORY) as folder:
        for number in range(cuts):
            root = Path(folder).resolve() / str(number)
            cut_once(subject, root, chance.randint(0, CALLS), chance.getrandbits(32), None, tally)
            shutil.rmtree(root)
    return tally


def every_call(subject: Subject, seeds: range) -> Tally:
    """After every call of one change for each seed, and before the first; nothing kept, everything, some."""
    tally = Tally()
    with tempfile.TemporaryDirectory(dir=MEMORY) as folder:
        for seed in seeds:
            for keep in (0.0, 1.0, None):
                for call in range(10 * CALLS):
                    root = Path(folder).resolve() / "one"
                    saved = cut_once(subject, root, call, seed, keep, tally)
                    shutil.rmtree(root)
                    if saved:
                        break
    return tally


def main(cuts: int) -> int:
    """Run the campaigns and print them side by side; 1 if ours lost anything."""
    began = time.monotonic()
    subjects = [OURS, PLAIN, *([JRNL] if importlib.util.find_spec("jrnl") else [])]
    tallies = [campaign(subject, cuts) for subject in subjects]
    each = every_call(OURS, range(12))
    print(f"{cuts} power cuts each, {timedelta(seconds=int(time.monotonic() - began))}")
    print(" " * 34 + "".join(f"{subject.name:>22}" for subject in subjects))
    for text, name in (
        ("of these right after Saved", "after_saved"),
        ("files that did not open", "not_opened"),
        ("cuts that lost something saved", "lost"),
        ("backups that did not open", "backups_broken"),
    ):
        print(f"{text:34}" + "".join(f"{getattr(tally, name):>22,}" for tally in tallies))
    print(f"and at every call of twelve changes, {each.cuts:,} cuts: {each.lost + each.not_opened} lost")
    if len(subjects) == 2:
        print("jrnl is not installed here: pip install jrnl, in a copy of this environment.")
    ours = (tallies[0], each)
    return 1 if any(tally.lost + tally.not_opened + tally.backups_broken for tally in ours) else 0


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 3_000))
