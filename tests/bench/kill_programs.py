"""Kill the real programs while they save: the commands, and the app in a terminal, at random moments.

    python -m tests.bench.kill_programs [KILLS]        100 unless given, half of each

A command has acknowledged its change when it has printed Saved or Deleted, the app when the new number stands
on the screen. After each kill the journal must open, by plain json too, and hold everything acknowledged,
with or without the one change that was under way.
"""

from __future__ import annotations

import json
import os
import random
import subprocess
import sys
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Collection, Sequence
from pathlib import Path

from rejectui.journal.file.disk import TEMPORARY
from tests.bench.figures import JRNL, OURS, PLAIN, Promise, alone, counted
from tests.bench.keepers import PROJECT, open_journal
from tests.bench.kill import Tally
from tests.bench.terminal import Terminal
from tests.clocked import clocked

Peaks = dict[str, int | None]  # how bad each ask got, by the id of its record

LONGEST_COMMAND = 0.5  # seconds; by then it has saved and left
LONGEST_APP = 2.0  # seconds of keys; about three saves


def env_of(home: Path) -> dict[str, str]:
    """The surroundings of a program under test."""
    return {**os.environ, "REJECTUI_HOME": str(home), "TERM": "xterm-256color", "PYTHONPATH": str(PROJECT)}


def peaks_of(home: Path) -> Peaks:
    """What the file holds, by plain json."""
    files = list((home / "journal").glob("*.json"))
    if not files:
        return {}
    attempts = json.loads(files[0].read_bytes()).get("attempts", {})
    return {known: found.get("peak") for known, found in attempts.items() if "deleted" not in found}


def judge(home: Path, allowed: Sequence[Collection[int | None]], tally: Tally) -> None:
    """Compare the ratings on disk with those that it may hold."""
    tally.kills += 1
    try:
        found = peaks_of(home)
        journal = open_journal(home)
        assert len(journal.facts.attempts) == len(found)
        journal.set("welcomed", True)
    except Exception:  # whatever it is, the file is of no use any more
        tally.not_opened += 1
        return
    tally.lost += Counter(found.values()) not in [Counter(each) for each in allowed]
    tally.leftovers += sum(1 for _ in home.rglob(f"{TEMPORARY}*"))


def kill_a_command(home: Path, chance: random.Random, tally: Tally) -> None:
    """Log, edit or delete by command, and kill it."""
    before, peak = peaks_of(home), chance.randrange(101)
    changed = chance.choice(list(before)) if before and chance.random() < 0.5 else None
    words, after = ["log", "n", str(peak)], {**before, "new": peak}
    if changed and chance.random() < 0.3:
        words = ["delete", changed]
        after = {known: rating for known, rating in before.items() if known != changed}
    elif changed:
        words, after = ["edit", changed, "--distress", str(peak)], {**before, changed: peak}
    with subprocess.Popen(
        clocked(*words), env=env_of(home), stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
    ) as program:
        time.sleep(chance.uniform(0, LONGEST_COMMAND))
        program.kill()
        said = program.stdout.read() if program.stdout is not None else b""
    acknowledged = b"Saved" in said or b"Deleted" in said
    tally.acknowledged += acknowledged
    judge(home, [each.values() for each in ([after] if acknowledged else [before, after])], tally)


def kill_the_app(home: Path, chance: random.Random, tally: Tally) -> None:
    """Log and edit by keys as fast as the app takes them, and kill it."""
    saved = list(peaks_of(home).values())
    between = saved
    app = Terminal(clocked(), env_of(home))
    app.until("Help")
    end = threading.Timer(chance.uniform(0, LONGEST_APP), app.kill)
    end.start()
    try:
        while True:
            tens = chance.randrange(10)
            app.press(b"l")
            app.until("How did it go")
            between = [*saved, tens * 10]
            app.press(b"y%d\r" % tens)  # a no would be asked about
            app.until(f"{len(between)} ask")
            saved = between
            tally.acknowledged += 1
            app.press(b"e")
            app.until("Change it")
            fewer = (tens + 5) % 10
            between = [*saved[:-1], fewer * 10]
            app.press(b"%d\r" % fewer)
            app.until(f"yes · {fewer * 10} ")
            saved = between
            tally.acknowledged += 1
    except (OSError, RuntimeError):
        end.join()
    judge(home, [saved, between], tally)


def promise(kills: int = 100, seed: int = 1) -> Promise:
    """Half of the kills on commands, half on the app; one journal each, which lives on."""
    chance, tally = random.Random(seed), Tally()
    with tempfile.TemporaryDirectory() as first, tempfile.TemporaryDirectory() as second:
        for home in (first, second):
            open_journal(Path(home)).set("welcomed", True)
        for number in counted(kills, "kills of the real programs"):
            if number % 2:
                kill_the_app(Path(second), chance, tally)
            else:
                kill_a_command(Path(first), chance, tally)
    return Promise(
        f"kill -9 of the real programs, half commands, half the app in a terminal: {kills:,} kills",
        {OURS: tally.figures()},
        {PLAIN: "it is no program", JRNL: "killed while it writes, in the row above"},
    )


if __name__ == "__main__":
    sys.exit(alone(promise))
