"""The folder of packs that the user added: files put there whole or not at all, or kept aside."""

from __future__ import annotations

from pathlib import Path

from rejectui.journal.errors import cannot_save
from rejectui.journal.files import create_file, make_folder, replace_file, sync_folder


def put_new(target: Path, data: bytes) -> None:
    """Make a new pack file. Raises `CannotSave`, also when something has that name meanwhile."""
    try:
        make_folder(target.parent)
        create_file(target, [data])
    except OSError as error:
        raise cannot_save(error, target) from error


def put(target: Path, data: bytes, before: bytes) -> None:
    """Make `data` all of the pack file `target`; what was there `before` is kept aside.

    Raises `CannotSave` with the old file still in place.
    """
    try:
        make_folder(aside(target).parent)
        replace_file(aside(target), [before])
        replace_file(target, [data])
    except OSError as error:
        raise cannot_save(error, target) from error


def take_out(path: Path) -> None:
    """Move a pack file aside, or remove the link that it is. Raises `CannotSave`."""
    try:
        if path.is_symlink():
            path.unlink()
        else:
            make_folder(aside(path).parent)
            path.replace(aside(path))
            sync_folder(aside(path).parent)
        sync_folder(path.parent)
    except OSError as error:
        raise cannot_save(error, path) from error


def aside(path: Path) -> Path:
    """Where a pack file is kept that is not read any more: the last one of its name."""
    return path.parent / "removed" / path.name
