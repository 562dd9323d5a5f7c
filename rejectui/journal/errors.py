"""What can go wrong with the journal, each as one whole sentence or two: what, where, what to do."""

# ruff: noqa: N818 - each error is named after the fact, as the sentence it becomes

from __future__ import annotations

import errno
from pathlib import Path


class JournalError(Exception):
    """Something the user should read: `str()` is a whole sentence that can be shown as it is."""


class DamagedJournal(JournalError):
    """A file that cannot be understood. It is left exactly as it is; `what` says what is wrong with it."""

    def __init__(self, sentence: str, what: str = "") -> None:
        """Take the whole sentence, and the part of it that follows the file's name."""
        super().__init__(sentence)
        self.what = what


class UnreadableJournal(JournalError):
    """A file that cannot be opened: no permission, a folder in its place, a failing disk."""


class NewerJournal(JournalError):
    """The file was written by a later RejectUI: it is shown, never changed."""


class CannotSave(JournalError):
    """The disk refused. Nothing was saved, unless the sentence says otherwise, and nothing was lost."""


class CannotExport(JournalError):
    """A file that could not be written. What was there before is there still."""


class AlreadyThere(CannotExport):
    """A file of that name is there already, and nothing is replaced unasked."""


class CannotImport(JournalError):
    """A file that is not a journal, or cannot be read. Nothing was taken from it."""


class DoesNotFit(JournalError):
    """A value that its field cannot hold. Nothing was changed."""


class NoSuchAttempt(JournalError):
    """No ask goes by this id."""


class NoSuchBackup(JournalError):
    """No backup goes by this name."""


class NotConfirmed(OSError):
    """The new file is in its place, but the disk did not confirm that it will stay there."""


FULL = {errno.ENOSPC, errno.EDQUOT}
FORBIDDEN = {errno.EACCES, errno.EPERM}


def cannot_save(error: OSError, path: Path) -> CannotSave:
    """The sentence for an error of the operating system while saving `path`."""
    where = _where(error, path)
    why = error.strerror or type(error).__name__
    if isinstance(error, NotConfirmed):
        return CannotSave(
            f"The change was written to {where}, but the disk did not confirm it ({why}). "
            "Look whether it is there, and save again if it is not."
        )
    if error.errno in FULL:
        return CannotSave(
            f"The disk is full, so {where} could not be written; nothing was saved, nothing was lost. "
            "Free some space and save again."
        )
    if error.errno == errno.EROFS:
        reason = f"{where} is on a disk that is read-only"
        remedy = "Make it writable, or set REJECTUI_HOME to a folder that is, and save again."
    elif error.errno in FORBIDDEN:
        reason = f"This account may not write {where}"
        remedy = "Change its permissions, or set REJECTUI_HOME to a folder of your own, and save again."
    elif error.errno in (errno.ENOTDIR, errno.EEXIST):
        reason = f"{where} cannot be made, because a file is where a folder should be"
        remedy = "Move that file away, or set REJECTUI_HOME to another folder, and save again."
    elif error.errno == errno.EISDIR:
        reason = f"{where} is a folder, and should be a file"
        remedy = "Move that folder away and save again."
    else:
        reason = f"{where} could not be written ({why})"
        remedy = "Try again; if it stays so, look at the disk."
    return CannotSave(f"{reason}; nothing was saved, nothing was lost. {remedy}")


def cannot_read(error: OSError, path: Path) -> UnreadableJournal:
    """The sentence for an error of the operating system while reading `path`."""
    where = _where(error, path)
    if error.errno in FORBIDDEN:
        return UnreadableJournal(f"This account may not read {where}. Change its permissions and try again.")
    if error.errno == errno.EISDIR:
        return UnreadableJournal(
            f"{where} is a folder, and should be a file. Move that folder away and try again."
        )
    if error.errno == errno.ENOTDIR:
        return UnreadableJournal(
            f"{where} cannot be opened, because a file is where a folder should be. "
            "Move that file away, or set REJECTUI_HOME to another folder, and try again."
        )
    why = error.strerror or type(error).__name__
    return UnreadableJournal(f"{where} could not be read ({why}). Look at the disk and try again.")


def _where(error: OSError, path: Path) -> Path:
    """The folder above `path` that the error is about, or else `path`: nobody knows our temporary files."""
    named = Path(error.filename) if isinstance(error.filename, str) else path
    return named if named in path.parents else path


def damaged(path: Path, what: str) -> DamagedJournal:
    """The sentence for a file that is not what it should be; `what` says what is wrong with it."""
    return DamagedJournal(
        f"{path} {what}. It was left as it is. What can be brought back, from a backup and from the file "
        "itself, is shown by: rejectui backup",
        what,
    )
