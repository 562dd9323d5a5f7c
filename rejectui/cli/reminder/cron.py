"""A line in the crontab: the first one, so that nothing that others set in theirs holds for it."""

from __future__ import annotations

import os
import re
import shlex
import shutil
import sys
import tempfile
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from pathlib import Path

from rejectui.cli.reminder.kept import Reminder
from rejectui.cli.reminder.notify import USUAL_PATH
from rejectui.cli.reminder.running import Ran, ran
from rejectui.cli.reminder.scheduler import Part, Usual
from rejectui.cli.reminder.when import ALL, When
from rejectui.cli.terminal.out import CommandError

MARK = "# set by: rejectui remind"
WHERE = "crontab"
_SAFE = re.compile(r"[\w/.,:=+@-]+", re.ASCII)
_SHOWN_RETURN = b"\\r"
_NONE = ("no crontab for", "no such file or directory")
_DAEMONS = {"cron", "crond", "fcron", "dcron", "cronie"}
_PROCESSES = Path("/proc")
_PID_FILES = ("/run/crond.pid", "/run/cron.pid", "/run/fcron.pid", "/var/run/crond.pid", "/var/run/cron.pid")
_TERMUX = (
    "cron is not at work here. Termux's own scheduler knows periods only, no times of day; with pkg install "
    "cronie termux-services and sv-enable crond there is one that does"
)


def quoted(part: str) -> str:
    """An argument for sh, without any `%`: most crons end the command there, some take it as it is, and they
    do not agree on how to write it. So printf makes it."""
    if _SAFE.fullmatch(part):
        return part
    pieces = [f"""'{piece.replace("'", "'" + chr(92) + "''")}'""" for piece in part.split("%")]
    return """"$(printf '\\045')\"""".join(pieces)


def cron_line(when: When, argv: Sequence[str]) -> str:
    """The line of the crontab; the days are numbers, of which 0 is Sunday."""
    days = "*" if when.days == ALL else ",".join(str((day + 1) % 7) for day in when.days)
    return f"{when.minute} {when.hour} * * {days} {' '.join(map(quoted, argv))} {MARK}"


def without_ours(crontab: bytes) -> bytes:
    """A crontab without our lines, all others byte for byte."""
    lines = crontab.splitlines(keepends=True) if b"\r" not in crontab else _split(crontab)
    return b"".join(line for line in lines if not _ours(line))


def _split(crontab: bytes) -> list[bytes]:
    """Lines end with a line feed, and nothing else ends one."""
    return [line + b"\n" for line in crontab.split(b"\n")[:-1]] + [crontab.rpartition(b"\n")[2]]


def _ours(line: bytes) -> bool:
    return line.rstrip().endswith(MARK.encode())


class Cron(Usual):
    """The crontab of the user."""

    name = "cron"
    how = "crontab -e, and there as the first line"
    misses = "If the computer is off then, there is none that day: cron makes up for nothing."

    def missing(self) -> str | None:
        """Why it cannot be used here."""
        if shutil.which("crontab") is None:
            return _TERMUX if _in_termux() else "crontab is not here"
        if not _at_work():
            return _TERMUX if _in_termux() else "crontab is here, but no cron is at work"
        try:
            _read()
        except CommandError as error:
            return str(error).rstrip(".")
        return None

    def parts(self, reminder: Reminder) -> list[Part]:
        """The line."""
        return [Part(WHERE, cron_line(reminder.when, reminder.argv))]

    def found(self) -> list[str]:
        """Our lines."""
        if shutil.which("crontab") is None:
            return []
        with suppress(CommandError):
            return [line.decode("utf-8", "replace").rstrip() for line in _split(_read()) if _ours(line)]
        return []

    def put(self, texts: Sequence[str], made: tuple[str, ...]) -> tuple[str, ...]:
        """Write the line before all others."""
        ours = "".join(f"{text}\n" for text in texts).encode()
        _change(lambda old: ours + without_ours(old))
        return ()

    def take_away(self, made: tuple[str, ...]) -> bool:
        """Take out our lines; a crontab in which there is nothing else goes, too."""
        return shutil.which("crontab") is not None and _change(without_ours)

    def idle(self) -> str | None:
        """Without a cron at work, a crontab is only a text."""
        return (
            None if _at_work() else "The reminder is in the crontab, but no cron is at work on this computer."
        )

    def around(self, reminder: Reminder, environ: Mapping[str, str]) -> dict[str, str]:
        """Next to nothing, and the PATH that its line carries."""
        bare = {"PATH": USUAL_PATH, "HOME": environ.get("HOME", "/")}
        pairs = (part.partition("=") for part in reminder.argv if part.startswith("PATH="))
        return bare | {name: value for name, _, value in pairs}


