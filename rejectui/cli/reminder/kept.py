"""What the state folder holds of the reminder: which one is set, and the day on which it last spoke."""

from __future__ import annotations

from contextlib import suppress
from datetime import date
from pathlib import Path

import msgspec

from rejectui.cli.reminder.when import When
from rejectui.cli.terminal.out import CommandError

SET, SPOKE = "reminder.json", "reminded"


class Reminder(msgspec.Struct, frozen=True):
    """A reminder that is set: its time and weekdays, the scheduler that fires it, and what that starts.

    `card` is whether it tells the title of the card; `made` are folders that were made for it.
    """

    hour: int
    minute: int
    days: tuple[int, ...]
    by: str
    argv: tuple[str, ...]
    card: bool = False
    made: tuple[str, ...] = ()

    @property
    def when(self) -> When:
        """Its time and days."""
        return When(self.hour, self.minute, self.days)

    @property
    def command(self) -> str:
        """What sets it again."""
        return f"rejectui remind {self.when.typed}{' --card' if self.card else ''}"


def read(state: Path) -> Reminder | None:
    """The one that is set from here; None if there is none, or what is kept makes no sense."""
    try:
        found = msgspec.json.decode((state / SET).read_bytes(), type=Reminder)
    except (OSError, ValueError):  # msgspec's errors are ValueErrors
        return None
    sound = found.hour in range(24) and found.minute in range(60) and found.argv
    return found if sound and found.days and set(found.days) <= set(range(7)) else None


def write(state: Path, reminder: Reminder) -> None:
    """Keep which one is set. Raises CommandError."""
    _write(state / SET, msgspec.json.encode(reminder))


def forget(state: Path) -> None:
    """Keep nothing of it. Raises CommandError."""
    for name in (SET, SPOKE):
        _remove(state / name)


def spoke_on(state: Path, day: date) -> bool:
    """Whether it spoke on this practice day already."""
    try:
        return (state / SPOKE).read_text("utf-8").strip() == day.isoformat()
    except (OSError, ValueError):
        return False


def speaks(state: Path, day: date | None) -> None:
    """Keep that it speaks on this practice day; with None, that it did not."""
    if day is None:
        _remove(state / SPOKE)
    else:
        _write(state / SPOKE, f"{day.isoformat()}\n".encode())


def _remove(path: Path) -> None:
    try:
        with suppress(FileNotFoundError, NotADirectoryError):
            path.unlink()
    except OSError as error:
        raise CommandError(f"{path} cannot be removed ({error.strerror}).") from None


def _write(path: Path, data: bytes) -> None:
    from rejectui.journal.errors import JournalError
    from rejectui.journal.file.disk import replace_file

    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        replace_file(path, [data])
    except (OSError, JournalError) as error:
        why = getattr(error, "strerror", None) or str(error)
        raise CommandError(f"{path} cannot be written ({why}).") from None
