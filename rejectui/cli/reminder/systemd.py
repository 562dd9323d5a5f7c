"""A timer of systemd's user manager, which makes up for what was missed while the computer was off."""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Sequence
from contextlib import suppress
from datetime import datetime
from pathlib import Path

from rejectui.cli.reminder.kept import Reminder
from rejectui.cli.reminder.running import Ran, ran
from rejectui.cli.reminder.scheduler import UNIT, Part, Usual, put_or_keep
from rejectui.cli.reminder.when import ALL, When
from rejectui.cli.terminal.out import CommandError

SERVICE, TIMER = f"{UNIT}.service", f"{UNIT}.timer"
_MADE = "# Made by rejectui remind; rejectui remind off takes it away.\n"
_DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_PLAIN = re.compile(r"[\w/.:=,+-]+", re.ASCII)
_MOMENT = re.compile(r"(\d{4}-\d\d-\d\d \d\d:\d\d:\d\d)")


def quoted(part: str) -> str:
    """An argument as ExecStart= takes it: quoted, and no `%`, `$` or backslash in it means anything."""
    if _PLAIN.fullmatch(part):
        return part
    for sign, plain in (("\\", "\\\\"), ('"', '\\"'), ("%", "%%"), ("$", "$$")):
        part = part.replace(sign, plain)
    return f'"{part}"'


def service_text(argv: Sequence[str]) -> str:
    """The unit that is started. Of the program itself systemd expands no `$`, so none is doubled there.

    What was missed is made up for at login, when nobody may show notifications yet: so it tries again for
    ten minutes, unless it did (status 0) or says that it is no use (2). Of the types of services, only this
    one could always do so.
    """
    program, *rest = map(quoted, argv)
    line = " ".join([program.replace("$$", "$"), *rest])
    return (
        f"{_MADE}[Unit]\nDescription=The daily reminder of a card\n"
        "StartLimitIntervalSec=1h\nStartLimitBurst=20\n\n"
        f"[Service]\nType=simple\nExecStart={line}\nRuntimeMaxSec=2min\n"
        "Restart=always\nRestartSec=30s\nRestartPreventExitStatus=0 2\n"
    )


def calendar(when: When) -> str:
    """The time as OnCalendar= takes it."""
    days = "" if when.days == ALL else f"{','.join(_DAYS[day] for day in when.days)} "
    return f"{days}*-*-* {when.time}:00"


def timer_text(when: When) -> str:
    """The unit that starts it; `Persistent` makes up for what was missed."""
    return (
        f"{_MADE}[Unit]\nDescription=The daily reminder of a card\n\n"
        f"[Timer]\nOnCalendar={calendar(when)}\nPersistent=true\nAccuracySec=10s\n\n"
        "[Install]\nWantedBy=timers.target\n"
    )


class Systemd(Usual):
    """systemd's manager for the user."""

    name = "systemd"
    how = f"systemctl --user enable --now {TIMER}"
    misses = "If the computer is off then, it comes as soon as you are back, on the same day."

    def missing(self) -> str | None:
        """Why it cannot be used here."""
        if shutil.which("systemctl") is None:
            return "systemctl is not here"
        asked = _systemctl("show", "--property=UnitPath", "--value")
        return None if asked.status == 0 else f"no user manager answers ({asked.words})"

    def parts(self, reminder: Reminder) -> list[Part]:
        """Both units."""
        folder = self._folder()
        return [
            Part(str(folder / SERVICE), service_text(reminder.argv)),
            Part(str(folder / TIMER), timer_text(reminder.when)),
        ]

    def found(self) -> list[str]:
        """The texts of the units, wherever they lie."""
        for folder in _folders():
            with suppress(OSError, UnicodeDecodeError):
                return [(folder / name).read_text("utf-8") for name in (SERVICE, TIMER)]
        return []

    def put(self, texts: Sequence[str], made: tuple[str, ...]) -> tuple[str, ...]:
        """Write the units and start the timer."""
        return put_or_keep(lambda each: self._install(each, made), texts, self.found())

    def _install(self, texts: Sequence[str], old: tuple[str, ...]) -> tuple[str, ...]:
        self.take_away(old)
        folder = self._folder()
        wanted = [folder / "timers.target.wants", folder, *folder.parents, *_stamp().parents]
        made = (*old, *(str(each) for each in wanted if not each.exists()))
        try:
            folder.mkdir(parents=True, exist_ok=True)
            for name, text in zip((SERVICE, TIMER), texts, strict=True):
                (folder / name).write_text(text, "utf-8")
        except OSError as error:
            self.take_away(made)
            raise CommandError(f"{folder} cannot be written ({error.strerror}).") from None
        for arguments in (("daemon-reload",), ("enable", "--now", TIMER)):
            done = _systemctl(*arguments)
            if done.status:
                self.take_away(made)
                raise CommandError(f"systemd does not take it: {done.words}.")
        return made

    def take_away(self, made: tuple[str, ...]) -> bool:
        """Stop the timer and remove the units, even where nobody answers; and what systemd kept of them."""
        # With the time of the last firing left there, the next timer would fire at once for what it missed.
        stamp = _stamp()
        paths = [folder / name for folder in _folders() for name in (SERVICE, TIMER)]
        links = [folder / "timers.target.wants" / TIMER for folder in _folders()]
        there = [path for path in (*paths, *links, stamp) if os.path.lexists(path)]
        if not there:
            return False
        _systemctl("stop", TIMER)
        try:
            for path in there:
                path.unlink()
        except OSError as error:
            _systemctl("start", TIMER)
            raise CommandError(f"{error.filename} cannot be removed ({error.strerror}).") from None
        _systemctl("daemon-reload")
        _systemctl("reset-failed", SERVICE)
        for folder in sorted(made, key=len, reverse=True):
            with suppress(OSError):  # somebody else put something there
                Path(folder).rmdir()
        return True

    def next_at(self, when: When, now: datetime) -> datetime | None:
        """What systemd says of it."""
        asked = _systemctl("show", TIMER, "--property=NextElapseUSecRealtime", "--value")
        found = _MOMENT.search(asked.out.decode("utf-8", "replace"))
        return datetime.fromisoformat(found[1]) if found else None

    def _folder(self) -> Path:
        """Where the manager looks for units of the user, whatever is set in this terminal."""
        folders = _folders()
        looked = _systemctl("show", "--property=UnitPath", "--value").out.decode("utf-8", "replace").split()
        return next((each for each in folders if str(each) in looked), folders[-1])


def _folders() -> list[Path]:
    home = os.path.expanduser("~/.config")  # noqa: PTH111 - never raises
    named = os.environ.get("XDG_CONFIG_HOME") or home
    return [Path(each) / "systemd" / "user" for each in dict.fromkeys((named, home))]


def _stamp() -> Path:
    data = os.environ.get("XDG_DATA_HOME") or os.path.expanduser("~/.local/share")  # noqa: PTH111
    return Path(data) / "systemd" / "timers" / f"stamp-{TIMER}"


def _systemctl(*arguments: str) -> Ran:
    around = dict(os.environ)
    if not around.get("XDG_RUNTIME_DIR") and hasattr(os, "getuid"):
        around["XDG_RUNTIME_DIR"] = f"/run/user/{os.getuid()}"
    return ran(["systemctl", "--user", "--no-ask-password", *arguments], env=around)
