"""Several programs at once, each saving as fast as it can: nothing of any is lost.

    python -m tests.bench.two_writers [ATTEMPTS [WRITERS]]        1,000 each and 2 unless given

RejectUI's journal, TinyDB's own storage and jrnl in turn. A writer that is refused goes on with its next
attempt: what it was told is not saved is not counted as lost, but as refused.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

from tests.bench.changes import Change
from tests.bench.figures import Figure, Promise, alone, counted
from tests.bench.keepers import BY_NAME, KEEPERS, PROJECT, Keeper

PATIENCE = 1_200  # seconds; only a machine that stands still needs as long


@dataclass(frozen=True)
class Outcome:
    """What became of so many attempts."""

    attempts: int
    acknowledged: set[str]
    found: set[str]

    def figures(self) -> tuple[Figure, ...]:
        """What must not be."""
        return (
            Figure(len(self.acknowledged - self.found), "acknowledged attempts lost", len(self.acknowledged)),
            Figure(self.attempts - len(self.acknowledged), "attempts refused", self.attempts),
            Figure(self.attempts - len(self.found), "not in the journal", self.attempts),
        )


def write(keeper: Keeper, home: Path, ids: range) -> None:
    """Open the journal, wait for a word, record one attempt for each number, and say which were saved."""
    make, saved = keeper.opened(home), []
    print("open", flush=True)
    sys.stdin.readline()
    for number in ids:
        try:
            make(Change(f"{number:032x}", "one of many"), True)
        except Exception:  # whatever it says, the attempt is not acknowledged
            continue
        saved.append(f"{number:032x}")
    print(*saved)


def campaign(keeper: Keeper, home: Path, attempts: int, writers: int = 2) -> Outcome:
    """Let them write together, all open before any begins, in an empty home."""
    keeper.fill(home, {})
    command = [sys.executable, "-m", "tests.bench.two_writers", "--write", keeper.name, str(home)]
    working = [
        subprocess.Popen(
            [*command, str(attempts * number), str(attempts)],
            cwd=PROJECT,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        for number in range(writers)
    ]
    for one in working:
        assert one.stdout is not None
        one.stdout.readline()
    for one in working:
        assert one.stdin is not None
        one.stdin.write("go\n")
        one.stdin.flush()
    acknowledged: set[str] = set()
    for one in working:
        said, _ = one.communicate(timeout=PATIENCE)
        assert one.returncode == 0
        acknowledged |= {*said.split()}
    try:
        found = {*keeper.read(home)}
    except Exception:  # whatever it is, the file is of no use any more
        found = set()
    return Outcome(attempts * writers, acknowledged, found)


def promise(attempts: int = 1_000, writers: int = 2) -> Promise:
    """Each of the three with so many writers."""
    found = {}
    for number in counted(len(KEEPERS), "programs with several writers"):
        with tempfile.TemporaryDirectory() as home:
            found[KEEPERS[number].name] = campaign(KEEPERS[number], Path(home), attempts, writers).figures()
    return Promise(f"{writers} writers at once, {attempts:,} attempts each", found)


if __name__ == "__main__":
    if sys.argv[1:2] == ["--write"]:
        first, number = map(int, sys.argv[4:])
        write(BY_NAME[sys.argv[2]], Path(sys.argv[3]), range(first, first + number))
    else:
        sys.exit(alone(promise))
