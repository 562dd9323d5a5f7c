"""Every campaign about what is never lost, and one table of what they found, side by side with others.

    python -m tests.bench.promises [--short]

It takes more than an hour and a half, an hour of it the monkey's, and tells on the standard error how far it
is; the short form takes a minute and shows that everything runs. A row is a promise, a column a program:
TinyDB's own storage and jrnl go through the same harness wherever they have something to compare. Each figure
counts something that must not happen. Exit status 1 if any of RejectUI's is not 0, or if something was not
tried at all.

jrnl is not needed for anything else: pip install jrnl, in a copy of this environment.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator, Sequence
from datetime import timedelta
from functools import partial

from tests.bench import clock, closing, faults, kill, kill_programs, monkey, power, sync, two_writers, typed
from tests.bench.figures import Promise, table

Campaign = Callable[[], Promise]
FULL: tuple[Campaign, ...] = tuple(
    module.promise
    for module in (kill, kill_programs, closing, monkey, faults, typed, power, two_writers, clock, sync)
)
SHORT: tuple[Campaign, ...] = (
    partial(kill.promise, 8, 20),
    partial(kill_programs.promise, 1),
    partial(closing.promise, 4, within=30),  # no time is judged in the suite
    partial(monkey.promise, 0.1, sizes=(20,), ways=("any keys in pieces",), freeze=30, stale=30),
    partial(faults.promise, 20, 4),
    partial(typed.promise, 20, 1),
    partial(power.promise, 8, 1),
    partial(two_writers.promise, 30),
    partial(clock.promise, 120),
    partial(sync.promise, 2),
)


def kept(campaigns: Sequence[Campaign]) -> Iterator[Promise]:
    """Run them one after the other."""
    for number, campaign in enumerate(campaigns, 1):
        print(f"{number} of {len(campaigns)}", file=sys.stderr, flush=True)
        yield campaign()


def main(arguments: Sequence[str]) -> int:
    """Run all campaigns and print the table; 1 if a promise of RejectUI's is not kept."""
    began = time.monotonic()
    promises = [*kept(SHORT if "--short" in arguments else FULL)]
    took = timedelta(seconds=int(time.monotonic() - began))
    broken = [promise.text for promise in promises if not promise.kept]
    print(table(promises))
    print(f"\n{took}. RejectUI keeps {len(promises) - len(broken)} of {len(promises)}.")
    for text in broken:
        print(f"NOT KEPT: {text}")
    return 1 if broken else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
