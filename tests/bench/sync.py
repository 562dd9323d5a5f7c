"""Three computers that share a journal badly, and whether anything is lost.

    python -m tests.bench.sync [SCHEDULES] [FIRST SEED]     500 schedules from seed 0 unless given; minutes

Each schedule is sixty to a hundred and twenty steps on real files, with clocks up to 26 hours apart. Whoever
is at one of the computers logs, edits, deletes, undoes, forgets, rests, plans and sets; the programs are
started anew now and then. Files travel from one folder to another when chance wants it: late, an older state
after a newer one, twice, cut off in the middle, as a conflicted copy. Now and then a state folder is lost,
and in every fourth schedule one computer was set up by copying the home of another, its name included.

In the end every file arrives everywhere, and then

* all three show the same, and hold the same records;
* every record that was ever written is there;
* no change was reverted: what somebody changed after seeing a value wins over that value, whatever the clocks
  say, and what is shown is what was written with its clock;
* nothing that was forgotten is left in what a computer writes: its journal, its backups, its copies.

What a plain file that all share would make of gentler schedules is printed beside it (`sync_plain`).
"""

from __future__ import annotations

import shutil
import sys
import tempfile
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path
from random import Random

import msgspec

from rejectui.core.asks.attempt import Plan
from rejectui.core.asks.kept_ask import Ask
from rejectui.core.days.day import monday_of
from rejectui.core.facts import Day, Pause, Takeaway
from tests.bench import sync_plain
from tests.bench.figures import OURS, Figure, Promise, alone, counted
from tests.bench.keepers import KEEPERS, Keeper
from tests.bench.sync_watch import Rows, Trouble, Watch, in_order
from tests.journal.build import TODAY, House, attempt

FARTHEST = 26  # hours between the fastest and the slowest clock
NAMES = ("laptop", "desktop", "tablet")


class Computer:
    """One of the three: its home, and the journal as its running program has it open."""

    def __init__(self, root: Path, name: str, ahead: float) -> None:
        self.name = name
        self.house = House(root / name)
        self.house.clock.advance(hours=ahead)
        self.start_again()

    def start_again(self) -> None:
        """Leave the program, if it runs, and open it."""
        self.journal = self.house.open()

    def rows(self) -> Rows:
        """Every record as this computer sees it, all files merged."""
        return {
            (table, key): msgspec.json.decode(record)
            for table, records in self.journal.tables().items()
            if table != "meta"
            for key, record in records.items()
        }


