"""Running commands as a user's shell would: their time, their memory, what they print."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any, NamedTuple

from tests.clocked import clocked

PROJECT = Path(__file__).parents[2]
REJECTUI = tuple(clocked())  # on the day for which homes are made
_NOT_OURS = ("PYTHON", "REJECTUI", "TEXTUAL", "NO_COLOR", "COLORTERM", "COLUMNS", "LINES", "FORCE_COLOR")


def environment(home: Path | None = None) -> dict[str, str]:
    """What a user's shell would have, whatever is set here; compiled files are kept as usual."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(_NOT_OURS)}
    kept |= {"PYTHONPATH": str(PROJECT), "TERM": "xterm-256color", "LANG": "C.UTF-8"}
    return kept | ({"REJECTUI_HOME": str(home)} if home else {})


class Cost(NamedTuple):
    """What a process took from start to end: seconds, seconds of CPU time, the most memory in bytes."""

    wall: float
    cpu: float
    memory: float


def cost_of(command: Sequence[str], home: Path | None = None) -> Cost:
    """Run a command; it has to succeed."""
    program = str(Path(__file__).parent / "inside" / "cost.py")
    told = _output([sys.executable, "-I", "-S", program, *command], home)
    return Cost(*map(float, told.split()))


def ask(module: str, *arguments: str, home: Path) -> dict[str, Any]:
    """What one of the modules in `inside` prints, run in a process of its own."""
    command = [sys.executable, "-m", f"tests.bench.inside.{module}", *arguments]
    answer: dict[str, Any] = json.loads(_output(command, home))
    return answer


def _output(command: Sequence[str], home: Path | None) -> bytes:
    return subprocess.run(
        command,
        env=environment(home),
        cwd=PROJECT,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        check=True,
    ).stdout
