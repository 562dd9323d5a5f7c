"""An agent of macOS's launchd, which makes up for what was missed in sleep."""

from __future__ import annotations

import os
import plistlib
import sys
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from rejectui.cli.reminder.kept import Reminder
from rejectui.cli.reminder.running import ran
from rejectui.cli.reminder.scheduler import UNIT, Part, Usual, put_or_keep
from rejectui.cli.reminder.when import ALL
from rejectui.cli.terminal.out import CommandError


def property_list(reminder: Reminder) -> str:
    """The agent; launchd counts weekdays from Sunday, which is 0."""
    at = {"Hour": reminder.hour, "Minute": reminder.minute}
    each = [{**at, "Weekday": (day + 1) % 7} for day in reminder.days]
    agent = {
        "Label": UNIT,
        "ProgramArguments": list(reminder.argv),
        "StartCalendarInterval": at if reminder.days == ALL else each,
        "ProcessType": "Background",
    }
    return plistlib.dumps(agent, sort_keys=False).decode()


class Launchd(Usual):
    """macOS's launchd."""

    name = "launchd"
    how = f"launchctl bootstrap gui/$(id -u) ~/Library/LaunchAgents/{UNIT}.plist"
    misses = "If the computer sleeps then, it comes when it wakes, on the same day; if it is off, not."

    def missing(self) -> str | None:
        """Why it cannot be used here."""
        return None if sys.platform == "darwin" else ""

    def parts(self, reminder: Reminder) -> list[Part]:
        """The agent."""
        return [Part(str(_path()), property_list(reminder))]

    def found(self) -> list[str]:
        """The agent's text."""
        try:
            return [_path().read_text("utf-8")]
        except (OSError, UnicodeDecodeError):
            return []

    def put(self, texts: Sequence[str], made: tuple[str, ...]) -> tuple[str, ...]:
        """Write the agent and load it."""
        return put_or_keep(lambda each: self._install(each[0], made), texts, self.found())

    def _install(self, text: str, old: tuple[str, ...]) -> tuple[str, ...]:
        self.take_away(old)
        path = _path()
        made = (*old, *([] if path.parent.exists() else [str(path.parent)]))
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, "utf-8")
        except OSError as error:
            self.take_away(made)
            raise CommandError(f"{path} cannot be written ({error.strerror}).") from None
        done = ran(["launchctl", "bootstrap", _domain(), str(path)])
        if done.status:
            self.take_away(made)
            raise CommandError(f"launchd does not take it: {done.words}.")
        return made

    def take_away(self, made: tuple[str, ...]) -> bool:
        """Unload the agent and remove it."""
        path = _path()
        if not os.path.lexists(path):
            return False
        ran(["launchctl", "bootout", f"{_domain()}/{UNIT}"])
        try:
            path.unlink()
        except OSError as error:
            ran(["launchctl", "bootstrap", _domain(), str(path)])
            raise CommandError(f"{error.filename} cannot be removed ({error.strerror}).") from None
        for folder in made:
            with suppress(OSError):  # somebody else put something there
                Path(folder).rmdir()
        return True


def _path() -> Path:
    home = os.path.expanduser("~")  # noqa: PTH111 - never raises
    return Path(home) / "Library" / "LaunchAgents" / f"{UNIT}.plist"


def _domain() -> str:
    return f"gui/{os.getuid()}" if hasattr(os, "getuid") else "gui"
