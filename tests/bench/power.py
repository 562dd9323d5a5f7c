"""Cut the power at every call of a change, and look at what a disk that loses all it may lose has kept.

    python -m tests.bench.power [CUTS [CHANGES]]        1,000 each of the three, and all cuts of 12 changes

RejectUI's journal, TinyDB's own storage and jrnl do the same changes on the same simulated disk. After the
cut the journal must open and hold every change that was acknowledged, with or without the one that was under
way. What a backup of the day writes is cut through as well. Besides, some changes of the journal are cut at
every single call, on a disk that keeps nothing of what waits, everything, and some.
"""

from __future__ import annotations

import random
import shutil
import sys
import tempfile
from contextlib import suppress
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

from tests.bench.changes import Make, State, random_change
from tests.bench.disk import Disk, PowerCut
from tests.bench.figures import Figure, Promise, alone, counted
from tests.bench.keepers import KEEPERS, MOMENT, OURS, Keeper
from tests.memory import MEMORY

FEWEST, MOST = 2, 8  # attempts in the journal before the change that is cut
NOTE = 900  # characters of the longest


@dataclass
class Tally:
    """What became of a number of power cuts; `lost` counts those that lost a change or brought one half."""

    cuts: int = 0
    after_saved: int = 0
    lost: int = 0
    not_opened: int = 0
    backups_broken: int = 0

    def figures(self) -> tuple[Figure, ...]:
        """What must not be; the cuts right after Saved are among the rest."""
        return (
            Figure(self.lost, "cuts that lost something saved", self.cuts),
            Figure(self.not_opened, "times the file did not open", self.cuts),
        )


class Story:
    """A few changes on a disk, and the last one, which is cut off; the same seed is the same story."""

    def __init__(self, keeper: Keeper, root: Path, seed: int) -> None:
        self._keeper = keeper
        self._chance = random.Random(seed)
        self.disk = Disk(root / "before")
        self.disk.root.mkdir(parents=True)
        self.before: State = {}
        for number in range(self._chance.randint(FEWEST, MOST)):
            change, is_new = random_change(self._chance, list(self.before), NOTE)
            self._opened(number // 3)(change, is_new)
            self.before = change.made_to(self.before)
        self._last = random_change(self._chance, list(self.before), NOTE)
        self._day = MOST if self._chance.random() < 0.5 else (FEWEST - 1) // 3

    @property
    def after(self) -> State:
        """What was wanted."""
        return self._last[0].made_to(self.before)

    def end(self, to: Path, call: int | None, keep: float | None = None) -> bool:
        """Do the last change, cut off after this call; `to` is what is found then. Whether it was saved."""
        saved = False
        self.disk.cut_after(call)
        with suppress(PowerCut):
            self._opened(self._day)(*self._last)
            saved = True
        self.disk.close_all()
        self.disk.after_the_cut(to, self._chance, keep)
        return saved

    def _opened(self, day: int) -> Make:
        return self._keeper.opened_on(self.disk, MOMENT + timedelta(days=day))


def cut_once(keeper: Keeper, root: Path, call: int, seed: int, keep: float | None, tally: Tally) -> bool:
    """One story, its last change cut off after this call; whether it got as far as Saved."""
    story = Story(keeper, root, seed)
    saved = story.end(root / "after", call, keep)
    tally.cuts += 1
    tally.after_saved += saved
    try:
        found = keeper.read(root / "after")
    except Exception:  # whatever it is, the file is of no use any more
        tally.not_opened += 1
        return saved
    tally.lost += found not in ([story.after] if saved else [story.before, story.after])
    if keeper is OURS:
        tally.backups_broken += _broken_backups(root / "after")
    return saved


def _broken_backups(home: Path) -> int:
    from rejectui.journal.file.backup import Backups

    backups, broken = Backups(home / "state"), 0
    for backup in backups.listed():
        try:
            backups.read(backup)
        except Exception:
            broken += 1
    return broken


def campaign(keeper: Keeper, cuts: int, seed: int = 1) -> Tally:
    """So many cuts, at random calls of random changes or right after Saved; the disk keeps by chance."""
    chance, tally = random.Random(seed), Tally()
    with tempfile.TemporaryDirectory(dir=MEMORY) as folder:
        for number in counted(cuts, f"power cuts of {keeper.name}"):
            root, own = Path(folder).resolve() / str(number), chance.getrandbits(32)
            whole = Story(keeper, root / "whole", own)
            whole.end(root / "whole" / "after", None)
            cut_once(keeper, root, chance.randint(0, whole.disk.calls), own, None, tally)
            shutil.rmtree(root)
    return tally


def every_call(keeper: Keeper, changes: int) -> Tally:
    """After every call of one change for each seed, and before the first; nothing kept, everything, some."""
    tally = Tally()
    with tempfile.TemporaryDirectory(dir=MEMORY) as folder:
        root = Path(folder).resolve() / "one"
        for seed in counted(changes, f"changes of {keeper.name}, the power cut at every call"):
            for keep in (0.0, 1.0, None):
                saved, call = False, 0
                while not saved:
                    saved = cut_once(keeper, root, call, seed, keep, tally)
                    call += 1
                    shutil.rmtree(root)
    return tally


def promise(cuts: int = 1_000, changes: int = 12) -> Promise:
    """Each of the three through so many cuts, and every call of some changes of each."""
    found = {}
    for keeper in KEEPERS:
        tallies = campaign(keeper, cuts), every_call(keeper, changes)
        found[keeper.name] = both = _sum(*tallies).figures()
        if keeper is OURS:
            broken = sum(tally.backups_broken for tally in tallies)
            found[keeper.name] = (*both, Figure(broken, "backups that did not open"))
    return Promise(
        f"Power cut, what was not fsynced dropped or torn: {cuts:,} at random, and at every call of "
        f"{changes} changes",
        found,
    )


def _sum(one: Tally, other: Tally) -> Tally:
    return Tally(**{name: number + vars(other)[name] for name, number in vars(one).items()})


if __name__ == "__main__":
    sys.exit(alone(promise))
