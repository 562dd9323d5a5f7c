"""A computer whose schedulers and notifiers are small scripts, which write down what they are told."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from rejectui.cli.reminder import call, cron, notify
from rejectui.cli.reminder.systemd import SERVICE, TIMER
from tests.cli.conftest import Desk, Said

CRONTAB = """#!/bin/sh
case $1 in
-l) if [ -e {0}/tab ]; then exec /bin/cat {0}/tab; fi; echo "no crontab for you" >&2; exit 1 ;;
-r) /bin/rm {0}/tab ;;
-) /bin/cat > {0}/tab ;;
esac
"""
# Debian's, which shows a carriage return as a backslash and an r.
OF_DEBIAN = CRONTAB.replace("exec /bin/cat {0}/tab", "exec /bin/sed 's/\r/\\\\r/g' {0}/tab").replace(
    "esac", '-e) exec /bin/sh -c "$EDITOR {0}/tab" ;;\nesac'
)
SYSTEMCTL = """#!/bin/sh
echo "$*" >> {0}/told
case "$*" in
*UnitPath*) echo "/etc/systemd/user {0}/home/.config/systemd/user" ;;
*NextElapse*) echo "Mon 2026-11-23 18:30:00 CET" ;;
*enable*) if [ -e {0}/refuses ]; then echo "Failed to enable unit: no" >&2; exit 1; fi ;;
esac
"""
NOTIFY = """#!/bin/sh
for each in "$@"; do echo "$each" >> {0}/shown; done
"""


class Computer:
    """What it has by way of programs, in a folder that alone is on the PATH."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.programs = folder / "programs"
        self.programs.mkdir(parents=True)
        (folder / "home").mkdir()
        (folder / "processes" / "1").mkdir(parents=True)
        (folder / "terminals").mkdir()
        self.crontab = folder / "tab"

    def has(self, name: str, script: str) -> None:
        """Give it a program."""
        path = self.programs / name
        path.write_text(script.replace("{0}", f"'{self.folder}'").replace("'/home/.config", "/home/.config"))
        path.chmod(0o755)

    def has_cron(self, crontab: bytes | None = None) -> None:
        """Give it a cron that is at work, and a crontab."""
        self.has("crontab", CRONTAB)
        (self.folder / "processes" / "1" / "cmdline").write_bytes(b"/usr/sbin/cron\0-f\0")
        if crontab is not None:
            self.crontab.write_bytes(crontab)

    def has_systemd(self) -> None:
        """Give it a user manager."""
        self.has("systemctl", SYSTEMCTL.replace("{0}/home", f"{self.folder}/home"))

    def has_notifications(self) -> None:
        """Give it notify-send."""
        self.has("notify-send", NOTIFY)

    @property
    def shown(self) -> list[str]:
        """What notify-send was told, an argument each."""
        path = self.folder / "shown"
        return path.read_text("utf-8").splitlines() if path.exists() else []

    @property
    def told(self) -> list[str]:
        """What systemctl was told, a call each, but questions."""
        path = self.folder / "told"
        lines = path.read_text("utf-8").splitlines() if path.exists() else []
        return [line.removeprefix("--user --no-ask-password ") for line in lines if " show " not in line]

    @property
    def units(self) -> list[Path]:
        """The unit files that there are."""
        folder = self.folder / "home" / ".config" / "systemd" / "user"
        return [folder / name for name in (SERVICE, TIMER) if (folder / name).exists()]


@pytest.fixture
def computer(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Computer]:
    """A computer that has nothing yet."""
    if os.name == "nt":
        pytest.skip("NOT TRIED: the programs are scripts for sh")
    made = Computer(tmp_path / "a computer with 100% of its disk")
    monkeypatch.setenv("PATH", str(made.programs))
    monkeypatch.setenv("HOME", str(made.folder / "home"))
    for name in ("DBUS_SESSION_BUS_ADDRESS", "XDG_RUNTIME_DIR", "PREFIX", "TZ"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setattr(cron, "_PROCESSES", made.folder / "processes")
    monkeypatch.setattr(cron, "_PID_FILES", ())
    monkeypatch.setattr(notify, "_TERMINALS", made.folder / "terminals")
    for module in (notify, call, cron):
        monkeypatch.setattr(module, "USUAL_PATH", str(made.folder / "usual"))
    yield made


class Reminded:
    """Somebody who set a reminder, and a scheduler that fires when the test says so."""

    def __init__(self, desk: Desk, computer: Computer) -> None:
        self.desk, self.computer = desk, computer

    def fires(self, *, at: str = "", days: int = 0) -> Said:
        """It fires at a time of the day, so many days on."""
        if at:
            hour, minute = map(int, at.split(":"))
            self.desk.now = self.desk.now.replace(hour=hour, minute=minute)
        self.desk.now += timedelta(days=days)
        return self.desk("remind", "now")


@pytest.fixture
def reminded(desk: Desk, computer: Computer) -> Reminded:
    """A reminder at 18:30 every day, by cron, on a computer that shows notifications."""
    computer.has_cron()
    computer.has_notifications()
    desk.fine("remind", "18:30", "--yes")
    return Reminded(desk, computer)
