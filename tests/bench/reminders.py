"""The reminder, fired by the real systemd, the real cron, busybox's crond, and shown through a real bus.

    python -m tests.bench.reminders [--only PART]

Each part runs in namespaces of its own (unshare): an own /run, an own crontab, an own time zone, so that the
computer's own schedulers and clocks are left alone. There the clock on the wall stands just before the time
of the reminder, whatever time it is: the zone is made so. Nights on which clocks change are those of Berlin
for cron, whose clock runs faster (faketime); for systemd, which knows only the kernel's clock, a zone whose
clocks go forward or back by some seconds in a moment. Five minutes.

What could not be tried is named, with what it needs: what runs nowhere but on macOS, Windows and Android is
named, too. Exit status 1 if something was otherwise than expected, 2 if nothing could be tried.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from rejectui.cli.reminder.systemd import calendar, timer_text
from rejectui.cli.reminder.when import When

ROOT = Path(__file__).parents[2]
OTHERWISE, NOT_TRIED = "OTHERWISE", "NOT TRIED"
ELSEWHERE = (
    f"{NOT_TRIED}: launchd, osascript (macOS), Task Scheduler (Windows), termux-notification (Android): none "
    "of them runs here. Their texts are read back by plistlib, an XML parser and the table tests.",
)
# What Berlin's clocks do: (the night, the reminder, when systemd says it is on the three days around).
NIGHTS = (
    ("2027-03-27 12:00", When(2, 30), ("2027-03-29 02:30", "2027-03-30 02:30", "2027-03-31 02:30")),
    ("2026-10-24 12:00", When(2, 30), ("2026-10-25 02:30", "2026-10-26 02:30", "2026-10-27 02:30")),
    ("2027-03-27 12:00", When(18, 30), ("2027-03-27 18:30", "2027-03-28 18:30", "2027-03-29 18:30")),
)


def main(arguments: Sequence[str] | None = None) -> int:
    """Try every part, print what was seen; the exit status."""
    parser = argparse.ArgumentParser("python -m tests.bench.reminders", description="Real schedulers.")
    parser.add_argument("--only", choices=tuple(PARTS), help="one part")
    chosen = parser.parse_args(arguments)
    seen: list[str] = []
    for name, part in PARTS.items():
        if chosen.only in (None, name):
            began = time.monotonic()
            lines = part()
            seen += lines
            print(f"{name} ({time.monotonic() - began:.0f} s)")
            for line in lines:
                print(f"  {line}", flush=True)
    if any(line.startswith(OTHERWISE) for line in seen):
        return 1
    return 0 if any(not line.startswith(NOT_TRIED) for line in seen) else 2


def needs(**programs: str) -> list[str]:
    """A line for each program that is not here, with the package that has it."""
    return [
        f"{NOT_TRIED}: {name} is not on this computer. Install it (apt install {package}), and try again."
        for name, package in programs.items()
        if shutil.which(name, path=f"{os.environ.get('PATH', '')}:/usr/sbin:/sbin") is None
    ]


def calendars() -> list[str]:
    """What systemd-analyze makes of the times around the nights."""
    missing = needs(**{"systemd-analyze": "systemd"})
    if missing:
        return missing
    lines = []
    for base, when, expected in NIGHTS:
        done = subprocess.run(
            ["systemd-analyze", "calendar", "--iterations=3", f"--base-time={base}", calendar(when)],
            capture_output=True,
            text=True,
            env={**os.environ, "TZ": "Europe/Berlin", "LC_ALL": "C"},
            check=False,
        )
        found = tuple(
            " ".join(line.split()[-3:-1])[:16]
            for line in done.stdout.splitlines()
            if line.split(":")[0].strip().startswith(("Next elapse", "Iter"))
        )
        lines.append(
            told(f"systemd-analyze: {calendar(when)} from {base} in Berlin: {found}", found == expected)
        )
    with tempfile.TemporaryDirectory() as folder:
        timer, service = (Path(folder) / f"rejectui-remind.{kind}" for kind in ("timer", "service"))
        timer.write_text(timer_text(When(18, 30)), "utf-8")
        service.write_text("[Service]\nExecStart=/bin/true\n", "utf-8")
        command = ["systemd-analyze", "--user", "verify", "--man=no", str(timer)]
        around = {**os.environ, "XDG_RUNTIME_DIR": folder}
        done = subprocess.run(command, capture_output=True, text=True, env=around, check=False)
        lines.append(told(f"systemd-analyze verify: status {done.returncode}", done.returncode == 0))
    return lines


def told(what: str, fine: bool) -> str:
    """A line of the report."""
    return f"{'as expected' if fine else OTHERWISE}: {what}"


def inside(part: str, **programs: str) -> Callable[[], list[str]]:
    """A part that runs in namespaces of its own; it needs these programs of these packages."""

    def run() -> list[str]:
        missing = needs(unshare="util-linux", zic="libc-bin", **programs)
        if missing:
            return missing
        if os.geteuid() != 0:
            return [f"{NOT_TRIED}: only root may make such namespaces, and start cron in them (sudo)."]
        own = ["unshare", "--mount", "--pid", "--fork", "--mount-proc", "--ipc"]
        refused = subprocess.run([*own, "true"], capture_output=True, text=True, check=False)
        if refused.returncode:
            return [f"{NOT_TRIED}: no namespaces can be made here ({refused.stderr.strip()})."]
        with tempfile.TemporaryDirectory(prefix="rejectui-reminders-") as folder:
            done = subprocess.run(
                [*own, sys.executable, "-m", "tests.bench.inside.reminders", part, folder],
                capture_output=True,
                text=True,
                cwd=ROOT,
                timeout=600,
                check=False,
            )
        lines = done.stdout.splitlines()
        if done.returncode:
            lines.append(f"{OTHERWISE}: {part} ended with {done.returncode}: {done.stderr[-1500:]}")
        return lines

    return run


PARTS: dict[str, Callable[[], list[str]]] = {
    "calendar": calendars,
    "systemd": inside("systemd", systemctl="systemd"),
    "cron": inside("cron", crontab="cron", cron="cron"),
    "cron-nights": inside("cron_nights", crontab="cron", cron="cron", faketime="faketime"),
    "busybox": inside("busybox", busybox="busybox-static"),
    "notifications": inside("notifications", **{"notify-send": "libnotify-bin", "dbus-daemon": "dbus"}),
    "elsewhere": lambda: list(ELSEWHERE),
}


if __name__ == "__main__":
    sys.exit(main())
