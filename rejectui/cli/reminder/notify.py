"""Showing one short text: by what the system has for that, else as a line with a bell in a terminal."""

from __future__ import annotations

import os
import shutil
import stat
import sys
from collections.abc import Mapping, Sequence
from contextlib import suppress
from html import escape
from pathlib import Path

from rejectui.cli.reminder.running import ran

TEXT = "Your card is here."
USUAL_PATH = "/usr/bin:/bin"  # what cron has
BELL = "a line in your terminal"
SECONDS = 10.0
_TERMINALS = Path("/dev/pts")

# The text comes as an argument or a variable, so that nothing in it is ever part of a script.
_OSASCRIPT = (
    "on run argv",
    "if (count of argv) is 1 then",
    "display notification (item 1 of argv)",
    "else",
    "display notification (item 2 of argv) with title (item 1 of argv)",
    "end if",
    "end run",
)
_POWERSHELL = (
    "Add-Type -AssemblyName System.Windows.Forms, System.Drawing; "
    "$icon = New-Object System.Windows.Forms.NotifyIcon; "
    "$icon.Icon = [System.Drawing.SystemIcons]::Information; $icon.Visible = $true; "
    "$icon.ShowBalloonTip(4000, $env:REJECTUI_TITLE, $env:REJECTUI_TEXT, 'None'); "
    "Start-Sleep -Seconds 4; $icon.Dispose()"
)


def argv_of(name: str, title: str = "") -> list[str]:
    """How a notifier is called to show `TEXT`, with the title of a card under it if there is one."""
    both = [TEXT, title] if title else [TEXT]
    match name:
        case "osascript":
            return [name, *(part for line in _OSASCRIPT for part in ("-e", line)), *both]
        case "termux-notification":
            under = ["--content", title] if title else []
            return [name, "--id", "rejectui", "--title", TEXT, *under]
        case "powershell":
            return [name, "-NoProfile", "-NonInteractive", "-Command", _POWERSHELL]
        case _:
            # The body is markup, and its backslashes are read as in C; the summary is neither.
            under = [escape(title, quote=False).replace("\\", "\\\\")] if title else []
            return [name, "--", TEXT, *under]


def notifiers() -> Sequence[str]:
    """What this system may have, the best first."""
    if sys.platform == "darwin":
        return ("osascript",)
    if os.name == "nt":
        return ("powershell",)
    return ("termux-notification", "notify-send")


def path_to_notifier(environ: Mapping[str, str]) -> str | None:
    """The folder of the notifier that there is, if a scheduler would not look there by itself."""
    if os.name == "nt":
        return None
    for name in notifiers():
        found = shutil.which(name, path=environ.get("PATH"))
        if found:
            return None if shutil.which(name, path=USUAL_PATH) else os.path.dirname(os.path.abspath(found))  # noqa: PTH100, PTH120
    return None


def with_bus(environ: Mapping[str, str]) -> dict[str, str]:
    """The environment with the bus of the account, which cron does not tell, where it has one."""
    around = dict(environ)
    folder = around.get("XDG_RUNTIME_DIR") or (f"/run/user/{os.getuid()}" if hasattr(os, "getuid") else "")
    bus = f"{folder}/bus"
    if folder and "DBUS_SESSION_BUS_ADDRESS" not in around and _is_socket(bus):
        around |= {"XDG_RUNTIME_DIR": folder, "DBUS_SESSION_BUS_ADDRESS": f"unix:path={bus}"}
    return around


def _is_socket(path: str) -> bool:
    try:
        return stat.S_ISSOCK(os.stat(path).st_mode)  # noqa: PTH116
    except (OSError, ValueError):
        return False


def show(title: str, environ: Mapping[str, str]) -> tuple[str | None, list[str]]:
    """Show it by the first notifier that can: (its name or None, why each before it could not)."""
    around = with_bus(environ)
    around |= {"REJECTUI_TEXT": title or TEXT, "REJECTUI_TITLE": TEXT if title else ""}
    refused = []
    for name in notifiers():
        program = shutil.which(name, path=around.get("PATH", USUAL_PATH))
        if program is None:
            refused.append(f"{name}: not here")
            continue
        done = ran([program, *argv_of(name, title)[1:]], seconds=SECONDS, env=around)
        if done.status == 0:
            return name, refused
        refused.append(f"{name}: {done.words}")
    return None, refused


def ring(title: str) -> bool:
    """A line with a bell in the terminal that was used last, of those of this account that take messages
    (`mesg y`); False where there is none."""
    said = f"{TEXT} {title}" if title else TEXT
    for path in _welcoming():
        with suppress(OSError):
            device = os.open(path, os.O_WRONLY | os.O_NOCTTY | getattr(os, "O_NONBLOCK", 0))
            try:
                os.write(device, f"\r\n\a{said}\r\n".encode())
            finally:
                os.close(device)
            return True
    return False


def _welcoming() -> list[Path]:
    found = []
    with suppress(OSError):
        for path in _TERMINALS.iterdir():
            with suppress(OSError):
                state = path.stat()
                ours = path.name.isdecimal() and stat.S_ISCHR(state.st_mode) and state.st_uid == os.getuid()
                if ours and state.st_mode & stat.S_IWGRP:
                    found.append((state.st_atime, path))
    return [path for _, path in sorted(found, reverse=True)]
