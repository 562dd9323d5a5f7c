"""A monkey at the keyboard: random keys, pastes, clicks and sizes, and what must be so all the same.

    python -m tests.bench.monkey [MINUTES [SEED]]        60 minutes unless given

Five sixths of the time it plays one app, in turns on journals of no, 200 and 3,650 asks: any keys in pieces
of up to a dozen, any keys one by one, and only keys that must change nothing. Before the monkey begins, and
whenever the app was left, an ask with a mark in its note is logged; once the screen acknowledges it, it must
never be missing from the file. Now and then the size of the terminal changes, and the app has to paint within
five seconds. In the last sixth two windows and a loop of commands log on one home: nothing is lost or
doubled, and no window is older than two seconds. A seed plays the same keys again, not at the same moments.
"""

from __future__ import annotations

import json
import random
import re
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from itertools import count, cycle, product
from pathlib import Path
from typing import Any

from tests.bench.figures import JRNL, OURS, PLAIN, Figure, Promise, alone
from tests.bench.homes import Home, make
from tests.bench.processes import PROJECT, environment
from tests.bench.window import PATIENCE, Window
from tests.clocked import MOMENT, clocked, since

SIZES = (0, 200, 3_650)
CLOCK = since(MOMENT)  # one clock for all that are opened one after the other
STRETCH = 200.0  # seconds of one journal in one way
FREEZE = 5.0
STALE = 2.0
SWOLLEN = 1.5  # times the memory at the start
PIECE = 12  # keys in one write at most
ARROWS = ("\x1b[A", "\x1b[B", "\x1b[C", "\x1b[D", "\x1b[5~", "\x1b[6~", "\x1b[H", "\x1b[F")
PALETTE = "\x10"
LOOKING = (*"12345,?FjkgG", *ARROWS, "\t", "\x1b[Z", "\x1b", PALETTE)
LEAVING = ("q", "\x11")
CONTROL = ("\r", "\x7f", "\x1b[3~", "\x13", "\x04", "\x07", "\x0b", "\x1a")
WRITING = (*"abcdefhilmnoprstuvwxyzKNR!+-/06789=", " ", *CONTROL)
QUESTION = " Yes "  # after a no: was it somebody else?
WORDS = ("they laughed", "äöü 🙂 [b]no[/b]", "one\nmore line", "\u202eback", "x" * 300)


@dataclass
class Tally:
    """What the monkey met."""

    events: int = 0
    leaves: int = 0
    logged: int = 0
    looks: int = 0
    slowest: float = 0
    most: float = 0
    ends: list[str] = field(default_factory=list)
    freezes: list[str] = field(default_factory=list)
    lost: list[str] = field(default_factory=list)
    swollen: list[str] = field(default_factory=list)
    stale: list[str] = field(default_factory=list)

    def figures(self) -> tuple[Figure, ...]:
        """What must not be."""
        return (
            Figure(len(self.ends), "times it ended, or told of an error", self.events),
            Figure(len(self.freezes), f"times it painted nothing for {FREEZE:.0f} s", self.looks),
            Figure(len(self.lost), "asks lost, doubled or changed", self.logged),
            Figure(len(self.swollen), "times memory, files or threads grew", self.looks),
            Figure(len(self.stale), f"screens older than {STALE:.0f} s", self.looks),
        )


