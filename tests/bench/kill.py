"""Kill a process that is saving, at random moments, and compare the disk with what it had acknowledged.

    python -m tests.bench.kill [KILLS]        1,000 unless given, each of the three

Each kill: a worker opens a journal of 200 attempts and logs, edits and deletes as fast as it can. It says
on a pipe what it is about to do and, once it is saved, that it is done. After `kill -9` the file must hold
exactly the acknowledged changes, with or without the one in between. RejectUI's journal, TinyDB's own storage
and jrnl go through the same; the journal lives on from one kill to the next.
"""

from __future__ import annotations

import json
import os
import random
import select
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import uuid
from dataclasses import dataclass
from pathlib import Path

from tests.bench.changes import Change, State, random_change
from tests.bench.figures import Figure, Promise, alone, counted
from tests.bench.keepers import BY_NAME, KEEPERS, OURS, PROJECT, Keeper, open_journal

ATTEMPTS = 200
LONGEST = 0.1  # seconds that a worker lives at most after its first word
NOTE = 400  # characters of the longest


@dataclass
class Tally:
    """What became of a number of kills."""

    kills: int = 0
    acknowledged: int = 0
    lost: int = 0
    not_opened: int = 0
    leftovers: int = 0

    def figures(self) -> tuple[Figure, ...]:
        """What must not be."""
        return (
            Figure(self.lost, "acknowledged changes lost", self.acknowledged),
            Figure(self.not_opened, "times the file did not open", self.kills),
            Figure(self.leftovers, "temporary files after the next start"),
        )


def work(keeper: Keeper, home: Path) -> None:
    """Start a worker for each seed on the standard input, and say "." when it is dead.

    They are forked, with everything imported, so that one is at work within a few milliseconds.
    """
    keeper.opened(home)
    for line in sys.stdin:
        worker = os.fork()
        if worker == 0:
            try:
                os.write(1, b"%d\n" % os.getpid())
                _change_until_killed(keeper, home, random.Random(int(line)))
            finally:
                os._exit(1)
        os.waitpid(worker, 0)
        os.write(1, b".\n")


def _change_until_killed(keeper: Keeper, home: Path, chance: random.Random) -> None:
    """Say "?" with each change before it, and "!" once it is saved."""
    known = list(keeper.read(home))
    make = keeper.opened(home)
    while True:
        change, is_new = random_change(chance, known, NOTE)
        os.write(1, b"?%b\n" % json.dumps(change).encode())
        make(change, is_new)
        os.write(1, b"!\n")
        if is_new:
            known.append(change.id)
        elif change.note is None:
            known.remove(change.id)


def kill_once(workers: subprocess.Popen[bytes], chance: random.Random) -> list[str]:
    """Have a worker started, kill it at a random moment, return the lines that it wrote."""
    assert workers.stdin is not None
    assert workers.stdout is not None
    workers.stdin.write(b"%d\n" % chance.getrandbits(32))
    worker = int(workers.stdout.readline())
    said = workers.stdout.read(1)  # it is about to make its first change
    end = time.monotonic() + chance.uniform(0, LONGEST)
    while (left := end - time.monotonic()) > 0:
        if select.select([workers.stdout], [], [], left)[0]:
            said += workers.stdout.read(65536)
    os.kill(worker, signal.SIGKILL)
    while not said.endswith(b".\n"):
        said += workers.stdout.read(65536)
    return said.decode().splitlines()[:-1]


def judge(keeper: Keeper, home: Path, before: State, lines: list[str], tally: Tally) -> State:
    """Compare the disk with what was acknowledged; returns what the next round begins with."""
    saved, between = before, before
    for line in lines:
        if line == "!":
            saved = between
            tally.acknowledged += 1
        else:
            between = Change(*json.loads(line[1:])).made_to(saved)
    tally.kills += 1
    try:
        found = keeper.read(home)
    except Exception:  # whatever it is, the file is of no use any more
        tally.not_opened += 1
        _begin(keeper, home, saved)
        return saved
    if found not in (saved, between):
        tally.lost += sum(found.get(known) != note for known, note in saved.items()) or 1
    _start(keeper, home)
    tally.leftovers += keeper.leftovers(home)
    for left in home.rglob(keeper.temporary):  # or they would be counted again
        left.unlink()
    return found


def _start(keeper: Keeper, home: Path) -> None:
    """What the next start of the program does before anything else: it writes, or reads."""
    if keeper is OURS:
        journal = open_journal(home)
        journal.set("mouse", not journal.facts.settings.mouse)
    else:
        keeper.opened(home)
        keeper.read(home)


def _begin(keeper: Keeper, home: Path, state: State) -> None:
    shutil.rmtree(home, ignore_errors=True)
    home.mkdir()
    keeper.fill(home, state)


def campaign(keeper: Keeper, kills: int, attempts: int = ATTEMPTS, seed: int = 1) -> Tally:
    """Kill it so many times; the journal goes on living from one kill to the next."""
    chance, tally = random.Random(seed), Tally()
    state = {
        uuid.UUID(int=chance.getrandbits(128)).hex: "y" * chance.randint(5, NOTE) for _ in range(attempts)
    }
    with tempfile.TemporaryDirectory() as root:
        home = Path(root) / "home"
        _begin(keeper, home, state)
        command = [sys.executable, "-m", "tests.bench.kill", "--work", keeper.name, str(home)]
        with subprocess.Popen(
            command, cwd=PROJECT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, bufsize=0
        ) as workers:
            for _ in counted(kills, f"kills of {keeper.name}"):
                state = judge(keeper, home, state, kill_once(workers, chance), tally)
    return tally


def promise(kills: int = 1_000, attempts: int = ATTEMPTS) -> Promise:
    """Each of the three through so many kills."""
    return Promise(
        f"kill -9 while it logs, edits and deletes in a journal of {attempts:,}; {kills:,} kills each",
        {keeper.name: campaign(keeper, kills, attempts).figures() for keeper in KEEPERS},
    )


if __name__ == "__main__":
    if sys.argv[1:2] == ["--work"]:
        work(BY_NAME[sys.argv[2]], Path(sys.argv[3]))
    else:
        sys.exit(alone(promise))