class Schedule:
    """One story; the same seed is the same story, but for the random names of the files."""

    def __init__(self, seed: int, root: Path) -> None:
        self.luck = Random(f"sync {seed}")
        self.watch = Watch()
        self.troubles: tuple[Trouble, ...] = ()
        self.forgotten = 0
        self._number = 0
        self._sent: dict[tuple[str, str], list[bytes]] = {}  # what each file held, by name and writer
        self._steps = self.luck.randint(60, 120)
        slowest = self.luck.uniform(-FARTHEST, 0)
        ahead = [slowest, slowest + FARTHEST, self.luck.uniform(slowest, slowest + FARTHEST)]
        self.luck.shuffle(ahead)
        self.computers = [Computer(root, name, hours) for name, hours in zip(NAMES, ahead, strict=True)]
        if seed % 4 == 0:
            self._copy_a_home()

    def run(self) -> None:
        """All steps, then the end, and `troubles` says what is not as it should be."""
        doings = [self._use] * 10 + [self._travel] * 9 + [self._start_again] * 2
        for _ in range(self._steps):
            for computer in self.computers:
                computer.house.clock.advance(minutes=self.luck.choice((0, 0, 1, 90)))
            self.luck.choice(doings)()
            if self.luck.random() < 0.005:
                shutil.rmtree(self.luck.choice(self.computers).house.state, ignore_errors=True)
        self._everything_arrives()
        self.troubles = tuple(self._check())
        self.forgotten = len(self.watch.forgotten(self.computers[0].rows()))

    # What happens

    def _copy_a_home(self) -> None:
        """The second computer begins with the state folder of the first, after the first has written."""
        first, second, _ = self.computers
        with self._watched(first):
            first.journal.set("theme", "nord")
        shutil.copytree(first.house.state, second.house.state)
        second.start_again()

    def _start_again(self) -> None:
        self.luck.choice(self.computers).start_again()

    def _use(self) -> None:
        """Somebody does something at one of the computers, knowing what it shows."""
        computer = self.luck.choice(self.computers)
        journal = computer.journal
        known = [one.id for one in journal.facts.attempts]
        self._number += 1
        words = f"words {self._number}"
        new = attempt(id=f"{self.luck.getrandbits(128):032x}", note=words)
        day = TODAY + timedelta(days=self.luck.randint(-3, 3))
        doings: list[Callable[[], object]] = [
            *[lambda: journal.record(new)] * 3,
            lambda: journal.save_day(Day(day=day, ask=words, planned=True, plan=Plan(feared=words))),
            lambda: journal.rest(Pause(id=new.id, first=day, last=day)),
            lambda: journal.keep_ask(Ask(id=new.id, text=words, category="play", added=day)),
            lambda: journal.keep_week(Takeaway(monday=monday_of(day), words=words)),
            lambda: journal.set("theme", words),
            lambda: journal.flag("hidden", "cafe/one", self._number % 2 == 0),
            journal.undo,
            journal.redo,
        ]
        if known:
            one = self.luck.choice(known)
            field = self.luck.choice(("note", "label", "reply", "learned"))
            doings += [lambda: journal.edit(one, {field: words})] * 5
            doings += [lambda: journal.edit(one, {field: None}), lambda: journal.delete(one)]
        if erasable := journal.erasable():
            doings += [lambda: journal.forget([self.luck.choice(erasable)])]
        with self._watched(computer):
            self.luck.choice(doings)()

    def _travel(self) -> None:
        """A file comes from somewhere, as files do."""
        if not self._sent:
            return
        name, writer = self.luck.choice(list(self._sent))
        states = self._sent[name, writer]
        kind = self.luck.random()
        data = states[-1] if kind < 0.7 else self.luck.choice(states)
        if kind > 0.9:
            name = self._conflict(name, data)
        elif kind > 0.8:
            data = data[: self.luck.randrange(len(data))]
        computer = self.luck.choice([one for one in self.computers if one.name != writer])
        path = computer.house.folder / name
        if path == computer.journal.path:  # the home was copied: two write this file
            data = states[-1]
            if path.exists():
                kept = path.read_bytes()
                path.with_name(self._conflict(name, kept)).write_bytes(kept)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)

    def _conflict(self, name: str, data: bytes) -> str:
        """The name of a conflicted copy, which from now on is one more file that travels."""
        copy = f"{Path(name).stem}.sync-conflict-{self.luck.getrandbits(32):08x}.json"
        self._sent[copy, ""] = [data]
        return copy

    def _everything_arrives(self) -> None:
        for (name, writer), states in self._sent.items():
            for computer in self.computers:
                path = computer.house.folder / name
                path.parent.mkdir(parents=True, exist_ok=True)
                path.with_name(f"{path.stem} of {writer}.json").write_bytes(states[-1])
                if path != computer.journal.path:
                    path.write_bytes(states[-1])
        for computer in self.computers:
            computer.start_again()

    # What is watched, and what must be true in the end

    @contextmanager
    def _watched(self, computer: Computer) -> Iterator[None]:
        """Remember what is changed within, what it was before, and the file that comes of it."""
        before = computer.rows()
        yield
        self.watch.saw(before, computer.rows())
        path = computer.journal.path
        if path.exists():
            states = self._sent.setdefault((path.name, computer.name), [])
            if not states or states[-1] != path.read_bytes():
                states.append(path.read_bytes())

    def _check(self) -> Iterator[Trouble]:
        first, *others = self.computers
        rows = first.rows()
        for computer in self.computers:
            yield from (Trouble("differ", f"on {computer.name} {said}") for said in computer.journal.problems)
            yield from self._remembers(computer)
        for other in others:
            if in_order(other.rows()) != in_order(rows):
                yield Trouble("differ", f"{other.name} holds other records")
            if other.journal.facts != first.journal.facts:
                yield Trouble("differ", f"{other.name} shows something else")
        yield from self.watch.troubles(rows)

    def _remembers(self, computer: Computer) -> Iterator[Trouble]:
        """What a computer still says that was forgotten."""
        state = [path for path in computer.house.state.rglob("*.json") if path.is_file()]
        for path in (*state, *filter(Path.exists, [computer.journal.path])):
            said = path.read_bytes()
            for words in self.watch.forgotten(computer.rows()):
                if msgspec.json.encode(words) in said:
                    yield Trouble("remembered", f"{path.name} of {computer.name}: {words}")


def play(seed: int) -> Schedule:
    """One schedule in a folder of its own; what is not as it should be is told with the seed."""
    with tempfile.TemporaryDirectory(prefix="rejectui-sync-") as root:
        schedule = Schedule(seed, Path(root))
        schedule.run()
    for trouble in schedule.troubles:
        print(f"  seed {seed}: {trouble.kind}: {trouble.what}", file=sys.stderr)
    return schedule


def promise(schedules: int = 500, first: int = 0) -> Promise:
    """So many schedules, from the seed `first` on."""
    records = changes = forgotten = 0
    wrong: Counter[str] = Counter()
    for number in counted(schedules, "schedules of three computers"):
        schedule = play(first + number)
        records += schedule.watch.records
        changes += schedule.watch.changes
        forgotten += schedule.forgotten
        differ = [trouble for trouble in schedule.troubles if trouble.kind == "differ"]
        wrong.update(trouble.kind for trouble in schedule.troubles if trouble.kind != "differ")
        wrong["differ"] += bool(differ)
    return Promise(
        f"Three computers share a journal badly, clocks {FARTHEST} hours apart: {schedules:,} schedules",
        {
            OURS: (
                Figure(wrong["differ"], "schedules after which computers differ", schedules),
                Figure(wrong["lost"], "records lost", records),
                Figure(wrong["reverted"], "changes reverted", changes),
                Figure(wrong["remembered"], "texts there after they were forgotten", forgotten),
            ),
            **{keeper.name: _of_a_plain_file(keeper, schedules) for keeper in KEEPERS if keeper.name != OURS},
        },
    )


def _of_a_plain_file(keeper: Keeper, schedules: int) -> tuple[Figure, ...]:
    found = sync_plain.campaign(keeper, schedules)
    return (
        Figure(found.lost, "attempts lost, all sharing one file", found.logged),
        Figure(found.reverted, "changes reverted", found.changed),
    )


if __name__ == "__main__":
    sys.exit(alone(promise))
