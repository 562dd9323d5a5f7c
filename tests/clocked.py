"""RejectUI in a process of its own whose clock the test holds: `python -m tests.clocked MOMENT ARGUMENT…`.

The clock stands at the moment when the process begins, and runs on from there, so that nothing depends on the
day, the hour or the zone of the machine. Every test that starts the program does it by `clocked`, unless it
is about `python -m rejectui` itself and would be the same on any day.
"""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from time import monotonic

MOMENT = datetime(2026, 11, 22, 9, 30, tzinfo=UTC)  # a Sunday


def clocked(*arguments: str, at: datetime = MOMENT) -> list[str]:
    """What to type so that `rejectui` with these arguments begins at a moment; in the project's folder."""
    return [sys.executable, "-m", "tests.clocked", at.isoformat(), *arguments]


def since(moment: datetime) -> Callable[[], datetime]:
    """A clock that stands at the moment now, and runs."""
    began = monotonic()
    return lambda: moment + timedelta(seconds=monotonic() - began)


def moved() -> dict[str, str]:
    """What `tests.bench.days` moved the clock by, for a process with surroundings of its own."""
    kept = ("TZ", "LD_PRELOAD", "DYLD_INSERT_LIBRARIES")
    return {name: value for name, value in os.environ.items() if name in kept or name.startswith("FAKETIME")}


def main() -> int:
    """Run the command line as `rejectui.__main__` does, by this clock; returns the exit status."""
    gc.disable()
    from rejectui.cli.main import run

    return run(sys.argv[2:], since(datetime.fromisoformat(sys.argv[1])))


if __name__ == "__main__":
    sys.exit(main())