class Monkey:
    """One home, one window on it, and what was acknowledged there."""

    def __init__(
        self, home: Home, chance: random.Random, tally: Tally, name: str, freeze: float = FREEZE
    ) -> None:
        self.freeze = freeze
        self.home, self.chance, self.tally, self.name = home, chance, tally, name
        self.marks: dict[str, str] = {}
        self._numbers = count(1)
        self._wide = cycle((80, 100))
        self._open()

    def play(self, keys: Sequence[str], seconds: float, *, piece: int, exact: bool) -> None:
        """Press any of these for so long, so many at once; with `exact` they must change no ask."""
        end, looked = time.monotonic() + seconds, time.monotonic()
        before = records(self.home.folder) if exact else {}
        while time.monotonic() < end:
            self._press(keys, piece)
            if self.window.status is not None:
                self._left()
            elif time.monotonic() - looked > 3:
                looked = time.monotonic()
                self._look()
        if exact:
            now = records(self.home.folder)
            for known, record in before.items():
                was, became = told(record), told(now.get(known, {}))
                if was != became:
                    self.tally.lost.append(f"{self.name}: {was} became {became}")
        self.close()

    def log(self) -> None:
        """Log an ask with a mark of its own, and remember it once it is said that it is saved. On a day of
        rest, or when no card is left, Today has no key for that: then it is done by command."""
        mark = f"mark{next(self._numbers)}x{self.chance.getrandbits(24):06x}"
        if "Log it" in self.window.words:
            self.window.seen = b""
            self.window.press("l")
            self.window.until(QUESTION, " Leave ")
            if QUESTION in self.window.words:
                self.window.press("y")
            self.window.press(f"y5\t{mark}\x13")
            self.window.until("You asked", "Logged for")
        else:
            command = clocked("log", "n", "50", mark, "--ask", "A pear?", at=CLOCK())
            env = environment(self.home.folder)
            subprocess.run(command, env=env, cwd=PROJECT, stdout=subprocess.DEVNULL, check=True)
        self.tally.logged += 1
        found = [
            known for known, record in records(self.home.folder).items() if mark in record.get("note", "")
        ]
        if len(found) != 1:
            self.tally.lost.append(f"{self.name}: {mark} is there {len(found)} times")
        self.marks |= dict.fromkeys(found, mark)

    def close(self) -> None:
        """Leave by a signal, and compare the file with what was acknowledged."""
        self.window.kill(signal.SIGTERM)
        self._left(again=False)
        there = records(self.home.folder)
        self.tally.lost += [
            f"{self.name}: {mark} is gone" for known, mark in self.marks.items() if known not in there
        ]
        doctor = subprocess.run(
            clocked("doctor", at=CLOCK()),
            env=environment(self.home.folder),
            cwd=PROJECT,
            capture_output=True,
            text=True,
            check=False,
        )
        if "All is well" not in doctor.stdout:
            self.tally.lost.append(f"{self.name}: doctor says {doctor.stdout!r}")

    def _open(self) -> None:
        """Start the app where nobody was writing, and log."""
        for path in (self.home.folder / "state" / "drafts").glob("*"):
            path.unlink()
        self.window = Window(self.home.folder, CLOCK())
        self.window.until("Journal")
        self.window.read(0.5)
        self.log()
        self.start = usage(self.window.app)

    def _press(self, keys: Sequence[str], piece: int) -> None:
        chance = self.chance
        many = chance.randint(1, piece)
        what = "".join(chance.choice(keys) for _ in range(many))
        if chance.random() < 0.05:
            what += f"\x1b[200~{chance.choice(WORDS)}\x1b[201~" if "\r" in keys else click(chance)
        self.tally.events += many
        self.window.press(what)
        self.window.read(many / 25 if piece > 1 else 0.04)
        self.window.seen = self.window.seen[-20_000:]

    def _look(self) -> None:
        """Change the size: the app paints everything again. And look what it needs."""
        self.window.seen = b""
        began = time.monotonic()
        self.window.resize(next(self._wide), 30)
        while (
            not self.window.seen and time.monotonic() - began < 2 * self.freeze and self.window.status is None
        ):
            self.window.read(0.02)
        took = time.monotonic() - began
        self.tally.looks += 1
        self.tally.slowest = max(self.tally.slowest, took)
        if took > self.freeze:
            self.tally.freezes.append(f"{self.name}: {took:.1f} s")
        with suppress(FileNotFoundError):  # it has just left
            used, start = usage(self.window.app), self.start
            self.tally.most = max(self.tally.most, used["VmRSS"] / start["VmRSS"])
            more = used["files"] > start["files"] + 4 or used["Threads"] > start["Threads"] + 2
            if more or used["VmRSS"] > SWOLLEN * start["VmRSS"]:
                self.tally.swollen.append(f"{self.name}: {start} became {used}")

    def _left(self, *, again: bool = True) -> None:
        """It ended: by a key that leaves, or it should not have."""
        end = time.monotonic() + self.freeze
        while self.window.status is None and time.monotonic() < end:
            self.window.read(0.02)
        self.window.read(0.05)
        status, words = self.window.status, self.window.words
        if status not in (0, 143) or "Traceback" in words or "went wrong" in words:
            report = self.home.folder / "state" / "report.txt"
            where = report.read_text()[-1500:] if report.exists() else ""
            self.tally.ends.append(f"{self.name}: status {status}, {words[-300:]!r} {where}")
        self.window.clean_up()
        if again:
            self.tally.leaves += 1
            self._open()


def click(chance: random.Random) -> str:
    """A mouse button, down and up somewhere, or the wheel."""
    x, y, button = chance.randint(1, 100), chance.randint(1, 30), chance.choice((0, 0, 64, 65))
    return f"\x1b[<{button};{x};{y}M" + (f"\x1b[<{button};{x};{y}m" if button == 0 else "")


def records(home: Path) -> dict[str, dict[str, Any]]:
    """The asks in the file by id, deleted ones too, by plain json."""
    (file,) = (home / "journal").glob("*.json")
    found: dict[str, dict[str, Any]] = json.loads(file.read_bytes()).get("attempts", {})
    return found


def told(record: dict[str, Any]) -> dict[str, Any]:
    """What was told of an ask. That no answer came in its time is said by the app itself."""
    own = {
        "clock",
        "changed",
        "answered",
        *(["outcome"] if record.get("outcome") in ("waiting", "no_reply") else []),
    }
    return {name: value for name, value in record.items() if name not in own}


def usage(pid: int | None) -> dict[str, int]:
    """Memory in kB, threads and open files of a process."""
    lines = Path(f"/proc/{pid}/status").read_text().splitlines()
    found = {
        name: int(line.split()[1]) for name in ("VmRSS", "Threads") for line in lines if line.startswith(name)
    }
    return {**found, "files": len([*Path(f"/proc/{pid}/fd").iterdir()])}


