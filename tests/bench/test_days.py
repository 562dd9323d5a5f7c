"""What `python -m tests.bench.days` says, and that the clock is moved; the days themselves are its own."""

from __future__ import annotations

import os
import shutil
from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from tests.bench import days
from tests.bench.processes import PROJECT

NOW = datetime(2026, 11, 30, 12, 0)


def test_the_days_on_which_programs_go_wrong_are_there() -> None:
    found = days.days(NOW)
    walls = [day.wall for day in found]
    assert {(1, 1), (2, 28), (2, 29), (12, 31)} <= {(wall.month, wall.day) for wall in walls}
    assert {(6, 23), (0, 3)} <= {(wall.weekday(), wall.hour) for wall in walls}
    assert {wall - NOW for wall in walls if (wall.hour, wall.minute) == (12, 0)} == {
        timedelta(366),
        timedelta(3653),
    }
    zones = {"Pacific/Auckland", "Pacific/Honolulu", "Asia/Kathmandu", "UTC"}
    assert {day.zone for day in found} == zones | {"Europe/Berlin", "America/New_York"}


@pytest.mark.parametrize(
    "day", [day for day in days.days(NOW) if "clocks" in day.name], ids=lambda day: day.name
)
def test_the_clocks_change_while_it_runs(day: days.Day) -> None:
    begin = day.wall.replace(tzinfo=ZoneInfo(day.zone)).astimezone(UTC)
    before, after = ((begin + timedelta(minutes=wait)).astimezone(ZoneInfo(day.zone)) for wait in (0, 3))
    assert before.utcoffset() != after.utcoffset()


@pytest.mark.parametrize("test", days.LEFT_OUT)
def test_what_is_left_out_is_there(test: str) -> None:
    file, _, name = test.partition("::")
    assert f"def {name}(" in (PROJECT / file).read_text("utf-8")


def test_without_faketime_it_is_said_and_nothing_passes(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("shutil.which", lambda name: None)
    assert days.main([]) == 2
    assert "NOT TRIED: no day at all" in capsys.readouterr().err


@pytest.mark.skipif(os.name == "nt", reason="a program written for a Unix shell")
def test_a_failure_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """With a suite of four tests, and a `faketime` that moves nothing."""
    faketime = tmp_path / "faketime"
    faketime.write_text('#!/bin/sh\nshift 2\nexec "$@"\n')
    faketime.chmod(0o755)
    monkeypatch.setattr("shutil.which", lambda name: str(faketime))
    said = "print('1 failed, 3 passed in 1.00s'); print('FAILED tests/x.py::y - why'); raise SystemExit(1)"
    monkeypatch.setattr(days, "SUITE", ("-c", said))
    assert days.main(["--only", "29"]) == 1
    printed = capsys.readouterr().out
    assert "1 failed      3 passed" in printed
    assert "  tests/x.py::y - why" in printed


_IS_MOVED = """
import subprocess, sys, tests, time
from datetime import datetime
time.sleep(0.01)
code = "from datetime import datetime; print(datetime.now().astimezone().isoformat())"
child = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, text=True)
for now in (datetime.now().astimezone(), datetime.fromisoformat(child.stdout.strip())):
    assert f"{now:%d %B %H}" == "28 February 23", now
    assert str(now.utcoffset()) == "5:45:00", now
print("1 passed in 0.01s")
"""


def test_the_clock_of_every_process_is_moved(monkeypatch: pytest.MonkeyPatch) -> None:
    faketime = shutil.which("faketime")
    if faketime is None:
        pytest.skip("NOT TRIED: whether the clock is moved, because there is no faketime on this computer")
    if "FAKETIME" in os.environ:
        pytest.skip("NOT TRIED: whether faketime moves the clock, because it has moved this one")
    monkeypatch.setattr(days, "SUITE", ("-c", _IS_MOVED))
    (day,) = [day for day in days.days(NOW) if day.name == "28 February"]
    found = days.run(day, faketime, [])
    assert (found.status, found.passed, found.failed) == (0, 1, ())


def test_no_test_starts_the_program_by_the_machines_clock() -> None:
    """But files of tests about `python -m rejectui` itself, which are the same on any day; name them here."""
    named = '"-m", "rejectui"'
    found = [path.name for path in (PROJECT / "tests").rglob("*.py") if named in path.read_text("utf-8")]
    assert set(found) == {
        Path(__file__).name,
        "at_once.py",
        "prompt.py",
        "reminders.py",
        "test_odd_places.py",
        "test_process.py",
        "test_remind.py",
        "test_streams.py",
        "test_texts.py",
    }
