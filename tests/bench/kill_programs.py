"""Kill the real programs while they save: the commands, and the app in a terminal, at random moments.

    python -m tests.bench.kill_programs [KILLS]        300 unless given, half of each

A command has acknowledged its change when it has printed Saved, the app when the new number stands on the
screen. After each kill the journal must open, by plain json too, and hold everything acknowledged, with or
without the one change that was under way.
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
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

from rejectui.cli.home import now
from rejectui.journal.files import TEMPORARY
from rejectui.journal.journal import Journal
from tests.bench.kill import PROJECT
from tests.bench.terminal import Terminal

Peaks = dict[str, int | None]  # how bad each ask got, by the id of its record

LONGEST_COMMAND = 0.5  # seconds; by then it has saved and left
LONGEST_APP = 2.0  # seconds of keys; about three saves


@dataclass
class Tally:
    """What became of the kills."""

    kills: int = 0
    acknowledged: int = 0
    lost: int = 0
    not_opened: int = 0
    leftovers: int = 0


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
        journal = Journal.open(home / "journal", home / "state", now)
        assert len(journal.facts.attempts) == len(found)
        journal.set("welcomed", True)
    except Exception:  # whatever it is, the file is of no use any more
        tally.not_opened += 1
        return
    tally.lost += Counter(found.values()) not in [Counter(each) for each in allowed]
    tally.leftovers += sum(1 for _ in home.rglob(f"{TEMPORARY}*"))


def kill_a_command(home: Path, chance: random.Random, tally: Tally) -> None:
    """Log or edit by command, and kill it."""
    before, peak = peaks_of(home), chance.randrange(101)
    edited = chance.choice(list(before)) if before and chance.random() < 0.4 else None
    words = ["edit", edited, "--distress", str(peak)] if edited else ["log", "n", str(peak)]
    after = {**before, edited or "new": peak}
    command = [sys.executable, "-m", "rejectui", *words]
    with subprocess.Popen(
        command, env=env_of(home), stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
    ) as program:
        time.sleep(chance.uniform(0, LONGEST_COMMAND))
        program.kill()
        said = program.stdout.read() if program.stdout is not None else b""
    acknowledged = b"Saved" in said
    tally.acknowledged += acknowledged
    judge(home, [each.values() for each in ([after] if acknowledged else [before, after])], tally)


def kill_the_app(home: Path, chance: random.Random, tally: Tally) -> None:
    """Log and edit by keys as fast as the app takes them, and kill it."""
    saved = list(peaks_of(home).values())
    between = saved
    app = Terminal([sys.executable, "-m", "rejectui"], env_of(home))
    app.until("Help")
    end = threading.Timer(chance.uniform(0, LONGEST_APP), app.kill)
    end.start()
    try:
        while True:
            tens = chance.randrange(10)
            app.press(b"l")
            app.until("How did it go")
            between = [*saved, tens * 10]
            app.press(b"n%d\r" % tens)
            app.until(f"{len(between)} ask")
            saved = between
            tally.acknowledged += 1
            app.press(b"e")
            app.until("Change it")
            fewer = (tens + 5) % 10
            between = [*saved[:-1], fewer * 10]
            app.press(b"%d\r" % fewer)
            app.until(f"no · {fewer * 10} ")
            saved = between
            tally.acknowledged += 1
    except (OSError, RuntimeError):
        end.join()
    judge(home, [saved, between], tally)


def campaign(kills: int, seed: int = 1) -> tuple[Tally, Tally]:
    """Half of the kills on commands, half on the app; one journal each, which lives on."""
    chance, commands, app = random.Random(seed), Tally(), Tally()
    with tempfile.TemporaryDirectory() as first, tempfile.TemporaryDirectory() as second:
        for home in (first, second):
            Journal.open(Path(home) / "journal", Path(home) / "state", now).set("welcomed", True)
        for _ in range(kills // 2):
            kill_a_command(Path(first), chance, commands)
        for _ in range(kills - kills // 2):
            kill_the_app(Path(second), chance, app)
    return commands, app


def main(kills: int) -> int:
    """Run the campaign and print it; 1 if anything was lost."""
    began = time.monotonic()
    commands, app = campaign(kills)
    print(f"{kills} kills, {timedelta(seconds=int(time.monotonic() - began))}")
    print(f"{'':34}{'commands':>12}{'app':>12}")
    for name in ("kills", "acknowledged", "lost", "not_opened", "leftovers"):
        print(f"{name.replace('_', ' '):34}{getattr(commands, name):>12,}{getattr(app, name):>12,}")
    broken = sum(t.lost + t.not_opened + t.leftovers for t in (commands, app))
    return 1 if broken else 0


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 300))
