"""A task of Windows' Task Scheduler, which makes up for what was missed while the computer was off."""

from __future__ import annotations

import os
import subprocess
import tempfile
from collections.abc import Sequence
from html import escape
from pathlib import Path, PureWindowsPath

from rejectui.cli.reminder.kept import Reminder
from rejectui.cli.reminder.running import ran
from rejectui.cli.reminder.scheduler import UNIT, Part, Usual
from rejectui.cli.terminal.out import CommandError
from rejectui.cli.terminal.out import quoted as said
from rejectui.core.days.typed_day import WEEKDAYS

_TASK = """<?xml version="1.0" encoding="UTF-16"?>
<Task version="1.2" xmlns="http://schemas.microsoft.com/windows/2004/02/mit/task">
  <RegistrationInfo>
    <Description>The daily reminder of a card</Description>
  </RegistrationInfo>
  <Triggers>
    <CalendarTrigger>
      <StartBoundary>2026-01-01T{time}:00</StartBoundary>
      <ScheduleByWeek>
        <DaysOfWeek>{days}</DaysOfWeek>
        <WeeksInterval>1</WeeksInterval>
      </ScheduleByWeek>
    </CalendarTrigger>
  </Triggers>
  <Principals>
    <Principal id="Author">
      <LogonType>InteractiveToken</LogonType>
      <RunLevel>LeastPrivilege</RunLevel>
    </Principal>
  </Principals>
  <Settings>
    <MultipleInstancesPolicy>IgnoreNew</MultipleInstancesPolicy>
    <DisallowStartIfOnBatteries>false</DisallowStartIfOnBatteries>
    <StopIfGoingOnBatteries>false</StopIfGoingOnBatteries>
    <StartWhenAvailable>true</StartWhenAvailable>
    <ExecutionTimeLimit>PT2M</ExecutionTimeLimit>
  </Settings>
  <Actions Context="Author">
    <Exec>
      <Command>{command}</Command>
      <Arguments>{arguments}</Arguments>
    </Exec>
  </Actions>
</Task>
"""


def task(reminder: Reminder) -> str:
    """The task. Raises CommandError for a `%`, which Task Scheduler replaces by what it names."""
    for part in reminder.argv:
        if "%" in part:
            raise CommandError(f"{said(part)} has a % in it, which Task Scheduler cannot be told.")
    program, *arguments = without_window(reminder.argv)
    days = "".join(f"<{WEEKDAYS[day].capitalize()} />" for day in reminder.days)
    return _TASK.format(
        time=reminder.when.time,
        days=days,
        command=escape(program, quote=False),
        arguments=escape(subprocess.list2cmdline(arguments), quote=False),
    )


def without_window(argv: Sequence[str]) -> list[str]:
    """The same by `pythonw.exe`, which opens no window, where that is what Python is called."""
    path = PureWindowsPath(argv[0])
    if path.name.casefold() != "python.exe":
        return list(argv)
    return [str(path.with_name("pythonw.exe")), *argv[1:]]


class TaskScheduler(Usual):
    """Windows' Task Scheduler."""

    name = "task-scheduler"
    how = f"schtasks /Create /TN {UNIT} /XML FILE, with this as the file, in UTF-16"
    misses = "If the computer is off then, it comes as soon as you are back, on the same day."
    rewrites = True

    def missing(self) -> str | None:
        """Why it cannot be used here."""
        return None if os.name == "nt" else ""

    def parts(self, reminder: Reminder) -> list[Part]:
        """The task."""
        return [Part(f"the task {UNIT}", task(reminder))]

    def found(self) -> list[str]:
        """The task's text, as Windows writes it."""
        if os.name != "nt":
            return []
        asked = ran(["schtasks", "/Query", "/TN", UNIT, "/XML"])
        return [asked.out.decode("utf-8", "replace")] if asked.status == 0 else []

    def put(self, texts: Sequence[str], made: tuple[str, ...]) -> tuple[str, ...]:
        """Hand the task over, by a file of a moment; where it is refused, Windows keeps the old one."""
        if "\ufffd" in texts[0]:
            raise CommandError("Task Scheduler has told its task in signs that cannot be read.")
        with tempfile.TemporaryDirectory(prefix="rejectui-") as folder:
            path = Path(folder) / "task.xml"
            path.write_text(texts[0], "utf-16")
            done = ran(["schtasks", "/Create", "/TN", UNIT, "/XML", str(path), "/F"])
        if done.status:
            raise CommandError(f"Task Scheduler does not take it: {done.words}.")
        return ()

    def take_away(self, made: tuple[str, ...]) -> bool:
        """Delete the task."""
        if not self.found():
            return False
        done = ran(["schtasks", "/Delete", "/TN", UNIT, "/F"])
        if done.status:
            raise CommandError(f"Task Scheduler does not let go of it: {done.words}.")
        return True
