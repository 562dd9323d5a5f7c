"""Speed and memory as ratios from one run.

    python -m tests.bench [--sizes 0,3650,36500] [--rounds 7] [--only app,commands,saving,packs]

Everything that is compared runs in turns in this one run, in processes of its own, on made-up journals in a
temporary REJECTUI_HOME. Numbers are printed, never asserted: read ratios, since machines differ and may be
busy. A ratio is printed twice, that of the medians and that of the minima; where others make the machine
busy, that of CPU time is the steady one. 3,650 attempts are ten years of one a day, 36,500 of ten a day.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

from tests.bench import app, commands, packs, saving
from tests.bench.homes import make

SUBJECTS = {
    "app": app.measure,
    "commands": commands.measure,
    "saving": saving.measure,
    "packs": packs.measure,
}
SIZES = (0, 3_650, 36_500)
ROUNDS = 7


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser("python -m tests.bench", description="Speed and memory as ratios.")
    parser.add_argument("--sizes", type=_numbers, default=SIZES, help="attempts in the journals, with commas")
    parser.add_argument("--rounds", type=int, default=ROUNDS, help="how often each thing is done")
    parser.add_argument(
        "--only", type=_names, default=tuple(SUBJECTS), help="some of: " + ", ".join(SUBJECTS)
    )
    chosen = parser.parse_args(arguments)
    began = time.monotonic()
    with tempfile.TemporaryDirectory(prefix="rejectui-bench-") as folder:
        homes = [make(Path(folder), size) for size in chosen.sizes]
        for home in homes:
            print(f"{home.name}: a journal of {home.journal_bytes:,} bytes")
        for name in chosen.only:
            for part in SUBJECTS[name](homes, chosen.rounds):
                print(f"\n{part}", flush=True)
    busy = f", load {os.getloadavg()[0]:.1f}" if hasattr(os, "getloadavg") else ""
    version = ".".join(map(str, sys.version_info[:3]))
    print(f"\nPython {version}, {os.cpu_count()} processors{busy}, {time.monotonic() - began:.0f} seconds")


def _numbers(text: str) -> tuple[int, ...]:
    return tuple(int(part) for part in text.split(","))


def _names(text: str) -> tuple[str, ...]:
    names = tuple(text.split(","))
    if not set(names) <= SUBJECTS.keys():
        raise argparse.ArgumentTypeError(f"there are {', '.join(SUBJECTS)}")
    return names


if __name__ == "__main__":
    main()
