"""Reads spoiled packs by number, as `FIRST COUNT` says, with little memory, and tells as JSON how it went."""

from __future__ import annotations

import faulthandler
import json
import resource
import sys
from time import process_time

from tests.packs.readings import look_at, read
from tests.packs.spoiled import spoiled

SLOWEST = 1.0  # seconds of this process's own time, for one file
MOST_MEMORY = 200  # MB more than before the first file
HANGS = 60  # seconds, after which a file is never coming back
ROOM = 1 << 30  # bytes of addresses; Python and what it imports take half of them
AGAIN = 3  # a slow file is read so often: the machine may be busy


def campaign(first: int, count: int) -> dict[str, object]:
    """Read the packs with these numbers; counts, the slowest, the growth of memory, and what went wrong."""
    resource.setrlimit(resource.RLIMIT_AS, (ROOM, ROOM))
    read(spoiled(first))  # what is imported and compiled once is no file's doing
    before = _memory()
    told = {"whole": 0, "in part": 0, "refused": 0, "problems": 0}
    slowest, wrong = (0.0, first), []
    for number in range(first, first + count):
        pack = spoiled(number)
        print(number, file=sys.stderr, flush=True)  # the last one is the one that never ended
        faulthandler.dump_traceback_later(HANGS, exit=True)
        began = process_time()
        try:
            reading = read(pack)
            seconds = process_time() - began
            look_at(pack, reading)
        except Exception as error:  # a campaign goes on, whatever it finds
            wrong.append(f"{number} ({pack.how}): {type(error).__name__}: {error}"[:500])
            continue
        slowest = max(slowest, (seconds, number))
        if seconds > SLOWEST and _seconds(number) > SLOWEST:
            wrong.append(f"{number} ({pack.how}): took {seconds:.2f} seconds")
        found = reading.pack or reading.translation
        how = "refused" if found is None else "in part" if reading.problems else "whole"
        told[how] += 1
        told["problems"] += len(reading.problems)
    faulthandler.cancel_dump_traceback_later()
    grown = _memory() - before
    if grown > MOST_MEMORY:
        wrong.append(f"{first} and on: {grown:.0f} MB more than before the first file")
    return told | {"slowest": slowest, "memory": grown, "wrong": wrong}


def _seconds(number: int) -> float:
    """The least time of a few."""
    found = []
    for _ in range(AGAIN):
        pack = spoiled(number)
        began = process_time()
        read(pack)
        found.append(process_time() - began)
    return min(found)


def _memory() -> float:
    """The most that this process ever held, in MB."""
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return most / (1e6 if sys.platform == "darwin" else 1e3)


if __name__ == "__main__":
    faulthandler.enable()
    print(json.dumps(campaign(int(sys.argv[1]), int(sys.argv[2]))))