def two_windows(
    home: Home, seconds: float, chance: random.Random, tally: Tally, stale: float = STALE
) -> None:
    """Two windows and commands on one home for so long, each logging in turn."""
    windows = [Window(home.folder, CLOCK()), Window(home.folder, CLOCK())]
    try:
        for window in windows:
            window.until(" heard")  # the sums, which only Today has
        numbers = count(len(records(home.folder)) + 1)
        shown = int(re.search(r"(\d+) asks ·", windows[0].words)[1])  # type: ignore[index]
        marks, end = [], time.monotonic() + seconds
        while time.monotonic() < end:
            marks.append(f"both{next(numbers)}x{chance.getrandbits(24):06x}")
            writer = chance.choice([None, *windows])
            for window in windows:
                _wander(window, chance, tally)
            for window in windows:
                window.seen = b""
            if writer is None:
                command = clocked("log", "y", "50", marks[-1], at=CLOCK())
                env = environment(home.folder)
                subprocess.run(command, env=env, cwd=home.folder, stdout=subprocess.DEVNULL, check=True)
            else:
                writer.press(f"ly5\t{marks[-1]}\x13")  # after a no it would be asked who
                writer.until("You asked")
            shown += 1
            tally.logged += 1
            for window in windows:
                _shows(window, f"{shown} asks ·", tally, stale)
        told = Counter(record.get("note") for record in records(home.folder).values())
        tally.lost += [
            f"two windows: {mark} is there {told[mark]} times" for mark in marks if told[mark] != 1
        ]
    finally:
        for window in windows:
            window.clean_up()


def _wander(window: Window, chance: random.Random, tally: Tally) -> None:
    """Look around by keys that change nothing, and go back to Today."""
    many = chance.randint(0, PIECE)
    tally.events += many
    window.press("".join(chance.choice(LOOKING) for _ in range(many)))
    wide, end = cycle((81, 80)), time.monotonic() + PATIENCE
    while True:
        assert time.monotonic() < end, window.words
        for key in ("\x1b", "\x1b", "1"):
            window.press(key)
            window.read(0.2)
        window.seen = b""
        window.resize(next(wide), 24)
        window.read(0.5)
        if " heard" in window.words:  # the sums, which only Today has
            return


def _shows(window: Window, words: str, tally: Tally, stale: float) -> None:
    """Wait until it stands there; nobody presses a key."""
    began = time.monotonic()
    while words not in window.words and time.monotonic() - began < PATIENCE:
        window.read(0.02)
    tally.looks += 1
    if time.monotonic() - began > stale:
        tally.stale.append(f"{words} after {time.monotonic() - began:.1f} s")


WAYS: Mapping[str, tuple[Sequence[str], int, bool]] = {
    "any keys in pieces": ((*LOOKING, *WRITING, *LEAVING), PIECE, False),
    "any keys but those that leave": ((*LOOKING, *WRITING), PIECE, False),
    # Without the palette, in which a click does whatever is under it.
    "only keys that change nothing": ([key for key in LOOKING if key != PALETTE], 1, True),
}


def promise(
    minutes: float = 60,
    seed: int = 1,
    *,
    sizes: Sequence[int] = SIZES,
    ways: Sequence[str] = tuple(WAYS),
    freeze: float = FREEZE,
    stale: float = STALE,
) -> Promise:
    """So many minutes, on journals of these sizes, in these ways; a busy machine may take longer."""
    chance, tally = random.Random(seed), Tally()
    began = time.monotonic()
    alone_in = minutes * 50 / len(sizes) / len(ways)
    stretches = max(1, round(alone_in / STRETCH))
    with tempfile.TemporaryDirectory(prefix="rejectui-monkey-") as folder:
        homes = [make(Path(folder), size) for size in sizes]
        for number, home, way in product(range(stretches), homes, ways):
            keys, piece, exact = WAYS[way]
            name = f"{home.name}, {way}, seed {seed}"
            monkey = Monkey(home.copy(f"{number}-{way}"), chance, tally, name, freeze)
            monkey.play(keys, alone_in / stretches, piece=piece, exact=exact)
            _tell(tally, began)
        two_windows(homes[-1].copy("two"), minutes * 10, chance, tally, stale)
        _tell(tally, began)
    for case in (*tally.ends, *tally.freezes, *tally.lost, *tally.swollen, *tally.stale):
        print(f"  {case}", file=sys.stderr)
    return Promise(
        f"A monkey for {minutes:.0f} minutes: {tally.events:,} keys, left {tally.leaves:,} times; slowest "
        f"paint {tally.slowest:.1f} s, memory {tally.most:.2f} times that of the start",
        {OURS: tally.figures()},
        {PLAIN: "it has no screens", JRNL: "it has no screens"},
    )


def _tell(tally: Tally, began: float) -> None:
    wrong = sum(figure.wrong for figure in tally.figures())
    print(
        f"  {time.monotonic() - began:.0f} seconds, {tally.events:,} keys, {wrong} wrong",
        file=sys.stderr,
        flush=True,
    )


if __name__ == "__main__":
    sys.exit(alone(promise))