def _at_work() -> bool:
    """Whether a cron runs on this computer, as far as that can be seen."""
    if sys.platform != "linux":
        return True
    for path in _PID_FILES:
        with suppress(OSError, ValueError):
            pid = int(Path(path).read_text("ascii"))
            if (_PROCESSES / str(pid)).exists():
                return True
    for process in _PROCESSES.glob("[0-9]*/cmdline"):
        with suppress(OSError):
            first, *more = process.read_bytes().split(b"\0")
            name = os.path.basename(first).decode("ascii", "replace")  # noqa: PTH119
            if name in _DAEMONS or (name == "busybox" and more[:1] == [b"crond"]):
                return True
    return False


def _in_termux() -> bool:
    return "com.termux" in os.environ.get("PREFIX", "")


def _read() -> bytes:
    """The crontab; nothing if there is none."""
    asked = ran(["crontab", "-l"])
    if asked.status == 0:
        return _as_it_is(asked.out) if _SHOWN_RETURN in asked.out else asked.out
    if not asked.out and any(words in asked.err.casefold() for words in _NONE):
        return b""
    raise CommandError(f"The crontab cannot be read: {asked.words}.")


def _as_it_is(shown: bytes) -> bytes:
    """The crontab of which `crontab -l` shows this. Debian's shows a carriage return as a backslash and an r,
    which then is what it would be; editors are handed the crontab as it is, so one is that only copies it."""
    with tempfile.TemporaryDirectory(prefix="rejectui-") as folder:
        copy, editor = Path(folder) / "crontab", Path(folder) / "editor"
        editor.write_text(f'#!/bin/sh\nexec cat "$1" >{shlex.quote(str(copy))}\n', "utf-8")
        editor.chmod(0o700)
        around = {**os.environ, "EDITOR": shlex.quote(str(editor)), "VISUAL": shlex.quote(str(editor))}
        asked = ran(["crontab", "-e"], env=around)
        try:
            found = copy.read_bytes()
        except OSError:
            raise CommandError(f"The crontab cannot be read as it is: {asked.words}.") from None
    if found.replace(b"\r", _SHOWN_RETURN) != shown.replace(b"\r", _SHOWN_RETURN):
        raise CommandError("The crontab cannot be read as it is: crontab -l and -e differ.")
    return found


def _change(to: Callable[[bytes], bytes]) -> bool:
    """Make of the crontab what this makes of it; whether that is something else.

    Raises CommandError, which says whether the crontab is as it was.
    """
    old = _read()
    new = to(old)
    if new == old:
        return False
    if _read() != old:
        raise CommandError(
            "Something else is changing the crontab just now, so it was left alone. Try again."
        )
    done = _give(new)
    try:
        if done.status:
            wrong = f"cron does not take it: {done.words}"
        elif _read() == new:
            return True
        else:
            wrong = "crontab kept something else than it was given"
    except CommandError as error:
        wrong = str(error).rstrip(".")
    raise CommandError(f"{wrong}. {_put_back(old)}")


def _put_back(old: bytes) -> str:
    """Make the crontab this one again, and say whether it is."""
    if _is(old):
        return "The crontab is as it was."
    back = _give(old)
    if _is(old):
        return "The crontab is as it was."
    why = f" ({back.words})" if back.status else ""
    return f"It is not sure that the crontab is as it was{why}: please look at it with crontab -e."


def _is(crontab: bytes) -> bool:
    """Whether this is the crontab, as far as it can be read."""
    with suppress(CommandError):
        return _read() == crontab
    return False


def _give(crontab: bytes) -> Ran:
    """Hand the crontab over; without anything in it there is to be none."""
    return ran(["crontab", "-"], crontab) if crontab else ran(["crontab", "-r"])
