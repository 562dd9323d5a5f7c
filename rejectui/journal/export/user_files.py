"""Files that the user names: a new one written whole or not at all, one that comes back read whole."""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Iterable, Sequence
from pathlib import Path

from rejectui.journal.errors import FORBIDDEN, FULL, AlreadyThere, CannotExport, CannotImport, NotConfirmed
from rejectui.journal.file.disk import REAL, Part, System, create_file, replace_file
from rejectui.journal.folder.peers import LARGEST


def write(
    path: Path,
    parts: Iterable[Part],
    *,
    force: bool = False,
    not_in: Sequence[Path] = (),
    system: System = REAL,
) -> None:
    """Make these parts a file that only this account can read, safe on the disk once this returns.

    No file is made in the folders `not_in`, which are RejectUI's own, not even with `force`.
    What has this name already is replaced only with `force`, and only if it is a file. Raises `CannotExport`;
    then nothing was made and nothing replaced, unless its sentence says otherwise.
    """
    try:
        whose = next((own for own in not_in if path.resolve().is_relative_to(own.resolve())), None)
        if whose is not None:
            raise CannotExport(
                f"{path} would be among RejectUI's own files in {whose}, where a slip could cost you the "
                "journal. Give a place somewhere else. Nothing was written."
            )
        if path.is_dir():
            raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), str(path))
        if not force:
            if os.path.lexists(path):
                raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), str(path))
            create_file(path, parts, system)
        elif path.exists() and not path.is_file():  # a device would be gone afterwards
            raise CannotExport(
                f"{path} is not a file that can be replaced. Give another name, or - for the standard output."
            )
        else:
            replace_file(path, parts, system)
    except (OSError, ValueError) as error:
        raise _cannot_export(error, path) from error


def read(path: Path, system: System = REAL) -> bytes:
    """All that a file holds. Raises `CannotImport`."""
    try:
        fd = system.open(path, os.O_RDONLY | getattr(os, "O_BINARY", 0) | getattr(os, "O_NONBLOCK", 0))
        try:
            found = system.fstat(fd)
            if not stat.S_ISREG(found.st_mode):
                raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), str(path))
            if found.st_size > LARGEST:
                raise CannotImport(
                    f"{path} is larger than any journal, so nothing was taken from it. Give a file that "
                    "rejectui export wrote."
                )
            parts = []
            while part := system.read(fd, 1 << 24):
                parts.append(part)
        finally:
            system.close(fd)
    except (OSError, ValueError) as error:
        raise _cannot_import(error, path) from error
    return b"".join(parts)


def _cannot_export(error: OSError | ValueError, path: Path) -> CannotExport:
    if isinstance(error, ValueError):
        return CannotExport("No file can have that name. Give another one. Nothing was written.")
    why = error.strerror or type(error).__name__
    if isinstance(error, NotConfirmed):
        return CannotExport(
            f"{path} was written, but the disk did not confirm it ({why}). "
            "Look whether it is there and whole."
        )
    if isinstance(error, FileExistsError):
        return AlreadyThere(f"{path} is there already, and nothing was replaced. Give another name.")
    if isinstance(error, IsADirectoryError):
        said = f"{path} is a folder. Give the name of a file in it"
    elif isinstance(error, FileNotFoundError):
        said = f"There is no folder {path.parent}. Make it first, or give another"
    elif isinstance(error, NotADirectoryError):
        said = f"{path} cannot be made, because a file is where a folder should be. Give another folder"
    elif error.errno in (*FULL, errno.EFBIG):
        said = f"There is no room for {path}. Free some space, or give a place on another disk"
    elif error.errno == errno.EROFS:
        said = f"{path} is on a disk that is read-only. Give a place on another"
    elif error.errno in FORBIDDEN:
        said = f"This account may not write {path}. Give a folder of your own"
    elif error.errno == errno.ENAMETOOLONG:
        said = f"The name {path.name[:40]}… is too long for this disk. Give a shorter one"
    else:
        said = f"{path} could not be written ({why}). Try again, or give another place"
    return CannotExport(f"{said}. Nothing was written.")


def _cannot_import(error: OSError | ValueError, path: Path) -> CannotImport:
    if isinstance(error, FileNotFoundError):
        return CannotImport(f"{path} is not there. Give the path of a file that rejectui export wrote.")
    if isinstance(error, IsADirectoryError):
        return CannotImport(f"{path} is not a file. Give a file, or - to read the standard input.")
    if isinstance(error, PermissionError):
        return CannotImport(f"This account may not read {path}. Change its permissions and try again.")
    why = getattr(error, "strerror", None) or type(error).__name__
    return CannotImport(f"{path} could not be read ({why}). Nothing was changed.")
