"""Commands as processes, from start to end: `rejectui today` and `rejectui log n 60`."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path

from tests.bench.homes import Home
from tests.bench.measure import Row, group, in_turns, megabytes, milliseconds, table
from tests.bench.processes import REJECTUI, cost_of

BARE = "python -c 'import json, argparse'"


def measure(homes: Sequence[Home], rounds: int) -> Iterator[str]:
    """Time, time of the processor, and memory, all of the same runs."""
    commands: dict[str, tuple[Sequence[str], Path | None]] = {
        BARE: ([sys.executable, "-c", "import json, argparse"], None)
    }
    for home in homes:
        commands[f"rejectui today, {home.name}"] = ([*REJECTUI, "today"], home.folder)
        written = home.copy("commands").folder
        commands[f"rejectui log n 60, {home.name}"] = ([*REJECTUI, "log", "n", "60"], written)

    def told(name: str) -> dict[str, float]:
        return {f"{kind}: {name}": value for kind, value in cost_of(*commands[name])._asdict().items()}

    found = in_turns(rounds, {name: partial(told, name) for name in commands})
    for kind, title, show in (
        ("wall", "2a  Commands, start to end", milliseconds),
        ("cpu", "2b  CPU time of these commands", milliseconds),
        ("memory", "6b  Most memory of these commands", megabytes),
    ):
        each = group(found, kind)
        rows = [Row(name, times, [None if name == BARE else each[BARE]]) for name, times in each.items()]
        yield table(title, ["python"], rows, show)
