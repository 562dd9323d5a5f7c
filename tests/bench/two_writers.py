"""Several RejectUI at once, each saving as fast as it can: nothing of any is lost.

python -m tests.bench.two_writers [ATTEMPTS [WRITERS]]        1,000 each and 2 unless given
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from rejectui.journal.ids import new_id
from rejectui.journal.journal import Journal
from tests.bench.kill import PROJECT, _attempt, _journal

PATIENCE = 600  # seconds; only a machine that stands still needs as long


def write(home: Path, attempts: int) -> None:
    """Open the journal, wait for a word, and record so many."""
    journal: Journal = _journal(home)
    print("open", flush=True)
    sys.stdin.readline()
    for _ in range(attempts):
        journal.record(_attempt(new_id(), "one of many"))


def campaign(home: Path, attempts: int, writers: int = 2) -> int:
    """Let them write together, all open before any begins; how many attempts the file holds afterwards."""
    command = [sys.executable, "-m", "tests.bench.two_writers", "--write", str(home), str(attempts)]
    working = [
        subprocess.Popen(command, cwd=PROJECT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        for _ in range(writers)
    ]
    for one in working:
        assert one.stdout is not None
        one.stdout.readline()
    for one in working:
        assert one.stdin is not None
        one.stdin.write("go\n")
        one.stdin.flush()
    for one in working:
        one.communicate(timeout=PATIENCE)
        assert one.returncode == 0
    (file,) = (home / "journal").glob("*.json")
    found = json.loads(file.read_bytes())["attempts"]
    assert len(_journal(home).facts.attempts) == len(found)
    return len(found)


def main(attempts: int, writers: int) -> int:
    """Run it and print what is in the journal; 1 if anything is missing."""
    began = time.monotonic()
    with tempfile.TemporaryDirectory() as home:
        found = campaign(Path(home), attempts, writers)
    wanted = attempts * writers
    print(f"{writers} writers, {attempts:,} attempts each: {found:,} of {wanted:,} in the journal", end="")
    print(f", {time.monotonic() - began:.0f} seconds")
    return 0 if found == wanted else 1


if __name__ == "__main__":
    if sys.argv[1:2] == ["--write"]:
        write(Path(sys.argv[2]), int(sys.argv[3]))
    else:
        given = [int(each) for each in sys.argv[1:]]
        sys.exit(main(*[*given, *(1_000, 2)[len(given) :]]))
