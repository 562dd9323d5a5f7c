"""Reads packs that are spoiled in every way, and counts what came of it.

    python -m tests.bench.fuzz [N] [--first NUMBER]

Of each file: it is read within a second and 200 MB, nothing is raised, whatever is refused is told with its
place and a remedy, and the challenges that are none the worse for it load (tests/packs/readings.py). Every
file is made from its number alone (tests/packs/spoiled.py): `1 --first 1234` reads number 1234 again. The
status is 1 when something did not hold.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import time
from collections.abc import Sequence
from typing import Any

from tests.bench.processes import PROJECT, environment

FILES = 20_000
# So many to a process: it begins small again, and a crash costs no more.
BATCH = 2_000
COUNTS = ("whole", "in part", "refused", "problems")


def main(arguments: Sequence[str] | None = None) -> int:
    """Read and count; the exit status."""
    parser = argparse.ArgumentParser("python -m tests.bench.fuzz", description="Reads spoiled packs.")
    parser.add_argument("files", nargs="?", type=int, default=FILES, help="how many")
    parser.add_argument("--first", type=int, default=0, help="the number of the first")
    chosen = parser.parse_args(arguments)
    began = time.monotonic()
    found = [
        _batch(number, min(BATCH, chosen.first + chosen.files - number))
        for number in range(chosen.first, chosen.first + chosen.files, BATCH)
    ]
    slowest, number = max(each["slowest"] for each in found)
    memory = max(each["memory"] for each in found)
    wrong = [each for batch in found for each in batch["wrong"]]
    counts = {name: sum(batch[name] for batch in found) for name in COUNTS}
    print(f"{chosen.files:,} spoiled packs in {time.monotonic() - began:.0f} seconds")
    print(
        f"  read whole {counts['whole']:,}, in part {counts['in part']:,}, refused {counts['refused']:,}; "
        f"{counts['problems']:,} problems told, each with its place and a remedy"
    )
    print(
        f"  slowest {slowest * 1000:,.0f} ms (number {number}), most memory {memory:.0f} MB more than before"
    )
    print(f"  what did not hold: {len(wrong)}")
    for each in wrong:
        print(f"    {each}")
    return 1 if wrong else 0


def _batch(first: int, count: int) -> dict[str, Any]:
    """What a process of its own tells of these files; how it ended, if it did not come to tell."""
    command = [sys.executable, "-m", "tests.bench.inside.fuzz", str(first), str(count)]
    done = subprocess.run(
        command, env=environment(), cwd=PROJECT, capture_output=True, text=True, check=False
    )
    if done.returncode == 0:
        told: dict[str, Any] = json.loads(done.stdout)
        return told
    lines = done.stderr.splitlines()
    last = int(next((line for line in reversed(lines) if line.isdecimal()), first))
    end = " ".join(line.strip() for line in lines if not line.isdecimal())[-600:]
    wrong = f"{last}: the process ended with status {done.returncode}, the rest of {count} is unread: {end}"
    return {"slowest": (0.0, last), "memory": 0.0, "wrong": [wrong], **dict.fromkeys(COUNTS, 0)}


if __name__ == "__main__":
    sys.exit(main())
