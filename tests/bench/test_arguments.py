"""The short form of `python -m tests.bench.arguments`; and what is wrong with a command is noticed."""

from __future__ import annotations

import argparse
import subprocess
import sys

import pytest

from tests.bench.processes import PROJECT, environment

pytest.importorskip("fcntl", reason="the campaign forks, and redirects streams with sh")

from tests.bench.arguments import commands
from tests.bench.calls import Call

# Plants something into a command before the campaign begins; forks have it, too.
_PLANTED = """
import sys
from rejectui.cli import main
from rejectui.cli.commands import ladder
from tests.bench import arguments

def ladder_with_a_fault(session, arguments):
    {fault}

ladder.show = ladder_with_a_fault
arguments.SURROUNDINGS.clear()
sys.exit(arguments.main(["--short", "--only", "ladder"]))
"""


def campaign(*python: str) -> subprocess.CompletedProcess[str]:
    """Run the campaign in a process of its own: it forks, which a process with threads should not."""
    return subprocess.run(
        [sys.executable, *python], cwd=PROJECT, env=environment(), capture_output=True, text=True, check=False
    )


def test_odd_arguments_and_surroundings_get_sentences() -> None:
    done = campaign("-m", "tests.bench.arguments", "--short")
    assert done.returncode == 0, done.stdout + done.stderr
    assert "What did not hold: 0 of" in done.stdout


@pytest.mark.parametrize(
    ("fault", "noticed"),
    [
        ("raise KeyError('planted')", "Python's words"),
        ("main._told = None; raise KeyError('planted')", "Python's words"),
        ("session.journal.set('mouse', False)", "a reading command changed something"),
    ],
)
def test_a_planted_fault_is_noticed(fault: str, noticed: str) -> None:
    done = campaign("-c", _PLANTED.format(fault=fault))
    assert done.returncode == 1, done.stdout + done.stderr
    assert f"  {noticed}: : rejectui ladder" in done.stdout


def call(**found: object) -> Call:
    """A call that nothing is wrong with, but for what is given."""
    fine: dict[str, object] = {
        "command": "log",
        "argv": ["log", "n"],
        "where": "as it should be",
        "status": 0,
        "out": b"Saved.\n",
        "err": b"",
        "changed": [],
    }
    return Call(**(fine | found))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("found", "fault"),
    [
        ({"status": 120}, "status 120"),
        ({"status": 141}, "status 141"),
        ({"status": -14}, "hangs"),
        ({"err": b"Exception ignored in: <_io.TextIOWrapper>"}, "Python's words"),
        ({"err": b"OSError: [Errno 36]"}, "Python's words"),
        ({"out": b"\x1b[2J"}, "a control character"),
        ({"out": "\u202e".encode()}, "a control character"),
        ({"out": b"\xff"}, "a control character"),
        ({"status": 1, "out": b""}, "says nothing"),
        ({"status": 1, "err": b"The output could not be written (no)."}, "blames the output"),
        ({"status": 2, "err": b"x" * 3_000}, "goes on and on"),
        ({"status": 2, "err": b"No.", "out": b"", "changed": ["home/journal/a.json"]}, "failed and changed"),
        ({"command": "brand new", "changed": ["here/x"]}, "a reading command changed something"),
    ],
)
def test_what_is_wrong_is_named(found: dict[str, object], fault: str) -> None:
    assert [each for each in call(**found).faults if fault in each]


@pytest.mark.parametrize(
    "found",
    [
        {},
        {"changed": ["home/journal/a.json"]},
        {"status": 141, "where": "nobody reads"},
        {"status": 1, "out": b"", "where": "stdout and stderr full"},
        {"status": 1, "err": b"1 problem.", "changed": ["home/journal/a.json"]},
        {"argv": ["export", "csv", "-"], "out": b"\x1b"},
    ],
)
def test_what_is_right_is_left_alone(found: dict[str, object]) -> None:
    assert call(**found).faults == []


def test_the_next_command_is_not_forgotten() -> None:
    parser = argparse.ArgumentParser()
    within = parser.add_subparsers().add_parser("packs").add_subparsers()
    within.add_parser("brand-new").add_argument("--loud", action="store_true")
    found = {each.name: [option.dest for option in each.options] for each in commands(parser)}
    assert found == {"": [], "packs": [], "packs brand-new": ["loud"]}
