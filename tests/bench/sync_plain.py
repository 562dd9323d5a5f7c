"""What three computers make of one plain file that they share, as TinyDB's storage and jrnl would.

The schedules are as long as those of `tests.bench.sync`, with as many changes and journeys of files, and
gentler: no clock is wrong, every file comes whole, an older state never takes the place of a newer one, and
each change reads the file anew. A file that is newer than the one here takes its place, as sync tools do it;
what was here becomes a conflicted copy, which these programs never read.
"""

from __future__ import annotations

import tempfile
from collections.abc import Mapping
from pathlib import Path
from random import Random
from typing import NamedTuple

from tests.bench.changes import Change
from tests.bench.keepers import Keeper

COMPUTERS = 3


class Outcome(NamedTuple):
    """Attempts that were logged and those lost, changes of something seen and those reverted."""

    logged: int
    lost: int
    changed: int
    reverted: int


class Schedule:
    """One story."""

    def __init__(self, keeper: Keeper, seed: int, root: Path) -> None:
        self._keeper = keeper
        self._luck = Random(f"plain sync {seed}")
        self._homes = [root / str(number) for number in range(COMPUTERS)]
        self._changed = [0] * COMPUTERS  # the step at which what each computer holds was written
        self._logged: set[str] = set()
        self._replaced: set[tuple[str, str]] = set()  # notes that somebody saw, and changed or deleted
        self._deleted: set[str] = set()
        for home in self._homes:
            home.mkdir()
            keeper.fill(home, {})

    def run(self) -> Outcome:
        """All steps; then the newest file arrives everywhere."""
        for step in range(1, self._luck.randint(60, 120)):
            doing = self._luck.randrange(21)  # the last two are programs started anew
            if doing < 10:
                self._use(self._luck.randrange(COMPUTERS), step)
            elif doing < 19:
                self._travel(*self._luck.sample(range(COMPUTERS), 2))
        newest = self._changed.index(max(self._changed))
        return self._outcome(self._keeper.read(self._homes[newest]))

    def _use(self, computer: int, step: int) -> None:
        home = self._homes[computer]
        seen = self._keeper.read(home)
        doing = self._luck.choice(["log"] * 3 + (["edit"] * 6 + ["delete"] if seen else []))
        if doing == "log":
            change = Change(f"{self._luck.getrandbits(128):032x}", f"words {step}")
            self._logged.add(change.id)
        else:
            known = self._luck.choice(list(seen))
            change = Change(known, f"words {step}" if doing == "edit" else None)
            self._replaced.add((known, seen[known]))
            self._deleted |= {known} if doing == "delete" else set()
        self._keeper.opened(home)(change, doing == "log")
        self._changed[computer] = step

    def _travel(self, source: int, target: int) -> None:
        if self._changed[source] > self._changed[target]:
            for path in self._homes[source].iterdir():
                (self._homes[target] / path.name).write_bytes(path.read_bytes())
            self._changed[target] = self._changed[source]

    def _outcome(self, left: Mapping[str, str]) -> Outcome:
        reverted = {known for known, note in left.items() if (known, note) in self._replaced}
        reverted |= {known for known in left if known in self._deleted}
        lost = self._logged - self._deleted - set(left)
        return Outcome(len(self._logged), len(lost), len(self._replaced), len(reverted))


def campaign(keeper: Keeper, schedules: int) -> Outcome:
    """So many schedules of one keeper."""
    total = Outcome(0, 0, 0, 0)
    for seed in range(schedules):
        with tempfile.TemporaryDirectory(prefix="plain-sync-") as root:
            outcome = Schedule(keeper, seed, Path(root)).run()
        total = Outcome(*(one + other for one, other in zip(total, outcome, strict=True)))
    return total
