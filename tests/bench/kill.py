"""Kill a process that is saving, at random moments, and compare the disk with what it had acknowledged.

    python -m tests.bench.kill [KILLS]        300 unless given; the same against TinyDB's own storage

Each kill: a worker opens a journal of 1,000 attempts and records, edits and deletes as fast as it can. It
says on a pipe what it is about to do and, once it is saved, that it is done. After `kill -9` the file must
hold exactly the acknowledged changes, with or without the one in between.
"""

from __future__ import annotations

import json
import os
import random
import select
import subprocess
import sys
import tempfile
import time
import uuid
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import NamedTuple

from tinydb import TinyDB, where

from rejectui.core.attempt import Attempt
from rejectui.journal.files import TEMPORARY
from rejectui.journal.journal import Journal

ATTEMPTS = 1_000
LONGEST = 0.06  # seconds that a worker lives at most after its first word
DAY = date(2026, 11, 22)
MOMENT = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)
PROJECT = Path(__file__).parents[2]

State = dict[str, str]  # the note of each attempt by its id; deleted ones are absent


class Change(NamedTuple):
    """One thing a worker does: `note` is the new one, or None to delete."""

    id: str
    note: str | None

    def made_to(self, state: State) -> State:
        """The state after it."""
        rest = {known: note for known, note in state.items() if known != self.id}
        return rest if self.note is None else rest | {self.id: self.note}


@dataclass(frozen=True)
class Subject:
    """Something that keeps attempts: how a worker changes it, and how its file is read afterwards."""

    name: str
    fill: Callable[[Path, State], None]
    opened: Callable[[Path], Callable[[Change, bool], None]]
    read: Callable[[Path], State]
    start: Callable[[Path], None]


@dataclass
class Tally:
    """What became of a number of kills."""

    kills: int = 0
    acknowledged: int = 0
    in_a_save: int = 0
    lost: int = 0
    not_opened: int = 0
    leftovers: int = 0


# RejectUI's journal


def _journal(home: Path) -> Journal:
    return Journal.open(home / "journal", home / "state", lambda: datetime.now().astimezone())


def _attempt(id: str, note: str) -> Attempt:
    return Attempt(
        id=id, day=DAY, at=MOMENT, outcome="no", ask="May I have the corner seat?", note=note, peak=60
    )


def _fill_journal(home: Path, state: State) -> None:
    for old in (home / "journal").glob("*.json"):
        old.unlink()
    journal = _journal(home)
    with journal.together():
        for known, note in state.items():
            journal.record(_attempt(known, note))


def _opened_journal(home: Path) -> Callable[[Change, bool], None]:
    journal = _journal(home)
    journal.get_ready()

    def make(change: Change, is_new: bool) -> None:
        if change.note is None:
            journal.delete(change.id)
        elif is_new:
            journal.record(_attempt(change.id, change.note))
        else:
            journal.edit(change.id, {"note": change.note})

    return make


def _read_journal(home: Path) -> State:
    (file,) = (home / "journal").glob("*.json")
    attempts = json.loads(file.read_bytes())["attempts"]
    assert len(_journal(home).facts.attempts) == sum("deleted" not in found for found in attempts.values())
    return {known: found["note"] for known, found in attempts.items() if "deleted" not in found}


def _start_journal(home: Path) -> None:
    _journal(home).set("welcomed", True)


# TinyDB's own storage


def _fill_tinydb(home: Path, state: State) -> None:
    (home / "db.json").unlink(missing_ok=True)
    with TinyDB(home / "db.json") as db:
        db.insert_multiple({"id": known, "note": note} for known, note in state.items())


def _opened_tinydb(home: Path) -> Callable[[Change, bool], None]:
    db = TinyDB(home / "db.json")

    def make(change: Change, is_new: bool) -> None:
        if change.note is None:
            db.remove(where("id") == change.id)
        elif is_new:
            db.insert({"id": change.id, "note": change.note})
        else:
            db.update({"note": change.note}, where("id") == change.id)

    return make


def _read_tinydb(home: Path) -> State:
    with TinyDB(home / "db.json") as db:
        return {found["id"]: found["note"] for found in db.all()}


JOURNAL = Subject("RejectUI's journal", _fill_journal, _opened_journal, _read_journal, _start_journal)
PLAIN = Subject("TinyDB's JSONStorage", _fill_tinydb, _opened_tinydb, _read_tinydb, lambda _: None)
SUBJECTS = {subject.name: subject for subject in (JOURNAL, PLAIN)}


