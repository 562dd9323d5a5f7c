"""The campaign about reminders can fail, says what it could not try, and its short form passes."""

from __future__ import annotations

import shutil

import pytest

from tests.bench import reminders
from tests.bench.reminders import NIGHTS, PARTS, calendars, inside, main, needs


def test_what_is_missing_is_named_with_its_package(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "which", lambda name, path: None)
    (line,) = needs(faketime="faketime")
    assert line == (
        "NOT TRIED: faketime is not on this computer. Install it (apt install faketime), and try again."
    )
    assert inside("cron", cron="cron")()[-1].startswith("NOT TRIED: cron is not on this computer.")


@pytest.mark.parametrize(
    ("lines", "status"),
    [
        (["as expected: x"], 0),
        (["as expected: x", "NOT TRIED: y"], 0),
        (["as expected: x", "OTHERWISE: y"], 1),
        (["NOT TRIED: y"], 2),
    ],
)
def test_the_status_tells_how_it_went(
    lines: list[str], status: int, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setitem(PARTS, "cron", lambda: lines)
    assert main(["--only", "cron"]) == status
    assert capsys.readouterr().out.splitlines()[1:] == [f"  {line}" for line in lines]


def test_what_runs_elsewhere_only_is_named() -> None:
    (line,) = PARTS["elsewhere"]()
    for name in ("launchd", "Task Scheduler", "termux-notification"):
        assert name in line


def test_a_part_that_breaks_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    lines = inside("no_such_part")()
    assert len(lines) == 1 and lines[0].startswith(("OTHERWISE: no_such_part ended with 1:", "NOT TRIED: "))


def test_systemd_reads_the_times_as_they_are_meant(monkeypatch: pytest.MonkeyPatch) -> None:
    lines = calendars()
    if lines[0].startswith("NOT TRIED"):
        pytest.skip(lines[0])
    assert [line for line in lines if not line.startswith("as expected")] == []
    (base, when, _), *_ = NIGHTS
    monkeypatch.setattr(reminders, "NIGHTS", [(base, when, ("never",))])
    assert calendars()[0].startswith("OTHERWISE")
