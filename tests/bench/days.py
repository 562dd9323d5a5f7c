"""The whole suite on the days on which programs go wrong, one after the other, and a table of what failed.

    python -m tests.bench.days [--only WORD] [PYTEST'S ARGUMENTS]

Debian's faketime moves the clock of every process, the tests' own and those that they start, and TZ the zone;
the clock runs on, so that a suite which begins at 23:57 sees the day change. `--only` takes the days with the
word in their names. Each day takes as long as the suite does. Exit status 1 if anything failed, 2 without
faketime.

Nothing in the tests may ask the machine for the day: a clock is handed in, and `tests.clocked` hands one to
processes. This finds out whether that is so.
"""

from __future__ import annotations

import argparse
import re
import shutil
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from tests.bench.processes import PROJECT

SUITE = ("-m", "pytest", "-n", "auto", "--dist", "worksteal", "--timeout=600", "-rfE", "--tb=short")
# Only the clock on the wall: with its ways for the other clock, threads of Python wait for ever, or end it.
SETTINGS = ("FAKETIME_DONT_FAKE_MONOTONIC=1", "FAKETIME_FORCE_MONOTONIC_FIX=0")
NO_FAKETIME = (
    "NOT TRIED: no day at all, because there is no faketime on this computer. Install it (apt install "
    "faketime, brew install libfaketime), and try again."
)
# What faketime 0.9.10 itself breaks. Nothing in these tests knows of days.
_NOT_CLOSED = (
    "where a standard stream is closed, faketime opens a file of its own in its place; full streams, and "
    "pipes that nobody reads, remain"
)
LEFT_OUT = {
    "tests/cli/test_export.py::test_nobody_reads_the_standard_output": _NOT_CLOSED,
    "tests/cli/test_streams.py::test_nobody_can_answer_where_a_stream_is_closed": _NOT_CLOSED,
    "tests/cli/test_streams.py::test_an_own_ask_stays_out_of_the_pack_where_a_stream_is_closed": _NOT_CLOSED,
}


@dataclass(frozen=True)
class Day:
    """A moment at which the suite begins, by the clock on the wall of a place."""

    name: str
    zone: str
    wall: datetime

    @property
    def offset(self) -> int:
        """By how many seconds the clock has to be moved for it, from now on."""
        return round(self.wall.replace(tzinfo=ZoneInfo(self.zone)).timestamp() - time.time())


@dataclass(frozen=True)
class Found:
    """What came of a day."""

    failed: tuple[str, ...]
    passed: int
    status: int
    seconds: float


def days(now: datetime) -> tuple[Day, ...]:
    """All of them; two depend on the day that it is."""

    def day(name: str, zone: str, wall: str) -> Day:
        return Day(name, zone, datetime.fromisoformat(wall))

    return (
        day("1 January", "UTC", "2027-01-01 00:05"),
        day("28 February", "Asia/Kathmandu", "2027-02-28 23:30"),
        day("29 February", "UTC", "2028-02-29 23:30"),
        day("31 December", "Pacific/Auckland", "2026-12-31 23:57"),
        day("Sunday, ten to midnight", "Pacific/Honolulu", "2026-12-06 23:50"),
        day("Monday, half past three", "Pacific/Auckland", "2026-12-07 03:30"),
        day("Monday, as the day of practice begins", "Asia/Kathmandu", "2026-12-07 03:58"),
        day("Berlin, clocks go forward", "Europe/Berlin", "2027-03-28 01:58"),
        day("Berlin, clocks go back", "Europe/Berlin", "2026-10-25 02:58"),
        day("New York, clocks go forward", "America/New_York", "2026-03-08 01:58"),
        day("New York, clocks go back", "America/New_York", "2026-11-01 01:58"),
        Day("a year from now", "UTC", now.replace(tzinfo=None) + timedelta(days=366)),
        Day("ten years from now", "Pacific/Honolulu", now.replace(tzinfo=None) + timedelta(days=3_653)),
    )


def run(day: Day, faketime: str, arguments: Sequence[str]) -> Found:
    """The suite on a day."""
    began = time.monotonic()
    left_out = (part for test in LEFT_OUT for part in ("--deselect", test))
    moved = (faketime, "-f", f"{day.offset:+d}s", "env", f"TZ={day.zone}", *SETTINGS)
    done = subprocess.run(
        [*moved, sys.executable, *SUITE, *left_out, *arguments],
        cwd=PROJECT,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        text=True,
        check=False,
    )
    failed = re.findall(r"^(?:FAILED|ERROR) (tests/.*)$", done.stdout, re.MULTILINE)
    passed = re.search(r"^(?:.*, )?(\d+) passed\b", done.stdout, re.MULTILINE)
    if done.returncode:
        print(done.stdout, file=sys.stderr, flush=True)
    return Found(tuple(failed), int(passed[1]) if passed else 0, done.returncode, time.monotonic() - began)


def row(day: Day, found: Found) -> str:
    """A line of the table, and one for each test that failed."""
    told = f"{day.name:<38} {day.wall:%a %d %b %Y %H:%M}  {day.zone:<17}"
    counts = f"{len(found.failed):>4} failed {found.passed:>6,} passed  {found.seconds:>4.0f} s"
    broken = [] if found.failed or not found.status else [f"  pytest ended with status {found.status}"]
    return "\n".join([f"{told} {counts}", *(f"  {test}" for test in found.failed), *broken])


def main(arguments: Sequence[str]) -> int:
    """Go through the days and print the table; 0 if nothing failed."""
    parser = argparse.ArgumentParser("python -m tests.bench.days", description="The suite on many days.")
    parser.add_argument("--only", default="", metavar="WORD", help="the days with this in their names")
    chosen, further = parser.parse_known_args(arguments)
    faketime = shutil.which("faketime")
    if faketime is None:
        print(NO_FAKETIME, file=sys.stderr)
        return 2
    for test, reason in LEFT_OUT.items():
        print(f"left out: {test}\n  {reason}")
    wanted = [day for day in days(datetime.now()) if chosen.only.lower() in day.name.lower()]
    well = bool(wanted)
    for day in wanted:
        found = run(day, faketime, further)
        print(row(day, found), flush=True)
        well = well and found.status == 0
    return 0 if well else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
