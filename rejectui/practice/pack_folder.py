"""The folder of packs that the user added: files put there whole or not at all, or kept aside."""

from __future__ import annotations

import os
from itertools import chain, count
from pathlib import Path

from rejectui.journal.errors import cannot_save
from rejectui.journal.file.disk import create_file, make_folder, replace_file, sync_folder


def put_new(target: Path, data: bytes) -> None:
    """Make a new pack file. Raises `CannotSave`, also when something has that name meanwhile."""
    try:
        make_folder(target.parent)
        create_file(target, [data])
    except OSError as error:
        raise cannot_save(error, target) from error


def put(target: Path, data: bytes, before: bytes) -> Path:
    """Make `data` all of the pack file `target`; where what was there `before` is kept.

    Raises `CannotSave` with the old file still in place.
    """
    kept = _aside(target)
    put_new(kept, before)
    write(target, data)
    return kept


def write(target: Path, data: bytes) -> None:
    """Make `data` all of a pack file, whatever it held. Raises `CannotSave` with the old file in place."""
    try:
        make_folder(target.parent)
        replace_file(target, [data])
    except OSError as error:
        raise cannot_save(error, target) from error


def take_out(path: Path) -> Path | None:
    """Move a pack file aside, and say where to, or remove the link that it is. Raises `CannotSave`."""
    kept = None if path.is_symlink() else _aside(path)
    try:
        if kept is None:
            path.unlink()
        else:
            make_folder(kept.parent)
            path.replace(kept)
            sync_folder(kept.parent)
        sync_folder(path.parent)
    except OSError as error:
        raise cannot_save(error, path) from error
    return kept


def _aside(path: Path) -> Path:
    """Where a pack file is kept that is not read any more: beside those that were there before."""
    names = chain([path.name], (f"{path.stem}-{number}{path.suffix}" for number in count(2)))
    return next(kept for name in names if not os.path.lexists(kept := path.parent / "removed" / name))