def work(subject: Subject, home: Path, seed: int) -> None:
    """Change attempts until killed, saying "?" with each change before it and "!" once it is saved."""
    chance = random.Random(seed)
    known = list(subject.read(home))
    make = subject.opened(home)
    while True:
        is_new = chance.random() < 0.4 or not known
        name = uuid.UUID(int=chance.getrandbits(128)).hex if is_new else chance.choice(known)
        delete = not is_new and chance.random() < 0.3
        change = Change(name, None if delete else "x" * chance.randint(5, 400))
        os.write(1, b"?%b\n" % json.dumps(change).encode())
        make(change, is_new)
        os.write(1, b"!\n")
        if is_new:
            known.append(name)
        elif delete:
            known.remove(name)


def kill_once(subject: Subject, home: Path, chance: random.Random) -> list[str]:
    """Start a worker, kill it at a random moment, return the lines that it wrote."""
    command = [sys.executable, "-m", "tests.bench.kill", "--work", subject.name, str(home)]
    with subprocess.Popen(
        [*command, str(chance.getrandbits(32))], cwd=PROJECT, stdout=subprocess.PIPE, bufsize=0
    ) as worker:
        assert worker.stdout is not None
        said = worker.stdout.read(1)  # it is about to make its first change
        end = time.monotonic() + chance.uniform(0, LONGEST)
        while (left := end - time.monotonic()) > 0:
            if select.select([worker.stdout], [], [], left)[0]:
                said += worker.stdout.read(65536)
        worker.kill()
        while part := worker.stdout.read(65536):
            said += part
    whole = said[: said.rfind(b"\n") + 1]  # a line cut off by the kill was never acknowledged
    return whole.decode().splitlines()


def judge(subject: Subject, home: Path, before: State, lines: list[str], tally: Tally) -> State:
    """Compare the disk with what was acknowledged; returns what the next round begins with."""
    saved, between = before, before
    for line in lines:
        if line == "!":
            saved = between
            tally.acknowledged += 1
        else:
            between = Change(*json.loads(line[1:])).made_to(saved)
    tally.kills += 1
    tally.in_a_save += any(home.rglob(f"{TEMPORARY}*"))
    try:
        found = subject.read(home)
    except Exception:  # whatever it is, the file is of no use any more
        tally.not_opened += 1
        subject.fill(home, saved)
        return saved
    if found not in (saved, between):
        tally.lost += sum(found.get(known) != note for known, note in saved.items()) or 1
    subject.start(home)
    tally.leftovers += sum(1 for _ in home.rglob(f"{TEMPORARY}*"))
    return subject.read(home)


def campaign(subject: Subject, kills: int, seed: int = 1) -> Tally:
    """Kill it so many times; the journal goes on living from one kill to the next."""
    chance, tally = random.Random(seed), Tally()
    with tempfile.TemporaryDirectory() as root:
        home = Path(root)
        state = {
            uuid.UUID(int=chance.getrandbits(128)).hex: "y" * chance.randint(5, 400) for _ in range(ATTEMPTS)
        }
        subject.fill(home, state)
        for _ in range(kills):
            state = judge(subject, home, state, kill_once(subject, home, chance), tally)
    return tally


def main(kills: int) -> int:
    """Run both campaigns and print them side by side; 1 if ours lost anything."""
    began = time.monotonic()
    ours, plain = campaign(JOURNAL, kills), campaign(PLAIN, kills)
    took = timedelta(seconds=int(time.monotonic() - began))
    print(f"{kills} kills each, {ATTEMPTS} attempts to begin with, {took}")
    print(f"{'':34}{JOURNAL.name:>22}{PLAIN.name:>22}")
    for text, name in (
        ("changes acknowledged", "acknowledged"),
        ("kills with a half-written copy", "in_a_save"),
        ("files that did not open", "not_opened"),
        ("acknowledged changes lost", "lost"),
        ("temporary files after next start", "leftovers"),
    ):
        print(f"{text:34}{getattr(ours, name):>22,}{getattr(plain, name):>22,}")
    return 1 if ours.lost or ours.not_opened or ours.leftovers else 0


if __name__ == "__main__":
    if sys.argv[1:2] == ["--work"]:
        work(SUBJECTS[sys.argv[2]], Path(sys.argv[3]), int(sys.argv[4]))
    else:
        sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 300))
