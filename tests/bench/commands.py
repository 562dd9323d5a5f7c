"""Commands as processes, from start to end: `rejectui today` and `rejectui log n 60`."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path

from tests.bench.homes import Home
from tests.bench.measure import Row, in_turns, megabytes, milliseconds, table
from tests.bench.processes import REJECTUI, peak_of, seconds_of

BARE = "python -c 'import json, argparse'"


def measure(homes: Sequence[Home], rounds: int) -> Iterator[str]:
    """Time, then memory."""
    commands: dict[str, tuple[Sequence[str], Path | None]] = {
        BARE: ([sys.executable, "-c", "import json, argparse"], None)
    }
    for home in homes:
        commands[f"rejectui today, {home.name}"] = ([*REJECTUI, "today"], home.folder)
        written = home.copy("commands").folder
        commands[f"rejectui log n 60, {home.name}"] = ([*REJECTUI, "log", "n", "60"], written)

    yield _compared("2  Commands, start to end", commands, seconds_of, rounds, milliseconds)
    yield _compared("6b  Most memory of a command", commands, peak_of, 1, megabytes)


def _compared(
    title: str,
    commands: Mapping[str, tuple[Sequence[str], Path | None]],
    measured: Callable[[Sequence[str], Path | None], float],
    rounds: int,
    show: Callable[[float], str],
) -> str:
    def told(name: str) -> dict[str, float]:
        return {name: measured(*commands[name])}

    found = in_turns(rounds, {name: partial(told, name) for name in commands})
    rows = [Row(name, times, [None if name == BARE else found[BARE]]) for name, times in found.items()]
    return table(title, ["python"], rows, show)
