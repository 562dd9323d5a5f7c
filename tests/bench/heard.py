"""What a screen reader says of the commands: yasr in a terminal, held against tests/bench/spoken.

    python -m tests.bench.heard [--update]

Debian's yasr speaks what is printed to a speech server, here one that writes it down. It gets what each
command prints with --plain, on the season of the demo. A line of a file in tests/bench/spoken is said in one
breath. With `--update` these files are written anew: listen to them by reading them. Exit status 1 if
something is said otherwise, 2 without yasr.
"""

from __future__ import annotations

import argparse
import re
import shlex
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from difflib import unified_diff
from pathlib import Path

from rejectui.cli.demo.season import season
from rejectui.journal.journal import Journal
from rejectui.packs.library import bundled_folder, load
from tests.bench.processes import PROJECT, environment
from tests.bench.terminal import PATIENCE, Terminal
from tests.clocked import MOMENT, clocked

SPOKEN = Path(__file__).parent / "spoken"
# In this order; by the name of the file with what is said.
COMMANDS = {
    "today": "today",
    "ladder": "ladder",
    "review": "review",
    "review_more": "review --more",
    "takeaway": "takeaway",
    "journal": "journal -n 5",
    "packs": "packs list --find drink",
    "program": "program",
    "log": "log no 40 'They laughed.'",
}
NO_YASR = (
    "NOT TRIED: nothing was heard, because there is no yasr on this computer. Install it (apt install yasr), "
    "and try again."
)
_SAID = re.compile(r"^q \{(.*)\}$", re.MULTILINE)
_ID = re.compile(r"\b(Saved as|id) [0-9a-f]{4,}\b")  # another one each time
_SETTINGS = """\
[options]
synthesizer=emacspeak server
synthesizer port=|{server}
[Emacspeak server]
punctuation=some
"""
# A line as soon as the one before was said: what comes faster than it reads, yasr cuts anywhere.
_ONE_BY_ONE = """\
number=0
while IFS= read -r line; do
    printf '%s\\n' "$line"
    number=$((number + 1))
    until [ "$(grep -c '^d' "$SAID")" -ge $number ]; do sleep 0.02; done
done <"$TEXT"
echo "$END"
read _"""
_END = "That is all."


def heard(text: str, folder: Path) -> list[str]:
    """What is said of a text in a terminal, a line in one breath; `folder` is for yasr's files."""
    log, server, script, lines = (folder / name for name in ("said", "server", "script", "lines"))
    log.write_bytes(b"")
    lines.write_text("".join(f"{line}\n" for line in text.splitlines() if line), "utf-8")
    _program(server, 'exec cat >> "$SAID"')
    _program(script, _ONE_BY_ONE)
    (folder / ".yasr.conf").write_text(_SETTINGS.format(server=server))
    given = {"HOME": str(folder), "SAID": str(log), "TEXT": str(lines), "END": _END}
    terminal = Terminal(["yasr", str(script)], {**environment(), **given})
    try:
        terminal.until(_END)
        until = time.monotonic() + PATIENCE
        while f"{{{_END}}}" not in (said := log.read_text("utf-8")):
            if time.monotonic() > until:
                raise RuntimeError(f"The end was never said, but:\n{said}")
            time.sleep(0.02)
    finally:
        terminal.kill()
    return _SAID.findall(said)[:-1]


def printed(command: str, home: Path) -> str:
    """What a command prints with --plain in that width; without ids, which are others each time."""
    done = subprocess.run(
        clocked(*shlex.split(command), "--plain"),
        env={**environment(home), "COLUMNS": "80"},
        cwd=PROJECT,
        capture_output=True,
        check=True,
        text=True,
    )
    return _ID.sub(r"\1 ID", done.stdout)


def _program(path: Path, lines: str) -> None:
    path.write_text(f"#!/bin/sh\n{lines}\n")
    path.chmod(0o755)


def season_in(home: Path) -> None:
    """Put the season of the demo into a home."""
    found = season(load([(bundled_folder(), True)]).catalog, MOMENT)
    found.keep_in(Journal.open(home / "journal", home / "state", lambda: MOMENT))


def main(arguments: Sequence[str]) -> int:
    """Listen to every command, and tell what is said otherwise than it was; 0 if nothing is."""
    parser = argparse.ArgumentParser("python -m tests.bench.heard", description="What yasr says.")
    parser.add_argument("--update", action="store_true", help="write what is said as what is to be said")
    chosen = parser.parse_args(arguments)
    if shutil.which("yasr") is None:
        print(NO_YASR, file=sys.stderr)
        return 2
    others = 0
    with tempfile.TemporaryDirectory(prefix="heard-") as made:
        folder = Path(made)
        home = folder / "home"
        season_in(home)
        for name, command in COMMANDS.items():
            said = heard(printed(command, home), folder)
            path = SPOKEN / f"{name}.txt"
            if chosen.update:
                path.write_text("".join(f"{line}\n" for line in said), "utf-8")
            was = path.read_text("utf-8").splitlines()
            print(f"{command:<26} {len(said):>3} lines, {'as it was' if said == was else 'OTHERWISE'}")
            print(
                "".join(f"{line}\n" for line in unified_diff(was, said, "was", "is", n=0, lineterm="")),
                end="",
            )
            others += said != was
    return 1 if others else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
