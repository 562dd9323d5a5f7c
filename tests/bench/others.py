"""TinyDB's own storage and jrnl, as keepers of attempts: filled, changed and read like ours.

On a real folder each is used as its own programs use it. On a simulated disk they run their own code, with
that disk in the place of the operating system.
"""

from __future__ import annotations

import os
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from types import SimpleNamespace
from typing import Any

from tinydb import TinyDB, where
from tinydb import storages as tinydb_storages
from tinydb.storages import JSONStorage

from tests.bench.changes import Change, Make, State
from tests.bench.disk import FileSystem, Text

# TinyDB's own storage


def fill_tinydb(home: Path, state: State) -> None:
    """Put all into an empty home."""
    with TinyDB(home / "db.json") as db:
        db.insert_multiple({"id": known, "note": note} for known, note in state.items())


def _change_tinydb(db: TinyDB, change: Change, is_new: bool) -> None:
    if change.note is None:
        db.remove(where("id") == change.id)
    elif is_new:
        db.insert({"id": change.id, "note": change.note})
    else:
        db.update({"note": change.note}, where("id") == change.id)


def opened_tinydb(home: Path) -> Make:
    """Open once, as an app does."""
    db = TinyDB(home / "db.json")
    return lambda change, is_new: _change_tinydb(db, change, is_new)


def opened_tinydb_on(disk: FileSystem, _: datetime) -> Make:
    """On a simulated disk, opened for each change."""

    def make(change: Change, is_new: bool) -> None:
        with _in_the_place_of_os(tinydb_storages, fsync=disk.fsync, SEEK_END=os.SEEK_END):
            db = TinyDB(storage=lambda: _storage(disk))
            _change_tinydb(db, change, is_new)
            db.close()

    return make


def _storage(disk: FileSystem) -> JSONStorage:
    storage = JSONStorage.__new__(JSONStorage)  # its own reading and writing, on a file of this disk
    storage._mode, storage.kwargs = "r+", {}
    storage._handle = Text(disk, disk.root / "db.json")  # type: ignore[assignment]
    return storage


def read_tinydb(home: Path) -> State:
    """What is there for somebody who opens it."""
    with TinyDB(home / "db.json") as db:
        found = [(each["id"], each["note"]) for each in db.all()]
    assert len(found) == len(dict(found)), "an attempt stands there twice"
    return dict(found)


@contextmanager
def _in_the_place_of_os(module: Any, **calls: Any) -> Iterator[None]:
    real = module.os
    module.os = SimpleNamespace(**calls)
    try:
        yield
    finally:
        module.os = real


# jrnl


def _jrnl(home: Path) -> Any:
    from jrnl.config import get_default_config  # type: ignore[import-not-found,unused-ignore]
    from jrnl.journals.Journal import Journal as Jrnl  # type: ignore[import-not-found,unused-ignore]

    journal = Jrnl("default", **{**get_default_config(), "journal": str(home / "journal.txt")})
    if (home / "journal.txt").exists():
        journal.open()
    return journal


def fill_jrnl(home: Path, state: State) -> None:
    """Put all into an empty home."""
    journal = _jrnl(home)
    for known, note in state.items():
        journal.new_entry(f"{known}\n{note}", date=datetime(2026, 11, 22))
    journal.write()


def _change_jrnl(home: Path, change: Change, is_new: bool) -> Any:
    """Its journal, read anew as every command of it does, and changed, but not yet written."""
    journal = _jrnl(home)
    if is_new:
        journal.new_entry(f"{change.id}\n{change.note}", date=datetime(2026, 11, 22))
    for entry in [each for each in journal.entries if not is_new and each.title.strip() == change.id]:
        if change.note is None:
            journal.entries.remove(entry)
        else:
            entry.body = change.note
    return journal


def opened_jrnl(home: Path) -> Make:
    """Each change is a command of its own."""
    return lambda change, is_new: _change_jrnl(home, change, is_new).write()


def opened_jrnl_on(disk: FileSystem, _: datetime) -> Make:
    """The same on a simulated disk."""
    from jrnl import path as module  # type: ignore[import-not-found,unused-ignore]

    def made(dir: str, prefix: str, suffix: str) -> tuple[Text, str]:
        path = Path(dir) / f"{prefix}{uuid.uuid4().hex}{suffix}"
        return Text(disk, path), str(path)

    def make(change: Change, is_new: bool) -> None:
        journal = _change_jrnl(disk.root, change, is_new)
        real, module.tempfile = module.tempfile, SimpleNamespace(mkstemp=made)
        try:
            with _in_the_place_of_os(
                module,
                path=os.path,
                error=OSError,
                fdopen=lambda text, _: text,
                replace=lambda source, target: disk.replace(Path(source), Path(target)),
                remove=lambda path: disk.unlink(Path(path)),
            ):
                journal.write()
        finally:
            module.tempfile = real

    return make


def read_jrnl(home: Path) -> State:
    """What is there for somebody who opens it."""
    found = [(entry.title.strip(), entry.body.strip()) for entry in _jrnl(home).entries]
    assert len(found) == len(dict(found)), "an attempt stands there twice"
    return dict(found)
